import { describe, expect, it } from 'vitest';
import { anchorAt, pathOf } from './comment-anchor.js';

const band = (id: string, points: number) => ({ id, points });
const card = (...bands: ReturnType<typeof band>[]) => ({
  characteristics: [{ id: 'gearing', bands }],
  limit: { tables: { share: { values: [1, 2, 3] } } },
  terms: {
    offers: [
      { rating: 1, segment: 'a' },
      { rating: 1, segment: null },
      { rating: 2, segment: null },
    ],
  },
});
const BEFORE = card(band('low', 5), band('high', 9));

describe('the place of a comment', () => {
  it.each([
    [['characteristics', 0, 'bands', 1, 'points']],
    [['limit', 'tables', 'share', 'values', 2]],
    [['terms', 'offers', 1]],
    [['terms', 'offers', 2, 'segment']],
    [[]],
  ])('%j is found again in the same text', (path) => {
    expect(pathOf(BEFORE, anchorAt(BEFORE, path) ?? ['?'])).toEqual(path);
  });

  it('follows its item to where it now stands', () => {
    const anchor = anchorAt(BEFORE, ['characteristics', 0, 'bands', 1, 'points']) ?? [];
    const after = card(band('low', 5), band('middle', 7), band('high', 8));
    expect(pathOf(after, anchor)).toEqual(['characteristics', 0, 'bands', 2, 'points']);
  });

  it('is nowhere once its item is gone', () => {
    const anchor = anchorAt(BEFORE, ['characteristics', 0, 'bands', 1]) ?? [];
    expect(pathOf(card(band('low', 5)), anchor)).toBeNull();
  });

  it('cannot be where the text has nothing', () => {
    expect(anchorAt(BEFORE, ['characteristics', 3])).toBeNull();
    expect(anchorAt(BEFORE, ['constructor'])).toBeNull();
  });
});
