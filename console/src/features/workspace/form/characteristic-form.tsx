import { ABSENT_KINDS, type JsonPath, THEMES } from '@encours/engine';
import type { ReactNode } from 'react';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { policyMessages } from '../../../policy/messages.js';
import { BandGrid } from './band-grid.js';
import { insertLast, set } from './edits.js';
import { BothLanguages, ChoiceField, Problems, QuantityField, ValuesField } from './fields.js';
import classes from './form.module.css';
import { useForm, useFormValue } from './form-context.js';
import { InHistory } from './in-history.js';
import { formMessages } from './messages.js';
import { freeId } from './new-characteristic.js';
import { AddButton, Grid, Part, RemoveButton } from './parts.js';
import { PastFigure } from './past-figure.js';
import { ReasonCell } from './reason-cell.js';
import { listOf, pathKey, recordOf, textOf } from './values.js';
import { inputOf, scorableNames } from './words.js';

interface CharacteristicFormProps {
  readonly path: JsonPath;
}

/** What is scored, the points of each band or value, and those of an absence. */
export function CharacteristicForm({ path }: CharacteristicFormProps) {
  const form = useForm();
  const t = useT(formMessages);
  const words = useT(policyMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const value = recordOf(useFormValue(path));
  const input = inputOf(form.value, textOf(value.input), locale, t);
  const categories = listOf(value.categories);
  const taken = categories.flatMap((category) => listOf(recordOf(category).values));
  const unused = input.values.filter(([one]) => !taken.includes(one));
  const [free] = unused;
  const classEntries = listOf(value.classes);
  const valueName = (one: unknown): string => input.values.find(([known]) => known === one)?.[1] ?? String(one);
  return (
    <div className={classes.fields}>
      <BothLanguages path={[...path, 'label']} label={t.label} />
      <div className={classes.row}>
        <ChoiceField path={[...path, 'input']} label={t.input} choices={scorableNames(form.value, locale)} />
        <ChoiceField path={[...path, 'theme']} label={t.theme} choices={THEMES.map((theme) => [theme, words[theme]])} />
        <ChoiceField
          path={[...path, 'direction']}
          label={t.direction}
          choices={[
            ['higher_better', t.higher_better],
            ['lower_better', t.lower_better],
            ['neutral', t.neutral],
          ]}
        />
        <ChoiceField
          path={[...path, 'actionable']}
          label={t.actionable}
          choices={[
            [true, t.yes],
            [false, t.no],
          ]}
        />
      </div>
      <QuantityField
        path={[...path, 'neutralPoints']}
        label={t.neutralPoints}
        kind="integer"
        unit={t.pointsUnit}
        help={t.neutralHelp}
      />
      <InHistory name={textOf(value.input)} />
      {value.kind === 'numeric' && <BandGrid path={path} unit={input.unit} />}
      {value.kind === 'categorical' && (
        <Part title={t.categories}>
          <Problems path={[...path, 'categories']} />
          <Grid label={t.categories} columns={[t.entry, t.points, t.reason, '']}>
            {categories.map((category, index) => {
              const own = listOf(recordOf(category).values);
              const name = formats.list(own.map(valueName), 'disjunction');
              const at = [...path, 'categories', index];
              return (
                <EntryRow key={textOf(recordOf(category).id)} path={at} name={name}>
                  <details className={classes.grouping}>
                    <summary>{t.grouping}</summary>
                    <ValuesField
                      path={[...at, 'values']}
                      label={`${t.grouping}, ${name}`}
                      inGrid
                      choices={input.values.filter((one) => own.includes(one[0]) || unused.includes(one))}
                    />
                  </details>
                  <RemoveButton name={name} edits={categories.length < 2 ? null : [set(at, undefined)]} />
                </EntryRow>
              );
            })}
          </Grid>
          {free !== undefined && (
            <AddButton
              label={t.addCategory(free[1])}
              edits={[
                insertLast([...path, 'categories'], categories.length, {
                  id: freeId('value', new Set(categories.map((one) => textOf(recordOf(one).id)))),
                  values: [free[0]],
                  points: 0,
                  reason: null,
                }),
              ]}
            />
          )}
        </Part>
      )}
      {classEntries.length > 0 && (
        <Part title={t.classes}>
          <Grid label={t.classes} columns={[t.entry, t.points, t.reason]}>
            {classEntries.map((entry, index) => (
              <EntryRow
                key={textOf(recordOf(entry).class)}
                path={[...path, 'classes', index]}
                name={className(textOf(value.input), textOf(recordOf(entry).class))}
              />
            ))}
          </Grid>
        </Part>
      )}
      <Part title={t.absences}>
        <Problems path={[...path, 'absent']} />
        <Grid label={t.absences} columns={[t.entry, t.points, t.reason]}>
          {ABSENT_KINDS.map((kind) => (
            <EntryRow key={kind} path={[...path, 'absent', kind]} name={t[kind]} />
          ))}
        </Grid>
      </Part>
    </div>
  );

  /** The label that the guard of the ratio gives to a special case. */
  function className(name: string, id: string): string {
    const guards = listOf(recordOf(recordOf(recordOf(form.value).ratios)[name]).guards);
    const guard = guards.find((one) => recordOf(one).class === id);
    const label = textOf(recordOf(recordOf(guard).label)[locale]);
    return label === '' ? id.replaceAll('_', ' ') : label;
  }
}

interface EntryRowProps {
  readonly path: JsonPath;
  readonly name: string;
  /** In a column of their own, after the others. */
  readonly children?: ReactNode;
}

/** A situation that is no band: its points and, where they cost, the reason. */
function EntryRow({ path, name, children }: EntryRowProps) {
  const t = useT(formMessages);
  return (
    <tr data-path={pathKey(path)}>
      <th scope="row">
        {name}
        <PastFigure path={path} />
        <Problems path={path} />
      </th>
      <td className={classes.narrow}>
        <QuantityField path={[...path, 'points']} label={`${t.points}, ${name}`} inGrid kind="integer" />
      </td>
      <td className={classes.wide}>
        <ReasonCell path={[...path, 'reason']} name={name} />
      </td>
      {children !== undefined && <td>{children}</td>}
    </tr>
  );
}
