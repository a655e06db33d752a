import type { JsonPath } from '@encours/engine';
import { ABSENT_KINDS, COMPARISON_OPERATORS, describeQuantity, RatioUnit } from '@encours/engine';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { listNames } from '../names.js';
import { ChoiceField, Problems, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { useForm, useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { quantityOf } from './quantity.js';
import { isRecord, listOf, pathKey, textOf } from './values.js';
import { inputOf, unitBeside } from './words.js';

const GROUPS = ['all', 'any'] as const;
const STATES = ['present', ...ABSENT_KINDS] as const;

interface ConditionFormProps {
  readonly path: JsonPath;
}

/** A condition read as sentences, however deep; the values that are compared with can be changed. */
export function ConditionForm({ path }: ConditionFormProps) {
  const t = useT(formMessages);
  const condition = useFormValue(path);
  if (!isRecord(condition)) return <Problems path={path} />;
  const group = GROUPS.find((key) => Array.isArray(condition[key]));
  if (group !== undefined) {
    const list = listOf(condition[group]);
    const inner = list.map((_item, index) => [...path, group, index]);
    const [only] = inner;
    if (only !== undefined && list.length === 1) return <ConditionForm path={only} />;
    return (
      <div className={classes.condition} data-path={pathKey(path)}>
        <span>{t[group]}</span>
        <ul>
          {inner.map((at) => (
            <li key={pathKey(at)}>
              <ConditionForm path={at} />
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if ('not' in condition) {
    return (
      <div className={classes.condition} data-path={pathKey(path)}>
        <span>{t.not}</span>
        <ul>
          <li>
            <ConditionForm path={[...path, 'not']} />
          </li>
        </ul>
      </div>
    );
  }
  return <Comparison path={path} name={textOf(condition.fact)} operator={condition.operator} value={condition.value} />;
}

interface ComparisonProps {
  readonly path: JsonPath;
  readonly name: string;
  readonly operator: unknown;
  readonly value: unknown;
}

/** `Délai moyen est supérieur à [30] jours`. */
function Comparison({ path, name, operator, value }: ComparisonProps) {
  const form = useForm();
  const t = useT(formMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const stem = name.replace(/\.(state|class)$/, '');
  const aspect = name === stem ? null : name.slice(stem.length + 1);
  const input = inputOf(form.value, stem, locale, t);
  const label =
    name === 'score'
      ? t.score
      : name === 'rating'
        ? t.rating
        : (listNames(form.value, locale).find((known) => known.name === stem)?.label ?? stem);
  const subject = aspect === 'state' ? t.informationOn(label) : aspect === 'class' ? t.caseOf(label) : label;
  const known = COMPARISON_OPERATORS.find((one) => one === operator);
  const unit = stem.startsWith('request.') ? 'money' : input.unit;
  const valuePath = [...path, 'value'];
  const words = (one: unknown): string => {
    if (typeof one === 'number')
      return describeQuantity(one, RatioUnit.safeParse(unit).data ?? null, form.currency, locale);
    const state = aspect === 'state' ? STATES.find((candidate) => candidate === one) : undefined;
    if (state !== undefined) return t[state];
    return input.values.find(([candidate]) => candidate === one)?.[1] ?? String(one).replaceAll('_', ' ');
  };
  const field = { path: valuePath, label: t.valueOf(subject), inGrid: true };
  const choices =
    aspect === 'state' ? STATES.map((state) => [state, t[state]] as const) : aspect === null ? input.values : [];
  return (
    <span className={classes.comparison} data-path={pathKey(path)}>
      <span>
        {subject} {known === undefined ? '' : t[known]}
      </span>
      {Array.isArray(value) ? (
        <strong>{formats.list(value.map(words), 'disjunction')}</strong>
      ) : typeof value === 'number' ? (
        <QuantityField
          {...field}
          kind={name === 'rating' || name === 'score' ? 'integer' : quantityOf(unit)}
          unit={unitBeside(t, unit)}
        />
      ) : choices.length > 0 ? (
        <ChoiceField {...field} choices={choices} />
      ) : (
        <TextField {...field} code />
      )}
      <Problems path={path} />
    </span>
  );
}
