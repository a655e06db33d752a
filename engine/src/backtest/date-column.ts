import type { ObservationTable } from '../history/observation-table.js';
import { toDayNumber } from '../kernel/calendar-date.js';

/** By row, the position of its date among the observation dates. Throws on a row of another date. */
export function dateColumn({ applications, summary }: ObservationTable): Int32Array {
  const positions = new Map(summary.dates.map((date, position) => [toDayNumber(date), position]));
  const { dates } = applications;
  const column = new Int32Array(dates.length);
  let day = Number.NaN;
  let position = 0;
  for (let row = 0; row < dates.length; row += 1) {
    if (dates[row] !== day) {
      day = dates[row] ?? 0;
      const found = positions.get(day);
      if (found === undefined) throw new Error(`row ${row} is of no observation date`);
      position = found;
    }
    column[row] = position;
  }
  return column;
}
