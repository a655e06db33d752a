import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, findNearest } from './edit-distance.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['equity', 'equty', 1],
    ['equity', 'eqiuty', 1],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %i', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it('is the same both ways and zero only between equals', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right)).toBe(editDistance(right, left));
        expect(editDistance(left, right) === 0).toBe(left === right);
      }),
    );
  });
});

describe('findNearest', () => {
  const names = ['fin.equity', 'fin.turnover', 'quick_ratio', 'gearing'];
  it.each([
    { written: 'fin.equty', nearest: 'fin.equity' },
    { written: 'equity', nearest: 'fin.equity' },
    { written: 'Fin.Equity', nearest: 'fin.equity' },
    { written: 'quickRatio', nearest: 'quick_ratio' },
    { written: 'gering', nearest: 'gearing' },
    { written: 'somethingElse', nearest: null },
    { written: '', nearest: null },
  ])('finds $nearest for "$written"', ({ written, nearest }) => {
    expect(findNearest(written, names)).toBe(nearest);
  });
});
