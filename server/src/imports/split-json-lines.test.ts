import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingOfJson } from './mapping.js';
import { JsonLineSplitter } from './split-json-lines.js';
import type { RawRecord } from './split-records.js';

const { columns } = mappingOfJson('payments');

interface Split {
  readonly line: number;
  readonly position: number;
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly (string | null)[][];
}

function split(text: string | Buffer, size = 1000): Split[] {
  const splitter = new JsonLineSplitter(columns);
  const records: Split[] = [];
  const onRecord = ({ bytes, starts, ends, line, position, faults }: RawRecord): void => {
    const values = splitter.headers.map((name, index) => [name, bytes.toString('utf8', starts[index], ends[index])]);
    const filled = values.filter(([, value]) => value !== '');
    const told = faults.map(({ column, value, code, detail }) => [column, value, code, detail]);
    records.push({ line, position, values: Object.fromEntries(filled) as Record<string, string>, faults: told });
  };
  const bytes = Buffer.from(text);
  // One buffer for all pieces, as files are read.
  const piece = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(piece, 0, at, at + size);
    splitter.push(piece.subarray(0, length), onRecord);
  }
  splitter.end(onRecord);
  return records;
}

const faultsOf = (line: string) => split(`${line}\n`).flatMap(({ faults }) => faults);

describe('JsonLineSplitter', () => {
  it('gives the properties of each line by the columns, whatever the size of the pieces', () => {
    const text =
      '{"invoiceId":"F é\\"1","paidOn":"2024-03-31","amountMinor":-125000}\r\n\n{"paymentId":null,"amountMinor":0}';
    const expected = [
      {
        line: 1,
        position: 0,
        values: { invoiceId: 'F é"1', paidOn: '2024-03-31', amountMinor: '-125000' },
        faults: [],
      },
      { line: 3, position: 70, values: { amountMinor: '0' }, faults: [] },
    ];
    for (const size of [1, 2, 3, 7, 1000]) expect(split(text, size)).toEqual(expected);
  });

  it.each([
    ['half an object', '{"invoiceId":', 'not_json'],
    ['a list', '[1]', 'not_json'],
    ['a number', '7', 'not_json'],
    ['two objects', '{} {}', 'not_json'],
    ['a name twice', '{"invoiceId":"a","invoiceId":"b"}', 'not_json'],
    ['a key of every object', '{"__proto__":{"paidOn":"2024-01-01"}}', 'not_json'],
    ['a number that overflows', '{"amountMinor":1e400}', 'not_json'],
    ['more digits than a number keeps', '{"amountMinor":12345678901234567890}', 'not_json'],
    ['deep nesting', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 'not_json'],
    ['a line without end', `{"invoiceId":"${'x'.repeat(300_000)}"}`, 'line_too_long'],
  ])('takes %s for no record', (_note, line, code) => {
    const [fault, ...more] = faultsOf(line);
    expect(more).toEqual([]);
    expect([fault?.[0], fault?.[2]]).toEqual([null, code]);
    expect(Object.prototype).not.toHaveProperty('paidOn');
  });

  it('says at which character a line is none', () => {
    expect(faultsOf('{"invoiceId":"a",}')).toEqual([[null, '{"invoiceId":"a",}', 'not_json', '17']]);
  });

  it('takes bytes that are no UTF-8 for no record', () => {
    const bytes = Buffer.concat([Buffer.from('{}\n{"invoiceId":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    expect(split(bytes)[1]?.faults.map(([, , code, detail]) => [code, detail])).toEqual([['wrong_encoding', '3']]);
  });

  it.each([
    ['a text for an amount', '{"amountMinor":"1250"}', ['amountMinor', '"1250"', 'wrong_type', 'amount']],
    ['cents of a cent', '{"amountMinor":12.5}', ['amountMinor', '12.5', 'wrong_type', 'amount']],
    ['a number for an id', '{"invoiceId":42}', ['invoiceId', '42', 'wrong_type', 'text']],
    ['a day as French write it', '{"paidOn":"31/03/2024"}', ['paidOn', '"31/03/2024"', 'wrong_type', 'date']],
    ['an object for a text', '{"invoiceId":{"a":[1]}}', ['invoiceId', '{"a":[1]}', 'wrong_type', 'text']],
    ['a misspelt field', '{"amount":1}', ['amount', '1', 'unknown_field', null]],
    ['a field nearly right', '{"paidon":"x"}', ['paidon', '"x"', 'unknown_field', 'paidOn']],
  ])('tells of %s', (_note, line, fault) => {
    expect(faultsOf(line)).toEqual([fault]);
  });

  it('tells of all faults of a line', () => {
    expect(faultsOf('{"amountMinor":"1","constructed":1,"paidOn":5}').map(([column]) => column)).toEqual([
      'amountMinor',
      'constructed',
      'paidOn',
    ]);
  });

  it('knows a file that was cut by its last line', () => {
    expect(() => split('{}\n{"invoiceId":"F')).toThrow('cut_short');
    expect(split('{}\n{}')).toHaveLength(2);
  });

  it('never throws for lines of anything, and gives one record for each that is not blank', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.integer({ min: 1, max: 40 }), (texts, size) => {
        const lines = texts.map((text) => text.replaceAll('\n', ' '));
        const records = split(lines.map((line) => `${line}\n`).join(''), size);
        const isBlank = (line: string) => !Buffer.from(line).some((byte) => byte > 0x20);
        expect(records.map(({ line }) => line)).toEqual(
          lines.flatMap((line, index) => (isBlank(line) ? [] : [index + 1])),
        );
      }),
    );
  });
});
