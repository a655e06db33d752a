/** What a cross of decisions says: counts by outcome and rating, migration, swap set. */
import type { PerformanceFlag } from '../history/records.js';
import { RATINGS } from '../scorecard/schema.js';
import { type CrossCell, type CrossTable, sumCross } from './cross.js';
import type { BacktestReport, OutcomeCounts } from './report.js';
import { jeffreysInterval } from './statistics/binomial-interval.js';
import type { Interval } from './statistics/interval.js';
import { mcNemar } from './statistics/mcnemar.js';

export type Side = 'champion' | 'challenger';

export type BadRateBounds = Pick<BacktestReport['swapSet']['swapIn'], 'badRateBest' | 'badRateWorst'>;

/** Rows of the cells that `keep` takes, by what became of them; limits are those of `side`. */
export function countOutcomes(
  cross: CrossTable,
  side: Side,
  keep: (cell: CrossCell) => boolean = () => true,
): OutcomeCounts {
  const of = (flag: PerformanceFlag) => sumCross(cross, (cell) => cell.flag === flag && keep(cell));
  const [good, bad, indeterminate, unobserved] = [of('good'), of('bad'), of('indeterminate'), of('unobserved')];
  const all = sumCross(cross, keep);
  const judgedMinor = good.exposureMinor + bad.exposureMinor;
  return {
    n: all.n,
    good: good.n,
    bad: bad.n,
    indeterminate: indeterminate.n,
    unobserved: unobserved.n,
    ...rateOf(good.n, bad.n),
    badRateByExposure: judgedMinor === 0 ? null : bad.exposureMinor / judgedMinor,
    exposureMinor: all.exposureMinor,
    badExposureMinor: bad.exposureMinor,
    limitMinor: side === 'champion' ? all.championLimitMinor : all.challengerLimitMinor,
  };
}

/** The bad rate of judged cases and its Jeffreys interval; null without any. */
export function rateOf(good: number, bad: number): { badRate: number | null; badRateInterval: Interval | null } {
  const judged = good + bad;
  return { badRate: judged === 0 ? null : bad / judged, badRateInterval: jeffreysInterval(bad, judged) };
}

/**
 * Bad rate of cases seen under other terms than those that they would get: all whose outcome was not seen, or not clear
 * (indeterminate), turned out good at best and bad at worst. Null without any case.
 */
export function boundBadRate({ n, bad, indeterminate, unobserved }: OutcomeCounts): BadRateBounds {
  return {
    badRateBest: n === 0 ? null : bad / n,
    badRateWorst: n === 0 ? null : (bad + indeterminate + unobserved) / n,
  };
}

/** `[i][j]`: rows of champion rating i + 1 and challenger rating j + 1. */
export function countMigration(cross: CrossTable): number[][] {
  return RATINGS.map((before) =>
    RATINGS.map(
      (after) =>
        sumCross(cross, ({ champion, challenger }) => champion.rating === before && challenger.rating === after).n,
    ),
  );
}

/** Approvals of both versions crossed, with what became of them. Limits counted are the challenger's. */
export function countSwapSet(cross: CrossTable): BacktestReport['swapSet'] {
  const cell = (isOld: boolean, isNew: boolean) => (of: CrossCell) =>
    (of.champion.outcome === 'approve') === isOld && (of.challenger.outcome === 'approve') === isNew;
  const isSwapIn = cell(false, true);
  const swapIn = countOutcomes(cross, 'challenger', isSwapIn);
  const swapOut = countOutcomes(cross, 'challenger', cell(true, false));
  // Parcelling: what was not seen, or not clear, goes bad as often as what was seen of the same rating.
  const expectedBads = RATINGS.reduce((total, rating) => {
    const unseen = countOutcomes(cross, 'challenger', (of) => isSwapIn(of) && of.challenger.rating === rating);
    return total + (unseen.indeterminate + unseen.unobserved) * (badRateOfRating(cross, rating) ?? 0);
  }, swapIn.bad);
  const isKnown = swapIn.n > 0 && countOutcomes(cross, 'challenger').badRate !== null;
  // Approving is right for a good and wrong for a bad; the versions differ on swap-ins and swap-outs only.
  const onlyChallenger = swapIn.good + swapOut.bad;
  const onlyChampion = swapIn.bad + swapOut.good;
  const test = mcNemar(onlyChampion, onlyChallenger);
  return {
    bothApprove: countOutcomes(cross, 'challenger', cell(true, true)),
    swapIn: {
      counts: swapIn,
      ...boundBadRate(swapIn),
      badRateExpected: isKnown ? expectedBads / swapIn.n : null,
    },
    swapOut,
    neither: countOutcomes(cross, 'challenger', cell(false, false)),
    mcNemar: test === null ? null : { onlyChampion, onlyChallenger, ...test },
  };
}

/** Bad rate of the judged cases of a challenger's rating; of all judged cases where that rating has none; null without any. */
export function badRateOfRating(cross: CrossTable, rating: number): number | null {
  const ofRating = countOutcomes(cross, 'challenger', ({ challenger }) => challenger.rating === rating);
  return ofRating.badRate ?? countOutcomes(cross, 'challenger').badRate;
}
