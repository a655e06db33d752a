import { at, type ScoreTable } from './score-table.js';

/** Shares of all goods and of all bads that score at or below `score`. */
export interface RocPoint {
  readonly score: number;
  readonly goodShare: number;
  readonly badShare: number;
}

/**
 * One point per distinct score, ascending, so the last one is (1, 1); the curve begins at (0, 0), which is not listed.
 * Empty when there is no good or no bad. See docs/statistics.md#roc.
 */
export function rocCurve(table: ScoreTable): RocPoint[] {
  if (table.goodTotal === 0 || table.badTotal === 0) return [];
  let goods = 0;
  let bads = 0;
  return Array.from(table.scores, (score, i) => {
    goods += at(table.goods, i);
    bads += at(table.bads, i);
    return { score, goodShare: goods / table.goodTotal, badShare: bads / table.badTotal };
  });
}
