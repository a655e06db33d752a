import { normalUpperTail, twoSidedNormalP } from './normal.js';

export interface TrendTest {
  /** Positive: the rate rises with the level. */
  readonly z: number;
  readonly pValue: number;
  /** Against "no rise". */
  readonly pValueRising: number;
}

/**
 * Cochran-Armitage test for a linear trend of a rate over ordered grades (level 1, 2, 3…). Null when no trend can show:
 * one grade only, or all events, or none.
 */
export function trendTest(grades: readonly { n: number; events: number }[]): TrendTest | null {
  let n = 0;
  let events = 0;
  let levels = 0;
  let squares = 0;
  grades.forEach((grade, i) => {
    n += grade.n;
    events += grade.events;
    levels += grade.n * (i + 1);
    squares += grade.n * (i + 1) ** 2;
  });
  if (n === 0) return null;
  const rate = events / n;
  const variance = rate * (1 - rate) * (squares - (levels * levels) / n);
  if (variance <= 0) return null;
  let statistic = 0;
  grades.forEach((grade, i) => {
    statistic += (i + 1) * (grade.events - grade.n * rate);
  });
  const z = statistic / Math.sqrt(variance);
  return { z, pValue: twoSidedNormalP(z), pValueRising: normalUpperTail(z) };
}
