import { regularisedBeta } from './incomplete-beta.js';

/** One-sided binomial test of "the true rate is at most `statedRate`": P(X ≥ events), X ~ Bin(n, statedRate). */
export function binomialUpperPValue(events: number, n: number, statedRate: number): number {
  if (events <= 0) return 1;
  return regularisedBeta(statedRate, events, n - events + 1);
}
