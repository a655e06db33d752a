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

/** Pools single cases, in O(n log n). `bad[i]` is 1 for a bad and 0 for a good; scores must not be NaN. */
export function poolScores(scores: ArrayLike<number>, bad: ArrayLike<number>): ScoreTable {
  if (scores.length !== bad.length) throw new Error('one outcome per score is needed');
  const order = sortedOrder(scores);
  const distinct: number[] = [];
  const goods: number[] = [];
  const bads: number[] = [];
  for (const index of order) {
    const score = at(scores, index);
    if (distinct.length === 0 || distinct[distinct.length - 1] !== score) {
      distinct.push(score);
      goods.push(0);
      bads.push(0);
    }
    const cell = distinct.length - 1;
    if (at(bad, index) === 1) bads[cell] = (bads[cell] ?? 0) + 1;
    else goods[cell] = (goods[cell] ?? 0) + 1;
  }
  return toTable(distinct, goods, bads);
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
  return toTable(distinct, goods, bads);
}

/** Indexes of `values` in ascending order of value; equal values keep their order. */
export function sortedOrder(values: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => at(values, a) - at(values, b) || a - b);
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

function toTable(scores: number[], goods: number[], bads: number[]): ScoreTable {
  return {
    scores: Float64Array.from(scores),
    goods: Float64Array.from(goods),
    bads: Float64Array.from(bads),
    goodTotal: sum(goods),
    badTotal: sum(bads),
  };
}
