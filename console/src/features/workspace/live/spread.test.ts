import { describe, expect, it } from 'vitest';
import { spread } from './spread.js';

describe('spread', () => {
  it.each([
    { note: 'far apart: all stay', wanted: [10, 50, 90], is: [10, 50, 90] },
    { note: 'two near each other: both give way', wanted: [48, 52, 90], is: [40, 60, 90] },
    { note: 'a pushed pair pushes on', wanted: [48, 52, 66], is: [35.333, 55.333, 75.333] },
    { note: 'all at one place', wanted: [50, 50, 50], is: [30, 50, 70] },
    { note: 'at the low end', wanted: [-30, 1], is: [0, 20] },
    { note: 'at the high end', wanted: [99, 130], is: [80, 100] },
    { note: 'none', wanted: [], is: [] },
  ])('$note', ({ wanted, is }) => {
    expect(spread(wanted, 20, 0, 100).map((place) => Number(place.toFixed(3)))).toEqual(is);
  });

  it('never lets two overlap or leave the range, and moves none that need not move', () => {
    const steps = Array.from({ length: 21 }, (_, index) => index * 25 - 50);
    for (const a of steps)
      for (const b of steps.filter((step) => step >= a))
        for (const c of steps.filter((step) => step >= b)) {
          const found = spread([a, b, c], 50, 0, 400);
          const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = found;
          const distances = [first, second - first - 50, third - second - 50, 400 - third];
          expect(Math.min(...distances), String(found)).toBeGreaterThanOrEqual(-1e-9);
          if (a >= 0 && b - a >= 50 && c - b >= 50 && c <= 400) expect(found).toEqual([a, b, c]);
        }
  });
});
