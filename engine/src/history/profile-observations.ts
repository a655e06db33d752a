/** What the columns of a table of observations look like, one by one: to see a file before deciding on it. */
import { z } from 'zod';
import { absentKindOf, PRESENT } from '../evaluate/columns/states.js';
import type { FactColumn, NumberColumn } from '../evaluate/columns/table.js';
import { ABSENT_KINDS } from '../kernel/absent.js';
import type { ObservationTable } from './observation-table.js';
import { PERFORMANCE_FLAGS } from './records.js';

const Count = z.int().nonnegative();

/** The shares at which quantiles are taken. */
export const PROFILE_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export const FactProfile = z.strictObject({
  name: z.string(),
  present: Count,
  /** By how they are absent. */
  absent: z.record(z.enum(ABSENT_KINDS), Count),
  /** Of the present values at {@link PROFILE_QUANTILES}; null where there are none, or they are no numbers. */
  quantiles: z.array(z.number()).length(PROFILE_QUANTILES.length).nullable(),
  /** Of a text or a yes and no: how often each value occurs, the most frequent first; null for numbers. */
  categories: z.array(z.strictObject({ value: z.union([z.string(), z.boolean()]), count: Count })).nullable(),
});
export type FactProfile = z.infer<typeof FactProfile>;

export const ObservationProfile = z.strictObject({
  rows: Count,
  customers: Count,
  flags: z.record(z.enum(PERFORMANCE_FLAGS), Count),
  facts: z.array(FactProfile),
});
export type ObservationProfile = z.infer<typeof ObservationProfile>;

/** Categories kept of a column; a column of more different texts (names, numbers) is no set of categories. */
const MOST_CATEGORIES = 50;

export function profileObservations(table: ObservationTable): ObservationProfile {
  const flags = { good: 0, bad: 0, indeterminate: 0, unobserved: 0, immature: 0 };
  for (const position of table.flags) {
    const flag = PERFORMANCE_FLAGS[position];
    if (flag !== undefined) flags[flag]++;
  }
  return {
    rows: table.applications.length,
    customers: table.customers.dictionary.length,
    flags,
    facts: [...table.applications.facts].map(([name, column]) => profileFact(name, column)),
  };
}

export function profileFact(name: string, column: FactColumn): FactProfile {
  const absent = { missing: 0, stale: 0, confidential: 0, notApplicable: 0 };
  let present = 0;
  for (const state of column.states) {
    const kind = absentKindOf(state);
    if (state === PRESENT) present++;
    else if (kind !== null) absent[kind]++;
  }
  return {
    name,
    present,
    absent,
    quantiles: column.kind === 'number' && present > 0 ? quantilesOf(column, present) : null,
    categories: column.kind === 'code' ? categoriesOf(column) : null,
  };
}

/** The smallest value that at least this share of the values do not exceed. */
function quantilesOf({ values, states }: NumberColumn, present: number): number[] {
  const sorted = new Float64Array(present);
  let next = 0;
  for (let row = 0; row < values.length; row++) if (states[row] === PRESENT) sorted[next++] = values[row] ?? 0;
  sorted.sort();
  // Nothing added makes a zero of what is written as minus zero.
  return PROFILE_QUANTILES.map((share) => (sorted[Math.max(0, Math.ceil(share * present) - 1)] ?? 0) + 0);
}

function categoriesOf(column: Extract<FactColumn, { kind: 'code' }>): FactProfile['categories'] {
  const counts = new Float64Array(column.dictionary.length);
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row] ?? 0;
    if (column.states[row] === PRESENT) counts[code] = (counts[code] ?? 0) + 1;
  }
  return column.dictionary
    .map((value, code) => ({ value, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1))
    .slice(0, MOST_CATEGORIES);
}
