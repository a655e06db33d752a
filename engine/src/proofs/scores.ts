/** The scores that sums of points can give. */
import { listEntries } from '../evaluate/resolve-band.js';
import type { Policy } from '../scorecard/policy.js';
import type { ScoreCell } from './boxes.js';
import { cutNumbers } from './domain.js';
import { rateScore } from './simulate.js';

/** Beyond this many different scores only the least and greatest are kept. */
const MOST_SCORES = 20_000;

/** Scores that some choice of entries gives, ascending, each characteristic free; null when there are too many. */
export function listScores(policy: Policy): readonly number[] | null {
  let scores = new Set([policy.scorecard.baseScore]);
  for (const { definition } of policy.characteristics) {
    const points = [...new Set(listEntries(definition).map((entry) => entry.points))];
    const next = new Set<number>();
    for (const score of scores) for (const more of points) next.add(score + more);
    if (next.size > MOST_SCORES) return null;
    scores = next;
  }
  return [...scores].sort((a, b) => a - b);
}

/** Stretches of scores within which every rule that reads the score or the rating says the same. */
export function listScoreCells(policy: Policy): readonly ScoreCell[] {
  const cuts = new Set<number>();
  const read = new Set<'score' | 'rating'>();
  const visit = (condition: Policy['rules'][number]['when']): void => {
    if (condition.kind === 'not') visit(condition.condition);
    else if (condition.kind !== 'comparison') condition.conditions.forEach(visit);
    else if (condition.operand.kind === 'score' || condition.operand.kind === 'rating') {
      read.add(condition.operand.kind);
      if (condition.operand.kind === 'score') {
        for (const value of [condition.comparison.value].flat()) if (typeof value === 'number') cuts.add(value);
      }
    }
  };
  for (const { when } of policy.rules) visit(when);
  let [least, most] = [policy.scorecard.baseScore, policy.scorecard.baseScore];
  for (const { definition } of policy.characteristics) {
    const points = listEntries(definition).map((entry) => entry.points);
    least += Math.min(...points);
    most += Math.max(...points);
  }
  if (read.size > 0) for (const { from } of policy.scorecard.ratings) if (from !== null) cuts.add(from);
  return cutNumbers(least, most, true, cuts).map((range) => ({
    score: range,
    ratings: [...new Set([rateScore(policy, range.low), rateScore(policy, range.high)])],
  }));
}
