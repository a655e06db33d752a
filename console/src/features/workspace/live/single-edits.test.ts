import { describe, expect, it } from 'vitest';
import { listSingleEdits } from './single-edits.js';

const before = {
  version: 1,
  facts: { a: 1 },
  baseScore: 10,
  ratios: { x: 'a', y: 'a' },
  ratings: [{ from: 20 }, { from: 10 }, { from: null }],
  characteristics: [
    { id: 'one', points: 1 },
    { id: 'two', points: 2 },
  ],
};

describe('listSingleEdits', () => {
  it('puts each edited part alone into the first text', () => {
    const after = {
      ...before,
      version: 2,
      facts: { a: 1, b: 2 },
      baseScore: 12,
      ratios: { x: 'b', y: 'a' },
      characteristics: [
        { id: 'two', points: 5 },
        { id: 'three', points: 3 },
      ],
    };
    const edits = listSingleEdits(before, after);
    expect(edits.map(({ path }) => path.join('/'))).toEqual([
      'baseScore',
      'ratios/x',
      'characteristics/one',
      'characteristics/two',
      'characteristics/three',
    ]);
    const documents = edits.map(({ write }) => JSON.parse(write()) as typeof before);
    expect(documents.map(({ baseScore }) => baseScore)).toEqual([12, 10, 10, 10, 10]);
    expect(documents[2]?.characteristics).toEqual([{ id: 'two', points: 2 }]);
    expect(documents[3]?.characteristics).toEqual([
      { id: 'one', points: 1 },
      { id: 'two', points: 5 },
    ]);
    // A ratio may read what only the second text declares.
    expect(documents.every(({ facts }) => 'b' in facts)).toBe(true);
  });

  it('takes each rating by itself, and all of them where one more would be another scale', () => {
    const moved = { ...before, ratings: [{ from: 21 }, { from: 11 }, { from: null }] };
    const edits = listSingleEdits(before, moved);
    expect(edits.map(({ path }) => path.join('/'))).toEqual(['ratings/0', 'ratings/1']);
    const documents = edits.map(({ write }) => JSON.parse(write()) as typeof before);
    expect(documents.map(({ ratings }) => ratings.map(({ from }) => from))).toEqual([
      [21, 10, null],
      [20, 11, null],
    ]);
    const longer = listSingleEdits(before, { ...before, ratings: [{ from: 30 }, ...before.ratings] });
    expect(longer.map(({ path }) => path.join('/'))).toEqual(['ratings']);
  });

  it('finds nothing where only the order or what nobody decides by differs', () => {
    expect(
      listSingleEdits(before, { ...before, version: 9, characteristics: before.characteristics.toReversed() }),
    ).toEqual([]);
  });
});
