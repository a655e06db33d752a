import { auc } from './auc.js';
import { type AucEstimate, toEstimate } from './delong.js';
import type { Interval } from './interval.js';
import { twoSidedNormalP, Z_95 } from './normal.js';
import { placementValues } from './placement.js';
import { at, poolScores } from './score-table.js';

/** Difference of two AUCs measured on the same cases, first minus second. */
export interface AucDifference {
  readonly difference: number;
  readonly z: number;
  readonly pValue: number;
  readonly interval: Interval;
}

/**
 * AUC with a variance for clustered cases (Obuchowski 1997): the same customer seen at several dates does not count as
 * that many independent customers. `cluster[i]` numbers the cluster of case i. Null where a variance does not exist
 * (fewer than two clusters with a good, or with a bad). See docs/statistics.md#clustered-auc.
 */
export function clusteredAuc(
  scores: ArrayLike<number>,
  bad: ArrayLike<number>,
  cluster: ArrayLike<number>,
): AucEstimate | null {
  const area = auc(poolScores(scores, bad));
  if (area === null) return null;
  const variance = clusteredVariance(placementValues(scores, bad), area, bad, cluster);
  return variance === null ? null : toEstimate(area, variance);
}

/**
 * DeLong's test of two correlated AUCs. Without `cluster` every case is its own cluster and this is DeLong's paired test
 * exactly; with it, Obuchowski's extension. When the difference has no variance (equal rankings) z is 0 and p is 1.
 */
export function compareAucs(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  bad: ArrayLike<number>,
  cluster: ArrayLike<number> | null = null,
): AucDifference | null {
  const areaOfFirst = auc(poolScores(first, bad));
  const areaOfSecond = auc(poolScores(second, bad));
  if (areaOfFirst === null || areaOfSecond === null) return null;
  const difference = areaOfFirst - areaOfSecond;
  const placements = placementValues(first, bad);
  const other = placementValues(second, bad);
  for (let i = 0; i < placements.length; i++) placements[i] = at(placements, i) - at(other, i);
  const clusters = cluster ?? Uint32Array.from({ length: bad.length }, (_, i) => i);
  const variance = clusteredVariance(placements, difference, bad, clusters);
  if (variance === null) return null;
  const standardError = Math.sqrt(Math.max(0, variance));
  // Rounding leaves a variance of some 1e-34 where both rank alike: that is none.
  if (standardError < 1e-12) return { difference, z: 0, pValue: 1, interval: { low: difference, high: difference } };
  const z = difference / standardError;
  return {
    difference,
    z,
    pValue: twoSidedNormalP(z),
    interval: { low: difference - Z_95 * standardError, high: difference + Z_95 * standardError },
  };
}

/** Obuchowski's variance of a mean of placement values (or of their differences) around `centre`. */
function clusteredVariance(
  placements: Float64Array,
  centre: number,
  bad: ArrayLike<number>,
  cluster: ArrayLike<number>,
): number | null {
  const ofGoods = new Map<number, number>();
  const ofBads = new Map<number, number>();
  let goods = 0;
  let bads = 0;
  for (let i = 0; i < placements.length; i++) {
    const sums = at(bad, i) === 1 ? ofBads : ofGoods;
    if (at(bad, i) === 1) bads++;
    else goods++;
    const key = at(cluster, i);
    sums.set(key, (sums.get(key) ?? 0) + at(placements, i) - centre);
  }
  if (ofGoods.size < 2 || ofBads.size < 2) return null;
  let goodSquares = 0;
  let badSquares = 0;
  let products = 0;
  for (const [key, value] of ofGoods) {
    goodSquares += value * value;
    products += value * (ofBads.get(key) ?? 0);
  }
  for (const value of ofBads.values()) badSquares += value * value;
  const clusters = new Set([...ofGoods.keys(), ...ofBads.keys()]).size;
  const goodPart = ((ofGoods.size / (ofGoods.size - 1)) * goodSquares) / (goods * goods);
  const badPart = ((ofBads.size / (ofBads.size - 1)) * badSquares) / (bads * bads);
  const crossPart = ((clusters / (clusters - 1)) * products * 2) / (goods * bads);
  return goodPart + badPart + crossPart;
}
