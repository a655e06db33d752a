import type { CalibrationGroup } from './hosmer-lemeshow.js';

/** Brier score and its parts: `score = reliability − resolution + uncertainty`. */
export interface BrierScore {
  readonly score: number;
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
}

/**
 * Mean squared gap between stated probability and outcome, decomposed after Murphy (1973) over groups that share one
 * probability. Null without cases. See docs/statistics.md#brier.
 */
export function brierScore(groups: readonly CalibrationGroup[]): BrierScore | null {
  let n = 0;
  let events = 0;
  for (const group of groups) {
    n += group.n;
    events += group.events;
  }
  if (n === 0) return null;
  const base = events / n;
  let score = 0;
  let reliability = 0;
  let resolution = 0;
  for (const group of groups) {
    if (group.n === 0) continue;
    const rate = group.events / group.n;
    const p = group.probability;
    score += group.events * (1 - p) ** 2 + (group.n - group.events) * p * p;
    reliability += group.n * (p - rate) ** 2;
    resolution += group.n * (rate - base) ** 2;
  }
  return { score: score / n, reliability: reliability / n, resolution: resolution / n, uncertainty: base * (1 - base) };
}
