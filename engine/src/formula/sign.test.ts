import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPlain } from '../testing/arbitrary-formulas.js';
import { fromTape } from '../testing/tape.js';
import { bindNumber } from './bind.js';
import { evaluateFormula } from './evaluate.js';
import type { NameTable, Slot } from './names.js';
import type { NumberNode } from './program.js';
import { boundsOf } from './sign.js';

const BOUNDS: readonly [name: string, minimum: number, maximum: number][] = [
  ['a', 0, Number.POSITIVE_INFINITY],
  ['b', 1, 24],
  ['c', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['d', -5, 0],
];
const slots: Slot[] = BOUNDS.map(([name, minimum, maximum], slot) => ({
  slot,
  name,
  kind: 'fact',
  dimension: { kind: 'plain', unit: 'ratio' },
  minimum,
  maximum,
}));
const names: NameTable = {
  find: (name) => slots.find((slot) => slot.name === name),
  refuse: () => null,
  names: () => [],
};
const vocabulary = { money: [], plain: ['a', 'b', 'c', 'd'], priorMoney: [], priorPlain: ['a', 'c'], ranked: [] };

function read(text: string): NumberNode {
  const bound = bindNumber(text, [], names);
  if (!bound.ok) throw new Error(`${text}: ${bound.error[0]?.code ?? ''}`);
  return bound.value;
}

describe('boundsOf', () => {
  it.each([
    { text: 'a + b', low: 1, high: Number.POSITIVE_INFINITY },
    { text: 'b - a', low: Number.NEGATIVE_INFINITY, high: 24 },
    { text: 'c', low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
    { text: 'abs(c)', low: 0, high: Number.POSITIVE_INFINITY },
    { text: 'max(c, 0)', low: 0, high: Number.POSITIVE_INFINITY },
    { text: 'clamp(c, 1, 5)', low: 1, high: 5 },
    { text: '12 / coalesce(b, 12)', low: 0.5, high: 12 },
    { text: 'a / b', low: 0, high: Number.POSITIVE_INFINITY },
    { text: 'b * d', low: -120, high: 0 },
    { text: '-d', low: 0, high: 5 },
  ])('of $text are $low and $high', ({ text, low, high }) => {
    const bounds = boundsOf(read(text), slots);
    expect(bounds.low).toBeCloseTo(low, 12);
    expect(bounds.high).toBeCloseTo(high, 12);
  });

  it('hold every value that a formula takes', () => {
    const formula = fromTape(60, (tape) => drawPlain(tape, vocabulary, 3)).filter(
      (text) => bindNumber(text, [], names).ok,
    );
    const values = fc.tuple(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 1, max: 24 }),
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.integer({ min: -5, max: 0 }),
    );
    fc.assert(
      fc.property(formula, values, values, (text, current, prior) => {
        const program = read(text);
        const value = evaluateFormula(program, { current, prior, percentile: () => 50 });
        if (typeof value !== 'number') return;
        const { low, high } = boundsOf(program, slots);
        // Bounds of sums are rounded as sums are.
        const slack = 1e-9 * Math.max(1, Math.abs(value));
        expect(value).toBeGreaterThanOrEqual(low - slack);
        expect(value).toBeLessThanOrEqual(high + slack);
      }),
      { numRuns: 500 },
    );
  });
});
