import { describe, expect, it } from 'vitest';
import { applyFix } from './apply-fix.js';

const text = `{
  "c": [1,2],
  "inline": { "x": 1 },
  "empty": {},
  "list": [
    1,
    2
  ]
}`;

describe('applyFix', () => {
  it.each([
    { note: 'replaces a value', path: ['inline', 'x'], value: 'y', expected: text.replace('"x": 1', '"x": "y"') },
    {
      note: 'removes the first property',
      path: ['c'],
      value: undefined,
      expected: text.replace('"c": [1,2],\n  ', ''),
    },
    {
      note: 'removes a later property',
      path: ['empty'],
      value: undefined,
      expected: text.replace(',\n  "empty": {}', ''),
    },
    {
      note: 'removes the only property',
      path: ['inline', 'x'],
      value: undefined,
      expected: text.replace('"x": 1', ''),
    },
    { note: 'removes an element', path: ['list', 1], value: undefined, expected: text.replace('1,\n    2', '1') },
    {
      note: 'adds to an object on one line',
      path: ['inline', 'y'],
      value: [1],
      expected: text.replace('1 }', '1, "y": [1] }'),
    },
    {
      note: 'adds to an empty object',
      path: ['empty', 'a'],
      value: 1,
      expected: text.replace('{}', '{\n    "a": 1\n  }'),
    },
    { note: 'adds an element', path: ['list', 2], value: 3, expected: text.replace('2\n  ]', '2,\n    3\n  ]') },
    {
      note: 'adds a property on a line of its own',
      path: ['new'],
      value: { fr: 'a', en: 'b' },
      expected: text.replace(']\n}', '],\n  "new": {\n    "fr": "a",\n    "en": "b"\n  }\n}'),
    },
    { note: 'leaves the text where the place does not exist', path: ['nowhere', 'a'], value: 1, expected: text },
  ])('$note', ({ path, value, expected }) => {
    expect(applyFix(text, { title: { fr: '-', en: '-' }, edits: [{ path, value }] })).toBe(expected);
  });

  it('makes several edits in turn', () => {
    const edits = [
      { path: ['c'], value: undefined },
      { path: ['d'], value: [1, 2] },
    ];
    const mended: unknown = JSON.parse(applyFix(text, { title: { fr: '-', en: '-' }, edits }));
    expect(mended).toEqual({ d: [1, 2], inline: { x: 1 }, empty: {}, list: [1, 2] });
  });
});
