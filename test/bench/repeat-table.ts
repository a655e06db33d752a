/** A large table of observations from a small one: its customers many times over, each time a little different. */
import type { ObservationTable } from '@encours/engine';

type Numbers = Float64Array | Int32Array | Uint8Array;
type Applications = ObservationTable['applications'];
type FactColumn = Applications['facts'] extends ReadonlyMap<string, infer Column> ? Column : never;
type NumberColumn = Extract<FactColumn, { kind: 'number' }>;

/** Numbers of facts are moved by up to so much of themselves, so that no two copies of a customer are alike. */
const SPREAD = 0.05;

/** Every row `times` times, one copy behind the other, so that the order by date and customer stays. */
export function repeatTable(table: ObservationTable, times: number): ObservationTable {
  const repeat = <Kind extends Numbers>(column: Kind): Kind => {
    const bytes = column.length * times * column.BYTES_PER_ELEMENT;
    const out = new (column.constructor as new (buffer: SharedArrayBuffer) => Kind)(new SharedArrayBuffer(bytes));
    for (let row = 0; row < out.length; row += 1) out[row] = column[Math.floor(row / times)] ?? 0;
    return out;
  };
  const vary = (column: NumberColumn, seed: number): NumberColumn => {
    const values = repeat(column.values);
    for (let row = 0; row < values.length; row += 1) {
      const value = values[row] ?? 0;
      const moved = value * (1 + SPREAD * noise(row, seed));
      values[row] = Number.isInteger(value) ? Math.round(moved) : moved;
    }
    return {
      ...column,
      values,
      states: repeat(column.states),
      asOf: column.asOf === null ? null : repeat(column.asOf),
    };
  };
  const texts = <Column extends { readonly codes: Int32Array }>(column: Column): Column => ({
    ...column,
    codes: repeat(column.codes),
  });
  const fact = (column: FactColumn, seed: number): FactColumn =>
    column.kind === 'number'
      ? vary(column, seed)
      : { ...texts(column), states: repeat(column.states), asOf: column.asOf === null ? null : repeat(column.asOf) };
  const { applications, customers, groups, summary } = table;
  const { request } = applications;
  const codes = repeat(customers.codes);
  for (let row = 0; row < codes.length; row += 1) codes[row] = (codes[row] ?? 0) * times + (row % times);
  const copies = Array.from({ length: times }, (_, copy) => String(copy).padStart(String(times).length, '0'));
  return {
    plan: table.plan,
    summary: {
      ...summary,
      n: summary.n * times,
      customers: summary.customers * times,
      good: summary.good * times,
      bad: summary.bad * times,
      indeterminate: summary.indeterminate * times,
      unobserved: summary.unobserved * times,
    },
    applications: {
      length: applications.length * times,
      dates: repeat(applications.dates),
      request: {
        amountMinor: repeat(request.amountMinor),
        exposureMinor: repeat(request.exposureMinor),
        groupExposureMinor: repeat(request.groupExposureMinor),
        insuredMinor: repeat(request.insuredMinor),
        longestDays: repeat(request.longestDays),
      },
      facts: new Map([...applications.facts].map(([name, column], seed) => [name, fact(column, seed)])),
      priorFacts: new Map([...applications.priorFacts].map(([name, column], seed) => [name, vary(column, seed)])),
    },
    customers: { codes, dictionary: customers.dictionary.flatMap((id) => copies.map((copy) => `${id}-${copy}`)) },
    customerNames: table.customerNames.flatMap((name) => copies.map(() => name)),
    flags: repeat(table.flags),
    worstDaysPastDue: repeat(table.worstDaysPastDue),
    exposureMinor: repeat(table.exposureMinor),
    defaultedMinor: repeat(table.defaultedMinor),
    lost: repeat(table.lost),
    badAfterDays: repeat(table.badAfterDays),
    monthlyInvoicedMinor: repeat(table.monthlyInvoicedMinor),
    groups: {
      segment: texts(groups.segment),
      sector: texts(groups.sector),
      size: texts(groups.size),
      country: texts(groups.country),
    },
  };
}

/** Between -1 and 1, the same in every run. */
function noise(row: number, seed: number): number {
  let value = Math.imul(row + 1, 2_654_435_761) ^ Math.imul(seed + 1, 2_246_822_519);
  value = Math.imul(value ^ (value >>> 15), 2_246_822_519);
  return ((value ^ (value >>> 13)) | 0) / 2 ** 31;
}
