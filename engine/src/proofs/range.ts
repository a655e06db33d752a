/**
 * Intervals of doubles. Rounding to nearest is monotone, so the corners of an operation, computed with the same
 * operation, bound every result of it exactly as the machine would compute it; only openness is lost.
 */
import type { ArithmeticOperator, OrderOperator } from '../formula/syntax.js';

/** Numbers from `low` to `high`; an open end is not one of them. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Numbers from `from` on and below `to`; null does not bind. */
export function halfOpen(from: number | null, to: number | null): Range {
  return {
    low: from ?? Number.NEGATIVE_INFINITY,
    lowOpen: false,
    high: to ?? Number.POSITIVE_INFINITY,
    highOpen: to !== null,
  };
}

export const ALL_NUMBERS: Range = closed(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

export function closed(low: number, high: number): Range {
  return { low, high, lowOpen: false, highOpen: false };
}

export function isPoint({ low, high }: Range): boolean {
  return low === high;
}

export function isEmpty({ low, high, lowOpen, highOpen }: Range): boolean {
  return low > high || (low === high && (lowOpen || highOpen));
}

export function contains(range: Range, value: number): boolean {
  const { low, high, lowOpen, highOpen } = range;
  return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
}

export function intersects(left: Range, right: Range): boolean {
  const [low, high] = left.low > right.low ? [left, right] : [right, left];
  if (left.low === right.low) return !isEmpty(left) && !isEmpty(right) && touches(left, right);
  return low.low < high.high || (low.low === high.high && !low.lowOpen && !high.highOpen);
}

function touches(left: Range, right: Range): boolean {
  const most = Math.min(left.high, right.high);
  return most > left.low || (!left.lowOpen && !right.lowOpen);
}

/** The least range that holds both. */
export function join(left: Range | null, right: Range | null): Range | null {
  if (left === null || right === null) return left ?? right;
  const low =
    left.low === right.low ? { ...left, lowOpen: left.lowOpen && right.lowOpen } : left.low < right.low ? left : right;
  const high =
    left.high === right.high
      ? { ...left, highOpen: left.highOpen && right.highOpen }
      : left.high > right.high
        ? left
        : right;
  return { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen };
}

export function negate({ low, high, lowOpen, highOpen }: Range): Range {
  return { low: -high, high: -low, lowOpen: highOpen, highOpen: lowOpen };
}

/** `zero`: a divisor may be zero; `range` is null when it is nothing else. */
export function combine(
  operator: ArithmeticOperator,
  left: Range,
  right: Range,
): { range: Range | null; zero: boolean } {
  switch (operator) {
    case '+':
      return { range: hull([left.low + right.low, left.high + right.high]), zero: false };
    case '-':
      return { range: hull([left.low - right.high, left.high - right.low]), zero: false };
    case '*':
      return { range: hull(corners(left, right, multiply)), zero: false };
    case '/':
      return divide(left, right);
  }
}

function divide(left: Range, right: Range): { range: Range | null; zero: boolean } {
  const zero = contains(right, 0);
  if (right.low === 0 && right.high === 0) return { range: null, zero };
  if (right.low < 0 && right.high > 0) return { range: ALL_NUMBERS, zero };
  if (right.low === 0 || right.high === 0) {
    // Divisors near zero on one side only: the quotient keeps its sign and has no bound away from zero.
    const sign = right.low === 0 ? 1 : -1;
    const far = right.low === 0 ? right.high : right.low;
    const ends = [left.low / far, left.high / far].map((end) => (Number.isNaN(end) ? 0 : end));
    for (const end of [left.low, left.high]) if (end !== 0) ends.push(end * sign * Number.POSITIVE_INFINITY);
    if (left.low <= 0 && left.high >= 0) ends.push(0);
    return { range: hull(ends), zero };
  }
  return { range: hull(corners(left, right, (a, b) => a / b)), zero };
}

function multiply(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : left * right;
}

function corners(left: Range, right: Range, work: (a: number, b: number) => number): number[] {
  return [left.low, left.high].flatMap((a) => [work(a, right.low), work(a, right.high)]);
}

function hull(ends: readonly number[]): Range {
  if (ends.some(Number.isNaN)) return ALL_NUMBERS;
  return closed(Math.min(...ends), Math.max(...ends));
}

/** Which answers a comparison of some number of `left` with some number of `right` may have. */
export function compareRanges(operator: OrderOperator, left: Range, right: Range): { yes: boolean; no: boolean } {
  switch (operator) {
    case '<':
      return { yes: mayBeBelow(left, right), no: mayReach(right, left) };
    case '<=':
      return { yes: mayReach(left, right), no: mayBeBelow(right, left) };
    case '>':
      return compareRanges('<', right, left);
    case '>=':
      return compareRanges('<=', right, left);
    case '==':
      return { yes: intersects(left, right), no: !(isPoint(left) && isPoint(right) && left.low === right.low) };
    case '!=': {
      const { yes, no } = compareRanges('==', left, right);
      return { yes: no, no: yes };
    }
  }
}

/** Some number of `left` is less than some number of `right`. */
function mayBeBelow(left: Range, right: Range): boolean {
  return left.low < right.high;
}

/** Some number of `left` is at most some number of `right`. */
function mayReach(left: Range, right: Range): boolean {
  return left.low < right.high || (left.low === right.high && !left.lowOpen && !right.highOpen);
}
