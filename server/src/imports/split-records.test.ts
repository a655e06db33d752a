import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawRecord, RecordSplitter } from './split-records.js';

interface Found {
  readonly fields: readonly string[];
  readonly line: number;
  readonly position: number;
  readonly ended: boolean;
}

/** The records of a text that comes in pieces of `size` bytes. */
function split(text: string, size: number): Found[] {
  const bytes = Buffer.from(text);
  const splitter = new RecordSplitter(';');
  const found: Found[] = [];
  const onRecord = (record: RawRecord): void => {
    const fields = Array.from({ length: record.count }, (_, index) =>
      record.bytes.toString('utf8', record.starts[index], record.ends[index]),
    );
    found.push({ fields, line: record.line, position: record.position, ended: record.ended });
  };
  for (let at = 0; at < bytes.length; at += size) splitter.push(bytes.subarray(at, at + size), onRecord);
  splitter.end(onRecord);
  return found;
}

describe('RecordSplitter', () => {
  it.each([
    { note: 'a doubled mark', text: 'a;"b ""c"" d"\n', fields: ['a', 'b "c" d'] },
    { note: 'a delimiter and a line end in marks', text: '"a;b";"c\nd"\n', fields: ['a;b', 'c\nd'] },
    { note: 'marks inside a field', text: 'ACME "Paris" SARL;x\n', fields: ['ACME "Paris" SARL', 'x'] },
    { note: 'text after the closing mark', text: '"Paris" SARL;x\n', fields: ['"Paris" SARL', 'x'] },
    { note: 'empty fields', text: ';"";\n', fields: ['', '', ''] },
  ])('reads $note', ({ text, fields }) => {
    for (const size of [1, 3, 1000]) expect(split(text, size).map((record) => record.fields)).toEqual([fields]);
  });

  it.each(['sep=;\na;b\n', 'SEP=,\r\na;b\r\n'])('takes a line for spreadsheets for no record: %j', (text) => {
    for (const size of [1, 3, 1000]) {
      expect(split(text, size).map(({ fields, line }) => ({ fields, line }))).toEqual([
        { fields: ['a', 'b'], line: 2 },
      ]);
    }
    expect(split('a;b\nsep=;\n', 1000).map(({ fields }) => fields)).toEqual([
      ['a', 'b'],
      ['sep=', ''],
    ]);
  });

  it('agrees with csv-parse on any text, in pieces of any size', () => {
    const piece = fc.constantFrom('a', 'é', '"', '""', ';', '\n', '\r\n', ' ', '12,5', '€');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (pieces, size) => {
        const text = pieces.join('');
        let expected: string[][] | null = null;
        try {
          expected = parse(text.replaceAll('\r\n', '\n'), {
            delimiter: ';',
            relax_quotes: true,
            relax_column_count: true,
            record_delimiter: '\n',
            skip_empty_lines: true,
          });
        } catch {
          // A mark that is never closed.
        }
        if (expected === null) expect(() => split(text, size)).toThrow('broken_quotes');
        else {
          const found = split(text, size).map(({ fields }) => fields.map((field) => field.replaceAll('\r\n', '\n')));
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('says on which line and at which byte a record starts, and whether it has a line end', () => {
    expect(split('é;1\r\n\r\n"x\ny";2\rz;3', 2)).toEqual([
      { fields: ['é', '1'], line: 1, position: 0, ended: true },
      { fields: ['x\ny', '2'], line: 3, position: 8, ended: true },
      { fields: ['z', '3'], line: 5, position: 16, ended: false },
    ]);
  });

  it('refuses a line without end, so that no file fills the memory', () => {
    const splitter = new RecordSplitter(';');
    const chunk = Buffer.alloc(600_000, 'a');
    splitter.push(chunk, () => undefined);
    expect(() => splitter.push(chunk, () => undefined)).toThrow('long_line');
  });
});
