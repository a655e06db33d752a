import { describe, expect, it } from 'vitest';
import { editText, insertLast, set, swap } from './edits.js';

const TEXT = `{
  "levels": [
    { "role": "a", "max": 1 },
    {
      "role": "b"
    }, { "role": "c" }
  ],
  "facts": {
    "fin.cash": { "type": "money" },
    "fin.debt":   { "type": "money" }
  }
}
`;

describe('swap', () => {
  it('changes two neighbours of a list, each as its author laid it out', () => {
    expect(editText(TEXT, [swap(['levels'], 0)])).toBe(
      TEXT.replace('{ "role": "a", "max": 1 }', '@')
        .replace('{\n      "role": "b"\n    }', '{ "role": "a", "max": 1 }')
        .replace('@', '{\n      "role": "b"\n    }'),
    );
  });

  it('changes two neighbours of a record with their names', () => {
    const swapped = editText(TEXT, [swap(['facts'], 0)]);
    expect(Object.keys((JSON.parse(swapped) as { facts: object }).facts)).toEqual(['fin.debt', 'fin.cash']);
    expect(swapped).toContain('    "fin.debt":   { "type": "money" },\n    "fin.cash"');
  });

  it.each([
    [['levels'], 0],
    [['levels'], 1],
    [['facts'], 0],
  ] as const)('done twice leaves the text as it was: %s %d', (path, index) => {
    expect(editText(TEXT, [swap([...path], index), swap([...path], index)])).toBe(TEXT);
  });

  it.each([
    [['levels'], 2],
    [['levels'], -1],
    [['absent'], 0],
  ] as const)('does nothing where there is no neighbour: %s %d', (path, index) => {
    expect(editText(TEXT, [swap([...path], index)])).toBe(TEXT);
  });

  it('can be one of several edits', () => {
    const edited = editText(TEXT, [insertLast(['levels'], 3, { role: 'd' }), swap(['levels'], 2), set(['facts'], {})]);
    expect(JSON.parse(edited)).toEqual({
      levels: [{ role: 'a', max: 1 }, { role: 'b' }, { role: 'd' }, { role: 'c' }],
      facts: {},
    });
  });
});
