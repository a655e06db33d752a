import { FACT_NAME, IDENTIFIER, type JsonPath } from '@encours/engine';
import { UnstyledButton } from '@mantine/core';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { sectionMessages } from '../../../policy/section-messages.js';
import { insertLast, set } from './edits.js';
import { BothLanguages, ChoiceField, ListField, Problems, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { problemsAt, useForm, useFormValue } from './form-context.js';
import { InHistory } from './in-history.js';
import { InputAdder } from './input-adder.js';
import { formMessages } from './messages.js';
import { NameAdder } from './name-adder.js';
import { NamedItem } from './named-item.js';
import { FACT_TYPES, newFact } from './new-fact.js';
import { Grid, MoveButtons, Part, RemoveButton } from './parts.js';
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
    <>
      <NamedList
        section="facts"
        label={sections.facts}
        values={facts}
        kindLabel={t.type}
        kindOf={(fact) => typeWord(t, fact.type)}
      />
      <InputAdder
        section="facts"
        label={t.newFact}
        pattern={FACT_NAME}
        edits={(fact) => [set(['facts', fact], newFact('number', { fr: fact, en: fact }))]}
      />
    </>
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
    <>
      <NamedList
        section="ratios"
        label={sections.ratios}
        values={ratios}
        kindLabel={t.formula}
        kindOf={(ratio) => textOf(ratio.formula)}
      />
      <InputAdder section="ratios" label={t.newRatio} pattern={IDENTIFIER} edits={(ratio) => [addRatio(ratio)]} />
    </>
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
  const entries = Object.entries(values);
  return (
    <Grid label={label} columns={[t.label, t.name, kindLabel, '', '']}>
      {entries.map(([name, value], index) => {
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
            <td className={classes.nowrap}>
              <MoveButtons list={[section]} index={index} count={entries.length} name={name} />
              <RemoveButton name={name} edits={[set([section, name], undefined)]} />
            </td>
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
      <InHistory name={name} />
      <BothLanguages path={[...path, 'label']} label={t.label} />
      <div className={classes.row}>
        <ChoiceField
          path={[...path, 'type']}
          label={t.type}
          choices={FACT_TYPES.map((type) => [type, typeWord(t, type)])}
          edit={(type) => [set(path, newFact(String(type), fact.label))]}
        />
        {isNumber && <ChoiceField path={[...path, 'unit']} label={t.unit} choices={unitWords(t)} />}
        {fact.type === 'money' && (
          <ChoiceField
            path={[...path, 'vat']}
            label={t.vat}
            choices={[
              [null, t.vatNone],
              ['included', t.vatIncluded],
              ['excluded', t.vatExcluded],
            ]}
          />
        )}
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
          <ListField path={[...path, 'values']} label={t.values} help={t.listHelp} />
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

function addRatio(name: string) {
  const label = { fr: name, en: name };
  return set(['ratios', name], {
    label,
    formulaId: name,
    formula: 'request.total',
    unit: 'money',
    direction: 'neutral',
    guards: [],
  });
}

function RatioForm({ name }: NamedFormProps) {
  const t = useT(formMessages);
  const path = ['ratios', name];
  const guards = listOf(useFormValue([...path, 'guards']));
  return (
    <div className={classes.fields}>
      <InHistory name={name} />
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
              <BothLanguages path={[...at, 'label']} label={t.label} />
              <span className={classes.groupActions}>
                <MoveButtons list={[...path, 'guards']} index={index} count={guards.length} name={t.guard(index + 1)} />
                <RemoveButton name={t.guard(index + 1)} edits={[set(at, undefined)]} />
              </span>
            </fieldset>
          );
        })}
        <NameAdder
          label={t.newGuard}
          taken={guards.map((guard) => textOf(recordOf(guard).class))}
          pattern={IDENTIFIER}
          edits={(id) => [
            insertLast([...path, 'guards'], guards.length, {
              when: 'request.total <= 0',
              class: id,
              label: { fr: id.replaceAll('_', ' '), en: id.replaceAll('_', ' ') },
            }),
          ]}
        />
      </Part>
    </div>
  );
}
