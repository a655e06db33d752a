import { describe, expect, it } from 'vitest';
import { keepLargest } from './slices.js';

const partsOf = (...sizes: readonly number[]) => sizes.map((n, index) => ({ key: `${index}`, part: { n } }));

describe('keepLargest', () => {
  it.each([
    { sizes: [], most: 2, kept: [] },
    { sizes: [1, 5], most: 2, kept: [1, 5] },
    { sizes: [3, 1, 9, 4], most: 2, kept: [9, 4] },
    { sizes: [4, 9, 1], most: 2, kept: [4, 9] },
  ])('keeps the $most largest of $sizes in their order', ({ sizes, most, kept }) => {
    expect(keepLargest(partsOf(...sizes), most).map(({ part }) => part.n)).toEqual(kept);
  });

  it('keeps the first of equal ones', () => {
    expect(keepLargest(partsOf(2, 2, 2), 2).map(({ key }) => key)).toEqual(['0', '1']);
  });
});
