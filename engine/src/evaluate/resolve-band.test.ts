import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInBand, resolveBand } from './resolve-band.js';

describe('isInBand', () => {
  it.each([
    { from: 0, to: 10, value: 0, expected: true, note: 'from is in' },
    { from: 0, to: 10, value: 10, expected: false, note: 'to is in the next band' },
    { from: 0, to: 10, value: 9.999_999, expected: true, note: 'just below to' },
    { from: 0, to: 10, value: -0, expected: true, note: 'negative zero is zero' },
    { from: null, to: 0, value: Number.NEGATIVE_INFINITY, expected: true, note: 'open below' },
    { from: 0, to: null, value: Number.POSITIVE_INFINITY, expected: true, note: 'open above' },
    { from: null, to: null, value: 7, expected: true, note: 'the whole line' },
    { from: null, to: null, value: Number.NaN, expected: false, note: 'not a number is nowhere' },
  ])('$value in [$from, $to) is $expected ($note)', ({ from, to, value, expected }) => {
    expect(isInBand({ from, to }, value)).toBe(expected);
  });
});

describe('resolveBand', () => {
  it('puts every number in exactly one band of a partition', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), {
          maxLength: 8,
          comparator: (a, b) => a === b,
        }),
        fc.double({ noNaN: true }),
        (unsorted, value) => {
          const edges = unsorted.sort((a, b) => a - b);
          const bands = [null, ...edges].map((from, index) => ({ from, to: edges[index] ?? null }));
          expect(bands.filter((band) => isInBand(band, value))).toHaveLength(1);
          expect(isInBand(bands[resolveBand(bands, value)] ?? { from: 0, to: 0 }, value)).toBe(true);
        },
      ),
    );
  });
});
