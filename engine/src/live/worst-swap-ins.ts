/** The observations that the draft approves and the baseline did not, those that went worst first. */
import type { MovedCustomer } from '../backtest/report.js';
import { PERFORMANCE_FLAGS, type PerformanceFlag } from '../history/records.js';
import { fromDayNumber } from '../kernel/calendar-date.js';
import { RATINGS } from '../scorecard/schema.js';
import type { LiveRange } from './session.js';
import { ANSWERS } from './tally.js';

/** Worst first. */
const SEVERITY: readonly PerformanceFlag[] = ['bad', 'indeterminate', 'unobserved', 'good'];

export interface SwapIn extends Pick<MovedCustomer, 'customerId' | 'name' | 'date' | 'flag' | 'exposureMinor'> {
  /** Row of the table. */
  readonly row: number;
  /** By the draft. */
  readonly rating: number;
}

/**
 * At most `most` of a range, by the answers that the draft gave it last: by what became of them, then by what they owed,
 * then in the order of the table.
 */
export function listWorstSwapIns(
  { table, range, before }: LiveRange,
  answers: Uint8Array,
  most: number,
): readonly SwapIn[] {
  const severityOf = Uint8Array.from(PERFORMANCE_FLAGS, (flag) => SEVERITY.indexOf(flag));
  const rank = (row: number): [severity: number, exposure: number] => [
    severityOf[table.flags[row] ?? 0] ?? 0,
    table.exposureMinor[row] ?? 0,
  ];
  const isWorse = (row: number, other: number): boolean => {
    const [severity, exposure] = rank(row);
    const [otherSeverity, otherExposure] = rank(other);
    return severity < otherSeverity || (severity === otherSeverity && exposure > otherExposure);
  };
  const kept: number[] = [];
  for (let row = range.from; row < range.to; row += 1) {
    const wasApproved = (before[row] ?? 0) % ANSWERS < RATINGS.length;
    if (wasApproved || (answers[row - range.from] ?? 0) >= RATINGS.length) continue;
    const last = kept[most - 1];
    if (last !== undefined && !isWorse(row, last)) continue;
    let at = kept.length;
    while (at > 0 && isWorse(row, kept[at - 1] ?? 0)) at -= 1;
    kept.splice(at, 0, row);
    kept.length = Math.min(kept.length, most);
  }
  return kept.map((row) => ({
    row,
    customerId: table.customers.dictionary[table.customers.codes[row] ?? 0] ?? '',
    name: table.customerNames[table.customers.codes[row] ?? 0] ?? null,
    date: fromDayNumber(table.applications.dates[row] ?? 0),
    flag: PERFORMANCE_FLAGS[table.flags[row] ?? 0] ?? 'immature',
    exposureMinor: table.exposureMinor[row] ?? 0,
    rating: 1 + ((answers[row - range.from] ?? 0) % RATINGS.length),
  }));
}

/** The worst of several ranges, given in the order of the table. */
export function mergeSwapIns(parts: readonly (readonly SwapIn[])[], most: number): readonly SwapIn[] {
  return parts
    .flat()
    .sort(
      (a, b) =>
        SEVERITY.indexOf(a.flag) - SEVERITY.indexOf(b.flag) || b.exposureMinor - a.exposureMinor || a.row - b.row,
    )
    .slice(0, most);
}
