/**
 * Directions: does a value rise, fall or stay while one fact moves one way? Signs of ranges decide it, without any
 * sample. Rounding of doubles is monotone, so what holds of numbers holds of what the machine computes.
 */
import type { NumberNode, TruthNode } from '../formula/program.js';
import type { Policy, PolicyCondition, PolicyGuard, PolicyRatio } from '../scorecard/policy.js';
import {
  type AbstractScope,
  type AbstractValue,
  evaluateAbstract,
  FALSE,
  judgeAbstract,
  TRUE,
  UNKNOWN,
} from './abstract-value.js';
import { judgeCell, type ScoreCell } from './boxes.js';
import { cutNumbers, findRatio, supportOf, supportOfPrograms } from './domain.js';
import { closed, compareRanges, contains, join, type Range } from './range.js';

/** 1 rises or stays, -1 falls or stays, 0 stays; null: not known, or it may become absent on the way. */
export type Direction = -1 | 0 | 1 | null;

/** One fact that moves within its cell, everything else as it is. */
export interface Movement {
  readonly policy: Policy;
  readonly scope: AbstractScope;
  /** The fact that moves, and which way. */
  readonly fact: number;
  readonly direction: Direction;
  /**
   * Directions that are known otherwise: tables, score, components, a ratio known to be a number throughout. Those of
   * ratios are added as they are found, so that none is worked out twice.
   */
  readonly given: Map<number, Direction>;
}

export function reverse(direction: Direction): Direction {
  return direction === 1 ? -1 : direction === -1 ? 1 : direction;
}

/** Of a sum, a minimum, a maximum: all that move must move alike. */
function joint(directions: readonly Direction[]): Direction {
  const moving = directions.filter((direction) => direction !== 0);
  const [first = 0] = moving;
  return moving.every((direction) => direction === first) ? first : null;
}

/** Of a product with something of that sign. */
function scaled(direction: Direction, sign: Direction): Direction {
  if (direction === 0 || sign === 0) return 0;
  return sign === null ? null : sign === 1 ? direction : reverse(direction);
}

function signOf(range: Range | null): Direction {
  if (range === null) return null;
  if (range.low >= 0) return range.high <= 0 ? 0 : 1;
  return range.high <= 0 ? -1 : null;
}

/** The direction of a formula; null also where moving the fact may make it absent or present. */
export function directionOf(node: NumberNode, movement: Movement): Direction {
  const of = (part: NumberNode): Direction => directionOf(part, movement);
  const sign = (part: NumberNode): Direction => signOf(evaluateAbstract(part, movement.scope).range);
  switch (node.kind) {
    case 'literal':
    case 'prior':
      // The accounts of a year earlier do not move.
      return 0;
    case 'slot':
      return directionOfSlot(node.slot, movement);
    case 'percentile': {
      const falls = findRatio(movement.policy, node.slot)?.definition.direction === 'lower_better';
      const direction = directionOfSlot(node.slot, movement);
      return falls ? reverse(direction) : direction;
    }
    case 'negation':
      return reverse(of(node.operand));
    case 'abs':
      return scaled(of(node.operand), sign(node.operand));
    case 'min':
    case 'max':
    case 'coalesce':
      return joint(node.operands.map(of));
    case 'clamp':
      return joint([node.operand, node.low, node.high].map(of));
    case 'arithmetic': {
      const [left, right] = [of(node.left), of(node.right)];
      switch (node.operator) {
        case '+':
          return joint([left, right]);
        case '-':
          return joint([left, reverse(right)]);
        case '*':
          return joint([scaled(left, sign(node.right)), scaled(right, sign(node.left))]);
        case '/': {
          const { range } = evaluateAbstract(node.right, movement.scope);
          // A divisor that moves through zero makes the quotient absent there, and jump.
          if (right !== 0 && (range === null || contains(range, 0))) return null;
          return joint([scaled(left, signOf(range)), reverse(scaled(right, sign(node.left)))]);
        }
      }
    }
  }
}

function directionOfSlot(slot: number, movement: Movement): Direction {
  const { fact, direction, given } = movement;
  const known = given.get(slot);
  if (known !== undefined) return known;
  if (slot === fact) return direction;
  const found = directionOfRatio(slot, movement);
  given.set(slot, found);
  return found;
}

function directionOfRatio(slot: number, movement: Movement): Direction {
  const { policy, scope, fact } = movement;
  const ratio = findRatio(policy, slot);
  if (ratio === undefined || !supportOf(policy, slot).has(fact)) return 0;
  // A guard that may turn true or false on the way would make a class of the number, or a number of the class.
  for (const { when } of ratio.guards) {
    const mask = judgeAbstract(when, scope);
    const isMoving = supportOfPrograms(policy, [when]).has(fact);
    if (isMoving && mask & TRUE && mask !== TRUE) return null;
    if (mask === TRUE) return 0;
  }
  return directionAsNumber(ratio, movement);
}

