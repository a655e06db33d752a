import { judgeCondition } from '../evaluate/answer-plainly.js';
import type { Resolved } from '../evaluate/decision.js';
import type { PolicyCondition } from '../scorecard/policy.js';
import type { Rating } from '../scorecard/schema.js';

/** How near a condition is to being true, 0…1; 1 exactly when it is. A search climbs on it. */
export function nearness(
  condition: PolicyCondition,
  resolved: readonly (Resolved | undefined)[],
  score: number,
  rating: Rating,
  wanted = true,
): number {
  if (condition.kind === 'not') return nearness(condition.condition, resolved, score, rating, !wanted);
  if (condition.kind === 'comparison') {
    const truth = judgeCondition(condition, resolved, score, rating);
    return truth === wanted ? 1 : truth === null ? 0 : 0.2;
  }
  const parts = condition.conditions.map((part) => nearness(part, resolved, score, rating, wanted));
  if ((condition.kind === 'all') === wanted) return parts.reduce((sum, part) => sum + part, 0) / parts.length;
  return Math.max(...parts);
}
