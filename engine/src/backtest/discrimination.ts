/** Scores of both versions on the judged (good or bad) cases, and how they fall. */
import type { ObservationTable } from '../history/observation-table.js';
import { PERFORMANCE_FLAGS, type PerformanceFlag } from '../history/records.js';
import { type BacktestReport, type Discrimination, FEW_BADS } from './report.js';
import { auc } from './statistics/auc.js';
import { clusteredAuc, compareAucs } from './statistics/clustered-auc.js';
import { delongEstimate } from './statistics/delong.js';
import { divergence } from './statistics/divergence.js';
import { gini } from './statistics/gini.js';
import { kolmogorovSmirnov } from './statistics/kolmogorov-smirnov.js';
import { rankValues } from './statistics/ranks.js';
import { type RocPoint, rocCurve } from './statistics/roc.js';
import { poolScores } from './statistics/score-table.js';

/** More points than a chart can show are thinned out to about this many. */
const MOST_ROC_POINTS = 400;
const [GOOD, BAD] = [PERFORMANCE_FLAGS.indexOf('good'), PERFORMANCE_FLAGS.indexOf('bad')];

/** Rows whose outcome is good or bad, and what of them both versions share. */
export interface JudgedRows {
  readonly rows: Uint32Array;
  /** 1 for a bad, 0 for a good. */
  readonly bad: Uint8Array;
  readonly customers: Uint32Array;
}

export function judgedRows({ flags, customers }: ObservationTable): JudgedRows {
  const rows = new Uint32Array(flags.length);
  let n = 0;
  for (let row = 0; row < flags.length; row += 1) {
    rows[n] = row;
    n += Number(flags[row] === GOOD || flags[row] === BAD);
  }
  const bad = new Uint8Array(n);
  const clusters = new Uint32Array(n);
  for (let i = 0; i < n; i += 1) {
    const row = rows[i] ?? 0;
    bad[i] = Number(flags[row] === BAD);
    clusters[i] = customers.codes[row] ?? 0;
  }
  return { rows: rows.subarray(0, n), bad, customers: clusters };
}

export function scoresOf({ rows }: JudgedRows, scores: Float64Array): Float64Array {
  const own = new Float64Array(rows.length);
  for (let i = 0; i < own.length; i += 1) own[i] = scores[rows[i] ?? 0] ?? 0;
  return own;
}

/** How well scores of judged cases tell good from bad; null without a good or without a bad. */
export function discriminate(scores: Float64Array, { bad, customers }: JudgedRows): Discrimination | null {
  const table = poolScores(scores, bad);
  const area = auc(table);
  const distance = kolmogorovSmirnov(table);
  if (area === null || distance === null) return null;
  return {
    goods: table.goodTotal,
    bads: table.badTotal,
    auc: area,
    aucInterval: delongEstimate(table)?.interval ?? null,
    aucClusterInterval: clusteredAuc(scores, bad, customers)?.interval ?? null,
    gini: gini(area),
    ks: distance.ks,
    ksScore: distance.score,
    divergence: divergence(...splitScores(scores, bad, table.goodTotal)),
    indicative: table.badTotal < FEW_BADS,
    roc: thinOut(rocCurve(table), distance.score),
  };
}

/** Scores of the goods and of the bads. */
function splitScores(scores: Float64Array, bad: Uint8Array, goods: number): readonly [Float64Array, Float64Array] {
  const split = new Float64Array(scores.length);
  let good = 0;
  let ill = goods;
  for (let i = 0; i < scores.length; i += 1) {
    const at = bad[i] === 1 ? ill : good;
    split[at] = scores[i] ?? 0;
    if (bad[i] === 1) ill += 1;
    else good += 1;
  }
  return [split.subarray(0, goods), split.subarray(goods)];
}

/** Challenger less champion, plain and with customers as clusters. */
export function compareDiscrimination(
  champion: Float64Array,
  challenger: Float64Array,
  { bad, customers }: JudgedRows,
): BacktestReport['aucDifference'] {
  const plain = compareAucs(challenger, champion, bad);
  if (plain === null) return null;
  const clustered = compareAucs(challenger, champion, bad, customers);
  return { ...plain, clusterPValue: clustered?.pValue ?? null, clusterInterval: clustered?.interval ?? null };
}

/** Keeps the last point and the one where the gap is widest. */
function thinOut(points: readonly RocPoint[], ksScore: number): RocPoint[] {
  const step = Math.max(1, Math.ceil(points.length / MOST_ROC_POINTS));
  return points.filter((point, i) => i % step === 0 || i === points.length - 1 || point.score === ksScore);
}

/** Scores of all cases with how many of each became what. */
export function countScores(
  scores: Float64Array,
  flags: Uint8Array,
): ReadonlyMap<number, ReadonlyMap<PerformanceFlag, number>> {
  const { levels, ranks } = rankValues(scores);
  const kinds = PERFORMANCE_FLAGS.length;
  const counts = new Float64Array(levels.length * kinds);
  for (let row = 0; row < ranks.length; row += 1) {
    const at = (ranks[row] ?? 0) * kinds + (flags[row] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return new Map(
    Array.from(levels, (score, rank) => [
      score,
      new Map(PERFORMANCE_FLAGS.map((flag, kind) => [flag, counts[rank * kinds + kind] ?? 0])),
    ]),
  );
}
