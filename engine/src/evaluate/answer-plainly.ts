/**
 * What the executors answer about one application, by plain comparisons: for trials of which thousands are made, a
 * search for a customer or for an advice. What a trial leads to is shown only where it is what an executor answers,
 * which the differential tests hold for every answer.
 */
import { kleeneAnd, kleeneOr } from '../formula/evaluate.js';
import type { Policy, PolicyCondition } from '../scorecard/policy.js';
import type { Rating } from '../scorecard/schema.js';
import type { Resolved } from './decision.js';
import { readSlot } from './facts.js';
import type { Values } from './judge.js';
import type { RuleResult } from './reasons.js';
import { type Entry, resolveEntry, resolveInput } from './resolve-band.js';

/** What an executor answered about one application; positions and results are in document order. */
export interface Answers {
  /** Positions in `listEntries`. */
  readonly positions: readonly number[];
  readonly scoreRating: Rating;
  readonly ruleResults: readonly RuleResult[];
}

/** `entries`: those of each characteristic, by `listEntries`. Facts, request and ratios must all be resolved. */
export function answerPlainly(
  policy: Policy,
  entries: readonly (readonly Entry[])[],
  values: Values,
): Answers & { readonly score: number } {
  const positions = policy.characteristics.map(({ definition, input }) =>
    resolveEntry(definition, resolveInput(definition, readSlot(values, input.slot))),
  );
  const score = positions.reduce(
    (sum, position, index) => sum + requireEntry(entries[index], position).points,
    policy.scorecard.baseScore,
  );
  const scoreRating = rateScore(policy, score);
  const ruleResults = policy.rules.map(({ when }): RuleResult => {
    const truth = judgeCondition(when, values.resolved, score, scoreRating);
    return truth === null ? 'unknown' : truth ? 'fired' : 'not_fired';
  });
  return { positions, score, scoreRating, ruleResults };
}

/** The entry at a position that {@link answerPlainly} gave. */
export function requireEntry(entries: readonly Entry[] | undefined, position: number): Entry {
  const entry = entries?.[position];
  if (entry === undefined) throw new Error(`there is no entry at position ${position}`);
  return entry;
}

/** The rating that a score alone gives. */
export function rateScore(policy: Policy, score: number): Rating {
  return policy.scorecard.ratings.find(({ from }) => from === null || score >= from)?.rating ?? 5;
}

type Comparison = Extract<PolicyCondition, { kind: 'comparison' }>;

/** The truth of a rule's condition; null where an absent value leaves it undecided. */
export function judgeCondition(
  condition: PolicyCondition,
  resolved: readonly (Resolved | undefined)[],
  score: number,
  rating: Rating,
): boolean | null {
  switch (condition.kind) {
    case 'all':
      return condition.conditions.map((part) => judgeCondition(part, resolved, score, rating)).reduce(kleeneAnd, true);
    case 'any':
      return condition.conditions.map((part) => judgeCondition(part, resolved, score, rating)).reduce(kleeneOr, false);
    case 'not': {
      const truth = judgeCondition(condition.condition, resolved, score, rating);
      return truth === null ? null : !truth;
    }
    case 'comparison': {
      const value = readOperand(condition, resolved, score, rating);
      return value === null ? null : compareScalars(condition.comparison.operator, value, condition.comparison.value);
    }
  }
}

type Scalar = string | number | boolean;

function readOperand(
  { operand }: Comparison,
  resolved: readonly (Resolved | undefined)[],
  score: number,
  rating: Rating,
): Scalar | null {
  if (operand.kind === 'score') return score;
  if (operand.kind === 'rating') return rating;
  const value = resolved[operand.slot.slot];
  if (value === undefined) return null;
  if (operand.kind === 'state') return value.state;
  if (operand.kind === 'class') return value.state === 'class' ? value.class : value.state === 'present' ? '' : null;
  return value.state === 'present' ? value.value : null;
}

/** One comparison of present values, as json-rules-engine's operators have it; texts order by code units. */
export function compareScalars(
  operator: Comparison['comparison']['operator'],
  left: Scalar,
  right: Scalar | readonly Scalar[],
): boolean {
  const list: readonly Scalar[] = typeof right === 'object' ? right : [right];
  const [first = left] = list;
  switch (operator) {
    case 'equal':
    case 'in':
      return list.includes(left);
    case 'notEqual':
    case 'notIn':
      return !list.includes(left);
    case 'lessThan':
      return left < first;
    case 'lessThanInclusive':
      return left <= first;
    case 'greaterThan':
      return left > first;
    case 'greaterThanInclusive':
      return left >= first;
  }
}
