import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval, jeffreysInterval, jeffreysUpperBound } from './binomial-interval.js';
import { binomialUpperPValue } from './binomial-test.js';
import { brierScore } from './brier.js';
import { trendTest } from './cochran-armitage.js';
import { concentration } from './concentration.js';
import { fisherExact } from './fisher-exact.js';
import { holmAdjust } from './holm.js';
import { hosmerLemeshow } from './hosmer-lemeshow.js';
import { logLoss } from './log-loss.js';
import { mobility } from './mobility.js';
import { pointsShift, populationStability } from './population-stability.js';
import { weightOfEvidence } from './weight-of-evidence.js';

const near = (value: number, digits: number): unknown => expect.closeTo(value, digits);

const counts = fc.array(fc.nat(50), { minLength: 5, maxLength: 5 });
const filled = counts.filter((cells) => cells.some((cell) => cell > 0));

describe('populationStability', () => {
  it('is 0 against itself, never negative and finite with empty bins', () => {
    fc.assert(
      fc.property(filled, filled, (expected, actual) => {
        expect(populationStability(expected, expected)).toBe(0);
        const psi = populationStability(expected, actual);
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(psi).toBeLessThan(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('takes an empty bin as half a case', () => {
    expect(populationStability([10, 0], [5, 5])).toBeCloseTo(-0.5 * Math.log(0.5) + 0.45 * Math.log(10), 12);
  });

  it('leaves a bin that is empty twice aside', () => {
    expect(populationStability([6, 0, 4], [5, 0, 5])).toBe(populationStability([6, 4], [5, 5]));
  });

  it('does not exist for an empty side', () => {
    expect(populationStability([0, 0], [1, 2])).toBeNull();
    expect(pointsShift([0, 0], [1, 2], [1, 2])).toBeNull();
  });

  it('needs the same bins', () => {
    expect(() => populationStability([1], [1, 2])).toThrow('same bins');
  });
});

describe('pointsShift', () => {
  it('is the change of the mean points', () => {
    expect(pointsShift([50, 50], [25, 75], [0, 20])).toBe(5);
  });
});

describe('weightOfEvidence', () => {
  it('smooths a zero cell and says so', () => {
    const evidence = weightOfEvidence([
      { good: 10, bad: 0 },
      { good: 10, bad: 10 },
      { good: 0, bad: 0 },
    ]);
    expect(evidence?.smoothed).toBe(true);
    expect(evidence?.woe[0]).toBeCloseTo(Math.log(10.5 / 20 / (0.5 / 10)), 12);
    expect(evidence?.woe[2]).toBeNull();
    expect(evidence?.ivParts[2]).toBe(0);
  });

  it('has an information value that is never negative', () => {
    fc.assert(
      fc.property(filled, filled, (good, bad) => {
        const evidence = weightOfEvidence(good.map((cell, i) => ({ good: cell, bad: bad[i] ?? 0 })));
        expect(evidence?.informationValue).toBeGreaterThanOrEqual(0);
        for (const part of evidence?.ivParts ?? []) expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('does not exist without bads', () => {
    expect(weightOfEvidence([{ good: 3, bad: 0 }])).toBeNull();
  });
});

describe('intervals of a rate', () => {
  it('hold the rate, and the exact one is never narrower at the side of doubt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (n, d) => {
        const events = Math.min(n, d);
        const jeffreys = jeffreysInterval(events, n);
        const exact = clopperPearsonInterval(events, n);
        expect(jeffreys?.low).toBeLessThanOrEqual(events / n);
        expect(jeffreys?.high).toBeGreaterThanOrEqual(events / n);
        expect(exact?.low).toBeLessThanOrEqual((jeffreys?.low ?? 0) + 1e-12);
        expect(exact?.high).toBeGreaterThanOrEqual((jeffreys?.high ?? 1) - 1e-12);
      }),
    );
  });

  it('reach the ends with no event and with only events', () => {
    expect(jeffreysInterval(0, 10)?.low).toBe(0);
    expect(jeffreysInterval(10, 10)?.high).toBe(1);
    expect(jeffreysUpperBound(10, 10)).toBe(1);
    expect(jeffreysInterval(0, 0)).toBeNull();
    expect(clopperPearsonInterval(0, 0)).toBeNull();
  });

  it('cannot doubt a rate without an event', () => {
    expect(binomialUpperPValue(0, 10, 0.01)).toBe(1);
  });
});

describe('calibration', () => {
  const groups = fc.array(
    fc
      .tuple(fc.nat(40), fc.nat(40), fc.double({ min: 0.01, max: 0.99, noNaN: true }))
      .map(([n, d, probability]) => ({ n, events: Math.min(n, d), probability })),
    { minLength: 1, maxLength: 6 },
  );

  it('splits the Brier score into parts that add up', () => {
    fc.assert(
      fc.property(groups, (cells) => {
        const brier = brierScore(cells);
        if (brier === null) return;
        expect(brier.reliability - brier.resolution + brier.uncertainty).toBeCloseTo(brier.score, 10);
      }),
    );
  });

  it('leaves empty groups out and needs cases', () => {
    expect(brierScore([{ n: 0, events: 0, probability: 0.2 }])).toBeNull();
    expect(logLoss([])).toBeNull();
    expect(hosmerLemeshow([{ n: 0, events: 0, probability: 0.2 }], false)).toBeNull();
    expect(hosmerLemeshow([{ n: 10, events: 2, probability: 0.2 }], false)).toMatchObject({ statistic: 0, pValue: 1 });
  });

  it('calls a certain forecast that failed infinitely wrong', () => {
    expect(hosmerLemeshow([{ n: 10, events: 1, probability: 0 }], false)).toEqual({
      statistic: Number.POSITIVE_INFINITY,
      degrees: 1,
      pValue: 0,
    });
    expect(logLoss([{ n: 1, events: 1, probability: 0 }])).toBeCloseTo(-Math.log(1e-15), 9);
  });
});

describe('trendTest', () => {
  it('sees no trend where none can show', () => {
    expect(trendTest([])).toBeNull();
    expect(trendTest([{ n: 10, events: 2 }])).toBeNull();
    expect(
      trendTest([
        { n: 10, events: 0 },
        { n: 10, events: 0 },
      ]),
    ).toBeNull();
  });

  it('falls when the rate falls', () => {
    expect(
      trendTest([
        { n: 50, events: 20 },
        { n: 50, events: 5 },
      ])?.z,
    ).toBeLessThan(-3);
  });
});

describe('fisherExact', () => {
  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (a, b) => {
        expect(fisherExact(a, 20, b, 25)).toBeCloseTo(fisherExact(b, 25, a, 20), 10);
      }),
    );
  });

  it('cannot tell an empty group from another', () => {
    expect(fisherExact(0, 0, 3, 9)).toBeCloseTo(1, 12);
  });
});

describe('concentration', () => {
  it('is 0 when even and 1 when all in one', () => {
    expect(concentration([5, 5, 5, 5])).toEqual({ hhi: 0.25, normalised: 0, ecb: near(0, 12) });
    expect(concentration([5, 0, 0])).toEqual({ hhi: 1, normalised: 1, ecb: 1 });
    expect(concentration([0, 0])).toBeNull();
    expect(concentration([4])).toBeNull();
  });
});

describe('mobility', () => {
  it('is 0 when nobody moves and 1 when the old grade says nothing', () => {
    expect(
      mobility([
        [4, 0],
        [0, 9],
      ]),
    ).toEqual({ index: 0, same: 1, better: 0, worse: 0 });
    expect(
      mobility([
        [2, 2],
        [5, 5],
      ]),
    ).toEqual({ index: 1, same: 7 / 14, better: 5 / 14, worse: 2 / 14 });
  });

  it('leaves empty rows aside', () => {
    expect(
      mobility([
        [4, 0, 0],
        [0, 0, 0],
        [0, 0, 9],
      ])?.index,
    ).toBe(0);
    expect(
      mobility([
        [4, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });
});

describe('holmAdjust', () => {
  it('steps down and keeps the order', () => {
    expect(holmAdjust([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
    expect(holmAdjust([0.9, 0.8])).toEqual([1, 1]);
  });
});
