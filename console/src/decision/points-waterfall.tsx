import { type Decision, describeResolved, listBounds, type Scorecard } from '@encours/engine';
import { Text } from '@mantine/core';
import { useFormats, useLocale, useT, useText } from '../i18n/locale-provider.js';
import classes from './decision.module.css';
import { decisionMessages } from './messages.js';
import { layOutWaterfall, type WaterfallRow } from './waterfall-rows.js';

interface PointsWaterfallProps {
  readonly decision: Decision;
  /** Says what figures are compared with; null while it is read. */
  readonly scorecard: Scorecard | null;
}

/** From the score of a neutral customer to this one's, step by step. Plain text with bars: it prints and reads aloud. */
export function PointsWaterfall({ decision, scorecard }: PointsWaterfallProps) {
  const t = useT(decisionMessages);
  const text = useText();
  const formats = useFormats();
  const waterfall = layOutWaterfall(decision);
  return (
    <div>
      <ol className={classes.waterfall}>
        <li className={classes.anchor}>
          <span className={classes.stepLabel}>{t.neutralCustomer}</span>
          <Track at={waterfall.neutralAt} />
          <span className={classes.stepValue}>{formats.number(waterfall.neutralScore)}</span>
        </li>
        {waterfall.rows.map((row) => (
          <Step key={row.trace.id} row={row} decision={decision} scorecard={scorecard} />
        ))}
        <li className={classes.anchor} data-final>
          <span className={classes.stepLabel}>{t.finalScore}</span>
          <Track at={waterfall.scoreAt} />
          <span className={classes.stepValue}>{formats.number(waterfall.score)}</span>
        </li>
      </ol>
      {waterfall.unmoved.length > 0 && (
        <Text size="xs" c="dimmed" mt={8}>
          {t.withoutEffect(waterfall.unmoved.length, formats.list(waterfall.unmoved.map(({ label }) => text(label))))}
        </Text>
      )}
    </div>
  );
}

interface StepProps extends PointsWaterfallProps {
  readonly row: WaterfallRow;
}

function Step({ row, decision, scorecard }: StepProps) {
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  const { trace, delta } = row;
  const bounds = scorecard === null ? [] : listBounds(scorecard, trace.input);
  return (
    <li className={classes.step}>
      <span className={classes.stepLabel}>
        {text(trace.label)}
        <span className={classes.stepInput}>
          {describeResolved(trace.resolved, trace.unit, decision.currency, locale, trace.valueLabel, bounds)}
        </span>
      </span>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.bar}
          data-sign={delta > 0 ? 'gain' : 'loss'}
          style={{ left: `${row.start * 100}%`, width: `${(row.end - row.start) * 100}%` }}
        />
      </span>
      <span className={classes.stepValue} data-sign={delta > 0 ? 'gain' : 'loss'}>
        {formats.signed(delta)}
      </span>
    </li>
  );
}

interface TrackProps {
  readonly at: number;
}

function Track({ at }: TrackProps) {
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.pin} style={{ left: `${at * 100}%` }} />
    </span>
  );
}
