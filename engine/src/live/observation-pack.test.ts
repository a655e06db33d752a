import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestObservations, listObservationColumns } from '../history/digest-observations.js';
import { observeTable } from '../history/observe-table.js';
import { prepareHistory } from '../history/prepared-history.js';
import { EVERY_FACT, histories, plans } from '../testing/arbitrary-histories.js';
import {
  type ObservationPack,
  ObservationPackError,
  packedBytesPerRow,
  packObservations,
  unpackObservations,
} from './observation-pack.js';

const tables = fc
  .tuple(histories, plans)
  .map(([history, plan]) => observeTable(prepareHistory(history), plan, EVERY_FACT));

/** The bytes in memory of their own, as a page receives them. */
function pack(observations: ObservationPack): ArrayBuffer {
  const bytes = Buffer.concat([...packObservations(observations, digestObservations(observations.table))]);
  return Uint8Array.from(bytes).buffer;
}

const [sample] = fc.sample(
  tables.filter(({ applications }) => applications.length > 3),
  { numRuns: 1, seed: 7 },
);
if (sample === undefined) throw new Error('a sample has a table');
const bytes = pack({ table: sample, population: 1_000 });
const headerEnd = 16 + new DataView(bytes).getUint32(8, true);

describe('a pack of observations', () => {
  it('gives back the table and what it stands for', () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.string({ unit: 'binary' }), (table, population, name) => {
        const named = { ...table, customerNames: table.customerNames.map(() => name) };
        expect(unpackObservations(pack({ table: named, population }))).toEqual({ table: named, population });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('takes what it says for each row, and what fills up columns', () => {
    const columns = bytes.byteLength - headerEnd;
    const rows = sample.applications.length * packedBytesPerRow(sample);
    expect(columns).toBeGreaterThanOrEqual(rows);
    expect(columns - rows).toBeLessThan(8 * listObservationColumns(sample).length);
  });

  it('is not read when it was cut, has more, or is another file', () => {
    const places = [0, 4, 20, 200, bytes.byteLength >> 1, bytes.byteLength - 8, bytes.byteLength - 1];
    for (const length of places) expect(() => unpackObservations(bytes.slice(0, length))).toThrow(ObservationPackError);
    const longer = new Uint8Array(bytes.byteLength + 8);
    longer.set(new Uint8Array(bytes));
    expect(() => unpackObservations(longer.buffer)).toThrow(ObservationPackError);
    const page = new TextEncoder().encode('<!doctype html><title>503</title>');
    expect(() => unpackObservations(page.buffer)).toThrow(ObservationPackError);
  });

  it('is not read when one bit of a column was turned', () => {
    const turned = new Uint8Array(bytes.slice(0));
    turned[headerEnd] = (turned[headerEnd] ?? 0) ^ 1;
    expect(() => unpackObservations(turned.buffer)).toThrow('digest');
  });
});
