/**
 * The cross of both versions' decisions with what became of the customers, as one small table of sums. Outcomes,
 * ratings, migration, swap set and workload of approvals are all margins of it, so a million rows are read once, a range
 * after the other.
 */
import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import type { RowRange } from '../evaluate/columns/run.js';
import type { ObservationTable } from '../history/observation-table.js';
import { PERFORMANCE_FLAGS, type PerformanceFlag } from '../history/records.js';
import { OUTCOMES, type Outcome, RATINGS, type Rating } from '../scorecard/schema.js';

/** What one version says of a row. */
export interface Grade {
  readonly outcome: Outcome;
  readonly rating: Rating;
}

/** Rows on which both versions say this, and of which this became. */
export interface CrossCell {
  readonly champion: Grade;
  readonly challenger: Grade;
  readonly flag: PerformanceFlag;
}

/** Sums over rows; exact, since amounts are whole minor units. */
export interface CrossSums {
  readonly n: number;
  readonly exposureMinor: number;
  /** Limits granted or proposed; rows without a limit add nothing. */
  readonly championLimitMinor: number;
  readonly challengerLimitMinor: number;
}

/** Flags that an observation in a table may have: not `immature`. */
const FLAGS = PERFORMANCE_FLAGS.filter((flag) => flag !== 'immature');
const GRADES: readonly Grade[] = OUTCOMES.flatMap((outcome) => RATINGS.map((rating) => ({ outcome, rating })));
const CELLS: readonly CrossCell[] = GRADES.flatMap((champion) =>
  GRADES.flatMap((challenger) => FLAGS.map((flag) => ({ champion, challenger, flag }))),
);
/** Sums kept of a cell: rows, exposure, limits of both versions. */
const SUMS = 4;

/** Sums of all cells, cell by cell. */
export type CrossTable = Float64Array;

export function createCross(): CrossTable {
  return new Float64Array(CELLS.length * SUMS);
}

/** Adds rows to a cross. */
export function countCross(
  cross: CrossTable,
  { flags, exposureMinor }: Pick<ObservationTable, 'flags' | 'exposureMinor'>,
  champion: ColumnDecisions,
  challenger: ColumnDecisions,
  { from, to }: RowRange,
): void {
  const [outcomeA, ratingA, limitA] = gradesOf(champion);
  const [outcomeB, ratingB, limitB] = gradesOf(challenger);
  const [ratings, grades, kinds] = [RATINGS.length, GRADES.length, FLAGS.length];
  for (let row = from; row < to; row += 1) {
    const a = (outcomeA[row] ?? 0) * ratings + (ratingA[row] ?? 1) - 1;
    const b = (outcomeB[row] ?? 0) * ratings + (ratingB[row] ?? 1) - 1;
    const at = ((a * grades + b) * kinds + (flags[row] ?? 0)) * SUMS;
    cross[at] = (cross[at] ?? 0) + 1;
    cross[at + 1] = (cross[at + 1] ?? 0) + (exposureMinor[row] ?? 0);
    // A limit that is not available is NaN.
    cross[at + 2] = (cross[at + 2] ?? 0) + (limitA[row] || 0);
    cross[at + 3] = (cross[at + 3] ?? 0) + (limitB[row] || 0);
  }
}

/** Sums over the cells that `keep` takes. */
export function sumCross(cross: CrossTable, keep: (cell: CrossCell) => boolean): CrossSums {
  const sums = [0, 0, 0, 0];
  CELLS.forEach((cell, index) => {
    if (!keep(cell)) return;
    for (let k = 0; k < SUMS; k += 1) sums[k] = (sums[k] ?? 0) + (cross[index * SUMS + k] ?? 0);
  });
  const [n = 0, exposureMinor = 0, championLimitMinor = 0, challengerLimitMinor = 0] = sums;
  return { n, exposureMinor, championLimitMinor, challengerLimitMinor };
}

function gradesOf(decisions: ColumnDecisions): readonly [Uint8Array, Uint8Array, Float64Array] {
  return [
    requireColumn(decisions.outcome, 'outcome'),
    requireColumn(decisions.rating, 'rating'),
    requireColumn(decisions.limitMinor, 'limitMinor'),
  ];
}
