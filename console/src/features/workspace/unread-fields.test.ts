import { describe, expect, it } from 'vitest';
import { analyseText } from './analysis.js';
import { isStillThere, isUnread, withUnread } from './unread-fields.js';

const TEXT = '{ "rules": [{ "id": "r1" }], "baseScore": 500 }';
const FIELD = { path: ['baseScore'], written: '5oo', value: 500 };

describe('withUnread', () => {
  it('leaves an analysis alone where every field can be read', () => {
    const analysis = analyseText(TEXT, []);
    expect(withUnread(analysis, [])).toBe(analysis);
  });

  it('adds an error at the place of the field, which keeps the text from being submitted', () => {
    const analysis = analyseText(TEXT, []);
    const told = withUnread(analysis, [FIELD]);
    expect(told.errorCount).toBe(analysis.errorCount + 1);
    const [unread] = told.problems.filter(isUnread);
    expect(unread?.diagnostic.message).toEqual({
      fr: 'Points de départ : « 5oo » n’est pas un nombre ; le texte garde l’ancienne valeur.',
      en: 'Base score: “5oo” is not a number; the text keeps the old value.',
    });
    expect(TEXT.slice(unread?.range.from, unread?.range.to)).toBe('500');
  });

  it('says of an empty field that it is empty', () => {
    const told = withUnread(analyseText(TEXT, []), [{ ...FIELD, written: ' ' }]);
    expect(told.problems.find(isUnread)?.diagnostic.message.en).toBe(
      'Base score: the field is empty; the text keeps the old value.',
    );
  });

  it('names an amount by whose it is and for which rating', () => {
    const text = '{ "delegation": { "levels": [{ "role": "analyst", "maxMinor": [100, 100] }] } }';
    const field = { path: ['delegation', 'levels', 0, 'maxMinor', 1], written: 'x', value: 100 };
    const [unread] = withUnread(analyseText(text, []), [field]).problems.filter(isUnread);
    expect(unread?.diagnostic.message.en).toMatch(
      /^Level “analyst”, delegation limit, rating 2: “x” is not a number;/u,
    );
  });
});

describe('isStillThere', () => {
  it.each([
    { note: 'the same value', root: { baseScore: 500 }, field: FIELD, is: true },
    { note: 'another value', root: { baseScore: 510 }, field: FIELD, is: false },
    { note: 'no value', root: {}, field: FIELD, is: false },
    { note: 'a bound that is open still', root: { b: [{ to: null }] }, field: at('b', 0, 'to', null), is: true },
    { note: 'a key that is left out still', root: { b: [{}] }, field: at('b', 0, 'to', undefined), is: true },
    { note: 'a band that was removed', root: { b: [] }, field: at('b', 0, 'to', undefined), is: false },
  ])('holds for $note: $is', ({ root, field, is }) => {
    expect(isStillThere(field, root)).toBe(is);
  });
});

function at(list: string, index: number, key: string, value: unknown) {
  return { path: [list, index, key], written: 'x', value };
}
