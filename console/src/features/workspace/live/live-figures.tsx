import type { LiveFigures as Figures } from '@encours/engine';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { changeOf, describeChange, LEAST } from './describe-change.js';
import classes from './live.module.css';
import { liveMessages } from './messages.js';

interface LiveFiguresProps {
  readonly figures: Figures;
  readonly currency: string;
}

/** The figures that decide, each with its base and what the draft changes: sign, word and colour. */
export function LiveFigures({ figures: { baseline, draft }, currency }: LiveFiguresProps) {
  const t = useT(liveMessages);
  const formats = useFormats();
  const [before, after] = [baseline.outcomes.approve, draft.outcomes.approve];
  const share = (part: number): number => (draft.total.n === 0 ? 0 : part / draft.total.n);
  const judged = after.good + after.bad;
  const points = (change: number): string => describeChange(change, t.same, formats);
  const money = (change: number): string => `${change > 0 ? '+' : ''}${formats.moneyShort(change, currency)}`;
  return (
    <dl className={classes.figures}>
      <Figure
        name={t.approvalRate}
        value={formats.percentAligned(draft.approvalRate)}
        base={t.approvedBase(formats.number(after.n), formats.percentAligned(share(draft.outcomes.refer.n)))}
        change={draft.approvalRate - baseline.approvalRate}
        format={points}
        least={LEAST}
        good="none"
      />
      <Figure
        name={t.badRate}
        value={after.badRate === null ? '–' : formats.percentAligned(after.badRate)}
        base={t.ofJudged(formats.number(judged))}
        change={changeOf(before.badRate, after.badRate)}
        format={points}
        least={LEAST}
        good="down"
      />
      <Figure
        name={t.exposure}
        value={formats.moneyShort(after.exposureMinor, currency)}
        base={`${t.badExposure} ${formats.moneyShort(after.badExposureMinor, currency)}`}
        change={after.exposureMinor - before.exposureMinor}
        format={money}
        least={1}
        good="none"
      />
      <Figure
        name={t.limits}
        value={formats.moneyShort(after.limitMinor, currency)}
        base={after.n === 0 ? '' : t.onAverage(formats.moneyShort(Math.round(after.limitMinor / after.n), currency))}
        change={after.limitMinor - before.limitMinor}
        format={money}
        least={1}
        good="none"
      />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly base: string;
  /** Null: one of the two sides is not known, so that there is nothing to tell. */
  readonly change: number | null;
  readonly format: (change: number) => string;
  /** A smaller change would be written as none, and is told as none. */
  readonly least: number;
  /** Which direction is better; `none`: more is neither. */
  readonly good: 'down' | 'none';
}

function Figure({ name, value, base, change, format, least, good }: FigureProps) {
  const t = useT(liveMessages);
  const verdict = verdictOf(change, least, good);
  // More is neither better nor worse: the sign says all.
  const word = verdict === 'better' || verdict === 'worse' ? ` ${t[verdict]}` : '';
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.change} data-verdict={verdict}>
        {change === null ? '–' : verdict === 'same' ? t.same : `${format(change)}${word}`}
      </dd>
      <dd className={classes.base}>{base}</dd>
    </div>
  );
}

type Verdict = 'unknown' | 'same' | 'neutral' | 'better' | 'worse';

function verdictOf(change: number | null, least: number, good: FigureProps['good']): Verdict {
  if (change === null) return 'unknown';
  if (Math.abs(change) < least) return 'same';
  if (good === 'none') return 'neutral';
  return change < 0 ? 'better' : 'worse';
}
