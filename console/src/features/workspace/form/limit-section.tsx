import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { BothLanguages, Problems, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { Grid, Part } from './parts.js';
import { quantityOf } from './quantity.js';
import { listOf, pathKey, recordOf, textOf } from './values.js';
import { labelOf, unitBeside } from './words.js';

const RATINGS = [1, 2, 3, 4, 5] as const;

/** The numbers of each rating, the amounts made from them, and the limit made from these. */
export function LimitSection() {
  const t = useT(formMessages);
  const { locale } = useLocale();
  const limit = recordOf(useFormValue(['limit']));
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
      </Part>
      <Part title={t.components} note={t.componentsNote}>
        {listOf(limit.components).map((component, index) => {
          const path = ['limit', 'components', index];
          const name = labelOf(component, textOf(recordOf(component).id), locale);
          return (
            <fieldset key={`${index}`} className={classes.group} data-path={pathKey(path)}>
              <legend>{name}</legend>
              <Problems path={path} />
              <BothLanguages path={[...path, 'label']} label={t.label} />
              <TextField path={[...path, 'formula']} label={t.formula} long code />
            </fieldset>
          );
        })}
      </Part>
    </div>
  );
}
