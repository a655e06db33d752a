/** One row of a table of observations, as an observation. */
import type { FactEnvelope } from '../application/schema.js';
import { absentKindOf } from '../evaluate/columns/states.js';
import { type FactColumn, NEVER_AGES } from '../evaluate/columns/table.js';
import { fromDayNumber } from '../kernel/calendar-date.js';
import { NOT_BAD, NOT_KNOWN, type ObservationTable, type TextColumn } from './observation-table.js';
import type { Observation } from './observe.js';
import { PERFORMANCE_FLAGS } from './records.js';

/**
 * The observation in one row. Its application holds what the columns hold: facts that were missing are left out, and none
 * says when it became known or where it comes from. Every decision on it is the one on the original.
 */
export function readObservation(table: ObservationTable, row: number): Observation {
  const { applications } = table;
  const code = table.customers.codes[row];
  const flag = PERFORMANCE_FLAGS[table.flags[row] ?? -1];
  if (code === undefined || flag === undefined) throw new RangeError(`no observation in row ${row}`);
  const customerId = table.customers.dictionary[code] ?? '';
  const name = table.customerNames[code] ?? null;
  const date = fromDayNumber(numberIn(applications.dates, row));
  const { request } = applications;
  return {
    customerId,
    name,
    date,
    application: {
      date,
      customer: { id: customerId, name },
      request: {
        amountMinor: numberIn(request.amountMinor, row),
        exposureMinor: numberIn(request.exposureMinor, row),
        groupExposureMinor: numberIn(request.groupExposureMinor, row),
        insuredMinor: numberIn(request.insuredMinor, row),
        // No observation asks for terms.
        terms: null,
      },
      facts: readFacts(applications.facts, row),
      priorFacts: readFacts(applications.priorFacts, row),
    },
    flag,
    worstDaysPastDue: numberIn(table.worstDaysPastDue, row),
    defaultedMinor: numberIn(table.defaultedMinor, row),
    badAfterDays: table.badAfterDays[row] === NOT_BAD ? null : numberIn(table.badAfterDays, row),
    lost: table.lost[row] === 1,
    exposureMinor: numberIn(table.exposureMinor, row),
    monthlyInvoicedMinor: numberIn(table.monthlyInvoicedMinor, row),
    groups: {
      segment: textIn(table.groups.segment, row),
      sector: textIn(table.groups.sector, row),
      size: textIn(table.groups.size, row),
      country: textIn(table.groups.country, row),
    },
  };
}

function readFacts(columns: ReadonlyMap<string, FactColumn>, row: number): Record<string, FactEnvelope> {
  const facts: Record<string, FactEnvelope> = {};
  for (const [name, column] of columns) {
    const status = absentKindOf(column.states[row] ?? 0);
    if (status === 'missing') continue;
    const day = column.asOf?.[row] ?? NEVER_AGES;
    facts[name] = {
      value: status === null ? valueIn(column, row) : null,
      status: status ?? 'present',
      asOf: day === NEVER_AGES ? null : fromDayNumber(day),
      knownAt: null,
      source: null,
    };
  }
  return facts;
}

function valueIn(column: FactColumn, row: number): number | string | boolean {
  if (column.kind === 'number') return numberIn(column.values, row);
  const value = column.dictionary[column.codes[row] ?? -1];
  if (value === undefined) throw new RangeError(`row ${row} has a code that is not in the dictionary`);
  return value;
}

function numberIn(column: Float64Array | Int32Array, row: number): number {
  const value = column[row];
  if (value === undefined) throw new RangeError(`no row ${row}`);
  return value;
}

function textIn({ codes, dictionary }: TextColumn, row: number): string | null {
  const code = codes[row] ?? NOT_KNOWN;
  return code === NOT_KNOWN ? null : (dictionary[code] ?? null);
}
