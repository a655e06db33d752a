import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeDocuments, rewriteText } from './merge-documents.js';

const mine = () => 'mine' as const;
const merge = (base: unknown, own: unknown, current: unknown) => mergeDocuments(base, own, current, mine);
const pointers = (paths: readonly (readonly (string | number)[])[]) => paths.map((path) => path.join('/'));

describe('mergeDocuments', () => {
  it.each([
    { note: 'nothing changed', base: { a: 1 }, own: { a: 1 }, current: { a: 1 }, value: { a: 1 }, taken: [] },
    { note: 'only mine', base: { a: 1 }, own: { a: 2 }, current: { a: 1 }, value: { a: 2 }, taken: [] },
    { note: 'only theirs', base: { a: 1 }, own: { a: 1 }, current: { a: 3 }, value: { a: 3 }, taken: ['a'] },
    { note: 'both alike', base: { a: 1 }, own: { a: 4 }, current: { a: 4 }, value: { a: 4 }, taken: [] },
    {
      note: 'different places',
      base: { a: 1, b: 1 },
      own: { a: 2, b: 1 },
      current: { a: 1, b: 3 },
      value: { a: 2, b: 3 },
      taken: ['b'],
    },
    { note: 'they add and I add', base: {}, own: { a: 1 }, current: { b: 2 }, value: { a: 1, b: 2 }, taken: ['b'] },
    {
      note: 'they take away',
      base: { a: 1, b: 1 },
      own: { a: 1, b: 1 },
      current: { a: 1 },
      value: { a: 1 },
      taken: ['b'],
    },
    {
      note: 'the order of keys is no change',
      base: { a: 1, b: 2 },
      own: { b: 2, a: 9 },
      current: { b: 2, a: 1 },
      value: { b: 2, a: 9 },
      taken: [],
    },
    {
      note: 'places of a table',
      base: { max: [1, 2, 3] },
      own: { max: [9, 2, 3] },
      current: { max: [1, 2, 8] },
      value: { max: [9, 2, 8] },
      taken: ['max/2'],
    },
    {
      note: 'things that have an id, in another order',
      base: [
        { id: 'x', n: 1 },
        { id: 'y', n: 1 },
      ],
      own: [
        { id: 'y', n: 2 },
        { id: 'x', n: 1 },
      ],
      current: [
        { id: 'x', n: 5 },
        { id: 'y', n: 1 },
        { id: 'z', n: 1 },
      ],
      value: [
        { id: 'y', n: 2 },
        { id: 'x', n: 5 },
        { id: 'z', n: 1 },
      ],
      taken: ['1/n', '2'],
    },
  ])('$note', ({ base, own, current, value, taken }) => {
    const merged = merge(base, own, current);
    expect(merged.value).toEqual(value);
    expect(pointers(merged.taken)).toEqual(taken);
    expect(merged.conflicts).toEqual([]);
  });

  it('gives each thing that was taken away here and changed there a place of its own', () => {
    const things = (n: number) => ['x', 'y', 'z'].map((id) => ({ id, n }));
    const { conflicts } = merge(things(1), [{ id: 'z', n: 1 }], things(2));
    expect(pointers(conflicts.map(({ path }) => path))).toEqual(['1', '2']);
    expect(pointers(conflicts.map(({ theirPath }) => theirPath))).toEqual(['0', '1']);
  });

  it.each([
    { note: 'the same number', base: { a: 1 }, own: { a: 2 }, current: { a: 3 }, at: 'a' },
    { note: 'taken away here, changed there', base: { a: { n: 1 } }, own: {}, current: { a: { n: 2 } }, at: 'a' },
    {
      note: 'lists of other lengths without ids',
      base: { a: [1] },
      own: { a: [1, 2] },
      current: { a: [1, 3, 4] },
      at: 'a',
    },
    { note: 'the same thing, both new', base: [], own: [{ id: 'x', n: 1 }], current: [{ id: 'x', n: 2 }], at: '0/n' },
  ])('lists as a conflict: $note', ({ base, own, current, at }) => {
    expect(pointers(merge(base, own, current).conflicts.map(({ path }) => path))).toEqual([at]);
    expect(merge(base, own, current).value).toEqual(own);
    expect(mergeDocuments(base, own, current, () => 'current').value).toEqual(current);
  });

  const document = fc.record({
    a: fc.nat(3),
    b: fc.option(fc.nat(3), { nil: undefined }),
    list: fc.uniqueArray(fc.record({ id: fc.constantFrom('p', 'q', 'r'), n: fc.nat(3) }), {
      selector: ({ id }) => id,
      maxLength: 3,
    }),
    table: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
  });

  it('gives the one side where only that side changed, whichever it is', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        expect(merge(one, other, one).value).toEqual(other);
        expect(merge(one, one, other).conflicts).toEqual([]);
        expect(sorted(merge(one, one, other).value)).toEqual(sorted(other));
      }),
    );
  });

  it('writes exactly what it says into the text', () => {
    fc.assert(
      fc.property(document, document, document, (base, own, current) => {
        const plain: unknown = JSON.parse(JSON.stringify(own));
        const { value } = merge(base, own, current);
        const text = rewriteText(JSON.stringify(own, null, 2), plain, JSON.parse(JSON.stringify(value)));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves the lines that it does not change as they were laid out', () => {
    const text = '{\n  "a": 1,   "table": [1,2,3],\n  "list": [{ "id": "x" }]\n}\n';
    const value = { a: 1, table: [1, 9, 3], list: [{ id: 'x' }, { id: 'y' }] };
    expect(rewriteText(text, JSON.parse(text), value)).toBe(
      '{\n  "a": 1,   "table": [1,9,3],\n  "list": [{ "id": "x" }, {"id":"y"}]\n}\n',
    );
  });
});

/** Things that have an id by their id: merging keeps one's own order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('list' in value) || !Array.isArray(value.list)) return value;
  const list = [...(value.list as { id: string }[])].sort((a, b) => a.id.localeCompare(b.id));
  return { ...value, list };
}
