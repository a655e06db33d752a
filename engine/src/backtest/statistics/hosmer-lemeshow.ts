import { chiSquaredUpperTail } from './chi-squared.js';

/** Cases, events and stated probability of one grade. */
export interface CalibrationGroup {
  readonly n: number;
  readonly events: number;
  readonly probability: number;
}

/**
 * Hosmer-Lemeshow statistic Σ (d − n·p)² / (n·p·(1−p)). Degrees of freedom: one per group when the probabilities come
 * from outside, two fewer when they were fitted on these cases. Groups without cases are left out; null when none is
 * left, or when a group states 0 or 1 and is contradicted (the statistic is then infinite and says so itself).
 */
export function hosmerLemeshow(
  groups: readonly CalibrationGroup[],
  fittedOnTheseCases: boolean,
): { statistic: number; degrees: number; pValue: number } | null {
  const used = groups.filter((group) => group.n > 0);
  let statistic = 0;
  for (const { n, events, probability } of used) {
    const gap = events - n * probability;
    if (gap === 0) continue;
    statistic += (gap * gap) / (n * probability * (1 - probability));
  }
  const degrees = used.length - (fittedOnTheseCases ? 2 : 0);
  if (degrees < 1) return null;
  return { statistic, degrees, pValue: chiSquaredUpperTail(statistic, degrees) };
}
