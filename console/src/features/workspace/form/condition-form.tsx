import { COMPARISON_OPERATORS, type JsonPath } from '@encours/engine';
import { IconBan, IconPlus, IconTrash } from '@tabler/icons-react';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { Comparison } from './comparison.js';
import { insertLast, set, type TextEdit } from './edits.js';
import { ChoiceField, Problems } from './fields.js';
import classes from './form.module.css';
import { useForm, useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { NEW_COMPARISON } from './new-comparison.js';
import { AddButton, EditButton } from './parts.js';
import { isRecord, listOf, pathKey, textOf } from './values.js';
import { subjectOf } from './words.js';

const GROUPS = ['all', 'any'] as const;
type Group = (typeof GROUPS)[number];

interface ConditionFormProps {
  readonly path: JsonPath;
  /** What joins it with those beside it. */
  readonly within?: Group;
  /** Takes it away; null where it is the only one. */
  readonly removal?: readonly TextEdit[] | null;
}

/** A condition read as sentences, however deep; each comparison can be changed, joined with others, and taken away. */
export function ConditionForm({ path, within = 'all', removal = null }: ConditionFormProps) {
  const t = useT(formMessages);
  const form = useForm();
  const { locale } = useLocale();
  const condition = useFormValue(path);
  if (!isRecord(condition)) return <Problems path={path} />;
  const isRoot = path.at(-1) === 'when';
  const group = GROUPS.find((key) => Array.isArray(condition[key]));
  if (group !== undefined) {
    const list = listOf(condition[group]);
    const members = [...path, group];
    const only = list.length === 1;
    const add = <AddButton label={t.addCondition} edits={[insertLast(members, list.length, NEW_COMPARISON)]} />;
    // One alone needs no word that joins.
    if (only && !isRoot) return <ConditionForm path={[...members, 0]} within={within} removal={removal} />;
    return (
      <div className={classes.condition} data-path={pathKey(path)}>
        {!only && (
          <span className={classes.conditionHead}>
            <ChoiceField
              path={path}
              label={t.joinedBy}
              inGrid
              pick={() => group}
              choices={GROUPS.map((key) => [key, t[key]])}
              edit={(key) => [set(path, { [String(key)]: list })]}
            />
            {!isRoot && removal !== null && <Remove edits={removal} name={t[group]} />}
          </span>
        )}
        <ul>
          {list.map((_item, index) => (
            <li key={`${index}`}>
              <ConditionForm
                path={[...members, index]}
                within={group}
                removal={only ? null : [set([...members, index], undefined)]}
              />
            </li>
          ))}
        </ul>
        {add}
      </div>
    );
  }
  if ('not' in condition) {
    return (
      <div className={classes.condition} data-path={pathKey(path)}>
        <span className={classes.conditionHead}>
          {t.not}
          <EditButton label={t.removeNot} edits={[set(path, condition.not)]} icon={<IconBan size={15} aria-hidden />} />
          {removal !== null && <Remove edits={removal} name={t.not} />}
        </span>
        <ul>
          <li>
            <ConditionForm path={[...path, 'not']} />
          </li>
        </ul>
      </div>
    );
  }
  const fact = textOf(condition.fact);
  const name = subjectOf(form.value, fact, locale, t);
  const other: Group = within === 'all' ? 'any' : 'all';
  const known = COMPARISON_OPERATORS.find((one) => one === condition.operator);
  return (
    <span className={classes.comparisonRow}>
      <Comparison path={path} name={fact} operator={known ?? null} value={condition.value} />
      <span className={classes.nowrap}>
        <EditButton
          label={other === 'any' ? t.addAlternative(name) : t.addTogether(name)}
          edits={[set(path, { [isRoot ? 'all' : other]: [condition, NEW_COMPARISON] })]}
          icon={<IconPlus size={15} aria-hidden />}
        />
        <EditButton
          label={t.negate(name)}
          edits={[set(path, { not: condition })]}
          icon={<IconBan size={15} aria-hidden />}
        />
        <Remove edits={removal} name={name} />
      </span>
    </span>
  );
}

interface RemoveProps {
  readonly edits: readonly TextEdit[] | null;
  readonly name: string;
}

function Remove({ edits, name }: RemoveProps) {
  const t = useT(formMessages);
  return <EditButton label={t.removeNamed(name)} edits={edits} icon={<IconTrash size={15} aria-hidden />} />;
}
