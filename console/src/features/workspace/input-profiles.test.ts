import { describe, expect, it } from 'vitest';
import { createFormats } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { messagesIn } from '../../i18n/messages.js';
import { describeInput, type InputProfiles } from './input-profiles.js';
import { workspaceMessages } from './messages.js';

const ROOT = {
  facts: {
    'pay.delay': { label: { fr: 'Délai', en: 'Delay' }, type: 'number', unit: 'days' },
    'fin.equity': { label: { fr: 'Capitaux propres', en: 'Equity' }, type: 'money' },
    'registry.natural': { label: { fr: 'Personne', en: 'Person' }, type: 'boolean' },
    'registry.sector': {
      type: 'category',
      values: ['f', 'g'],
      labels: { f: { fr: 'Construction', en: 'Building' } },
    },
    'registry.siren': { type: 'code' },
    'ext.none': { type: 'number', unit: 'ratio' },
  },
  ratios: { gearing: { unit: 'ratio', formula: 'a / b' }, renamed: { unit: 'share', formula: 'c / d' } },
};

const none = { formula: null, present: 0, absent: 0, special: 0, quantiles: null, categories: null };
const PROFILES: InputProfiles = {
  dataset: 'Grand livre',
  n: 12_345,
  from: '2024-01-31',
  to: '2024-12-31',
  inputs: [
    { ...none, name: 'pay.delay', rows: 200, present: 176, absent: 24, quantiles: [-1, 0, 12, 25, 61.5] },
    { ...none, name: 'fin.equity', rows: 200, present: 200, quantiles: [-1_00, 0, 12_345_00, 2e7, 3e8] },
    {
      ...none,
      name: 'registry.natural',
      rows: 200,
      present: 100,
      absent: 100,
      categories: [
        { value: false, count: 75 },
        { value: true, count: 25 },
      ],
    },
    {
      ...none,
      name: 'registry.sector',
      rows: 200,
      present: 200,
      categories: ['f', 'g', 'h', 'i'].map((value, k) => ({ value, count: 80 - 20 * k })),
    },
    { ...none, name: 'registry.siren', rows: 200, present: 200, categories: [{ value: '552100554', count: 1 }] },
    { ...none, name: 'ext.none', rows: 200, absent: 200 },
    {
      ...none,
      name: 'gearing',
      formula: 'a / b',
      rows: 200,
      present: 190,
      special: 10,
      quantiles: [-0.31, 0.1, 0.42, 0.8, 1.9],
    },
    { ...none, name: 'renamed', formula: 'c / e', rows: 200, present: 200, quantiles: [0, 0, 0, 0, 0] },
  ],
};

function told(name: string, locale: Locale, profiles: InputProfiles | null = PROFILES): string | null {
  const words = messagesIn(workspaceMessages, locale);
  const reader = { locale, currency: 'EUR', words, formats: createFormats(locale, 'EUR') };
  return describeInput(ROOT, name, profiles, reader)?.figures.replaceAll(/[\u00a0\u202f]/gu, ' ') ?? null;
}

describe('describeInput', () => {
  it.each([
    [
      'pay.delay',
      'médiane 12 jours · moitié centrale de 0 jour à 25 jours · 5 % ≤ −1 jour, 95 % ≤ 61,5 jours · absent 12 %',
      'median 12 days · middle half 0 days to 25 days · 5% ≤ −1 day, 95% ≤ 61.5 days · absent 12%',
    ],
    [
      'gearing',
      'médiane 0,42 · moitié centrale de 0,1 à 0,8 · 5 % ≤ −0,31, 95 % ≤ 1,9 · cas particuliers 5 %',
      'median 0.42 · middle half 0.1 to 0.8 · 5% ≤ −0.31, 95% ≤ 1.9 · special cases 5%',
    ],
    ['registry.natural', 'non 75 % · oui 25 % · absent 50 %', 'no 75% · yes 25% · absent 50%'],
    ['registry.sector', 'Construction 40 % · g 30 % · h 20 %', 'Building 40% · g 30% · h 20%'],
    ['ext.none', 'absent 100 %', 'absent 100%'],
  ])('says of %s how often it is there and between which values', (name, french, english) => {
    expect([told(name, 'fr'), told(name, 'en')]).toEqual([french, english]);
  });

  it('writes amounts in the currency, from minor units', () => {
    expect(told('fin.equity', 'fr')).toContain('médiane 12 345 €');
  });

  it.each(['registry.siren', 'unknown', 'renamed'])('says nothing of %s, of which nothing is known', (name) => {
    expect(told(name, 'fr')).toBeNull();
  });

  it('says nothing without a history', () => {
    expect(told('pay.delay', 'fr', null)).toBeNull();
  });
});
