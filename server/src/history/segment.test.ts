import { EMPTY_HISTORY, type History } from '@encours/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteTable } from './byte-table.js';
import { SEGMENT_ROWS } from './columns.js';
import { RECORD_KINDS } from './record-columns.js';
import { readRecords, toSegments } from './segment.js';
import { segmentsOf } from './segments-of.js';

const HISTORY: History = {
  ...EMPTY_HISTORY,
  invoices: [
    {
      invoiceId: 'F-1 « é »',
      customerId: 'C1',
      issuedOn: '1999-12-31',
      dueOn: '2024-02-29',
      amountMinor: -Number.MAX_SAFE_INTEGER,
      currency: null,
      disputed: true,
    },
    {
      invoiceId: 'F-2',
      customerId: '🦉',
      issuedOn: '2024-01-01',
      dueOn: '2024-01-31',
      amountMinor: 0,
      currency: 'EUR',
      disputed: false,
    },
  ],
  disputes: [
    {
      invoiceId: 'F-2',
      openedOn: '2024-01-10',
      knownAt: '2024-01-10',
      closedOn: null,
      closedKnownAt: null,
      amountMinor: null,
      reason: 'prix',
    },
  ],
  statements: [
    {
      customerId: 'C1',
      closedOn: '2023-12-31',
      knownAt: '2024-06-18',
      source: 'INPI',
      facts: { 'fin.equity': 41_000_000 },
    },
  ],
  externalScores: [
    { customerId: 'C1', score: 'banque_de_france', value: '3', asOf: '2024-01-01', knownAt: '2024-01-01' },
    { customerId: 'C1', score: 'coface_dra', value: 3, asOf: '2024-01-01', knownAt: '2024-01-01' },
  ],
  creditLimits: [
    {
      customerId: 'C1',
      grantedBy: 'insurer',
      from: '2024-01-01',
      until: null,
      knownAt: '2024-01-01',
      amountMinor: 0,
      quotaPercent: 92.5,
    },
  ],
};

describe('segments', () => {
  it('give back every record as it was, whatever is absent', () => {
    for (const kind of RECORD_KINDS) {
      const back = [...segmentsOf(HISTORY)].filter((segment) => segment.kind === kind);
      expect(back.flatMap(({ body }) => readRecords(kind, body))).toEqual(HISTORY[kind]);
    }
  });

  it('are cut where one is full, and give the same bytes for the same records', () => {
    const promises = Array.from({ length: SEGMENT_ROWS + 3 }, (_, index) => ({
      invoiceId: `F${index}`,
      madeOn: '2024-01-01',
      promisedOn: '2024-02-01',
      amountMinor: index + 1,
    }));
    const segments = [...toSegments('promises', promises)];
    expect(segments.map(({ rows }) => rows)).toEqual([SEGMENT_ROWS, 3]);
    expect(segments.flatMap(({ body }) => readRecords('promises', body))).toEqual(promises);
    expect([...toSegments('promises', promises)].map(({ body }) => body.equals(segments[0]?.body ?? body))).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    { note: 'another file', damage: (body: Buffer) => body.fill(0, 0, 8) },
    { note: 'a piece of one', damage: (body: Buffer) => body.subarray(0, body.length - 8) },
  ])('are refused when they are $note', ({ damage }) => {
    const [segment] = [...toSegments('invoices', HISTORY.invoices)];
    expect(() => readRecords('invoices', damage(Buffer.from(segment?.body ?? '')))).toThrow(/damaged|cut short/);
  });
});

describe('ByteTable', () => {
  it('numbers different texts like a map, in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 6, unit: 'grapheme' }), { maxLength: 3000 }), (texts) => {
        const table = new ByteTable();
        const map = new Map<string, number>();
        for (const key of texts) {
          expect(table.findText(key)).toBe(map.get(key) ?? -1);
          if (!map.has(key)) map.set(key, map.size);
          expect(table.addText(key)).toBe(map.get(key));
        }
        expect(table.size).toBe(map.size);
        for (const [text, index] of map) expect(table.textAt(index)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });
});
