/** Applications as a table of observations, with outcomes made up from their place in the list. */
import type { Application } from '../application/schema.js';
import type { ColumnTable } from '../evaluate/columns/table.js';
import { buildColumnTable, tableSchemaFor } from '../evaluate/columns/table-builder.js';
import { NOT_BAD, NOT_KNOWN, type ObservationTable, type TextColumn } from '../history/observation-table.js';
import { type ObservationPlan, PERFORMANCE_FLAGS, type PerformanceFlag } from '../history/records.js';
import type { Policy } from '../scorecard/policy.js';

export const TABLE_PLAN: ObservationPlan = {
  from: '2024-01-31',
  to: '2024-01-31',
  everyMonths: 1,
  outcome: {
    id: 'table-90',
    horizonMonths: 12,
    badDaysPastDue: 90,
    floorMinor: 0,
    excludeDisputed: true,
    indeterminateDaysPastDue: 60,
    proceedings: true,
  },
};

const FLAGS: readonly PerformanceFlag[] = ['good', 'bad', 'good', 'indeterminate', 'unobserved'];

export function tableOf(policies: readonly Policy[], applications: readonly Application[]): ObservationTable {
  return tableAround(buildColumnTable(tableSchemaFor(policies), applications));
}

/** Columns of applications as a table of observations. */
export function tableAround(applications: ColumnTable): ObservationTable {
  const { length } = applications;
  const rows = Array.from({ length }, (_, row) => row);
  const unknown = (): TextColumn => ({ codes: new Int32Array(length).fill(NOT_KNOWN), dictionary: [] });
  return {
    plan: TABLE_PLAN,
    summary: {
      n: length,
      customers: length,
      dates: [TABLE_PLAN.from],
      good: 0,
      bad: 0,
      indeterminate: 0,
      unobserved: 0,
      immature: 0,
      immatureBad: 0,
      alreadyBad: 0,
      dormant: 0,
      worstDaysPastDue: 0,
      knownFrom: null,
      knownUntil: null,
    },
    applications,
    customers: { codes: Int32Array.from(rows), dictionary: rows.map(nameOf) },
    customerNames: rows.map(() => null),
    flags: Uint8Array.from(rows, (row) => PERFORMANCE_FLAGS.indexOf(flagAt(row))),
    worstDaysPastDue: new Int32Array(length),
    exposureMinor: Float64Array.from(rows, exposureAt),
    defaultedMinor: Float64Array.from(rows, (row) => (flagAt(row) === 'bad' ? 2 * exposureAt(row) : 0)),
    badAfterDays: Int32Array.from(rows, (row) => (flagAt(row) === 'bad' ? row % 300 : NOT_BAD)),
    lost: Uint8Array.from(rows, (row) => Number(flagAt(row) === 'bad' && row % 2 === 0)),
    monthlyInvoicedMinor: Float64Array.from(rows, (row) => (row % 11) * 23_456),
    groups: { segment: unknown(), sector: unknown(), size: unknown(), country: unknown() },
  };
}

const nameOf = (row: number): string => `c${row}`;
const flagAt = (row: number): PerformanceFlag => FLAGS[row % FLAGS.length] ?? 'good';
const exposureAt = (row: number): number => (row % 7) * 12_345;
