import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { insertLast, set } from './edits.js';
import { BothLanguages, Problems, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { useForm, useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { AddButton, Grid, MoveButtons, Part, RemoveButton } from './parts.js';
import { currencySign } from './quantity.js';
import { listOf, pathKey, recordOf, textOf } from './values.js';
import { labelOf } from './words.js';

const LEVELS = ['delegation', 'levels'];
const RATINGS = [1, 2, 3, 4, 5] as const;

/** Who may grant how much of total exposure, rating by rating. */
export function DelegationSection() {
  const t = useT(formMessages);
  const { locale } = useLocale();
  const { currency } = useForm();
  const levels = listOf(useFormValue(LEVELS));
  return (
    <div className={classes.fields}>
      <div className={classes.row}>
        <QuantityField path={['delegation', 'insuredCountsAt']} label={t.insuredCountsAt} kind="share" />
        <QuantityField
          path={['delegation', 'fourEyesAboveMinor']}
          label={t.fourEyes}
          kind="money"
          empty="null"
          emptyText={t.never}
        />
        <QuantityField
          path={['delegation', 'approvalValidDays']}
          label={t.approvalValidDays}
          kind="integer"
          unit={t.unitDays}
        />
      </div>
      <Part title={t.upTo}>
        <Problems path={LEVELS} />
        <Grid
          label={t.upTo}
          columns={[t.level, ...RATINGS.map((rating) => `${t.ratingOf(rating)} (${currencySign(currency)})`), '']}
        >
          {levels.map((level, index) => {
            const path = [...LEVELS, index];
            const name = labelOf(level, textOf(recordOf(level).role), locale);
            return (
              <tr key={`${index}`} data-path={pathKey(path)}>
                <td className={classes.labelCell}>
                  <BothLanguages path={[...path, 'label']} label={`${t.label}, ${name}`} inGrid long />
                  <TextField path={[...path, 'role']} label={`${t.role}, ${name}`} inGrid code />
                  <Problems path={path} />
                </td>
                {RATINGS.map((rating) => (
                  <td key={rating} className={classes.grant}>
                    <QuantityField
                      path={[...path, 'maxMinor', rating - 1]}
                      label={`${name}, ${t.ratingOf(rating)}`}
                      inGrid
                      bare
                      kind="money"
                      empty="null"
                      emptyText={t.unlimited}
                    />
                  </td>
                ))}
                <td className={classes.levelButtons}>
                  <MoveButtons list={LEVELS} index={index} count={levels.length} name={name} />
                  <RemoveButton name={name} edits={levels.length < 2 ? null : [set(path, undefined)]} />
                </td>
              </tr>
            );
          })}
        </Grid>
        <AddButton
          label={t.addLevel}
          edits={[
            insertLast(LEVELS, levels.length, {
              role: `level_${levels.length + 1}`,
              label: { fr: 'Nouveau niveau', en: 'New level' },
              maxMinor: [null, null, null, null, null],
            }),
          ]}
        />
      </Part>
    </div>
  );
}
