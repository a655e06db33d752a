import { IDENTIFIER, TOLERANCE_NAMES } from '@encours/engine';
import { Text } from '@mantine/core';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { sectionMessages } from '../../../policy/section-messages.js';
import { insertLast, set } from './edits.js';
import { BothLanguages, ChoiceField, QuantityField } from './fields.js';
import classes from './form.module.css';
import { useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { NameAdder } from './name-adder.js';
import { AddButton, Grid, MoveButtons, Part, RemoveButton } from './parts.js';
import type { QuantityKind } from './quantity.js';
import { isRecord, listOf, numberOf, pathKey, recordOf, textOf } from './values.js';
import { labelOf } from './words.js';

const TRIGGERS = ['review', 'triggers'];
const STRATEGIES = ['dunning', 'strategies'];
const RATINGS = [1, 2, 3, 4, 5] as const;

/** Which sector benchmarks the scorecard reads. */
export function BenchmarksSection() {
  const t = useT(formMessages);
  const benchmarks = listOf(useFormValue(['benchmarks']));
  return (
    <Part title={t.benchmark} note={t.benchmarksNote}>
      <Grid label={t.benchmark} columns={[t.benchmark, t.version, t.digest]}>
        {benchmarks.map((value, index) => {
          const { id, version, digest } = recordOf(value);
          return (
            <tr key={`${index}`}>
              <th scope="row">{textOf(id)}</th>
              <td>{String(version)}</td>
              <td>
                <code className={classes.digest}>{textOf(digest)}</code>
              </td>
            </tr>
          );
        })}
      </Grid>
    </Part>
  );
}

/** How often a customer is looked at again. */
export function ReviewSection() {
  const t = useT(formMessages);
  const triggers = listOf(useFormValue(TRIGGERS));
  return (
    <div className={classes.fields}>
      <Part title={t.monthsByRating}>
        <div className={classes.row}>
          {RATINGS.map((rating) => (
            <QuantityField
              key={rating}
              path={['review', 'monthsByRating', rating - 1]}
              label={t.ratingOf(rating)}
              kind="integer"
              unit={t.monthsUnit}
            />
          ))}
        </div>
      </Part>
      <Part title={t.triggers}>
        {triggers.map((trigger, index) => (
          <div
            key={textOf(recordOf(trigger).id)}
            className={classes.removable}
            data-path={pathKey([...TRIGGERS, index])}
          >
            <BothLanguages path={[...TRIGGERS, index, 'label']} label={t.trigger(index + 1)} />
            <RemoveButton name={t.trigger(index + 1)} edits={[set([...TRIGGERS, index], undefined)]} />
          </div>
        ))}
        <NameAdder
          label={t.newTrigger}
          taken={triggers.map((trigger) => textOf(recordOf(trigger).id))}
          pattern={IDENTIFIER}
          edits={(id) => [insertLast(TRIGGERS, triggers.length, { id, label: inBoth(id) })]}
        />
      </Part>
    </div>
  );
}

/** Who is reminded how, and when. */
export function DunningSection() {
  const t = useT(formMessages);
  const { locale } = useLocale();
  const strategies = listOf(useFormValue(STRATEGIES));
  const names = strategies.map((strategy) => {
    const id = textOf(recordOf(strategy).id);
    return [id, labelOf(strategy, id, locale)] as const;
  });
  const actions = (['reminder', 'call', 'letter', 'formal_notice', 'order_hold', 'agency', 'legal'] as const).map(
    (action) => [action, t[action]] as const,
  );
  return (
    <div className={classes.fields}>
      <Part title={t.strategyByRating}>
        <div className={classes.row}>
          {RATINGS.map((rating) => (
            <ChoiceField
              key={rating}
              path={['dunning', 'strategyByRating', rating - 1]}
              label={t.ratingOf(rating)}
              choices={names}
            />
          ))}
        </div>
      </Part>
      {strategies.map((strategy, index) => {
        const path = [...STRATEGIES, index];
        const steps = listOf(recordOf(strategy).steps);
        const name = names[index]?.[1] ?? '';
        return (
          <fieldset key={`${index}`} className={classes.group} data-path={pathKey(path)}>
            <legend>{name}</legend>
            <BothLanguages path={[...path, 'label']} label={t.strategy} />
            <Grid label={name} columns={[t.dayFromDue, t.action, t.label, '']}>
              {steps.map((_step, at) => {
                const step = [...path, 'steps', at];
                const number = t.step(at + 1);
                return (
                  <tr key={`${at}`} data-path={pathKey(step)}>
                    <td className={classes.narrow}>
                      <QuantityField
                        path={[...step, 'dayFromDue']}
                        label={`${t.dayFromDue}, ${name}, ${number}`}
                        inGrid
                        kind="integer"
                      />
                    </td>
                    <td>
                      <ChoiceField
                        path={[...step, 'action']}
                        label={`${t.action}, ${name}, ${number}`}
                        inGrid
                        choices={actions}
                      />
                    </td>
                    <td className={classes.wide}>
                      <BothLanguages path={[...step, 'label']} label={`${t.label}, ${name}, ${number}`} inGrid />
                    </td>
                    <td className={classes.nowrap}>
                      <MoveButtons
                        list={[...path, 'steps']}
                        index={at}
                        count={steps.length}
                        name={`${name}, ${number}`}
                      />
                      <RemoveButton
                        name={`${name}, ${number}`}
                        edits={steps.length < 2 ? null : [set(step, undefined)]}
                      />
                    </td>
                  </tr>
                );
              })}
            </Grid>
            <span className={classes.groupActions}>
              <AddButton
                label={t.addStep}
                edits={[
                  insertLast([...path, 'steps'], steps.length, {
                    dayFromDue: (numberOf(recordOf(steps.at(-1)).dayFromDue) ?? 0) + 7,
                    action: 'reminder',
                    label: { fr: 'Rappel', en: 'Reminder' },
                  }),
                ]}
              />
              <RemoveButton name={name} edits={strategies.length < 2 ? null : [set(path, undefined)]} />
            </span>
          </fieldset>
        );
      })}
      <NameAdder
        label={t.newStrategy}
        taken={names.map(([id]) => id)}
        pattern={IDENTIFIER}
        edits={(id) => [
          insertLast(STRATEGIES, strategies.length, {
            id,
            label: inBoth(id),
            steps: [{ dayFromDue: 7, action: 'reminder', label: { fr: 'Rappel', en: 'Reminder' } }],
          }),
        ]}
      />
    </div>
  );
}

/** A label to begin with: the name as words. */
function inBoth(id: string): unknown {
  const words = id.replaceAll('_', ' ');
  return { fr: words, en: words };
}

/** How points relate to odds. */
export function ScalingSection() {
  const t = useT(formMessages);
  const { kind } = recordOf(useFormValue(['scaling']));
  if (kind !== 'fitted') return <Text size="sm">{t.expert}</Text>;
  return (
    <div className={classes.row}>
      <QuantityField path={['scaling', 'pointsToDoubleOdds']} label={t.pointsToDoubleOdds} kind="number" />
      <QuantityField path={['scaling', 'anchorScore']} label={t.anchorScore} kind="number" />
      <QuantityField path={['scaling', 'anchorOddsGoodToBad']} label={t.anchorOdds} kind="number" />
    </div>
  );
}

/** The probability of default of each rating. */
export function CalibrationSection() {
  const t = useT(formMessages);
  const value = useFormValue(['calibration']);
  if (!isRecord(value)) return <Text size="sm">{t.noCalibration}</Text>;
  return (
    <div className={classes.fields}>
      <QuantityField path={['calibration', 'horizonMonths']} label={t.horizon} kind="integer" unit={t.monthsUnit} />
      <Part title={t.probability}>
        <div className={classes.row}>
          {RATINGS.map((rating) => (
            <QuantityField
              key={rating}
              path={['calibration', 'defaultProbability', rating - 1]}
              label={t.ratingOf(rating)}
              kind="share"
            />
          ))}
        </div>
      </Part>
      <BothLanguages path={['calibration', 'source']} label={t.source} long />
    </div>
  );
}

/** Of each tolerance: how it is written, and whether an empty one is null in the text or not there at all. */
const TOLERANCES: readonly (readonly [key: string, kind: QuantityKind, empty: 'null' | 'absent' | 'never'])[] = [
  ['minGiniChange', 'share', 'null'],
  ['maxBadRateChange', 'share', 'null'],
  ['maxApprovalRateChange', 'share', 'null'],
  ['maxExposureChange', 'share', 'null'],
  ['maxPsi', 'number', 'null'],
  ['maxInversions', 'integer', 'absent'],
  ['maxRedRatings', 'integer', 'absent'],
  ['maxExpectedLossChange', 'share', 'absent'],
  ['maxWorkloadChange', 'share', 'absent'],
  ['maxUnlawfulTerms', 'integer', 'absent'],
  ['maxNaturalPersonDeclines', 'integer', 'absent'],
  ['minObservations', 'integer', 'never'],
];

/** What the backtest of a new version must meet. */
export function ReleaseSection() {
  const t = useT(formMessages);
  const sections = useT(sectionMessages);
  const { locale } = useLocale();
  return (
    <Part title={sections.release} note={t.releaseNote}>
      <Grid label={sections.release} columns={[t.tolerance, '', t.bound]}>
        {TOLERANCES.map(([key, kind, empty]) => {
          const name = TOLERANCE_NAMES[key]?.[locale === 'fr' ? 0 : 1] ?? key;
          const side = key.startsWith('min') ? t.atLeast : t.atMost;
          return (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className={classes.nowrap}>{side}</td>
              <td className={classes.amount}>
                <QuantityField
                  path={['release', key]}
                  label={`${name}, ${side}`}
                  inGrid
                  kind={kind}
                  {...(empty === 'never' ? {} : { empty, emptyText: t.notChecked })}
                />
              </td>
            </tr>
          );
        })}
      </Grid>
    </Part>
  );
}
