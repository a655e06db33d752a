import { createHash } from 'node:crypto';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestObservations } from '../history/digest-observations.js';
import { observe } from '../history/observe.js';
import { observeTable } from '../history/observe-table.js';
import { prepareHistory } from '../history/prepared-history.js';
import { profileObservations } from '../history/profile-observations.js';
import { EVERY_FACT, histories, plans } from '../testing/arbitrary-histories.js';
import { decodeObservations, ObservationFileError } from './decode.js';
import { encodeObservations } from './encode.js';

function encode(...args: Parameters<typeof encodeObservations>): Uint8Array {
  return Buffer.concat([...encodeObservations(...args)]);
}

const tables = fc
  .tuple(histories, plans)
  .map(([history, plan]) => ({ history, table: observeTable(prepareHistory(history), plan, EVERY_FACT) }));

describe('a file of observations', () => {
  it('gives back the table, its digest and its profile', () => {
    fc.assert(
      fc.property(tables, ({ table }) => {
        const digest = digestObservations(table);
        const file = decodeObservations(encode(table, digest));
        expect(file.table).toEqual(table);
        expect(file.digest).toBe(digest);
        expect(digestObservations(file.table, createHash('sha256'))).toBe(digest);
        expect(file.profile).toEqual(profileObservations(table));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('shows others what was observed, in columns with names and nulls', () => {
    fc.assert(
      fc.property(histories, plans, (history, plan) => {
        const prepared = prepareHistory(history);
        const table = observeTable(prepared, plan, EVERY_FACT);
        const { observations } = observe(history, plan, { skipImmature: true });
        const file = tableFromIPC(encode(table, digestObservations(table)));
        expect(file.numRows).toBe(observations.length);
        for (const [row, observation] of observations.entries()) {
          const cells = file.get(row);
          expect(cells?.customer).toBe(observation.customerId);
          expect(cells?.customer_name).toBe(observation.name);
          expect(new Date(Number(cells?.date)).toISOString().slice(0, 10)).toBe(observation.date);
          expect(cells?.flag).toBe(observation.flag);
          expect(cells?.defaulted_minor).toBe(observation.defaultedMinor);
          expect(cells?.group_segment).toBe(observation.groups.segment);
          for (const name of ['pay.onTimeShare12m', 'legal.proceeding', 'ins.coverRefused', 'fin.equity']) {
            const fact = observation.application.facts[name];
            const { value, status } = typeof fact === 'object' ? fact : { value: null, status: 'missing' };
            expect([name, cells?.[name], cells?.[`${name}:state`]]).toEqual([name, value, status]);
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('is not read when it was cut, or is another', () => {
    const [sample] = fc.sample(tables, { numRuns: 1, seed: 7 });
    if (sample === undefined) throw new Error('a sample has a table');
    const bytes = encode(sample.table, digestObservations(sample.table));
    for (const length of [0, 4, 100, bytes.length >> 1, bytes.length - 1]) {
      expect(() => decodeObservations(bytes.subarray(0, length))).toThrow(ObservationFileError);
    }
    expect(() => decodeObservations(new TextEncoder().encode('invoice;amount\n1;2\nARROW1'))).toThrow(
      ObservationFileError,
    );
  });

  it('has a digest that one changed number changes', () => {
    fc.assert(
      fc.property(
        tables.filter(({ table }) => table.applications.length > 0),
        fc.nat(),
        ({ table }, place) => {
          const digest = digestObservations(table);
          const row = place % table.applications.length;
          table.defaultedMinor[row] = (table.defaultedMinor[row] ?? 0) + 1;
          expect(digestObservations(table)).not.toBe(digest);
        },
      ),
      { numRuns: 20 },
    );
  });
});
