/** The table of the benchmark in memory that threads share. */
import { STATE_OF } from '../../src/evaluate/columns/states.js';
import { type ColumnTable, type FactColumn, NO_TERMS } from '../../src/evaluate/columns/table.js';
import { toDayNumber } from '../../src/kernel/calendar-date.js';
import { ABSENT_KINDS } from '../../src/scorecard/schema.js';
import { amountAt, DATE, equityAt, factNames, valueAt } from './card.js';

export function createSharedTable(rows: number): ColumnTable {
  const facts = new Map<string, FactColumn>();
  for (const [index, name] of factNames.entries()) {
    const values = doubles(rows);
    const states = bytes(rows);
    for (let row = 0; row < rows; row += 1) {
      const { value, absent } = valueAt(row, index);
      values[row] = absent === null ? value : Number.NaN;
      states[row] = absent === null ? 0 : STATE_OF[ABSENT_KINDS[absent] ?? 'missing'];
    }
    facts.set(name, { kind: 'number', values, states, asOf: null });
  }
  const number = (name: string, compute: (row: number) => number): void => {
    const values = doubles(rows);
    for (let row = 0; row < rows; row += 1) values[row] = compute(row);
    facts.set(name, { kind: 'number', values, states: bytes(rows), asOf: null });
  };
  number('fin.equity', equityAt);
  number('fin.netDebt', () => 1_000_000);
  number('pay.delay', () => 0);
  number('legal.protests', () => 0);
  const code = (name: string, dictionary: readonly (string | boolean)[]): void => {
    const codes = new Int32Array(new SharedArrayBuffer(rows * 4));
    facts.set(name, { kind: 'code', codes, states: bytes(rows), asOf: null, dictionary });
  };
  code('registry.naturalPerson', [false, true]);
  code('legal.proceeding', ['none']);

  const amountMinor = doubles(rows);
  for (let row = 0; row < rows; row += 1) amountMinor[row] = amountAt(row);
  return {
    length: rows,
    dates: new Int32Array(new SharedArrayBuffer(rows * 4)).fill(toDayNumber(DATE)),
    request: {
      amountMinor,
      exposureMinor: doubles(rows),
      groupExposureMinor: doubles(rows),
      insuredMinor: doubles(rows),
      longestDays: new Int32Array(new SharedArrayBuffer(rows * 4)).fill(NO_TERMS),
    },
    facts,
    priorFacts: new Map(),
  };
}

function doubles(rows: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(rows * 8));
}

function bytes(rows: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(rows));
}
