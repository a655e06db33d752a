/** How much of the score rests on something known, and how far it could move if the rest became known. */
import type { PolicyCharacteristic } from '../scorecard/policy.js';

/**
 * Share of the weight that is known, and the score with every absent input at its worst and at its best. When nothing
 * has weight (all entries earn the same) everything that matters is known: 1.
 */
export function measureCompleteness(
  ranges: readonly Pick<PolicyCharacteristic, 'leastPoints' | 'mostPoints' | 'weight'>[],
  taken: readonly { readonly isAbsent: boolean; readonly points: number }[],
  baseScore: number,
): { readonly knownShare: number; readonly scoreIfWorst: number; readonly scoreIfBest: number } {
  let known = 0;
  let total = 0;
  let scoreIfWorst = baseScore;
  let scoreIfBest = baseScore;
  ranges.forEach((range, index) => {
    const entry = taken[index];
    if (entry === undefined) throw new Error('as many entries as characteristics are needed');
    total += range.weight;
    if (!entry.isAbsent) known += range.weight;
    scoreIfWorst += entry.isAbsent ? range.leastPoints : entry.points;
    scoreIfBest += entry.isAbsent ? range.mostPoints : entry.points;
  });
  return { knownShare: total === 0 ? 1 : known / total, scoreIfWorst, scoreIfBest };
}
