/**
 * Directions: does a value rise, fall or stay while one fact moves one way? Signs of ranges decide it, without any
 * sample. Rounding of doubles is monotone, so what holds of numbers holds of what the machine computes.
 */
import type { NumberNode } from '../formula/program.js';
import type { Policy, PolicyCondition } from '../scorecard/policy.js';
import { type AbstractScope, evaluateAbstract, FALSE, judgeAbstract, TRUE } from './abstract-value.js';
import { judgeCell, type ScoreCell } from './boxes.js';
import { findRatio, supportOf, supportOfPrograms } from './domain.js';
import { contains, type Range } from './range.js';

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
  return directionOf(ratio.formula, movement);
}

/** Does a condition become true (1) or cease to be true (-1) while the fact moves? */
export function directionOfTruth(condition: PolicyCondition, movement: Movement, scored: ScoreCell): Direction {
  const mask = judgeCell(condition, movement.scope, scored);
  if (mask === TRUE || mask === FALSE) return 0;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return joint(condition.conditions.map((part) => directionOfTruth(part, movement, scored)));
    case 'not':
      return reverse(directionOfTruth(condition.condition, movement, scored));
    case 'comparison': {
      const { operand, comparison } = condition;
      const moved: Direction =
        operand.kind === 'score' ? 1 : operand.kind === 'rating' ? -1 : directionOfSlot(operand.slot.slot, movement);
      // What it is, a number or a class, stays unless that is not known.
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
