import type { JsonPath } from '@encours/engine';
import { UnstyledButton } from '@mantine/core';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { sectionMessages } from '../../../policy/section-messages.js';
import { BothLanguages, ChoiceField, Problems, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { problemsAt, useForm, useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { NamedItem } from './named-item.js';
import { Grid, Part } from './parts.js';
import { isRecord, listOf, pathKey, recordOf, textOf } from './values.js';
import { labelOf, typeWord, unitBeside, unitWords } from './words.js';

interface SectionProps {
  readonly place: JsonPath;
}

/** What is read about a customer: all facts, or one. */
export function FactsSection({ place }: SectionProps) {
  const t = useT(formMessages);
  const sections = useT(sectionMessages);
  const facts = recordOf(useFormValue(['facts']));
  const name = place[1];
  if (typeof name === 'string' && isRecord(facts[name])) {
    return (
      <NamedItem section="facts" name={name} title={<code>{name}</code>}>
        <FactForm name={name} />
      </NamedItem>
    );
  }
  return (
    <NamedList
      section="facts"
      label={sections.facts}
      values={facts}
      kindLabel={t.type}
      kindOf={(fact) => typeWord(t, fact.type)}
    />
  );
}

/** What is computed from facts: all ratios, or one. */
export function RatiosSection({ place }: SectionProps) {
  const t = useT(formMessages);
  const sections = useT(sectionMessages);
  const ratios = recordOf(useFormValue(['ratios']));
  const name = place[1];
  if (typeof name === 'string' && isRecord(ratios[name])) {
    return (
      <NamedItem section="ratios" name={name} title={<code>{name}</code>}>
        <RatioForm name={name} />
      </NamedItem>
    );
  }
  return (
    <NamedList
      section="ratios"
      label={sections.ratios}
      values={ratios}
      kindLabel={t.formula}
      kindOf={(ratio) => textOf(ratio.formula)}
    />
  );
}

interface NamedListProps {
  readonly section: 'facts' | 'ratios';
  readonly label: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly kindLabel: string;
  readonly kindOf: (value: Readonly<Record<string, unknown>>) => string;
}

function NamedList({ section, label, values, kindLabel, kindOf }: NamedListProps) {
  const form = useForm();
  const t = useT(formMessages);
  const { locale } = useLocale();
  return (
    <Grid label={label} columns={[t.label, t.name, kindLabel, '']}>
      {Object.entries(values).map(([name, value]) => {
        const faults = problemsAt(form.problems, [section, name], 'inside').length;
        return (
          <tr key={name}>
            <th scope="row">
              <UnstyledButton className={classes.itemLink} onClick={() => form.onPlace([section, name])}>
                {labelOf(value, name, locale)}
              </UnstyledButton>
            </th>
            <td>
              <code>{name}</code>
            </td>
            <td className={section === 'ratios' ? classes.formula : undefined}>{kindOf(recordOf(value))}</td>
            <td>{faults > 0 && <span className={classes.faults}>{t.faults(faults)}</span>}</td>
          </tr>
        );
      })}
    </Grid>
  );
}

interface NamedFormProps {
  readonly name: string;
}

function FactForm({ name }: NamedFormProps) {
  const t = useT(formMessages);
  const path = ['facts', name];
  const fact = recordOf(useFormValue(path));
  const isNumber = fact.type === 'number' || fact.type === 'integer';
  const bound = (key: 'minimum' | 'maximum') => (
    <QuantityField
      path={[...path, key]}
      label={t[key]}
      kind={fact.type === 'integer' ? 'integer' : 'number'}
      unit={unitBeside(t, fact.unit)}
      empty="null"
      emptyText={t.noBound}
    />
  );
  return (
    <div className={classes.fields}>
      <BothLanguages path={[...path, 'label']} label={t.label} />
      <div className={classes.row}>
        <div className={classes.field}>
          <span className={classes.fieldName}>{t.type}</span>
          <span className={classes.still}>{typeWord(t, fact.type)}</span>
        </div>
        <QuantityField
          path={[...path, 'maxAgeDays']}
          label={t.maxAge}
          kind="integer"
          unit={t.unitDays}
          empty="null"
          emptyText={t.never}
        />
        {isNumber && bound('minimum')}
        {isNumber && bound('maximum')}
      </div>
      {fact.type === 'category' && (
        <Part title={t.valueLabels}>
          {listOf(fact.values).map((value) => (
            <BothLanguages
              key={textOf(value)}
              path={[...path, 'labels', textOf(value)]}
              label={textOf(value)}
              nullable
            />
          ))}
        </Part>
      )}
    </div>
  );
}

function RatioForm({ name }: NamedFormProps) {
  const t = useT(formMessages);
  const path = ['ratios', name];
  const guards = listOf(useFormValue([...path, 'guards']));
  return (
    <div className={classes.fields}>
      <BothLanguages path={[...path, 'label']} label={t.label} />
      <TextField path={[...path, 'formula']} label={t.formula} long code />
      <div className={classes.row}>
        <ChoiceField path={[...path, 'unit']} label={t.unit} choices={unitWords(t)} />
        <ChoiceField
          path={[...path, 'direction']}
          label={t.direction}
          choices={[
            ['higher_better', t.higher_better],
            ['lower_better', t.lower_better],
            ['neutral', t.neutral],
          ]}
        />
        <TextField path={[...path, 'formulaId']} label={t.formulaId} code help={t.formulaIdHelp} />
      </div>
      {guards.length > 0 && (
        <Part title={t.guards}>
          {guards.map((_guard, index) => {
            const at = [...path, 'guards', index];
            return (
              <fieldset key={`${index}`} className={classes.group} data-path={pathKey(at)}>
                <legend>{t.guard(index + 1)}</legend>
                <Problems path={at} />
                <div className={classes.row}>
                  <TextField path={[...at, 'when']} label={t.guardWhen} code />
                  <TextField path={[...at, 'class']} label={t.guardClass} code />
                </div>
                <BothLanguages path={[...at, 'label']} label={t.label} nullable />
              </fieldset>
            );
          })}
        </Part>
      )}
    </div>
  );
}
