import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, endOfMonth, fromDayNumber, monthsBetween, toDayNumber } from './calendar-date.js';

describe('toDayNumber', () => {
  it('agrees with the calendar of the platform over 400 years', () => {
    const wrong: string[] = [];
    for (let day = -80_000; day < 80_000; day += 1) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (toDayNumber(text) !== day || fromDayNumber(day) !== text) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['2023-02-29', '2023-13-01', '2023-00-10', '2023-1-01', '2023-04-31', 'yesterday!'])('refuses %s', (text) => {
    expect(() => toDayNumber(text)).toThrow('not a calendar day');
  });
});

describe('addMonths', () => {
  it.each([
    { note: 'clamps to a leap day', date: '2023-11-30', months: 3, result: '2024-02-29' },
    { note: 'clamps to 28 February', date: '2022-12-31', months: 2, result: '2023-02-28' },
    { note: 'goes back over a year', date: '2023-01-31', months: -2, result: '2022-11-30' },
    { note: 'keeps the day', date: '2023-05-15', months: 12, result: '2024-05-15' },
  ])('$note', ({ date, months, result }) => {
    expect(addMonths(date, months)).toBe(result);
  });
});

describe('monthsBetween', () => {
  it('is the largest number of months that does not pass the end', () => {
    const day = fc.integer({ min: -20_000, max: 40_000 });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const months = monthsBetween(fromDayNumber(a), fromDayNumber(b));
        expect(toDayNumber(addMonths(fromDayNumber(a), months))).toBeLessThanOrEqual(b);
        expect(toDayNumber(addMonths(fromDayNumber(a), months + 1))).toBeGreaterThan(b);
      }),
    );
  });
});

describe('endOfMonth', () => {
  it('gives the last day', () => {
    expect(endOfMonth('2024-02-03')).toBe('2024-02-29');
    expect(endOfMonth('2023-12-31')).toBe('2023-12-31');
  });
});
