/**
 * Is better always better, for every customer? The points of a characteristic are constant in each band, so their
 * direction is read off; what rules, terms and the limit do while one fact moves is decided by directions over boxes.
 * What is not shown here is not false: a search then looks for customers.
 */

import { rateScore } from '../evaluate/answer-plainly.js';
import { walkProgram } from '../formula/program.js';
import { longestDays } from '../scorecard/payment-terms.js';
import type { Policy, PolicyCharacteristic, PolicyCheckedRule } from '../scorecard/policy.js';
import { OUTCOMES, RATINGS } from '../scorecard/schema.js';
import {
  type AbstractScope,
  type AbstractValue,
  ANY_ABSENCE,
  evaluateAbstract,
  NOTHING,
  numbers,
  TRUE,
} from './abstract-value.js';
import { type Box, judgeCell, listBoxes, type ScoreCell, scopeOf, unite } from './boxes.js';
import { type Direction, directionAsNumber, directionOf, directionOfTruth, type Movement } from './direction.js';
import { type Cuts, carryCuts, cellsOf, cutByCondition, findRatio, newCuts, supportOf } from './domain.js';
import { readsScore, supportOfRule } from './logic.js';
import { closed, type Range } from './range.js';
import { supportOfGuards } from './reach.js';
import { listScoreCells, listScores } from './scores.js';
import { areTermsLawful } from './terms-lawful.js';

/** What was shown of one characteristic: improving on it never worsens … */
export interface MonotoneProof {
  readonly rating: boolean;
  readonly terms: boolean;
  readonly limit: boolean;
}

const MOST_BOXES = 64;
/** Amounts and numbers beyond this are not thought of: ten thousand milliards, in cents. */
const MOST_VALUE = 1e15;

/** For each characteristic, what is shown for all customers; true where it has no direction. */
export function proveMonotoneExactly(policy: Policy): readonly MonotoneProof[] {
  const whole = wholeScore(policy);
  const termsHold = areOffersOrdered(policy) && areTermsLawful(policy);
  const rules = policy.rules.map((rule) => ({ rule, support: supportOfRule(policy, rule) }));
  const limitSlopes = slopesByRating(policy);
  return policy.characteristics.map((characteristic, index) => {
    const { definition } = characteristic;
    if (definition.kind !== 'numeric' || definition.direction === 'neutral')
      return { rating: true, terms: true, limit: true };
    if (!isOrdered(characteristic) && mayMoveRating(policy, index))
      return { rating: false, terms: false, limit: false };
    const proof = { rating: true, terms: termsHold, limit: true };
    for (const { movement, cells } of listMovements(policy, characteristic, limitSlopes)) {
      for (const { rule, support } of rules) {
        const readsFact = support.has(movement.fact);
        const direction = readsFact || readsScore(rule) ? directionOfTruth(rule.when, movement, whole) : 0;
        // Harm must not begin, help must not end.
        const harms = direction === 0 || direction === -1;
        const helps = direction === 0 || direction === 1;
        for (const { type } of rule.definition.effects) {
          if (type === 'rating_at_best' && !harms && !isReplaced(policy, rule, movement, cells, whole))
            proof.rating = false;
          if (type === 'limit_cap' && !harms) proof.limit = false;
          if ((type === 'terms_cap' || type === 'decline') && !harms) proof.terms = false;
          if (type === 'terms_lift' && !helps) proof.terms = false;
        }
      }
      const limit = directionOfLimit(policy, movement);
      if (limit !== 0 && limit !== 1) proof.limit = false;
    }
    return proof;
  });
}

/**
 * Harm that begins is none where as much harm was before: wherever a part of the rule that may become true is not yet
 * true, another rule holds the rating down at least as far.
 */
function isReplaced(
  policy: Policy,
  rule: PolicyCheckedRule,
  movement: Movement,
  cells: readonly AbstractScope[],
  whole: ScoreCell,
): boolean {
  const parts = rule.when.kind === 'all' ? rule.when.conditions : [rule.when];
  const directions = parts.map((part) => directionOfTruth(part, movement, whole));
  if (directions.includes(null)) return false;
  const rising = parts.filter((_, at) => directions[at] === 1);
  const ceiling = ceilingOf(rule);
  const others = policy.rules.filter((other) => other !== rule && ceilingOf(other) >= ceiling);
  return cells.every(
    (cell) =>
      rising.every((part) => judgeCell(part, cell, whole) === TRUE) ||
      others.some(({ when }) => judgeCell(when, cell, whole) === TRUE),
  );
}

