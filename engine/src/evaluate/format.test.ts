import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, formatMoney, formatNumber, formatShare, formatTerms } from './format.js';

describe('formatMoney', () => {
  it.each([
    { minor: 4_800_000, currency: 'EUR', fr: '48\u202f000\u00a0€', en: '€48,000' },
    { minor: 123_456_789, currency: 'EUR', fr: '1\u202f234\u202f567,89\u00a0€', en: '€1,234,567.89' },
    { minor: 5, currency: 'EUR', fr: '0,05\u00a0€', en: '€0.05' },
    { minor: 0, currency: 'EUR', fr: '0\u00a0€', en: '€0' },
    { minor: -150_050, currency: 'EUR', fr: '−1\u202f500,50\u00a0€', en: '−€1,500.50' },
    { minor: 99_900, currency: 'GBP', fr: '999\u00a0£', en: '£999' },
    { minor: 100_000, currency: 'CHF', fr: '1\u202f000\u00a0CHF', en: 'CHF\u00a01,000' },
    { minor: 1_500, currency: 'JPY', fr: '1\u202f500\u00a0JPY', en: 'JPY\u00a01,500' },
    { minor: 1_500, currency: 'TND', fr: '1,500\u00a0TND', en: 'TND\u00a01.500' },
  ])('writes $minor $currency', ({ minor, currency, fr, en }) => {
    expect(formatMoney(minor, currency, 'fr')).toBe(fr);
    expect(formatMoney(minor, currency, 'en')).toBe(en);
  });

  it('agrees with Intl wherever Intl writes these signs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (minor) => {
        const intl = new Intl.NumberFormat('en-GB', {
          style: 'currency',
          currency: 'EUR',
          minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
        });
        expect(formatMoney(minor, 'EUR', 'en')).toBe(intl.format(minor / 100));
      }),
    );
  });
});

describe('formatNumber', () => {
  it.each([
    { value: 1234.5, fr: '1\u202f234,5', en: '1,234.5' },
    { value: 0.125, fr: '0,13', en: '0.13' },
    { value: -0.001, fr: '0', en: '0' },
    { value: -1.5, fr: '−1,5', en: '−1.5' },
    { value: 1000, fr: '1\u202f000', en: '1,000' },
    { value: 1e300, fr: '1e+300', en: '1e+300' },
  ])('writes $value', ({ value, fr, en }) => {
    expect(formatNumber(value, 'fr')).toBe(fr);
    expect(formatNumber(value, 'en')).toBe(en);
  });
});

describe('formatShare', () => {
  it('has at most one decimal', () => {
    expect(formatShare(0.6249, 'fr')).toBe('62,5\u00a0%');
    expect(formatShare(1, 'en')).toBe('100%');
  });
});

describe('formatDate', () => {
  it('names the month, and in French the first as such', () => {
    expect(formatDate('2026-03-01', 'fr')).toBe('1er\u00a0mars 2026');
    expect(formatDate('2026-08-09', 'fr')).toBe('9\u00a0août 2026');
    expect(formatDate('2026-03-01', 'en')).toBe('1\u00a0March 2026');
    expect(formatDate('2026-08', 'fr')).toBe('août 2026');
    expect(formatDate('2026-08', 'en')).toBe('August 2026');
  });
});

describe('formatTerms', () => {
  it.each([
    { terms: { kind: 'net', days: 30 } as const, fr: '30\u00a0jours nets', en: '30\u00a0days net' },
    { terms: { kind: 'net', days: 1 } as const, fr: '1\u00a0jour net', en: '1\u00a0day net' },
    {
      terms: { kind: 'net', days: 0 } as const,
      fr: 'paiement à réception de facture',
      en: 'payment on receipt of invoice',
    },
    {
      terms: { kind: 'end_of_month', days: 45, method: 'end_of_month_plus_days' } as const,
      fr: '45\u00a0jours fin de mois',
      en: '45\u00a0days end of month',
    },
    { terms: { kind: 'prepayment' } as const, fr: 'paiement d’avance', en: 'payment in advance' },
  ])('writes $terms', ({ terms, fr, en }) => {
    expect(formatTerms(terms, 'fr')).toBe(fr);
    expect(formatTerms(terms, 'en')).toBe(en);
  });
});
