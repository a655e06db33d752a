import { at, type ScoreTable } from './score-table.js';

/**
 * Area under the ROC curve: the chance that a good scores above a bad, ties counting half (Mann-Whitney).
 * Null when there is no good or no bad. See docs/statistics.md#auc.
 */
export function auc(table: ScoreTable): number | null {
  if (table.goodTotal === 0 || table.badTotal === 0) return null;
  let badsBelow = 0;
  let wins = 0;
  for (let i = 0; i < table.scores.length; i++) {
    const bads = at(table.bads, i);
    wins += at(table.goods, i) * (badsBelow + bads / 2);
    badsBelow += bads;
  }
  return wins / (table.goodTotal * table.badTotal);
}
