import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Absent, AbsentKind, MaybeNumber } from '../kernel/absent.js';
import { bindNumber, bindTruth } from './bind.js';
import { evaluateFormula, evaluateGuard, type FormulaScope, kleeneAnd, kleeneOr } from './evaluate.js';
import type { NameTable, Slot } from './names.js';
import { walkProgram } from './program.js';

const NAMES = ['a', 'b', 'c', 'm', 's', 'k', 'n'] as const;
const slots: Slot[] = NAMES.map((name, slot) => ({
  slot,
  name,
  kind: 'ratio',
  dimension: { kind: 'plain', unit: 'ratio' },
  minimum: Number.NEGATIVE_INFINITY,
  maximum: Number.POSITIVE_INFINITY,
}));
const table: NameTable = {
  find: (name) => slots.find((slot) => slot.name === name),
  refuse: () => null,
  names: () => NAMES,
};
const absent = (kind: AbsentKind, cause: string | null = kind): Absent => ({ absent: kind, cause });

/** a = 6, b = 4, c = 0; m, s, k, n are missing, stale, confidential and not applicable. A year before, all are half. */
const scope: FormulaScope = {
  current: [6, 4, 0, absent('missing'), absent('stale'), absent('confidential'), absent('notApplicable')],
  prior: [3, 2, 0, absent('missing'), absent('stale'), absent('confidential'), absent('notApplicable')],
  percentile: (slot, value) => (slot === 0 ? value * 10 : absent('notApplicable', 'no_benchmark')),
};

function value(text: string, given = scope): MaybeNumber {
  const bound = bindNumber(text, [], table);
  if (!bound.ok) throw new Error(bound.error[0]?.code);
  return evaluateFormula(bound.value, given);
}

function truth(text: string): boolean | null {
  const bound = bindTruth(text, [], table);
  if (!bound.ok) throw new Error(bound.error[0]?.code);
  return evaluateGuard(bound.value, scope);
}

describe('evaluateFormula', () => {
  it.each([
    { text: 'a - b / 2', expected: 4 },
    { text: '-(a + b)', expected: -10 },
    { text: 'min(a, b, 5)', expected: 4 },
    { text: 'max(a, b, 5)', expected: 6 },
    { text: 'abs(b - a)', expected: 2 },
    { text: 'clamp(a, 0, 5)', expected: 5 },
    { text: 'clamp(c, 1, 5)', expected: 1 },
    { text: 'clamp(a, 5, 1)', expected: 1 },
    { text: 'coalesce(m, s, a)', expected: 6 },
    { text: 'prior(a) + a', expected: 9 },
    { text: 'percentile(a)', expected: 60 },
    { text: '0.1 + 0.2 + 0.3', expected: 0.1 + 0.2 + 0.3 },
    { text: '0.1 + (0.2 + 0.3)', expected: 0.1 + (0.2 + 0.3) },
  ])('computes $text', ({ text, expected }) => {
    expect(value(text)).toBe(expected);
  });

  it.each([
    { note: 'missing is the strongest', text: 'n + k + s + m', kind: 'missing' },
    { note: 'stale is stronger than confidential', text: 'min(n, k, s)', kind: 'stale' },
    { note: 'confidential is stronger than not applicable', text: 'n * k', kind: 'confidential' },
    { note: 'one absent operand is enough', text: 'a * n', kind: 'notApplicable' },
    { note: 'an absent bound of clamp counts', text: 'clamp(a, s, 9)', kind: 'stale' },
    { note: 'all absent in coalesce', text: 'coalesce(n, s, k)', kind: 'stale' },
    { note: 'absent a year before', text: 'prior(m)', kind: 'missing' },
    { note: 'absent in the sector', text: 'percentile(k)', kind: 'confidential' },
  ])('$note', ({ text, kind }) => {
    expect(value(text)).toEqual(absent(kind as AbsentKind));
  });

  it.each([
    { text: 'a / c', cause: 'division_by_zero' },
    { text: 'c / (b - 4)', cause: 'division_by_zero' },
    { text: 'a * 1e300 * 1e300', cause: 'not_finite' },
    { text: 'percentile(b)', cause: 'no_benchmark' },
  ])('has no value for $text: $cause', ({ text, cause }) => {
    expect(value(text)).toEqual({ absent: 'notApplicable', cause });
  });

  it('gives the first of two absences of one kind', () => {
    const given = { ...scope, current: [absent('missing', 'first'), absent('missing', 'second')] };
    expect(value('a + b', given)).toEqual(absent('missing', 'first'));
  });

  it('agrees with plain arithmetic, or is absent where that is not finite', () => {
    const number = fc.double({ noNaN: true });
    fc.assert(
      fc.property(number, number, number, (x, y, z) => {
        const given: FormulaScope = { ...scope, current: [x, y, z] };
        const sum = x + y;
        const product = sum * z;
        const quotient = product / y;
        const hasValue = [sum, product].every(Number.isFinite) && Number.isFinite(quotient) && y !== 0;
        const result = value('(a + b) * c / b', given);
        if (hasValue) expect(result).toBe(quotient);
        else expect(result).toHaveProperty('absent', 'notApplicable');
      }),
    );
  });
});

