import { describe, expect, it } from 'vitest';
import { defaultProbabilityAt, scalingFactor, scalingOffset } from './scaling.js';

/** The textbook scale: 600 points at 50 good to 1 bad, 20 points double the odds. */
const scale = { pointsToDoubleOdds: 20, anchorScore: 600, anchorOddsGoodToBad: 50 };

describe('scalingFactor and scalingOffset', () => {
  it('give the textbook values', () => {
    expect(scalingFactor(scale)).toBeCloseTo(28.853_900_818, 9);
    expect(scalingOffset(scale)).toBeCloseTo(487.122_876_205, 9);
  });
});

describe('defaultProbabilityAt', () => {
  it.each([
    { score: 600, percent: 1.9608 },
    { score: 620, percent: 0.9901 },
    { score: 560, percent: 7.4074 },
  ])('is $percent % at $score', ({ score, percent }) => {
    expect(defaultProbabilityAt(score, scale) * 100).toBeCloseTo(percent, 4);
  });

  it('halves the odds of bad for every step of the scale', () => {
    const odds = (score: number) => defaultProbabilityAt(score, scale) / (1 - defaultProbabilityAt(score, scale));
    expect(odds(540) / odds(560)).toBeCloseTo(2, 12);
  });
});
