import { ABSENT_KINDS, type COMPARISON_OPERATORS, describeBound, type JsonPath, RatioUnit } from '@encours/engine';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { listNames, namesFor } from '../names.js';
import { set } from './edits.js';
import { type Choice, ChoiceField, ListField, Problems, QuantityField, TextField, ValuesField } from './fields.js';
import classes from './form.module.css';
import { useForm } from './form-context.js';
import { formMessages } from './messages.js';
import { comparisonOf } from './new-comparison.js';
import { quantityOf } from './quantity.js';
import { listOf, pathKey, recordOf, textOf, valueAt } from './values.js';
import { inputOf, subjectOf, unitBeside } from './words.js';

const STATES = ['present', ...ABSENT_KINDS] as const;
const OF_NUMBERS = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'equal',
  'notEqual',
] as const;
const OF_VALUES = ['equal', 'notEqual', 'in', 'notIn'] as const;

interface ComparisonProps {
  readonly path: JsonPath;
  readonly name: string;
  /** Null: none that is known. */
  readonly operator: (typeof COMPARISON_OPERATORS)[number] | null;
  readonly value: unknown;
}

/** `[Délai moyen] [vaut plus de] [30] jours`. */
export function Comparison({ path, name, operator, value }: ComparisonProps) {
  const form = useForm();
  const t = useT(formMessages);
  const { locale } = useLocale();
  const stem = name.replace(/\.(state|class)$/, '');
  const aspect = name === stem ? '' : name.slice(stem.length);
  const input = inputOf(form.value, stem, locale, t);
  const own = { score: t.score, rating: t.rating };
  const names = namesFor('rule_fact', listNames(form.value, locale)).map(
    (known): Choice => [known.name, known.name in own ? own[known.name as 'score'] : (known.label ?? known.name)],
  );
  const subject = subjectOf(form.value, name, locale, t);
  const classNames = classNamesOf(form.value, stem, locale);
  const isDeclared = stem !== 'score' && stem !== 'rating' && !stem.startsWith('request.');
  const unit = stem.startsWith('request.') ? 'money' : input.unit;
  const isNumber = aspect === '' && (!isDeclared || ['money', 'number', 'integer'].includes(input.type));
  const choices: readonly Choice[] =
    aspect === '.state' ? STATES.map((state) => [state, t[state]]) : aspect === '.class' ? classNames : input.values;
  const operators = isNumber ? OF_NUMBERS : input.type === 'boolean' && aspect === '' ? OF_NUMBERS.slice(4) : OF_VALUES;
  const valuePath = [...path, 'value'];
  const field = { path: valuePath, label: t.valueOf(subject), inGrid: true };
  const about = (fact: string): unknown =>
    fact.endsWith('.state')
      ? { fact, operator: 'equal', value: 'missing' }
      : fact.endsWith('.class')
        ? { fact, operator: 'equal', value: classNames[0]?.[0] ?? '' }
        : comparisonOf(fact, inputOf(form.value, fact, locale, t));
  const words = (one: unknown): string =>
    typeof one === 'number'
      ? describeBound(one, RatioUnit.safeParse(unit).data ?? null, form.currency, locale)
      : (choices.find(([known]) => known === one)?.[1] ?? String(one));
  return (
    <span className={classes.comparison} data-path={pathKey(path)}>
      <ChoiceField
        path={[...path, 'fact']}
        label={t.subject}
        inGrid
        pick={() => stem}
        choices={names.toSorted((a, b) => a[1].localeCompare(b[1], locale))}
        edit={(next) => [set(path, about(String(next)))]}
      />
      {isDeclared && (
        <ChoiceField
          path={[...path, 'fact']}
          label={t.aspectOf(subject)}
          inGrid
          pick={() => aspect}
          choices={[
            ['', t.aspectValue],
            ['.state', t.aspectState],
            ...(classNames.length > 0 ? [['.class', t.aspectClass] as const] : []),
          ]}
          edit={(next) => [set(path, about(`${stem}${String(next)}`))]}
        />
      )}
      <ChoiceField
        path={[...path, 'operator']}
        label={t.operatorOf(subject)}
        inGrid
        choices={operators.map((one) => [one, t[one]])}
        edit={(next) => [
          set([...path, 'operator'], next),
          ...(isListed(next) === Array.isArray(value)
            ? []
            : [set(valuePath, isListed(next) ? [value] : (listOf(value)[0] ?? ''))]),
        ]}
      />
      {Array.isArray(value) ? (
        choices.length > 0 ? (
          <ValuesField {...field} choices={choices} />
        ) : typeof value[0] === 'number' ? (
          <strong>{value.map(words).join(', ')}</strong>
        ) : (
          <ListField {...field} help={t.listHelp} />
        )
      ) : isNumber ? (
        <QuantityField
          {...field}
          kind={isDeclared || stem.startsWith('request.') ? quantityOf(unit) : 'integer'}
          unit={unitBeside(t, unit)}
        />
      ) : choices.length > 0 ? (
        <ChoiceField {...field} choices={choices} />
      ) : (
        <TextField {...field} code />
      )}
      <Problems path={path} />
      {operator === null && <Problems path={[...path, 'operator']} />}
    </span>
  );
}

function isListed(operator: unknown): boolean {
  return operator === 'in' || operator === 'notIn';
}

/** The special cases of a ratio, by the labels that its guards give them. */
function classNamesOf(root: unknown, name: string, locale: 'fr' | 'en'): readonly Choice[] {
  const guards = listOf(valueAt(root, ['ratios', name, 'guards'])).map(recordOf);
  return guards.map((guard): Choice => {
    const id = textOf(guard.class);
    return [id, textOf(recordOf(guard.label)[locale]) || id.replaceAll('_', ' ')];
  });
}
