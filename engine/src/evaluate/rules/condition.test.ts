import { describe, expect, it } from 'vitest';
import type { Condition } from '../../scorecard/schema.js';
import { compileCondition } from './condition.js';

const late: Condition = { fact: 'pay.delay', operator: 'greaterThan', value: 30 };
const open: Condition = { fact: 'legal.kind', operator: 'equal', value: 'open' };
const guard = { fact: 'legal.kind', operator: 'notEqual', value: null };

describe('compileCondition', () => {
  it('gives a single comparison a group, which the library demands at the root', () => {
    expect(compileCondition(late, true)).toEqual({ all: [late] });
  });

  it('turns `not` into complements', () => {
    expect(compileCondition({ not: late }, true)).toEqual({
      all: [{ fact: 'pay.delay', operator: 'lessThanInclusive', value: 30 }],
    });
    expect(compileCondition({ not: { not: late } }, true)).toEqual({ all: [late] });
  });

  it('swaps `all` and `any` under `not`, and guards what an absent value would pass', () => {
    expect(compileCondition({ not: { any: [late, open] } }, true)).toEqual({
      all: [
        { fact: 'pay.delay', operator: 'lessThanInclusive', value: 30 },
        guard,
        { fact: 'legal.kind', operator: 'notEqual', value: 'open' },
      ],
    });
    expect(compileCondition({ all: [late, open] }, false)).toEqual({
      any: [
        { fact: 'pay.delay', operator: 'lessThanInclusive', value: 30 },
        { all: [guard, { fact: 'legal.kind', operator: 'notEqual', value: 'open' }] },
      ],
    });
  });

  it('needs no guard where there always is a value', () => {
    for (const fact of ['score', 'rating', 'pay.delay.state']) {
      const condition: Condition = { fact, operator: 'notEqual', value: 1 };
      expect(compileCondition(condition, true)).toEqual({ all: [condition] });
    }
  });

  it('merges groups into a parent of the same kind', () => {
    expect(compileCondition({ all: [{ all: [late, late] }, { any: [open, late] }] }, true)).toEqual({
      all: [late, late, { any: [open, late] }],
    });
  });

  it.each([
    { condition: { all: [] }, note: 'an empty group, which the library takes for true' },
    { condition: { fact: 'x', operator: 'in', value: 1 }, note: 'a list operator with one value' },
    { condition: { fact: 'x', operator: 'lessThan', value: [1] }, note: 'an ordered operator with a list' },
  ] as { condition: Condition; note: string }[])('throws on $note', ({ condition }) => {
    expect(() => compileCondition(condition, true)).toThrow();
  });
});
