import { chiSquaredUpperTail } from './chi-squared.js';
import { regularisedBeta } from './incomplete-beta.js';

export interface McNemarTest {
  /** (b − c)² / (b + c), without continuity correction. */
  readonly statistic: number;
  readonly pValue: number;
  /** Exact binomial p-value, the one to trust when few pairs disagree. */
  readonly exactPValue: number;
}

/**
 * McNemar's test of two classifications of the same cases: `onlyFirst` cases are right under the first alone,
 * `onlySecond` under the second alone. Null when they never disagree.
 */
export function mcNemar(onlyFirst: number, onlySecond: number): McNemarTest | null {
  const n = onlyFirst + onlySecond;
  if (n === 0) return null;
  const statistic = (onlyFirst - onlySecond) ** 2 / n;
  const least = Math.min(onlyFirst, onlySecond);
  // P(X ≤ least) for X ~ Bin(n, ½) is the upper tail of the complementary count.
  const tail = regularisedBeta(0.5, n - least, least + 1);
  return { statistic, pValue: chiSquaredUpperTail(statistic, 1), exactPValue: Math.min(1, 2 * tail) };
}
