import type { Rating } from '../scorecard/schema.js';
import type { Calibration, OutcomeCounts } from './report.js';
import { jeffreysPValue } from './statistics/binomial-interval.js';
import { binomialUpperPValue } from './statistics/binomial-test.js';
import { brierScore } from './statistics/brier.js';
import { holmAdjust } from './statistics/holm.js';
import { hosmerLemeshow } from './statistics/hosmer-lemeshow.js';
import { logLoss } from './statistics/log-loss.js';

const AMBER_BELOW = 0.05;
const RED_BELOW = 0.01;

/** Stated against observed default rates by rating; only good and bad count. See docs/statistics.md#calibration. */
export function calibrate(
  stated: { readonly horizonMonths: number; readonly defaultProbability: readonly number[] },
  ratings: readonly { readonly rating: Rating; readonly counts: OutcomeCounts }[],
  planHorizonMonths: number,
): Calibration {
  const groups = ratings.map(({ rating, counts }) => ({
    rating,
    n: counts.good + counts.bad,
    events: counts.bad,
    probability: stated.defaultProbability[rating - 1] ?? 0,
  }));
  const tested = groups.filter(({ n }) => n > 0);
  const pValues = tested.map(({ n, events, probability }) => jeffreysPValue(events, n, probability));
  const adjusted = holmAdjust(pValues);
  const n = tested.reduce((total, group) => total + group.n, 0);
  const bad = tested.reduce((total, group) => total + group.events, 0);
  const mean = n === 0 ? null : tested.reduce((total, group) => total + group.n * group.probability, 0) / n;
  const test = hosmerLemeshow(groups, false);
  return {
    sameHorizon: stated.horizonMonths === planHorizonMonths,
    ratings: groups.map((group) => {
      const index = tested.indexOf(group);
      return {
        rating: group.rating,
        n: group.n,
        bad: group.events,
        stated: group.probability,
        observed: group.n === 0 ? null : group.events / group.n,
        jeffreysPValue: pValues[index] ?? null,
        binomialPValue: group.n === 0 ? null : binomialUpperPValue(group.events, group.n, group.probability),
        light: lightOf(adjusted[index]),
      };
    }),
    portfolio: {
      n,
      bad,
      stated: mean,
      observed: n === 0 ? null : bad / n,
      jeffreysPValue: mean === null ? null : jeffreysPValue(bad, n, mean),
    },
    // A grade that states certainty and is contradicted makes the statistic infinite, which JSON cannot hold.
    hosmerLemeshow: test !== null && Number.isFinite(test.statistic) ? test : null,
    brier: brierScore(groups),
    logLoss: logLoss(groups),
  };
}

function lightOf(pValue: number | undefined): Calibration['ratings'][number]['light'] {
  if (pValue === undefined) return null;
  return pValue < RED_BELOW ? 'red' : pValue < AMBER_BELOW ? 'amber' : 'green';
}
