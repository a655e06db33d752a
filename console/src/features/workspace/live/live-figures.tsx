import type { LiveFigures as Figures } from '@encours/engine';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
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
  // One edit moves a rate by little: what one decimal would hide has two.
  const points = (change: number): string => formats.points(change, Math.abs(change) < 5e-4 ? 2 : 1);
  const money = (change: number): string => `${change > 0 ? '+' : ''}${formats.moneyShort(change, currency)}`;
  return (
    <dl className={classes.figures}>
      <Figure
        name={t.approvalRate}
        value={formats.percentAligned(draft.approvalRate)}
        base={t.approvedBase(formats.number(after.n), formats.percentAligned(share(draft.outcomes.refer.n)))}
        change={draft.approvalRate - baseline.approvalRate}
        format={points}
        least={5e-5}
        good="none"
      />
      <Figure
        name={t.badRate}
        value={after.badRate === null ? '–' : formats.percentAligned(after.badRate)}
        base={t.ofJudged(formats.number(judged))}
        change={(after.badRate ?? 0) - (before.badRate ?? 0)}
        format={points}
        least={5e-5}
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
  readonly change: number;
  readonly format: (change: number) => string;
  /** A smaller change would be written as none, and is told as none. */
  readonly least: number;
  /** Which direction is better; `none`: more is neither. */
  readonly good: 'down' | 'none';
}

function Figure({ name, value, base, change, format, least, good }: FigureProps) {
  const t = useT(liveMessages);
  const isSame = Math.abs(change) < least;
  const verdict = isSame ? 'same' : good === 'none' ? 'neutral' : change < 0 ? 'better' : 'worse';
  // More is neither better nor worse: the sign says all.
  const word = verdict === 'neutral' ? '' : ` ${t[verdict]}`;
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.change} data-verdict={verdict}>
        {isSame ? t.same : `${format(change)}${word}`}
      </dd>
      <dd className={classes.base}>{base}</dd>
    </div>
  );
}
