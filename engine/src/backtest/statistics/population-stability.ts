import { at, sum } from './score-table.js';

/**
 * Population stability index of `actual` against `expected`: Σ (a − e)·ln(a / e) over shares of the same bins. Given
 * counts. A bin empty on one side counts there as half a case, a bin empty on both sides not at all: the index stays
 * finite and the rule is stated. Null when either side has no cases. See docs/statistics.md#psi.
 */
export function populationStability(expected: ArrayLike<number>, actual: ArrayLike<number>): number | null {
  const parts = stabilityParts(expected, actual);
  return parts === null ? null : parts.reduce((total, part) => total + part, 0);
}

/** The share of each bin in {@link populationStability}; all are ≥ 0. */
export function stabilityParts(expected: ArrayLike<number>, actual: ArrayLike<number>): number[] | null {
  if (expected.length !== actual.length) throw new Error('both sides need the same bins');
  const expectedTotal = sum(expected);
  const actualTotal = sum(actual);
  if (expectedTotal === 0 || actualTotal === 0) return null;
  return Array.from({ length: expected.length }, (_, i) => {
    if (at(expected, i) === 0 && at(actual, i) === 0) return 0;
    const e = (at(expected, i) || 0.5) / expectedTotal;
    const a = (at(actual, i) || 0.5) / actualTotal;
    return (a - e) * Math.log(a / e);
  });
}

/**
 * The shift of a characteristic in points: Σ (a − e)·points. Says in which direction, and by how many points on average,
 * the population moved; needs no smoothing.
 */
export function pointsShift(
  expected: ArrayLike<number>,
  actual: ArrayLike<number>,
  points: ArrayLike<number>,
): number | null {
  const expectedTotal = sum(expected);
  const actualTotal = sum(actual);
  if (expectedTotal === 0 || actualTotal === 0) return null;
  let shift = 0;
  for (let i = 0; i < points.length; i++) {
    shift += (at(actual, i) / actualTotal - at(expected, i) / expectedTotal) * at(points, i);
  }
  return shift;
}
