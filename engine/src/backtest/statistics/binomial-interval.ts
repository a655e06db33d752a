import { inverseRegularisedBeta, regularisedBeta } from './incomplete-beta.js';
import type { Interval } from './interval.js';

/**
 * Jeffreys interval of a rate, `events` of `n`: quantiles of Beta(d + ½, n − d + ½). The lower bound is 0 when d = 0 and
 * the upper one 1 when d = n. Null for n = 0. See docs/statistics.md#jeffreys.
 */
export function jeffreysInterval(events: number, n: number, confidence = 0.95): Interval | null {
  if (n === 0) return null;
  const tail = (1 - confidence) / 2;
  const a = events + 0.5;
  const b = n - events + 0.5;
  return {
    low: events === 0 ? 0 : inverseRegularisedBeta(tail, a, b),
    high: events === n ? 1 : inverseRegularisedBeta(1 - tail, a, b),
  };
}

/** Upper bound that the true rate stays under with this confidence: one-sided, from Beta(d + ½, n − d + ½). */
export function jeffreysUpperBound(events: number, n: number, confidence = 0.95): number {
  return events === n ? 1 : inverseRegularisedBeta(confidence, events + 0.5, n - events + 0.5);
}

/** Exact (Clopper-Pearson) interval of a rate: at least this confidence whatever the true rate. Null for n = 0. */
export function clopperPearsonInterval(events: number, n: number, confidence = 0.95): Interval | null {
  if (n === 0) return null;
  const tail = (1 - confidence) / 2;
  return {
    low: events === 0 ? 0 : inverseRegularisedBeta(tail, events, n - events + 1),
    high: events === n ? 1 : inverseRegularisedBeta(1 - tail, events + 1, n - events),
  };
}

/**
 * Jeffreys p-value of a stated default probability: the posterior chance that the true rate is at or below it. Small:
 * more defaults than stated. (ECB prescription a = D + ½, b = N − D + ½.)
 */
export function jeffreysPValue(events: number, n: number, statedRate: number): number {
  return regularisedBeta(statedRate, events + 0.5, n - events + 0.5);
}