/** The best rating that a rule allows; 1 where it holds none down. */
function ceilingOf({ definition }: PolicyCheckedRule): number {
  return Math.max(1, ...definition.effects.map((effect) => (effect.type === 'rating_at_best' ? effect.rating : 1)));
}

/**
 * Does the limit never rise with risk, all facts the same? `positive`: of customers none of whose amounts is negative,
 * since a share of a negative amount grows as the share falls.
 */
export function isLimitOrdered(policy: Policy): 'always' | 'positive' | 'unknown' {
  const amounts = policy.facts.filter(({ definition }) => definition.type === 'money');
  const positive = new Map(
    amounts.map(({ slot }) => [slot, { ...numbers(closed(0, MOST_VALUE)), absent: ANY_ABSENCE }]),
  );
  for (const [answer, box] of [
    ['always', new Map()],
    ['positive', positive],
  ] as const) {
    const scope = bounded(policy, scopeOf(policy, box, newCuts()));
    const movement: Movement = { policy, scope, fact: -1, direction: 0, given: slopesByRating(policy) };
    const direction = directionOfLimit(policy, movement);
    if (direction === 0 || direction === 1) return answer;
  }
  return 'unknown';
}

/** Longest terms never rise with risk, in no segment; nor does the outcome become milder. */
export function areOffersOrdered({ scorecard: { terms, ratings } }: Policy): boolean {
  const segments = [...new Set(terms.offers.map(({ segment }) => segment))];
  const areMild = ratings.every(
    ({ outcome }, at) => OUTCOMES.indexOf(outcome) >= OUTCOMES.indexOf(ratings[at - 1]?.outcome ?? outcome),
  );
  return (
    areMild &&
    segments.every((segment) => {
      const days = RATINGS.map((rating) => {
        const found = terms.offers.find(
          (entry) => entry.rating === rating && (entry.segment === null || entry.segment === segment),
        );
        return found === undefined ? -1 : longestDays(found.offer.terms);
      });
      return days.every((value, at) => value <= (days[at - 1] ?? value));
    })
  );
}

/** Points that never fall along the direction of the characteristic. */
function isOrdered({ definition }: PolicyCharacteristic): boolean {
  if (definition.kind !== 'numeric') return true;
  const points = definition.bands.map((band) => band.points);
  if (definition.direction === 'lower_better') points.reverse();
  return points.every((value, at) => value >= (points[at - 1] ?? value));
}

/**
 * Points that fall along the direction harm nobody where no sum of the other points lets a rating begin between them,
 * and nothing reads the score itself.
 */
function mayMoveRating(policy: Policy, index: number): boolean {
  const definition = policy.characteristics[index]?.definition;
  if (definition?.kind !== 'numeric' || readsScoreAnywhere(policy)) return true;
  const others = listScores(policy, index);
  if (others === null) return true;
  const points = definition.bands.map((band) => band.points);
  if (definition.direction === 'lower_better') points.reverse();
  return points.some((worse, at) =>
    points
      .slice(at + 1)
      .some((better) => others.some((sum) => rateScore(policy, sum + worse) < rateScore(policy, sum + better))),
  );
}

function readsScoreAnywhere(policy: Policy): boolean {
  const score = policy.slotByName.get('score')?.slot;
  const formulas = [policy.limit.combine, ...policy.limit.components.map(({ formula }) => formula)];
  let isRead = policy.rules.some(readsScore);
  for (const formula of formulas)
    walkProgram(formula, (node) => {
      isRead ||= node.kind === 'slot' && node.slot === score;
    });
  return isRead;
}

function wholeScore(policy: Policy): ScoreCell {
  const cells = listScoreCells(policy);
  const [low = 0, high = 0] = [cells[0]?.score.low, cells.at(-1)?.score.high];
  return { score: closed(low, high), ratings: [...new Set(cells.flatMap(({ ratings }) => ratings))] };
}