/**
 * The direction of a ratio from one number to another: its guards are false at both, so what a guard compares with a
 * literal, and does not move, is on the other side of that literal, or absent.
 */
export function directionAsNumber({ formula, guards }: PolicyRatio, movement: Movement): Direction {
  const { policy, scope, fact, given } = movement;
  const narrowed = new Map<number, AbstractValue>();
  for (const { when } of guards) {
    if (when.kind !== 'order' || when.left.kind !== 'slot' || when.right.kind !== 'literal') continue;
    const { slot } = when.left;
    const value = narrowed.get(slot) ?? scope.current(slot);
    if (value.range === null || supportOf(policy, slot).has(fact)) continue;
    const literal = closed(when.right.value, when.right.value);
    const range = cutNumbers(value.range.low, value.range.high, false, [when.right.value])
      .filter((cell) => !compareRanges(when.operator, cell, literal).yes)
      .reduce<Range | null>(join, null);
    narrowed.set(slot, { ...value, range });
  }
  if (narrowed.size === 0) return directionOf(formula, movement);
  // What is found out under these assumptions holds of this ratio alone.
  const current = (slot: number): AbstractValue => narrowed.get(slot) ?? scope.current(slot);
  return directionOf(formula, { ...movement, scope: { ...scope, current }, given: new Map(given) });
}

type Comparison = Extract<PolicyCondition, { kind: 'comparison' }>['comparison'];

/** Does a condition become true (1) or cease to be true (-1) while the fact moves? */
export function directionOfTruth(
  condition: PolicyCondition,
  movement: Movement,
  scored: ScoreCell,
  isNegated = false,
): Direction {
  const mask = judgeCell(condition, movement.scope, scored);
  if (mask === TRUE || mask === FALSE) return 0;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return joint(condition.conditions.map((part) => directionOfTruth(part, movement, scored, isNegated)));
    case 'not':
      return reverse(directionOfTruth(condition.condition, movement, scored, !isNegated));
    case 'comparison': {
      const { operand, comparison } = condition;
      const moved: Direction =
        operand.kind === 'score' ? 1 : operand.kind === 'rating' ? -1 : directionOfSlot(operand.slot.slot, movement);
      // What it is, a number or a class, stays unless that is not known.
      if (operand.kind === 'class' && moved === null && !isNegated)
        return directionOfClass(operand.slot.slot, comparison, movement);
      if (operand.kind === 'state' || operand.kind === 'class') return moved === null ? null : 0;
      switch (comparison.operator) {
        case 'lessThan':
        case 'lessThanInclusive':
          return reverse(moved);
        case 'greaterThan':
        case 'greaterThanInclusive':
          return moved;
        default:
          return moved === 0 ? 0 : null;
      }
    }
  }
}

/**
 * Does a ratio come into one of some classes (1) or leave them (-1)? Known where no other class comes before them: it is
 * in them as long as one of their guards holds. Where it is in none of them it may be absent, so nothing is said of `not`.
 */
function directionOfClass(slot: number, { operator, value }: Comparison, movement: Movement): Direction {
  const guards = findRatio(movement.policy, slot)?.guards ?? [];
  const wanted = [value].flat();
  const isWanted = (guard: PolicyGuard): boolean => wanted.includes(guard.class);
  const last = guards.findLastIndex(isWanted);
  const first = guards.slice(0, last + 1);
  // The class of a number is named by the empty text.
  const isOfClasses = (operator === 'equal' || operator === 'in') && first.length > 0 && !wanted.includes('');
  if (!isOfClasses || !first.every(isWanted)) return null;
  return joint(first.map(({ when }) => directionOfGuard(when, movement)));
}

function directionOfGuard(guard: TruthNode, movement: Movement): Direction {
  const mask = judgeAbstract(guard, movement.scope);
  if (mask === TRUE || mask === FALSE || mask === UNKNOWN) return 0;
  switch (guard.kind) {
    case 'logic':
      return joint([directionOfGuard(guard.left, movement), directionOfGuard(guard.right, movement)]);
    case 'not':
      return reverse(directionOfGuard(guard.operand, movement));
    case 'order': {
      const [left, right] = [directionOf(guard.left, movement), directionOf(guard.right, movement)];
      if (left === 0 && right === 0) return 0;
      if (guard.operator === '<' || guard.operator === '<=') return joint([reverse(left), right]);
      return guard.operator === '>' || guard.operator === '>=' ? joint([left, reverse(right)]) : null;
    }
  }
}
