import { useT } from '../../../i18n/locale-provider.js';
import { insertLast, set } from './edits.js';
import { ChoiceField, DayField, Problems, QuantityField, TextField } from './fields.js';
import classes from './form.module.css';
import { useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { AddButton, Grid, MoveButtons, Part, RemoveButton } from './parts.js';
import { listOf, numberOf, pathKey, recordOf, textOf } from './values.js';

const OFFERS = ['terms', 'offers'];
const REGIMES = ['terms', 'regimes'];
const RATINGS = [1, 2, 3, 4, 5] as const;

/** What each rating and segment is offered, and what the law allows. */
export function TermsSection() {
  const t = useT(formMessages);
  const offers = listOf(useFormValue(OFFERS));
  const regimes = listOf(useFormValue(REGIMES));
  return (
    <div className={classes.fields}>
      <Part title={t.offers} note={t.offersNote}>
        <Problems path={OFFERS} />
        <Grid label={t.offers} columns={[t.rating, t.segment, t.kind, t.days, t.method, t.deposit, t.guarantee, '']}>
          {offers.map((_offer, index) => (
            <OfferRow key={`${index}`} index={index} count={offers.length} />
          ))}
        </Grid>
        <AddButton
          label={t.addOffer}
          edits={[
            insertLast(OFFERS, offers.length, {
              rating: 5,
              segment: null,
              offer: { terms: { kind: 'prepayment' }, depositPercent: 0, guarantee: 'none' },
            }),
          ]}
        />
      </Part>
      <Part title={t.regimes}>
        <Problems path={REGIMES} />
        {regimes.map((_regime, index) => {
          const path = [...REGIMES, index];
          return (
            <div key={`${index}`} className={classes.row} data-path={pathKey(path)}>
              <TextField path={[...path, 'basis']} label={t.basis} />
              <DayField path={[...path, 'validFrom']} label={t.validFrom} />
              <DayField path={[...path, 'validTo']} label={t.validTo} emptyText={t.noEnd} />
              <QuantityField path={[...path, 'maxNetDays']} label={t.maxNetDays} kind="integer" unit={t.daysUnit} />
              <QuantityField
                path={[...path, 'maxEndOfMonthDays']}
                label={t.maxEndOfMonthDays}
                kind="integer"
                unit={t.daysUnit}
                empty="null"
                emptyText={t.notAllowed}
              />
              <RemoveButton name={t.regime(index + 1)} edits={regimes.length < 2 ? null : [set(path, undefined)]} />
              <Problems path={path} />
            </div>
          );
        })}
        <AddButton
          label={t.addRegime}
          edits={[
            insertLast(REGIMES, regimes.length, {
              basis: 'L441-10',
              validFrom: textOf(recordOf(regimes.at(-1)).validTo) || '2009-01-01',
              validTo: null,
              maxNetDays: 60,
              maxEndOfMonthDays: 45,
            }),
          ]}
        />
      </Part>
    </div>
  );
}

interface OfferRowProps {
  readonly index: number;
  readonly count: number;
}

function OfferRow({ index, count }: OfferRowProps) {
  const t = useT(formMessages);
  const path = [...OFFERS, index];
  const name = t.offer(index + 1);
  const terms = [...path, 'offer', 'terms'];
  const value = recordOf(useFormValue(terms));
  const kind = textOf(value.kind);
  const days = numberOf(value.days) ?? 30;
  return (
    <tr data-path={pathKey(path)}>
      <td>
        <ChoiceField
          path={[...path, 'rating']}
          label={`${t.rating}, ${name}`}
          inGrid
          choices={RATINGS.map((rating) => [rating, String(rating)])}
        />
        <Problems path={path} />
      </td>
      <td>
        <TextField
          path={[...path, 'segment']}
          label={`${t.segment}, ${name}`}
          inGrid
          placeholder={t.anySegment}
          edit={(next) => [set([...path, 'segment'], next === '' ? null : next)]}
        />
      </td>
      <td>
        <ChoiceField
          path={[...terms, 'kind']}
          label={`${t.kind}, ${name}`}
          inGrid
          choices={[
            ['net', t.net],
            ['end_of_month', t.end_of_month],
            ['prepayment', t.prepayment],
          ]}
          edit={(next) => [
            set(
              terms,
              next === 'prepayment'
                ? { kind: next }
                : next === 'net'
                  ? { kind: next, days }
                  : { kind: next, days, method: 'end_of_month_plus_days' },
            ),
          ]}
        />
      </td>
      <td className={classes.narrow}>
        {(kind === 'net' || kind === 'end_of_month') && (
          <QuantityField path={[...terms, 'days']} label={`${t.days}, ${name}`} inGrid kind="integer" />
        )}
      </td>
      <td>
        {kind === 'end_of_month' && (
          <ChoiceField
            path={[...terms, 'method']}
            label={`${t.method}, ${name}`}
            inGrid
            choices={[
              ['end_of_month_plus_days', t.end_of_month_plus_days],
              ['plus_days_end_of_month', t.plus_days_end_of_month],
            ]}
          />
        )}
      </td>
      <td className={classes.narrow}>
        <QuantityField
          path={[...path, 'offer', 'depositPercent']}
          label={`${t.deposit}, ${name}`}
          inGrid
          kind="integer"
          unit="%"
        />
      </td>
      <td>
        <ChoiceField
          path={[...path, 'offer', 'guarantee']}
          label={`${t.guarantee}, ${name}`}
          inGrid
          choices={[
            ['none', t.none],
            ['retention_of_title', t.retention_of_title],
            ['bank_guarantee', t.bank_guarantee],
            ['parent_letter', t.parent_letter],
            ['credit_insurance', t.credit_insurance],
          ]}
        />
      </td>
      <td className={classes.nowrap}>
        <MoveButtons list={OFFERS} index={index} count={count} name={name} />
        <RemoveButton name={name} edits={count < 2 ? null : [set(path, undefined)]} />
      </td>
    </tr>
  );
}