/** What a better rating and score do to the numbers that only the limit reads. */
function slopesByRating(policy: Policy): Map<number, Direction> {
  const given = new Map<number, Direction>();
  const score = policy.slotByName.get('score');
  if (score !== undefined) given.set(score.slot, 1);
  for (const { slot, values } of policy.limit.tables) {
    const falls = values.every((value, at) => value <= (values[at - 1] ?? value));
    const rises = values.every((value, at) => value >= (values[at - 1] ?? value));
    given.set(slot, falls && rises ? 0 : falls ? 1 : rises ? -1 : null);
  }
  return given;
}

/**
 * Every way in which one fact can move so that the characteristic improves, box by box of what guards tell apart. The
 * fact moves within all values for which the input is a number; `cells` are what rules and guards tell apart of them.
 */
function* listMovements(
  policy: Policy,
  { definition, input }: PolicyCharacteristic,
  slopes: ReadonlyMap<number, Direction>,
): Generator<{ readonly movement: Movement; readonly cells: readonly AbstractScope[] }> {
  const improving: Direction = definition.direction === 'lower_better' ? -1 : 1;
  const cuts = newCuts();
  carryCuts(policy, cuts);
  const finely = newCuts();
  for (const { when } of policy.rules) cutByCondition(policy, when, finely);
  carryCuts(policy, finely);
  const guarded = supportOfGuards(policy, input.slot);
  for (const { slot, definition: fact } of policy.facts) {
    if (!supportOf(policy, input.slot).has(slot)) continue;
    if (fact.type !== 'money' && fact.type !== 'integer' && fact.type !== 'number') continue;
    const { boxes } = listBoxes(
      policy,
      [...guarded].filter((other) => other !== slot),
      cuts,
      MOST_BOXES,
    );
    for (const box of boxes) {
      const numeric = cellsWithNumber(policy, box, slot, input.slot, finely);
      const hull = numeric.reduce(unite, NOTHING).range;
      if (hull === null) continue;
      const within = (value: AbstractValue): AbstractScope =>
        bounded(policy, scopeOf(policy, new Map(box).set(slot, value), cuts));
      const scope = within(numbers(hull));
      const ratio = findRatio(policy, input.slot);
      const upward = { policy, scope, fact: slot, direction: 1 as const, given: new Map(slopes) };
      // The guards of the input itself are false throughout: it is a number before and after.
      const moved = ratio === undefined ? 1 : directionAsNumber(ratio, upward);
      if (moved === 0) continue;
      const given = new Map(slopes).set(input.slot, improving);
      const direction = moved === null ? null : moved === improving ? 1 : -1;
      yield { movement: { ...upward, given, direction }, cells: numeric.map(within) };
    }
  }
}

/** The cells of a fact for which a ratio may be a number in a box. */
function cellsWithNumber(policy: Policy, box: Box, fact: number, input: number, cuts: Cuts): readonly AbstractValue[] {
  return cellsOf(policy, fact, cuts).filter(
    (cell) => cell.range !== null && scopeOf(policy, new Map(box).set(fact, cell), cuts).current(input).range !== null,
  );
}

/** Without numbers so great that sums and products of them are none. */
function bounded(policy: Policy, scope: AbstractScope): AbstractScope {
  return {
    ...scope,
    current(slot) {
      const value = scope.current(slot);
      if (value.range === null || findRatio(policy, slot) !== undefined) return value;
      const { low, high } = value.range;
      const range = { ...value.range, low: Math.max(low, -MOST_VALUE), high: Math.min(high, MOST_VALUE) };
      return { ...value, range };
    },
  };
}

/** The direction of the limit before caps of rules; null also where it may become unknown on the way. */
function directionOfLimit(policy: Policy, movement: Movement): Direction {
  const { components, combine, tables } = policy.limit;
  const given = new Map(movement.given);
  const ranges = new Map<number, Range | null>();
  const score = policy.slotByName.get('score');
  if (score !== undefined) ranges.set(score.slot, wholeScore(policy).score);
  for (const { slot, values } of tables) ranges.set(slot, closed(Math.min(...values), Math.max(...values)));
  const scope: AbstractScope = {
    ...movement.scope,
    current(slot) {
      const range = ranges.get(slot);
      return range === undefined ? movement.scope.current(slot) : { ...NOTHING, range };
    },
  };
  for (const { slot, formula } of components) {
    given.set(slot, directionOf(formula, { ...movement, scope, given }));
    ranges.set(slot, evaluateAbstract(formula, scope).range);
  }
  return directionOf(combine, { ...movement, scope, given });
}
