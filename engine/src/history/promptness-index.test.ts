import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfPromptnessIndex, promptnessIndex } from './promptness-index.js';

describe('daysOfPromptnessIndex', () => {
  // The rows of the published PAYDEX table that are public.
  it.each([
    [100, -30],
    [99, -29],
    [91, -21],
    [90, -20],
    [89, -18],
    [88, -16],
    [87, -14],
    [86, -12],
    [85, -10],
    [84, -8],
    [80, 0],
    [70, 15],
    [59, 23],
    [58, 24],
    [57, 25],
    [56, 26],
    [55, 26],
    [54, 27],
    [53, 28],
    [52, 29],
    [51, 29],
    [50, 30],
    [49, 33],
    [48, 36],
    [47, 39],
    [46, 42],
    [45, 45],
    [44, 48],
    [40, 60],
    [30, 90],
    [20, 120],
  ])('index %d stands for %d days beyond terms', (index, days) => {
    expect(daysOfPromptnessIndex(index)).toBe(days);
  });
});

describe('promptnessIndex', () => {
  it.each([
    [-45, 100],
    [-30, 100],
    [-20, 90],
    [0, 80],
    [15, 70],
    [22.5, 60],
    [30, 50],
    [60, 40],
    [90, 30],
    [120, 20],
    [150, 10],
    [177, 1],
    [400, 1],
  ])('%d days beyond terms is index %d', (days, index) => {
    expect(promptnessIndex(days)).toBe(index);
  });

  it('never rises with the delay and stays on its scale', () => {
    const days = fc.double({ min: -400, max: 800, noNaN: true });
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(promptnessIndex(Math.max(a, b))).toBeLessThanOrEqual(promptnessIndex(Math.min(a, b)));
        expect(promptnessIndex(a)).toBeGreaterThanOrEqual(1);
        expect(promptnessIndex(a)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
