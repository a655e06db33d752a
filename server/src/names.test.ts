import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNamed, normaliseName } from './names.js';
import { nameShape, SearchText } from './services/inputs.js';

describe('the name of something', () => {
  const Name = nameShape(40);

  it.each([
    ['blanks at its ends', '  Clients ', 'Clients'],
    ['several blanks', 'Clients\u00a0 \t\n2025', 'Clients 2025'],
    ['a letter and its accent apart', 'Re\u0301gion', 'R\u00e9gion'],
    ['what is fine already', 'Île-de-France & Co. 日本 😀', 'Île-de-France & Co. 日本 😀'],
  ])('is written in one way: %s', (_note, typed, kept) => {
    expect(Name.parse(typed)).toBe(kept);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\u00a0'],
    ['a control character', 'Clients\u0000'],
    ['another one', 'Cli\u0085ents'],
    ['a mark that turns the direction of writing', 'Clients \u202e5202'],
    ['an isolate', '\u2066Clients'],
    ['a blank without width', 'Cli\u200bents'],
    ['a soft hyphen', 'Cli\u00adents'],
    ['a letter that nobody sees', '\u3164'],
    ['half a character', 'Clients \ud83d'],
    ['too much', 'x'.repeat(41)],
  ])('is not %s', (_note, typed) => {
    expect(Name.safeParse(typed).success).toBe(false);
  });

  it('stays as it is once it has been normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
        expect(Name.safeParse(once).data ?? once).toBe(once);
      }),
    );
  });
});

describe('findNamed', () => {
  const given = [{ name: 'Clients 2025' }, { name: 'CLIENTS  2025' }, { name: 'Straße' }];

  it.each([
    ['CLIENTS  2025', 1],
    ['clients 2025', 0],
    ['Clients\u00a02025', 0],
    ['STRASSE', 2],
    ['Clients 2024', null],
    ['Cliénts 2025', null],
  ])('finds the very %j, or what differs in how it is written', (name, place) => {
    expect(findNamed(given, name)).toBe(place === null ? null : given[place]);
  });
});

it('a text that is looked for has something to see, and keeps its blanks', () => {
  expect(SearchText.parse(' Dupont  SA')).toBe(' Dupont  SA');
  for (const text of ['', '  ', '\u0000', 'a\u0000b', '\u200b']) expect(SearchText.safeParse(text).success).toBe(false);
});
