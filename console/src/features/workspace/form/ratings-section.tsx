import { useT } from '../../../i18n/locale-provider.js';
import { RatingMark } from '../../../ui/status-badge.js';
import { BothLanguages, ChoiceField, Problems, QuantityField } from './fields.js';
import classes from './form.module.css';
import { useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { Grid } from './parts.js';
import { isRecord, listOf } from './values.js';

const RATINGS = [1, 2, 3, 4, 5] as const;

/** Where the score starts, and which scores have which rating and outcome. */
export function RatingsSection() {
  const t = useT(formMessages);
  const ratings = listOf(useFormValue(['ratings']));
  return (
    <div className={classes.fields}>
      <div className={classes.row}>
        <QuantityField path={['baseScore']} label={t.baseScore} kind="integer" unit={t.pointsUnit} />
        <QuantityField
          path={['completeness', 'minimumShare']}
          label={t.minimumShare}
          kind="share"
          help={t.minimumShareHelp}
        />
      </div>
      <Problems path={['ratings']} />
      <Grid label={t.rating} columns={[t.rating, t.cutOff, t.label, t.outcome]}>
        {ratings.map((range, index) => {
          const rating = RATINGS.find((one) => isRecord(range) && range.rating === one);
          const path = ['ratings', index];
          const name = t.ratingOf(rating ?? index + 1);
          const isWorst = isRecord(range) && range.from === null && index === ratings.length - 1;
          return (
            <tr key={`${index}`} data-path={path.join('/')}>
              <th scope="row">
                {rating === undefined ? name : <RatingMark rating={rating} />}
                <Problems path={path} />
              </th>
              <td className={classes.narrow}>
                {isWorst ? (
                  <span className={classes.still}>{t.rest}</span>
                ) : (
                  <QuantityField path={[...path, 'from']} label={`${t.cutOff}, ${name}`} inGrid kind="integer" />
                )}
              </td>
              <td>
                <BothLanguages path={[...path, 'label']} label={`${t.label}, ${name}`} inGrid />
              </td>
              <td>
                <ChoiceField
                  path={[...path, 'outcome']}
                  label={`${t.outcome}, ${name}`}
                  inGrid
                  choices={[
                    ['approve', t.approve],
                    ['refer', t.refer],
                    ['decline', t.decline],
                  ]}
                />
              </td>
            </tr>
          );
        })}
      </Grid>
    </div>
  );
}
