import { describe, expect, it } from 'vitest';
import {
  averageDaysDelinquent,
  bestPossibleDso,
  bucketDaysBeyondTerms,
  collectionEffectiveness,
  countbackDso,
} from './receivables.js';

describe('collectionEffectiveness', () => {
  it('is 83.3333 % when 350 of 420 collectable were collected', () => {
    const period = { beginningReceivables: 400, creditSales: 300, endingReceivables: 350, endingCurrent: 280 };
    expect(collectionEffectiveness(period)).toBeCloseTo(83.3333, 4);
  });

  it('is 100 % when all that is left is not due', () => {
    const period = { beginningReceivables: 10, creditSales: 90, endingReceivables: 60, endingCurrent: 60 };
    expect(collectionEffectiveness(period)).toBe(100);
  });

  it('does not exist when nothing could be collected', () => {
    const period = { beginningReceivables: 0, creditSales: 50, endingReceivables: 50, endingCurrent: 50 };
    expect(collectionEffectiveness(period)).toBeNull();
  });
});

describe('bucketDaysBeyondTerms', () => {
  it('weights each age by its middle', () => {
    expect(bucketDaysBeyondTerms({ current: 50, to30: 20, to60: 10, to90: 10, beyond90: 10 })).toBe(
      (300 + 450 + 750 + 1050) / 100,
    );
  });

  it('does not exist without a balance', () => {
    expect(bucketDaysBeyondTerms({ current: 0, to30: 0, to60: 0, to90: 0, beyond90: 0 })).toBeNull();
  });
});

describe('countbackDso', () => {
  const months = [
    { sales: 100, days: 31 },
    { sales: 80, days: 30 },
    { sales: 120, days: 31 },
  ];
  it.each([
    { note: 'half of the latest month', receivables: 50, days: 15.5 },
    { note: 'exactly the latest month', receivables: 100, days: 31 },
    { note: 'two months and a quarter of the third', receivables: 210, days: 61 + 31 / 4 },
    { note: 'no balance', receivables: 0, days: 0 },
    { note: 'a balance older than the sales known', receivables: 301, days: null },
  ])('$note', ({ receivables, days }) => {
    expect(countbackDso(receivables, months)).toBe(days);
  });

  it('uses nothing up in a month of credit notes', () => {
    expect(
      countbackDso(50, [
        { sales: -20, days: 30 },
        { sales: 100, days: 30 },
      ]),
    ).toBe(45);
  });
});

describe('bestPossibleDso', () => {
  it('leaves the delay as the difference', () => {
    expect(bestPossibleDso(300, 900, 90)).toBe(30);
    expect(averageDaysDelinquent(47, 30)).toBe(17);
    expect(bestPossibleDso(300, 0, 90)).toBeNull();
  });
});
