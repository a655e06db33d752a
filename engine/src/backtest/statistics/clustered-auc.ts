import { auc } from './auc.js';
import { type AucEstimate, toEstimate } from './delong.js';
import type { Interval } from './interval.js';
import { twoSidedNormalP, Z_95 } from './normal.js';
import { placeRanks } from './placement.js';
import { rankValues } from './ranks.js';
import { tableOfRanks } from './score-table.js';

/** Difference of two AUCs measured on the same cases, first minus second. */
export interface AucDifference {
  readonly difference: number;
  readonly z: number;
  readonly pValue: number;
  readonly interval: Interval;
}

/** AUC of cases with the placement value of each; null without a good or without a bad. */
interface PlacedCases {
  readonly area: number;
  readonly placements: Float64Array;
}

function placeCases(scores: ArrayLike<number>, bad: Uint8Array): PlacedCases | null {
  const ranking = rankValues(scores);
  const area = auc(tableOfRanks(ranking, bad));
  return area === null ? null : { area, placements: placeRanks(ranking, bad) };
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
  const isBad = Uint8Array.from(bad);
  const placed = placeCases(scores, isBad);
  if (placed === null) return null;
  const variance = clusteredVariance(placed.placements, placed.area, isBad, rankValues(cluster).ranks);
  return variance === null ? null : toEstimate(placed.area, variance);
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
  const isBad = Uint8Array.from(bad);
  const one = placeCases(first, isBad);
  const other = placeCases(second, isBad);
  if (one === null || other === null) return null;
  const difference = one.area - other.area;
  const gaps = one.placements;
  for (let i = 0; i < gaps.length; i += 1) gaps[i] = (gaps[i] ?? 0) - (other.placements[i] ?? 0);
  const clusters = cluster === null ? eachAlone(gaps.length) : rankValues(cluster).ranks;
  const variance = clusteredVariance(gaps, difference, isBad, clusters);
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

function eachAlone(cases: number): Uint32Array {
  const clusters = new Uint32Array(cases);
  for (let i = 0; i < cases; i += 1) clusters[i] = i;
  return clusters;
}

/** Obuchowski's variance of a mean of placement values (or of their differences) around `centre`; clusters from 0 on. */
function clusteredVariance(
  placements: Float64Array,
  centre: number,
  bad: Uint8Array,
  cluster: Uint32Array,
): number | null {
  const room = cluster.reduce((most, value) => Math.max(most, value + 1), 0);
  const sums = [new Float64Array(room), new Float64Array(room)] as const;
  const cases = [new Uint32Array(room), new Uint32Array(room)] as const;
  for (let i = 0; i < placements.length; i += 1) {
    const kind = bad[i] === 1 ? 1 : 0;
    const at = cluster[i] ?? 0;
    sums[kind][at] = (sums[kind][at] ?? 0) + (placements[i] ?? 0) - centre;
    cases[kind][at] = (cases[kind][at] ?? 0) + 1;
  }
  const clusters = { good: 0, bad: 0, any: 0 };
  const total = { good: 0, bad: 0, goodSquares: 0, badSquares: 0, products: 0 };
  for (let at = 0; at < room; at += 1) {
    const [goods, bads] = [cases[0][at] ?? 0, cases[1][at] ?? 0];
    const [ofGoods, ofBads] = [sums[0][at] ?? 0, sums[1][at] ?? 0];
    clusters.good += Number(goods > 0);
    clusters.bad += Number(bads > 0);
    clusters.any += Number(goods + bads > 0);
    total.good += goods;
    total.bad += bads;
    total.goodSquares += ofGoods * ofGoods;
    total.badSquares += ofBads * ofBads;
    total.products += ofGoods * ofBads;
  }
  if (clusters.good < 2 || clusters.bad < 2) return null;
  const corrected = (count: number): number => count / (count - 1);
  return (
    (corrected(clusters.good) * total.goodSquares) / (total.good * total.good) +
    (corrected(clusters.bad) * total.badSquares) / (total.bad * total.bad) +
    (corrected(clusters.any) * total.products * 2) / (total.good * total.bad)
  );
}
