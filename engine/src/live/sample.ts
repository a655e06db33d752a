/** A smaller table that stands for a whole one. */
import type { CodeColumn, ColumnTable, FactColumn, NumberColumn } from '../evaluate/columns/table.js';
import type { ObservationTable, TextColumn } from '../history/observation-table.js';
import { FLAGS } from './tally.js';

/**
 * About `wanted` rows, drawn without chance: of each flag every k-th row in the order of the table, which is that of
 * dates, so that good and bad, and early and late dates, keep their shares. The table itself when it has no more rows.
 */
export function sampleTable(table: ObservationTable, wanted: number): ObservationTable {
  const { length } = table.applications;
  if (length <= wanted) return table;
  const rows = chooseRows(table.flags, length, length / Math.max(1, wanted));
  return {
    ...table,
    applications: pickApplications(table.applications, rows),
    ...pickCustomers(table, rows),
    flags: pick(table.flags, rows),
    worstDaysPastDue: pick(table.worstDaysPastDue, rows),
    exposureMinor: pick(table.exposureMinor, rows),
    defaultedMinor: pick(table.defaultedMinor, rows),
    badAfterDays: pick(table.badAfterDays, rows),
    lost: pick(table.lost, rows),
    monthlyInvoicedMinor: pick(table.monthlyInvoicedMinor, rows),
    groups: {
      segment: pickTexts(table.groups.segment, rows),
      sector: pickTexts(table.groups.sector, rows),
      size: pickTexts(table.groups.size, rows),
      country: pickTexts(table.groups.country, rows),
    },
  };
}

function chooseRows(flags: Uint8Array, length: number, step: number): Int32Array {
  const chosen: number[] = [];
  const seen = new Float64Array(FLAGS);
  for (let row = 0; row < length; row += 1) {
    const flag = flags[row] ?? 0;
    const before = seen[flag] ?? 0;
    seen[flag] = before + 1;
    // A row is taken wherever the count of its flag passes a multiple of the step, the first half a step in.
    if (Math.floor((before + 1) / step + 0.5) > Math.floor(before / step + 0.5)) chosen.push(row);
  }
  return Int32Array.from(chosen);
}

type Column = Float64Array | Int32Array | Uint8Array;

/** Into memory of the same kind, so that what threads shared they can go on sharing. */
function pick<Kind extends Column>(column: Kind, rows: Int32Array): Kind {
  const isShared = typeof SharedArrayBuffer !== 'undefined' && column.buffer instanceof SharedArrayBuffer;
  const bytes = rows.length * column.BYTES_PER_ELEMENT;
  const make = column.constructor as new (buffer: ArrayBufferLike) => Kind;
  const picked = new make(isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  for (let i = 0; i < rows.length; i += 1) picked[i] = column[rows[i] ?? 0] ?? 0;
  return picked;
}

/** Those of the chosen rows and no others, in the order in which they first come. */
function pickCustomers(
  { customers, customerNames }: ObservationTable,
  rows: Int32Array,
): Pick<ObservationTable, 'customers' | 'customerNames'> {
  const codes = pick(customers.codes, rows);
  const used = [...new Set(codes)];
  const position = new Map(used.map((code, at) => [code, at]));
  for (let i = 0; i < codes.length; i += 1) codes[i] = position.get(codes[i] ?? 0) ?? 0;
  return {
    customers: { codes, dictionary: used.map((code) => customers.dictionary[code] ?? '') },
    customerNames: used.map((code) => customerNames[code] ?? null),
  };
}

function pickTexts({ codes, dictionary }: TextColumn, rows: Int32Array): TextColumn {
  return { codes: pick(codes, rows), dictionary };
}

function pickApplications(table: ColumnTable, rows: Int32Array): ColumnTable {
  const { amountMinor, exposureMinor, groupExposureMinor, insuredMinor, longestDays } = table.request;
  return {
    length: rows.length,
    dates: pick(table.dates, rows),
    request: {
      amountMinor: pick(amountMinor, rows),
      exposureMinor: pick(exposureMinor, rows),
      groupExposureMinor: pick(groupExposureMinor, rows),
      insuredMinor: pick(insuredMinor, rows),
      longestDays: pick(longestDays, rows),
    },
    facts: new Map([...table.facts].map(([name, column]): [string, FactColumn] => [name, pickFact(column, rows)])),
    priorFacts: new Map([...table.priorFacts].map(([name, column]) => [name, pickNumbers(column, rows)])),
  };
}

function pickFact(column: FactColumn, rows: Int32Array): FactColumn {
  return column.kind === 'number' ? pickNumbers(column, rows) : pickCodes(column, rows);
}

function pickNumbers({ kind, values, states, asOf }: NumberColumn, rows: Int32Array): NumberColumn {
  return {
    kind,
    values: pick(values, rows),
    states: pick(states, rows),
    asOf: asOf === null ? null : pick(asOf, rows),
  };
}

function pickCodes({ kind, codes, states, asOf, dictionary }: CodeColumn, rows: Int32Array): CodeColumn {
  return {
    kind,
    codes: pick(codes, rows),
    states: pick(states, rows),
    asOf: asOf === null ? null : pick(asOf, rows),
    dictionary,
  };
}
