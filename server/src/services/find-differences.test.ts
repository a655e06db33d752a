import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDifferences } from './find-differences.js';

describe('findDifferences', () => {
  it.each([
    { note: 'nothing', one: { a: [1, null] }, other: { a: [1, null] }, expected: [] },
    {
      note: 'a value',
      one: { a: { b: 1 } },
      other: { a: { b: 2 } },
      expected: [{ pointer: '/a/b', recorded: 1, replayed: 2 }],
    },
    { note: 'null and absent', one: { a: null }, other: {}, expected: [{ pointer: '/a', recorded: null }] },
    { note: 'a longer list', one: [1], other: [1, 2], expected: [{ pointer: '/1', replayed: 2 }] },
    {
      note: 'another kind',
      one: { a: [] },
      other: { a: {} },
      expected: [{ pointer: '/a', recorded: [], replayed: {} }],
    },
    { note: 'a key with signs', one: { 'a/b~c': 1 }, other: {}, expected: [{ pointer: '/a~1b~0c', recorded: 1 }] },
  ])('finds $note', ({ one, other, expected }) => {
    expect(findDifferences(one, other)).toEqual(expected);
  });

  it('finds something exactly where two values are not the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(findDifferences(one, structuredClone(one))).toEqual([]);
        const same = JSON.stringify(one) === JSON.stringify(other);
        if (findDifferences(one, other).length === 0) expect(other).toEqual(one);
        else expect(same).toBe(false);
      }),
    );
  });
});
