import { rocCurve } from './roc.js';
import type { ScoreTable } from './score-table.js';

/**
 * Kolmogorov-Smirnov distance: the widest gap between the cumulative shares of bads and goods, with the score at and
 * below which it opens; ties are pooled, so no gap is ever read inside one score. The lowest such score wins a draw.
 * Null when there is no good or no bad. See docs/statistics.md#ks.
 */
export function kolmogorovSmirnov(table: ScoreTable): { ks: number; score: number } | null {
  let best: { ks: number; score: number } | null = null;
  for (const point of rocCurve(table)) {
    const gap = Math.abs(point.badShare - point.goodShare);
    if (best === null || gap > best.ks) best = { ks: gap, score: point.score };
  }
  return best;
}
