/** What one thread does: decide its rows, then count ratings and add up scores as the SQL does. */
import type { ColumnDecisions } from '../../src/evaluate/columns/decisions.js';
import { type ColumnOutput, type ColumnPlan, compileColumns } from '../../src/evaluate/columns/plan.js';
import { decideRows, type RowRange } from '../../src/evaluate/columns/run.js';
import type { ColumnTable } from '../../src/evaluate/columns/table.js';
import { policy } from './card.js';

/** The score alone, as the other contenders compute it; and all that a backtest keeps of a decision. */
export const WORKLOADS = {
  score: ['score', 'scoreRating'],
  decision: ['entries', 'score', 'scoreRating', 'rating', 'outcome', 'limitMinor', 'level', 'countedMinor'],
} as const satisfies Record<string, readonly ColumnOutput[]>;
export type Workload = keyof typeof WORKLOADS;

export const planFor = (workload: Workload): ColumnPlan => compileColumns(policy, WORKLOADS[workload]);

export interface RangeJob {
  readonly table: ColumnTable;
  readonly decisions: ColumnDecisions;
  readonly range: RowRange;
}

/** Cases per rating at positions 0 to 4, sums of scores at 5 to 9. */
export function scoreRange(plan: ColumnPlan, { table, decisions, range }: RangeJob): Float64Array {
  decideRows(plan, table, decisions, range);
  const { score, scoreRating } = decisions;
  if (score === null || scoreRating === null) throw new Error('every workload gives score and rating');
  return countRatings(score, scoreRating, range);
}

function countRatings(score: Float64Array, rating: Uint8Array, { from, to }: RowRange): Float64Array {
  const totals = new Float64Array(10);
  for (let row = from; row < to; row += 1) {
    const at = (rating[row] ?? 1) - 1;
    totals[at] = (totals[at] ?? 0) + 1;
    totals[at + 5] = (totals[at + 5] ?? 0) + (score[row] ?? 0);
  }
  return totals;
}
