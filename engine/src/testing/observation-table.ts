/** Applications as a table of observations, with outcomes made up from their place in the list. */
import type { Application } from '../application/schema.js';
import { buildColumnTable, tableSchemaFor } from '../evaluate/columns/table-builder.js';
import type { ObservationTable, TextColumn } from '../history/observation-table.js';
import type { Observation } from '../history/observe.js';
import type { ObservationPlan, PerformanceFlag } from '../history/records.js';
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

/** The observation behind a row. */
export function observationAt(application: Application, row: number): Observation {
  return {
    customerId: `c${row}`,
    name: null,
    date: TABLE_PLAN.from,
    application,
    flag: FLAGS[row % FLAGS.length] ?? 'good',
    worstDaysPastDue: 0,
    exposureMinor: (row % 7) * 12_345,
    defaultedMinor: 0,
    monthlyInvoicedMinor: 0,
    groups: { segment: null, sector: null, size: null, country: null },
  };
}

export function tableOf(policies: readonly Policy[], applications: readonly Application[]): ObservationTable {
  const observations = applications.map(observationAt);
  const zeros = (): Float64Array => new Float64Array(applications.length);
  const unknown = (): TextColumn => ({ codes: new Int32Array(applications.length).fill(-1), dictionary: [] });
  return {
    plan: TABLE_PLAN,
    summary: {
      n: applications.length,
      customers: applications.length,
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
    applications: buildColumnTable(tableSchemaFor(policies), applications),
    customers: {
      codes: Int32Array.from(applications, (_, row) => row),
      dictionary: observations.map(({ customerId }) => customerId),
    },
    customerNames: observations.map(({ name }) => name),
    flags: Uint8Array.from(observations, ({ flag }) => ['good', 'bad', 'indeterminate', 'unobserved'].indexOf(flag)),
    worstDaysPastDue: new Int32Array(applications.length),
    exposureMinor: Float64Array.from(observations, ({ exposureMinor }) => exposureMinor),
    defaultedMinor: zeros(),
    monthlyInvoicedMinor: zeros(),
    groups: { segment: unknown(), sector: unknown(), size: unknown(), country: unknown() },
  };
}
