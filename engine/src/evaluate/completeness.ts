/** How much of the score rests on something known, and how far it could move if the rest became known. */
import type { PolicyCharacteristic } from '../scorecard/policy.js';

/**
 * Share of the weight that is known, and between which scores it may lie: every absent input at the worst and at the
 * best of its entries. Those for absence are among them, since what is missing today may prove confidential or not
 * applicable, and stay missing. When nothing has weight (all entries earn the same) everything that matters is known: 1.
 */
export function measureCompleteness(
  ranges: readonly Pick<PolicyCharacteristic, 'lowestEntry' | 'highestEntry' | 'weight'>[],
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
    scoreIfWorst += entry.isAbsent ? range.lowestEntry : entry.points;
    scoreIfBest += entry.isAbsent ? range.highestEntry : entry.points;
  });
  return { knownShare: total === 0 ? 1 : known / total, scoreIfWorst, scoreIfBest };
}
