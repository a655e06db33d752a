import { describe, expect, it } from 'vitest';
import { isWording, listChanges } from './changes.js';

describe('listChanges', () => {
  it('finds nothing where only order and form differ', () => {
    expect(listChanges({ a: 1, b: [{ id: 'x' }, { id: 'y' }] }, { b: [{ id: 'y' }, { id: 'x' }], a: 1 })).toEqual([]);
  });

  it('recognises members of a list by their id', () => {
    const before = {
      categories: [
        { id: 'low', points: 1 },
        { id: 'high', points: 5 },
      ],
    };
    const after = {
      categories: [
        { id: 'mid', points: 3 },
        { id: 'high', points: 6 },
      ],
    };
    expect(listChanges(before, after)).toEqual([
      { kind: 'added', path: ['categories', 0], before: undefined, after: { id: 'mid', points: 3 } },
      { kind: 'changed', path: ['categories', 1, 'points'], before: 5, after: 6 },
      { kind: 'removed', path: ['categories', 0], before: { id: 'low', points: 1 }, after: undefined },
    ]);
  });

  it('tells offers of one rating apart by segment', () => {
    const offer = (days: number) => ({
      offers: [
        { rating: 1, segment: 'key', days: 60 },
        { rating: 1, segment: null, days },
      ],
    });
    expect(listChanges(offer(30), offer(45))).toEqual([
      { kind: 'changed', path: ['offers', 1, 'days'], before: 30, after: 45 },
    ]);
  });

  it('compares lists of plain values as a whole', () => {
    expect(listChanges({ value: ['a', 'b'] }, { value: ['a', 'c'] })).toEqual([
      { kind: 'changed', path: ['value'], before: ['a', 'b'], after: ['a', 'c'] },
    ]);
  });

  it('tells a change in a list by rating for that rating', () => {
    expect(listChanges({ maxMinor: [5, null] }, { maxMinor: [7, null] })).toEqual([
      { kind: 'changed', path: ['maxMinor', 0], before: 5, after: 7 },
    ]);
  });

  it.each([
    { note: 'a value that appears', before: {}, after: { a: null }, kind: 'added' },
    { note: 'a value that goes', before: { a: 1 }, after: {}, kind: 'removed' },
    { note: 'another type', before: { a: 1 }, after: { a: '1' }, kind: 'changed' },
  ])('finds $note', ({ before, after, kind }) => {
    expect(listChanges(before, after).map((change) => change.kind)).toEqual([kind]);
  });
});

describe('listChanges of bands', () => {
  const bands = (
    ...list: readonly (readonly [id: string, from: number | null, to: number | null, points: number])[]
  ) => ({
    bands: list.map(([id, from, to, points]) => ({ id, from, to, points })),
  });

  it.each([
    {
      note: 'a bound that moved',
      before: bands(['low', null, 3, 5], ['high', 3, null, 9]),
      after: bands(['low', null, 2, 5], ['high', 2, null, 9]),
      changes: ['moved 0 to 0', 'moved 1 to 1'],
    },
    {
      note: 'a bound that moved, with ids that name it',
      before: bands(['under_3', null, 3, 5], ['from_3', 3, null, 9]),
      after: bands(['under_2', null, 2, 5], ['from_2', 2, null, 7]),
      changes: ['moved 0 to 0', 'moved 1 to 1', 'changed bands/1/points'],
    },
    {
      note: 'one split in two',
      before: bands(['a', null, 3, 5], ['b', 3, null, 9]),
      after: bands(['a', null, 2, 5], ['n', 2, 3, 6], ['b', 3, null, 9]),
      changes: ['moved 0 to 0', 'added bands/1'],
    },
    {
      note: 'one that goes, and the next takes its values',
      before: bands(['a', null, 2, 5], ['n', 2, 3, 6], ['b', 3, null, 9]),
      after: bands(['a', null, 3, 5], ['b', 3, null, 9]),
      changes: ['moved 0 to 0', 'removed bands/1'],
    },
    {
      note: 'other points for the same values under another id',
      before: bands(['a', null, 3, 5]),
      after: bands(['b', null, 3, 6]),
      changes: ['changed bands/0/id', 'changed bands/0/points'],
    },
  ])('tells $note', ({ before, after, changes }) => {
    const told = listChanges(before, after).map((change) =>
      change.kind === 'moved'
        ? `moved ${String(change.oldPath.at(-1))} to ${String(change.path.at(-1))}`
        : `${change.kind} ${change.path.join('/')}`,
    );
    expect(told).toEqual(changes);
  });
});

describe('isWording', () => {
  it.each([
    { path: ['characteristics', 0, 'label', 'fr'], expected: true },
    { path: ['rules', 0, 'reason', 'text', 'en'], expected: true },
    { path: ['rules', 0, 'reason', 'code'], expected: false },
    { path: ['characteristics', 0, 'bands', 1, 'id'], expected: true },
    { path: ['rules', 0, 'id'], expected: false },
    { path: ['characteristics', 0, 'bands', 1, 'points'], expected: false },
  ])('says $expected of $path', ({ path, expected }) => {
    expect(isWording({ kind: 'changed', path, before: 1, after: 2 })).toBe(expected);
  });
});
