import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula } from './parse.js';
import { printFormula } from './print.js';
import type { FormulaNode } from './syntax.js';

/** The tree without the places of its nodes. */
function shapeOf(node: FormulaNode): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === 'from' || key === 'to' ? undefined : value)),
  );
}

function parse(text: string): FormulaNode {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.error[0]?.code);
  return parsed.value;
}

describe('parseFormula', () => {
  it.each([
    { note: 'multiplies before it adds', text: 'a + b * c', same: 'a + (b * c)' },
    { note: 'subtracts from the left', text: 'a - b - c', same: '(a - b) - c' },
    { note: 'divides from the left', text: 'a / b * c', same: '(a / b) * c' },
    { note: 'negates before it multiplies', text: '-a * b', same: '(-a) * b' },
    { note: 'negates twice', text: '--a', same: '-(-a)' },
    { note: 'compares after it adds', text: 'a + 1 < b', same: '(a + 1) < b' },
    { note: 'denies a whole comparison', text: 'not a < b and c > d', same: '(not (a < b)) and (c > d)' },
    { note: 'puts and before or', text: 'a < 1 or b < 1 and c < 1', same: '(a < 1) or ((b < 1) and (c < 1))' },
    { note: 'needs no spaces', text: 'min(a,b)/c', same: 'min( a , b ) / c' },
    { note: 'reads lines as spaces', text: 'a\n+\tb', same: 'a + b' },
  ])('$note', ({ text, same }) => {
    expect(shapeOf(parse(text))).toEqual(shapeOf(parse(same)));
  });

  it('keeps the order of sums as written, for doubles depend on it', () => {
    expect(shapeOf(parse('a + (b + c)'))).not.toEqual(shapeOf(parse('a + b + c')));
  });

  it('says where each node stands, parentheses included', () => {
    expect(parse('a / (b + c)')).toMatchObject({
      from: 0,
      to: 11,
      left: { from: 0, to: 1 },
      right: { from: 4, to: 11, left: { from: 5, to: 6 } },
    });
  });

  it.each([
    { text: '', code: 'formula_empty', at: undefined },
    { text: '1,5', code: 'formula_unexpected', at: ',' },
    { text: 'a +', code: 'formula_unexpected', at: '+' },
    { text: 'a b', code: 'formula_unexpected', at: 'b' },
    { text: 'a and and b', code: 'formula_unexpected', at: 'and' },
    { text: '(a + b', code: 'formula_unclosed', at: '(' },
    { text: 'a + b)', code: 'formula_unexpected', at: ')' },
    { text: 'a && b', code: 'formula_character', at: '&&' },
    { text: 'a = b', code: 'formula_character', at: '=' },
    { text: 'a ≤ b', code: 'formula_character', at: '≤' },
    { text: 'a % b', code: 'formula_character', at: '%' },
    { text: 'taux.d’endettement', code: 'formula_character', at: '’' },
    { text: '1.2.3', code: 'formula_number', at: '1.2.3' },
    { text: '1e999', code: 'formula_number', at: '1e999' },
    { text: '0.1234567890123456', code: 'formula_number', at: '0.1234567890123456' },
    { text: 'a < b < c', code: 'formula_chained', at: '<' },
    { text: 'mim(a, b)', code: 'formula_unknown_function', at: 'mim' },
    { text: 'min(a)', code: 'formula_argument_count', at: 'min(a)' },
    { text: `${'-'.repeat(100)}a`, code: 'formula_too_deep', at: '-' },
    { text: `a${'+a'.repeat(300)}`, code: 'formula_too_large', at: undefined },
    { text: 'a'.repeat(2001), code: 'formula_too_large', at: undefined },
  ])('refuses $text with $code', ({ text, code, at }) => {
    const parsed = parseFormula(text, ['x']);
    const [fault] = parsed.ok ? [] : parsed.error;
    expect(fault).toMatchObject({ code, path: ['x'] });
    if (at !== undefined) expect(text.slice(fault?.span?.from, fault?.span?.to)).toBe(at);
  });

  it('proposes the function that was meant', () => {
    const parsed = parseFormula('mim(a, b)');
    expect(parsed.ok ? null : parsed.error[0]?.help?.en).toBe('Did you mean “min”?');
  });

  it('never throws, whatever the text', () => {
    const token = fc.constantFrom(
      ...[
        'a',
        'fin.equity',
        '1',
        '(',
        ')',
        ',',
        '+',
        '-',
        '*',
        '/',
        '<',
        '==',
        'and',
        'or',
        'not',
        'min',
        'prior',
        ' ',
        '.',
        '&',
        'é',
      ],
    );
    const soup = fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join(' '));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseFormula(text);
        if (parsed.ok) return;
        expect(parsed.error).toHaveLength(1);
        const span = parsed.error[0]?.span;
        if (span !== undefined) expect(span.from).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('printFormula', () => {
  const literal = fc
    .oneof(fc.nat(1_000_000), fc.constantFrom(0.5, 0.1, 1e-7, 1e21, 123456.789))
    .map((value): FormulaNode => ({ kind: 'literal', value, from: 0, to: 0 }));
  const name = fc
    .constantFrom('a', 'fin.equity', 'rating.share')
    .map((text): FormulaNode => ({ kind: 'name', name: text, from: 0, to: 0 }));
  const { tree } = fc.letrec<{ tree: FormulaNode }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      name,
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/'), tie('tree'), tie('tree'))
        .map(([operator, left, right]): FormulaNode => ({ kind: 'arithmetic', operator, left, right, from: 0, to: 0 })),
      fc
        .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('tree'), tie('tree'))
        .map(([operator, left, right]): FormulaNode => ({ kind: 'order', operator, left, right, from: 0, to: 0 })),
      fc
        .tuple(fc.constantFrom('and', 'or'), tie('tree'), tie('tree'))
        .map(([operator, left, right]): FormulaNode => ({ kind: 'logic', operator, left, right, from: 0, to: 0 })),
      fc
        .tuple(fc.constantFrom('not', 'negation'), tie('tree'))
        .map(([kind, operand]): FormulaNode => ({ kind, operand, from: 0, to: 0 })),
      fc
        .array(tie('tree'), { minLength: 2, maxLength: 3 })
        .map((operands): FormulaNode => ({ kind: 'call', function: 'max', operands, from: 0, to: 0 })),
    ),
  }));

  it('writes a text that reads back as the same tree', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(shapeOf(parse(printFormula(node)))).toEqual(shapeOf(node));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['a + b * c', '(a + b) * c', 'a - (b - c)', '-(a + b)', 'not (a < b and c < d)', 'min(a, -b) / 2'])(
    'writes %s as it is',
    (text) => {
      expect(printFormula(parse(text))).toBe(text);
    },
  );
});
