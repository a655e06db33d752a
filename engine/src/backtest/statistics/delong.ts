import { auc } from './auc.js';
import type { Interval } from './interval.js';
import { Z_95 } from './normal.js';
import { at, type ScoreTable } from './score-table.js';

/** An AUC with its DeLong standard error and 95 % interval (normal, cut to [0, 1]). */
export interface AucEstimate {
  readonly auc: number;
  readonly standardError: number;
  readonly interval: Interval;
}

/**
 * DeLong's variance of the AUC from pooled counts: cases of one score share one placement value.
 * Null unless there are at least two goods and two bads. See docs/statistics.md#delong.
 */
export function delongEstimate(table: ScoreTable): AucEstimate | null {
  const { goodTotal, badTotal } = table;
  const area = auc(table);
  if (area === null || goodTotal < 2 || badTotal < 2) return null;
  let goodsBelow = 0;
  let badsBelow = 0;
  let goodSquares = 0;
  let badSquares = 0;
  for (let i = 0; i < table.scores.length; i++) {
    const goods = at(table.goods, i);
    const bads = at(table.bads, i);
    const ofGood = (badsBelow + bads / 2) / badTotal - area;
    const ofBad = (goodTotal - goodsBelow - goods / 2) / goodTotal - area;
    goodSquares += goods * ofGood * ofGood;
    badSquares += bads * ofBad * ofBad;
    goodsBelow += goods;
    badsBelow += bads;
  }
  const variance = goodSquares / (goodTotal - 1) / goodTotal + badSquares / (badTotal - 1) / badTotal;
  return toEstimate(area, variance);
}

export function toEstimate(area: number, variance: number): AucEstimate {
  const standardError = Math.sqrt(Math.max(0, variance));
  return {
    auc: area,
    standardError,
    interval: { low: Math.max(0, area - Z_95 * standardError), high: Math.min(1, area + Z_95 * standardError) },
  };
}
