/** Tables of observations from plain objects, row by row. */
import { buildColumnTable, tableSchemaFor } from '../evaluate/columns/table-builder.js';
import { NOT_BAD, NOT_KNOWN, type ObservationTable, type TextColumn } from '../history/observation-table.js';
import type { Observation, ObservationSummary } from '../history/observe.js';
import { type ObservationPlan, PERFORMANCE_FLAGS } from '../history/records.js';
import type { Policy } from '../scorecard/policy.js';

/** The table of observations that are not immature, in the order given, with the columns that the policies read. */
export function buildObservationTable(
  plan: ObservationPlan,
  summary: ObservationSummary,
  rows: readonly Observation[],
  policies: readonly Policy[],
): ObservationTable {
  const used = rows.filter(({ flag }) => flag !== 'immature');
  const customers = textColumn(used.map(({ customerId }) => customerId));
  const names = new Map(used.map(({ customerId, name }) => [customerId, name]));
  const numbers = (read: (row: Observation) => number) => Float64Array.from(used, read);
  return {
    plan,
    summary,
    applications: buildColumnTable(
      tableSchemaFor(policies),
      used.map(({ application }) => application),
    ),
    customers,
    customerNames: customers.dictionary.map((id) => names.get(id) ?? null),
    flags: Uint8Array.from(used, ({ flag }) => PERFORMANCE_FLAGS.indexOf(flag)),
    worstDaysPastDue: Int32Array.from(used, ({ worstDaysPastDue }) => worstDaysPastDue),
    exposureMinor: numbers(({ exposureMinor }) => exposureMinor),
    defaultedMinor: numbers(({ defaultedMinor }) => defaultedMinor),
    badAfterDays: Int32Array.from(used, ({ badAfterDays }) => badAfterDays ?? NOT_BAD),
    lost: Uint8Array.from(used, ({ lost }) => Number(lost)),
    monthlyInvoicedMinor: numbers(({ monthlyInvoicedMinor }) => monthlyInvoicedMinor),
    groups: {
      segment: textColumn(used.map(({ groups }) => groups.segment)),
      sector: textColumn(used.map(({ groups }) => groups.sector)),
      size: textColumn(used.map(({ groups }) => groups.size)),
      country: textColumn(used.map(({ groups }) => groups.country)),
    },
  };
}

function textColumn(values: readonly (string | null)[]): TextColumn {
  const dictionary = [...new Set(values.filter((value) => value !== null))];
  return {
    codes: Int32Array.from(values, (value) => (value === null ? NOT_KNOWN : dictionary.indexOf(value))),
    dictionary,
  };
}