describe('evaluateGuard', () => {
  it.each([
    { text: 'a > b', expected: true },
    { text: 'a == 6', expected: true },
    { text: 'a != 6', expected: false },
    { text: 'm > 0', expected: null },
    { text: 'not (m > 0)', expected: null },
    { text: 'a / c > 0', expected: null },
    { text: 'a < b and m > 0', expected: false },
    { text: 'm > 0 and a < b', expected: false },
    { text: 'a > b and m > 0', expected: null },
    { text: 'a > b or m > 0', expected: true },
    { text: 'a < b or m > 0', expected: null },
  ])('$text is $expected', ({ text, expected }) => {
    expect(truth(text)).toBe(expected);
  });
});

describe('Kleene logic', () => {
  const three = fc.constantFrom(true, false, null);
  const not = (x: boolean | null): boolean | null => (x === null ? null : !x);

  it('is commutative, associative and distributive', () => {
    fc.assert(
      fc.property(three, three, three, (x, y, z) => {
        expect(kleeneAnd(x, y)).toBe(kleeneAnd(y, x));
        expect(kleeneOr(x, y)).toBe(kleeneOr(y, x));
        expect(kleeneAnd(kleeneAnd(x, y), z)).toBe(kleeneAnd(x, kleeneAnd(y, z)));
        expect(kleeneAnd(x, kleeneOr(y, z))).toBe(kleeneOr(kleeneAnd(x, y), kleeneAnd(x, z)));
      }),
    );
  });

  it('obeys De Morgan', () => {
    fc.assert(
      fc.property(three, three, (x, y) => {
        expect(not(kleeneAnd(x, y))).toBe(kleeneOr(not(x), not(y)));
      }),
    );
  });

  it('never says more than every way of knowing would', () => {
    const ways = (x: boolean | null): boolean[] => (x === null ? [true, false] : [x]);
    fc.assert(
      fc.property(three, three, (x, y) => {
        const results = new Set(ways(x).flatMap((p) => ways(y).map((q) => p && q)));
        expect(kleeneAnd(x, y)).toBe(results.size === 1 ? [...results][0] : null);
      }),
    );
  });
});

describe('bindNumber', () => {
  it.each([
    { text: 'a + x + y', codes: ['formula_unknown_name', 'formula_unknown_name'] },
    { text: 'a < b', codes: ['formula_not_a_number'] },
    { text: 'min(a, b and 1)', codes: ['formula_not_a_number'] },
    { text: 'prior(a + 1) + percentile(1)', codes: ['formula_argument_not_name', 'formula_argument_not_name'] },
    { text: 'a / 0 + x', codes: ['formula_division_by_zero', 'formula_unknown_name'] },
  ])('reports every fault of $text', ({ text, codes }) => {
    const bound = bindNumber(text, [], table);
    expect(bound.ok ? [] : bound.error.map(({ code }) => code)).toEqual(codes);
  });

  it('mends a name inside parentheses', () => {
    const near: NameTable = { ...table, names: () => ['fin.equity'] };
    const bound = bindNumber('a / (fin.equty)', ['f'], near);
    expect(bound.ok ? null : bound.error[0]?.fixes?.[0]?.edits).toEqual([{ path: ['f'], value: 'a / (fin.equity)' }]);
  });

  it('freezes every node', () => {
    const bound = bindNumber('clamp(a, min(b, 1), -c) / prior(a) + abs(b) * percentile(a)', [], table);
    if (!bound.ok) throw new Error('unreadable');
    walkProgram(bound.value, (node) => {
      expect(Object.isFrozen(node)).toBe(true);
    });
  });
});
