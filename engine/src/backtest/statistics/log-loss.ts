import type { CalibrationGroup } from './hosmer-lemeshow.js';

/** Probabilities are kept this far from 0 and 1: a certain forecast that fails would cost infinitely much. */
const CLIP = 1e-15;

/** Mean negative log likelihood of the outcomes under the stated probabilities (natural logarithm); null without cases. */
export function logLoss(groups: readonly CalibrationGroup[]): number | null {
  let n = 0;
  let total = 0;
  for (const group of groups) {
    const p = Math.min(1 - CLIP, Math.max(CLIP, group.probability));
    total -= group.events * Math.log(p) + (group.n - group.events) * Math.log1p(-p);
    n += group.n;
  }
  return n === 0 ? null : total / n;
}
