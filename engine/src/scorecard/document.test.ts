import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_LIMITS, parseDocument } from './document.js';

describe('parseDocument', () => {
  it.each([
    { note: 'an empty text', text: ' \n', codes: ['json_syntax'] },
    { note: 'a word that is none', text: '{"a": tru}', codes: ['json_syntax'] },
    { note: 'a missing comma', text: '{"a": 1 "b": 2}', codes: ['json_syntax'] },
    { note: 'a missing colon', text: '{"a" 1}', codes: ['json_syntax'] },
    { note: 'a missing value', text: '{"a": }', codes: ['json_syntax'] },
    { note: 'a text that is not closed', text: '{"a": "b}', codes: ['json_syntax'] },
    { note: 'a bracket that is not closed', text: '{"a": [1, 2}', codes: ['json_syntax'] },
    { note: 'something after the end', text: '{} {}', codes: ['json_syntax'] },
    { note: 'a name without quotation marks', text: '{a: 1}', codes: ['json_syntax'] },
    { note: 'a leading zero', text: '{"a": 01}', codes: ['json_syntax'] },
    { note: 'a tab inside a text', text: '{"a": "\t"}', codes: ['json_syntax'] },
    { note: 'an escape that is none', text: '{"a": "\\x"}', codes: ['json_syntax'] },
    { note: 'a comment at the end of a line', text: '{"a": 1} // why', codes: ['json_comment'] },
    { note: 'a comment block', text: '{/* why */"a": 1}', codes: ['json_comment'] },
    { note: 'a comma after the last property', text: '{"a": 1,\n}', codes: ['json_trailing_comma'] },
    { note: 'a comma after the last element', text: '[1, 2, ]', codes: ['json_trailing_comma'] },
    { note: 'a document that is too deep', text: '['.repeat(100_000), codes: ['document_too_deep'] },
    { note: 'a document that is too large', text: `"${'é'.repeat(600_000)}"`, codes: ['document_too_large'] },
  ])('refuses $note', ({ text, codes }) => {
    const document = parseDocument(text);
    expect([...new Set(document.diagnostics.map(({ code }) => code))]).toEqual(codes);
    expect(document.value).toBeUndefined();
  });

  it.each([
    { note: 'a key written twice', text: '{"a": 1, "a": 2}', codes: ['duplicate_key'], value: { a: 2 } },
    {
      note: 'a key that JavaScript gives a meaning',
      text: '{"__proto__": {"x": 1}, "b": 1}',
      codes: ['key_forbidden'],
      value: { b: 1 },
    },
    { note: 'a number that overflows', text: '[1e999]', codes: ['number_overflow'], value: [Number.POSITIVE_INFINITY] },
    {
      note: 'a number that loses digits',
      text: '[0.12345678901234567]',
      codes: ['number_precision'],
      value: [Number('0.12345678901234567')],
    },
    {
      note: 'an integer that loses digits',
      text: '[12345678901234567890]',
      codes: ['number_precision'],
      value: [12345678901234567000],
    },
    { note: 'half a character', text: '["\\ud800"]', codes: ['text_broken'], value: ['\ud800'] },
    { note: 'decomposed accents', text: '["e\\u0301"]', codes: ['text_not_normalised'], value: ['e\u0301'] },
  ])('gives the value but reports $note', ({ text, codes, value }) => {
    const document = parseDocument(text);
    expect(document.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(document.value).toEqual(value);
  });

  it.each(['9007199254740991', '-1.5e300', '100000000000000000000', '0.000000000000001', '1234567890.12345'])(
    'takes the number %s as it is',
    (text) => {
      expect(parseDocument(text).diagnostics).toEqual([]);
    },
  );

  it('accepts exactly what the platform accepts', () => {
    const snippets = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      'true',
      'null',
      '1',
      '-',
      '0',
      '1.5e3',
      ' ',
      '\n',
      '\\',
      '//',
      'x',
    ];
    const soup = fc.array(fc.constantFrom(...snippets), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string(), fc.json()), (text) => {
        const document = parseDocument(text);
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(document.value !== undefined).toBe(accepted);
        if (!accepted) expect(document.diagnostics.length).toBeGreaterThan(0);
        for (const diagnostic of document.diagnostics) {
          const range = document.locate(diagnostic);
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.to).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the value that the platform reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
        const text = JSON.stringify(value, null, 2);
        const document = parseDocument(text);
        if (document.diagnostics.some(({ code }) => code === 'key_forbidden')) return;
        expect(JSON.stringify(document.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('counts bytes, not characters', () => {
    expect(parseDocument(`"${'a'.repeat(DOCUMENT_LIMITS.bytes - 2)}"`).diagnostics).toEqual([]);
    expect(parseDocument(`"${'a'.repeat(DOCUMENT_LIMITS.bytes - 1)}"`).diagnostics).toHaveLength(1);
  });
});

describe('locate', () => {
  const text = '{\r\n  "ratios": { "g": { "formula": "fin.\\u0061 \\/ x" } },\n  "list": [10, 20]\n}';
  const shown = (range: { from: number; to: number }): string => text.slice(range.from, range.to);

  it('finds a value, its key, and an element', () => {
    const { locate } = parseDocument(text);
    expect(shown(locate({ path: ['list', 1] }))).toBe('20');
    expect(shown(locate({ path: ['list'], onKey: true }))).toBe('"list"');
    expect(locate({ path: ['list', 1] })).toMatchObject({ line: 3, column: 16, endLine: 3, endColumn: 18 });
  });

  it('maps characters of a text through its escapes', () => {
    const { locate } = parseDocument(text);
    // The text is `fin.a / x`.
    expect(shown(locate({ path: ['ratios', 'g', 'formula'], span: { from: 0, to: 5 } }))).toBe('fin.\\u0061');
    expect(shown(locate({ path: ['ratios', 'g', 'formula'], span: { from: 6, to: 7 } }))).toBe('\\/');
    expect(shown(locate({ path: ['ratios', 'g', 'formula'], span: { from: 8, to: 9 } }))).toBe('x');
  });

  it('shows what is missing at the key of what lacks it', () => {
    const { locate } = parseDocument(text);
    expect(shown(locate({ path: ['ratios', 'g', 'unit'] }))).toBe('"g"');
    expect(shown(locate({ path: ['about'] }))).toBe('{');
  });

  it('shows the last of two equal keys', () => {
    const twice = parseDocument('{"a": 1, "a": 2}');
    const [diagnostic] = twice.diagnostics;
    expect(diagnostic).toBeDefined();
    if (diagnostic !== undefined) expect(twice.locate(diagnostic).from).toBe(9);
  });
});
