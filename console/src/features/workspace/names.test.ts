import { describe, expect, it } from 'vitest';
import { fieldAt, listNames, namesFor } from './names.js';

const document = {
  facts: { 'fin.equity': { label: { fr: 'Capitaux propres', en: 'Equity' }, type: 'money' } },
  ratios: { gearing: { label: { fr: 'Endettement', en: 'Gearing' }, unit: 'ratio' } },
  limit: { tables: { cap: { unit: 'money' } }, components: [{ id: 'need', label: { fr: 'Besoin', en: 'Need' } }, {}] },
};

describe('listNames', () => {
  it('knows facts, ratios, the request, tables and components by their labels', () => {
    const names = listNames(document, 'fr');
    expect(names.find(({ name }) => name === 'fin.equity')).toMatchObject({ label: 'Capitaux propres', unit: 'money' });
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['gearing', 'rating.cap', 'limit.need', 'request.total']),
    );
  });

  it.each([null, 'text', [], { facts: 3, limit: { components: {} } }])('reads what it can of %j', (value) => {
    expect(listNames(value, 'en').every(({ kind }) => kind === 'request')).toBe(true);
  });
});

describe('fieldAt', () => {
  it.each([
    { path: ['ratios', 'gearing', 'formula'], expected: 'formula' },
    { path: ['ratios', 'gearing', 'guards', 0, 'when'], expected: 'formula' },
    { path: ['limit', 'components', 0, 'formula'], expected: 'limit_formula' },
    { path: ['limit', 'combine'], expected: 'limit_formula' },
    { path: ['characteristics', 2, 'input'], expected: 'input' },
    { path: ['rules', 0, 'when', 'all', 1, 'fact'], expected: 'rule_fact' },
    { path: ['ratios', 'gearing', 'label', 'fr'], expected: null },
  ])('takes $path for $expected', ({ path, expected }) => {
    expect(fieldAt(path)).toBe(expected);
  });
});

describe('namesFor', () => {
  it('keeps components and tables for the limit', () => {
    const kinds = (field: 'formula' | 'limit_formula') =>
      new Set(namesFor(field, listNames(document, 'en')).map(({ kind }) => kind));
    expect(kinds('formula')).toEqual(new Set(['fact', 'ratio', 'request']));
    expect(kinds('limit_formula')).toContain('component');
  });
});
