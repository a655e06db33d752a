import { type Ranks, rankValues } from './ranks.js';

/**
 * Goods and bads per distinct score, scores ascending: ties are pooled once, here, and every statistic of
 * discrimination reads this table. Counts may be any non-negative numbers (weights too).
 */
export interface ScoreTable {
  readonly scores: Float64Array;
  readonly goods: Float64Array;
  readonly bads: Float64Array;
  readonly goodTotal: number;
  readonly badTotal: number;
}

/** Pools single cases. `bad[i]` is 1 for a bad and 0 for a good; scores must not be NaN. */
export function poolScores(scores: ArrayLike<number>, bad: ArrayLike<number>): ScoreTable {
  return tableOfRanks(rankValues(scores), bad);
}

/** The table of cases whose scores are ranked already. */
export function tableOfRanks({ levels, ranks }: Ranks, bad: ArrayLike<number>): ScoreTable {
  if (ranks.length !== bad.length) throw new Error('one outcome per score is needed');
  const isBad = bad instanceof Uint8Array ? bad : Uint8Array.from(bad);
  const goods = new Float64Array(levels.length);
  const bads = new Float64Array(levels.length);
  for (let i = 0; i < ranks.length; i += 1) {
    const counts = isBad[i] === 1 ? bads : goods;
    const rank = ranks[i] ?? 0;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  return { scores: levels, goods, bads, goodTotal: sum(goods), badTotal: sum(bads) };
}

/** A table from counts that are grouped already, such as ratings; in any order, equal scores are pooled. */
export function tableOfCounts(levels: readonly { score: number; good: number; bad: number }[]): ScoreTable {
  const sorted = [...levels].sort((a, b) => a.score - b.score);
  const distinct: number[] = [];
  const goods: number[] = [];
  const bads: number[] = [];
  for (const level of sorted) {
    if (distinct.length === 0 || distinct[distinct.length - 1] !== level.score) {
      distinct.push(level.score);
      goods.push(0);
      bads.push(0);
    }
    const cell = distinct.length - 1;
    goods[cell] = (goods[cell] ?? 0) + level.good;
    bads[cell] = (bads[cell] ?? 0) + level.bad;
  }
  return {
    scores: Float64Array.from(distinct),
    goods: Float64Array.from(goods),
    bads: Float64Array.from(bads),
    goodTotal: sum(goods),
    badTotal: sum(bads),
  };
}

/** An element that an index in range says is there. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += at(values, i);
  return total;
}
