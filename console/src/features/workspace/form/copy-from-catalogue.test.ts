import { describe, expect, it } from 'vitest';
import { type Catalogue, copyFromCatalogue } from './copy-from-catalogue.js';

const label = { fr: 'x', en: 'x' };
const money = { label, type: 'money', vat: null, maxAgeDays: null } as const;
const ratio = (formula: string, ...guards: string[]) => ({
  label,
  formulaId: 'x',
  formula,
  unit: 'ratio' as const,
  direction: 'neutral' as const,
  guards: guards.map((when) => ({ when, class: 'none', label })),
});
const CATALOGUE: Catalogue = {
  facts: { 'fin.debt': money, 'fin.cash': money, 'fin.equity': money },
  ratios: {
    netDebt: ratio('fin.debt - fin.cash'),
    gearing: ratio('max(netDebt, 0) / fin.equity', 'fin.equity <= 0 and netDebt > 0'),
  },
};

function copied(root: unknown, section: 'facts' | 'ratios', name: string): readonly string[] {
  return copyFromCatalogue(root, CATALOGUE, section, name).map(({ path }) => path.join('/'));
}

describe('copyFromCatalogue', () => {
  it('brings what a ratio reads, each once and before it is read', () => {
    expect(copied({ facts: {}, ratios: {} }, 'ratios', 'gearing')).toEqual([
      'facts/fin.debt',
      'facts/fin.cash',
      'ratios/netDebt',
      'facts/fin.equity',
      'ratios/gearing',
    ]);
  });

  it('leaves what the text has under that name', () => {
    const root = { facts: { 'fin.equity': {}, 'fin.cash': {} }, ratios: { netDebt: {} } };
    expect(copied(root, 'ratios', 'gearing')).toEqual(['ratios/gearing']);
    expect(copied(root, 'facts', 'fin.cash')).toEqual([]);
  });

  it('copies a fact alone, and nothing that the catalogue does not have', () => {
    expect(copied({}, 'facts', 'fin.debt')).toEqual(['facts/fin.debt']);
    expect(copied({}, 'ratios', 'fin.debt')).toEqual([]);
  });
});
