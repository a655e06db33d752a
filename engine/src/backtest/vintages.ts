/** Cumulative bad rates by cohort and age. See docs/statistics.md#vintages. */
import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import type { ObservationTable } from '../history/observation-table.js';
import { PERFORMANCE_FLAGS } from '../history/records.js';
import { addMonthsToDay, toDayNumber } from '../kernel/calendar-date.js';
import { OUTCOMES } from '../scorecard/schema.js';
import { cohortsOf } from './parts.js';
import type { VintageCurve, VintageCurves, Vintages } from './report.js';

const [GOOD, BAD] = [PERFORMANCE_FLAGS.indexOf('good'), PERFORMANCE_FLAGS.indexOf('bad')];
const APPROVE = OUTCOMES.indexOf('approve');

/** Of a cohort: judged rows, then those that became bad in the first, second… month. One after the other: all, champion, challenger. */
type Sums = Int32Array;
const POPULATIONS = 3;

/** `dateOf` gives the position of a row's date. */
export function measureVintages(
  table: ObservationTable,
  dateOf: Int32Array,
  champion: ColumnDecisions,
  challenger: ColumnDecisions,
): Vintages {
  const months = table.plan.outcome.horizonMonths;
  const size = months + 1;
  const { names, cohortOf } = cohortsOf(table, dateOf);
  const cohorts = names.map(() => new Int32Array(POPULATIONS * size));
  const monthOf = ageInMonths(table, dateOf);
  const [before, after] = [requireColumn(champion.outcome, 'outcome'), requireColumn(challenger.outcome, 'outcome')];
  for (let row = 0; row < table.flags.length; row += 1) {
    const flag = table.flags[row];
    const sums = cohorts[cohortOf[row] ?? 0];
    if ((flag !== GOOD && flag !== BAD) || sums === undefined) continue;
    const month = flag === BAD ? monthOf(row) : 0;
    const isIn = [true, before[row] === APPROVE, after[row] === APPROVE];
    for (let population = 0; population < POPULATIONS; population += 1) {
      if (isIn[population] !== true) continue;
      const at = population * size;
      sums[at] = (sums[at] ?? 0) + 1;
      if (month > 0) sums[at + month] = (sums[at + month] ?? 0) + 1;
    }
  }
  return {
    total: readCurves(addUp(cohorts, POPULATIONS * size), size),
    cohorts: names.map((date, i) => ({ date, curves: readCurves(cohorts[i] ?? new Int32Array(0), size) })),
  };
}

/** By bad row, the month after its date in which it became bad, counted from 1. */
function ageInMonths(
  { plan, summary, applications, badAfterDays }: ObservationTable,
  dateOf: Int32Array,
): (row: number) => number {
  const ends = summary.dates.map((date) =>
    Array.from({ length: plan.outcome.horizonMonths }, (_, month) => addMonthsToDay(toDayNumber(date), month + 1)),
  );
  return (row) => {
    const badOn = (applications.dates[row] ?? 0) + (badAfterDays[row] ?? 0);
    return (ends[dateOf[row] ?? 0] ?? []).findIndex((end) => badOn <= end) + 1;
  };
}

function addUp(parts: readonly Sums[], length: number): Sums {
  const total = new Int32Array(length);
  for (const part of parts) for (let at = 0; at < length; at += 1) total[at] = (total[at] ?? 0) + (part[at] ?? 0);
  return total;
}

function readCurves(sums: Sums, size: number): VintageCurves {
  const curve = (population: number): VintageCurve => {
    const [judged = 0, ...byMonth] = sums.subarray(population * size, (population + 1) * size);
    let bad = 0;
    return { judged, badByMonth: byMonth.map((count) => (bad += count)) };
  };
  return { all: curve(0), champion: curve(1), challenger: curve(2) };
}
