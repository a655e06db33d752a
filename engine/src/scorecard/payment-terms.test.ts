import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, endOfMonth } from '../kernel/calendar-date.js';
import { isLawful, longestDays } from './payment-terms.js';
import { END_OF_MONTH_METHODS, type StatutoryRegime } from './schema.js';

describe('longestDays', () => {
  it.each(END_OF_MONTH_METHODS.flatMap((method) => [0, 10, 30, 45, 60].map((days) => ({ method, days }))))(
    'is what a whole calendar shows for $days days, $method',
    ({ method, days }) => {
      let longest = 0;
      for (let issued = '2023-01-01'; issued < '2025-01-01'; issued = addDays(issued, 1)) {
        const due =
          method === 'end_of_month_plus_days' ? addDays(endOfMonth(issued), days) : endOfMonth(addDays(issued, days));
        longest = Math.max(longest, daysBetween(issued, due));
      }
      expect(longestDays({ kind: 'end_of_month', days, method })).toBe(longest);
    },
  );

  it('is the days themselves for net terms, and none for prepayment', () => {
    expect(longestDays({ kind: 'net', days: 30 })).toBe(30);
    expect(longestDays({ kind: 'prepayment' })).toBe(-1);
  });
});

describe('isLawful', () => {
  const general: StatutoryRegime = {
    basis: 'L441-10',
    validFrom: '2020-01-01',
    validTo: null,
    maxNetDays: 60,
    maxEndOfMonthDays: 45,
  };
  const transport: StatutoryRegime = { ...general, basis: 'L441-11', maxNetDays: 30, maxEndOfMonthDays: null };
  const endOfMonth45 = { kind: 'end_of_month', days: 45, method: 'plus_days_end_of_month' } as const;
  it.each([
    { note: '60 days net', terms: { kind: 'net', days: 60 }, regime: general, lawful: true },
    { note: '61 days net', terms: { kind: 'net', days: 61 }, regime: general, lawful: false },
    { note: '45 days end of month', terms: endOfMonth45, regime: general, lawful: true },
    { note: '60 days end of month', terms: { ...endOfMonth45, days: 60 }, regime: general, lawful: false },
    {
      note: 'end of month where only net days are allowed',
      terms: { ...endOfMonth45, days: 0 },
      regime: transport,
      lawful: false,
    },
    { note: '30 days in transport', terms: { kind: 'net', days: 30 }, regime: transport, lawful: true },
    { note: 'prepayment', terms: { kind: 'prepayment' }, regime: transport, lawful: true },
  ] as const)('$note: $lawful', ({ terms, regime, lawful }) => {
    expect(isLawful(terms, regime)).toBe(lawful);
  });
});
