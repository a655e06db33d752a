import { IDENTIFIER } from '@encours/engine';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { insertLast, set } from './edits.js';
import { BothLanguages, Problems, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { NameAdder } from './name-adder.js';
import { Grid, MoveButtons, Part, RemoveButton } from './parts.js';
import { quantityOf } from './quantity.js';
import { listOf, pathKey, recordOf, textOf } from './values.js';
import { labelOf, unitBeside } from './words.js';

const COMPONENTS = ['limit', 'components'];
const RATINGS = [1, 2, 3, 4, 5] as const;

/** The numbers of each rating, the amounts made from them, and the limit made from these. */
export function LimitSection() {
  const t = useT(formMessages);
  const { locale } = useLocale();
  const limit = recordOf(useFormValue(['limit']));
  const components = listOf(limit.components);
  return (
    <div className={classes.fields}>
      <Part title={t.combine}>
        <TextField path={['limit', 'combine']} label={t.formula} long code help={t.combineHelp} />
        <QuantityField path={['limit', 'roundDownToMinor']} label={t.roundDown} kind="money" />
      </Part>
      <Part title={t.tables}>
        <Grid label={t.tables} columns={[t.table, ...RATINGS.map((rating) => t.ratingOf(rating))]}>
          {Object.entries(recordOf(limit.tables)).map(([name, table]) => {
            const path = ['limit', 'tables', name];
            const unit = recordOf(table).unit;
            return (
              <tr key={name} data-path={pathKey(path)}>
                <th scope="row">
                  <code>{name}</code>
                  <RemoveButton name={name} edits={[set(path, undefined)]} />
                  <Problems path={path} />
                </th>
                {RATINGS.map((rating) => (
                  <td key={rating} className={classes.amount}>
                    <QuantityField
                      path={[...path, 'values', rating - 1]}
                      label={`${name}, ${t.ratingOf(rating)}`}
                      inGrid
                      kind={quantityOf(unit)}
                      unit={unitBeside(t, unit)}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </Grid>
        <div className={classes.row}>
          <NameAdder
            label={t.newTable}
            taken={Object.keys(recordOf(limit.tables))}
            pattern={IDENTIFIER}
            edits={(name) => [set(['limit', 'tables', name], { unit: 'money', values: [0, 0, 0, 0, 0] })]}
          />
        </div>
      </Part>
      <Part title={t.components} note={t.componentsNote}>
        {components.map((component, index) => {
          const path = [...COMPONENTS, index];
          const name = labelOf(component, textOf(recordOf(component).id), locale);
          return (
            <fieldset key={`${index}`} className={classes.group} data-path={pathKey(path)}>
              <legend>{name}</legend>
              <Problems path={path} />
              <BothLanguages path={[...path, 'label']} label={t.label} />
              <TextField path={[...path, 'formula']} label={t.formula} long code />
              <span className={classes.groupActions}>
                <MoveButtons list={COMPONENTS} index={index} count={components.length} name={name} />
                <RemoveButton name={name} edits={components.length < 2 ? null : [set(path, undefined)]} />
              </span>
            </fieldset>
          );
        })}
        <div className={classes.row}>
          <NameAdder
            label={t.newComponent}
            taken={components.map((component) => textOf(recordOf(component).id))}
            pattern={IDENTIFIER}
            edits={(id) => [
              insertLast(COMPONENTS, components.length, { id, label: { fr: id, en: id }, formula: 'request.total' }),
            ]}
          />
        </div>
      </Part>
    </div>
  );
}
