import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../kernel/calendar-date.js';
import { longestDays } from '../scorecard/payment-terms.js';
import type { PaymentTerms, StatutoryRegime } from '../scorecard/schema.js';
import { capByDays, capByRegime, chooseTerms, computeDueDate, findRegime } from './terms.js';

const monthEndFirst = (days: number): PaymentTerms => ({
  kind: 'end_of_month',
  days,
  method: 'end_of_month_plus_days',
});
const daysFirst = (days: number): PaymentTerms => ({ kind: 'end_of_month', days, method: 'plus_days_end_of_month' });
const net = (days: number): PaymentTerms => ({ kind: 'net', days });

const standard: StatutoryRegime = {
  basis: 'C. com., art. L441-10 I',
  validFrom: '2009-01-01',
  validTo: null,
  maxNetDays: 60,
  maxEndOfMonthDays: 45,
};
const transport: StatutoryRegime = {
  basis: 'C. com., art. L441-11 II 5°',
  validFrom: '2024-01-01',
  validTo: '2027-01-01',
  maxNetDays: 30,
  maxEndOfMonthDays: null,
};

describe('computeDueDate', () => {
  it.each([
    { issued: '2023-01-15', monthEndFirst: '2023-03-17', daysFirst: '2023-03-31', note: 'published example' },
    { issued: '2024-01-15', monthEndFirst: '2024-03-16', daysFirst: '2024-02-29', note: 'leap year' },
    { issued: '2025-03-10', monthEndFirst: '2025-05-15', daysFirst: '2025-04-30', note: 'published example' },
    { issued: '2025-10-05', monthEndFirst: '2025-12-15', daysFirst: '2025-11-30', note: 'published example' },
    {
      issued: '2025-10-22',
      monthEndFirst: '2025-12-15',
      daysFirst: '2025-12-31',
      note: 'one source prints 30 December',
    },
    { issued: '2025-01-31', monthEndFirst: '2025-03-17', daysFirst: '2025-03-31', note: 'issued on a month end' },
    { issued: '2024-12-17', monthEndFirst: '2025-02-14', daysFirst: '2025-01-31', note: 'over the new year' },
  ])('computes 45 days end of month from $issued both ways ($note)', (vector) => {
    expect(computeDueDate(monthEndFirst(45), vector.issued)).toBe(vector.monthEndFirst);
    expect(computeDueDate(daysFirst(45), vector.issued)).toBe(vector.daysFirst);
  });

  it('adds net days and leaves prepayment on the day itself', () => {
    expect(computeDueDate(net(30), '2024-02-01')).toBe('2024-03-02');
    expect(computeDueDate({ kind: 'prepayment' }, '2024-02-01')).toBe('2024-02-01');
  });
});

describe('longestDays', () => {
  it.each([0, 10, 15, 30, 45, 60, 90])('is reached, and never passed, by %d days end of month', (days) => {
    for (const terms of [monthEndFirst(days), daysFirst(days)]) {
      let longest = 0;
      for (let day = 0; day < 4 * 366; day += 1) {
        const issued = addDays('2023-01-01', day);
        longest = Math.max(longest, daysBetween(issued, computeDueDate(terms, issued)));
      }
      expect(longestDays(terms)).toBe(longest);
    }
  });

  it('puts prepayment below payment on receipt', () => {
    expect(longestDays({ kind: 'prepayment' })).toBeLessThan(longestDays(net(0)));
  });
});

describe('findRegime', () => {
  const regimes = [transport, standard];

  it.each([
    { date: '2023-12-31', basis: standard.basis, note: 'the day before it begins' },
    { date: '2024-01-01', basis: transport.basis, note: 'its first day' },
    { date: '2026-12-31', basis: transport.basis, note: 'its last day' },
    { date: '2027-01-01', basis: standard.basis, note: 'validTo is no longer in it' },
  ])('takes $basis on $date ($note)', ({ date, basis }) => {
    expect(findRegime(regimes, date)?.basis).toBe(basis);
  });

  it('is null before any regime', () => {
    expect(findRegime(regimes, '2008-12-31')).toBeNull();
  });
});

describe('capByRegime', () => {
  it.each([
    { terms: net(60), regime: standard, expected: net(60), note: 'the cap itself is lawful' },
    { terms: net(61), regime: standard, expected: net(60), note: 'beyond the cap' },
    { terms: monthEndFirst(45), regime: standard, expected: monthEndFirst(45), note: 'lawful end of month' },
    { terms: monthEndFirst(60), regime: standard, expected: net(60), note: '60 days end of month is unlawful' },
    { terms: daysFirst(15), regime: transport, expected: net(30), note: 'no end of month in transport' },
    {
      terms: daysFirst(0),
      regime: { ...transport, maxNetDays: 60 },
      expected: net(30),
      note: 'no longer than offered',
    },
    { terms: net(45), regime: transport, expected: net(30), note: 'transport' },
    { terms: { kind: 'prepayment' } as const, regime: transport, expected: { kind: 'prepayment' }, note: 'no credit' },
    { terms: net(90), regime: null, expected: net(90), note: 'no regime' },
  ])('turns $terms into $expected ($note)', ({ terms, regime, expected }) => {
    expect(capByRegime(terms, regime)).toEqual(expected);
  });
});

describe('capByDays', () => {
  it('never leaves terms that can run longer than the cap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(net, monthEndFirst, daysFirst),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 120 }),
        (kind, days, cap) => {
          const capped = capByDays(kind(days), cap);
          expect(longestDays(capped)).toBeLessThanOrEqual(cap);
          expect(longestDays(capped)).toBeLessThanOrEqual(longestDays(kind(days)));
        },
      ),
    );
  });
});

describe('chooseTerms', () => {
  const offer = (days: number) => ({ terms: net(days), depositPercent: 0, guarantee: 'none' as const });
  const terms = {
    regimes: [standard],
    offers: [
      { rating: 1 as const, segment: 'export', offer: offer(90) },
      { rating: 1 as const, segment: null, offer: offer(45) },
      { rating: 2 as const, segment: null, offer: offer(30) },
    ],
  };
  const at = (
    rating: 1 | 2 | 3,
    segment: string | null,
    ruleCaps: readonly number[] = [],
    ruleLifts: readonly number[] = [],
  ) => chooseTerms(terms, { rating, segment, ruleCaps, ruleLifts, date: '2026-03-01' }).terms;

  it('takes the first offer that fits rating and segment', () => {
    expect(at(1, 'export')).toEqual(net(60));
    expect(at(1, 'domestic')).toEqual(net(45));
    expect(at(1, null)).toEqual(net(45));
    expect(at(2, 'export')).toEqual(net(30));
  });
  it('offers prepayment where no offer fits', () => {
    expect(at(3, null)).toEqual({ kind: 'prepayment' });
  });
  it('lifts terms to those of a better rating, by the greatest lift, never beyond the best', () => {
    expect(at(3, null, [], [1])).toEqual(net(30));
    expect(at(3, null, [], [1, 2, 1])).toEqual(net(45));
    expect(at(2, null, [], [4])).toEqual(net(45));
  });
  it('caps lifted terms too', () => {
    expect(at(3, 'export', [], [2])).toEqual(net(60));
    expect(at(3, null, [40], [2])).toEqual(net(40));
  });
  it('applies the least cap of the rules, whatever their order', () => {
    expect(at(1, null, [40, 20, 30])).toEqual(net(20));
    expect(at(1, null, [20, 30, 40])).toEqual(net(20));
  });
});
