/**
 * The meaning of a formula. Every executor either calls these functions or is tested against them: the same
 * operations on doubles, in source order, with the same absences.
 */
import { type Absent, type MaybeNumber, strongerAbsence } from '../kernel/absent.js';
import { assertNever } from '../kernel/result.js';
import type { NumberNode, TruthNode } from './program.js';
import type { ArithmeticOperator, OrderOperator } from './syntax.js';

/** Where a formula finds its values: one entry per slot of the policy. */
export interface FormulaScope {
  readonly current: readonly MaybeNumber[];
  /** The same slots one fiscal year earlier. */
  readonly prior: readonly MaybeNumber[];
  /** Position in the sector (0…100, good direction) of a value of the ratio in that slot. */
  readonly percentile: (slot: number, value: number) => MaybeNumber;
}

export const DIVISION_BY_ZERO: Absent = Object.freeze({ absent: 'notApplicable', cause: 'division_by_zero' });
export const NOT_FINITE: Absent = Object.freeze({ absent: 'notApplicable', cause: 'not_finite' });
/** A slot that nothing was put into. */
const EMPTY_SLOT: Absent = Object.freeze({ absent: 'missing', cause: null });

/**
 * The value of a formula. An absent operand makes the result absent, of the strongest kind among its operands;
 * `coalesce` skips absent operands. Division by zero and results that are not finite are absent too. No allocation.
 */
export function evaluateFormula(node: NumberNode, scope: FormulaScope): MaybeNumber {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'slot':
      return scope.current[node.slot] ?? EMPTY_SLOT;
    case 'prior':
      return scope.prior[node.slot] ?? EMPTY_SLOT;
    case 'percentile': {
      const value = scope.current[node.slot] ?? EMPTY_SLOT;
      return typeof value === 'number' ? scope.percentile(node.slot, value) : value;
    }
    case 'negation': {
      const value = evaluateFormula(node.operand, scope);
      return typeof value === 'number' ? -value : value;
    }
    case 'abs': {
      const value = evaluateFormula(node.operand, scope);
      return typeof value === 'number' ? Math.abs(value) : value;
    }
    case 'arithmetic': {
      const left = evaluateFormula(node.left, scope);
      const right = evaluateFormula(node.right, scope);
      if (typeof left === 'number') return typeof right === 'number' ? calculate(node.operator, left, right) : right;
      return typeof right === 'number' ? left : strongerAbsence(left, right);
    }
    case 'min':
    case 'max':
      return chooseExtreme(node.kind, node.operands, scope);
    case 'coalesce':
      return chooseFirstPresent(node.operands, scope);
    case 'clamp': {
      // Low before high: where the bounds cross, the high one wins.
      const value = extreme('max', evaluateFormula(node.operand, scope), evaluateFormula(node.low, scope));
      return extreme('min', value, evaluateFormula(node.high, scope));
    }
    default:
      return assertNever(node);
  }
}

/** One operation on two present numbers. */
export function calculate(operator: ArithmeticOperator, left: number, right: number): MaybeNumber {
  let result: number;
  switch (operator) {
    case '+':
      result = left + right;
      break;
    case '-':
      result = left - right;
      break;
    case '*':
      result = left * right;
      break;
    case '/':
      if (right === 0) return DIVISION_BY_ZERO;
      result = left / right;
      break;
    default:
      return assertNever(operator);
  }
  return Number.isFinite(result) ? result : NOT_FINITE;
}

function extreme(kind: 'min' | 'max', left: MaybeNumber, right: MaybeNumber): MaybeNumber {
  if (typeof left === 'number') {
    if (typeof right !== 'number') return right;
    return kind === 'min' ? Math.min(left, right) : Math.max(left, right);
  }
  return typeof right === 'number' ? left : strongerAbsence(left, right);
}

function chooseExtreme(kind: 'min' | 'max', operands: readonly NumberNode[], scope: FormulaScope): MaybeNumber {
  let chosen: MaybeNumber = kind === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (const operand of operands) chosen = extreme(kind, chosen, evaluateFormula(operand, scope));
  return chosen;
}

function chooseFirstPresent(operands: readonly NumberNode[], scope: FormulaScope): MaybeNumber {
  let strongest: Absent | null = null;
  for (const operand of operands) {
    const value = evaluateFormula(operand, scope);
    if (typeof value === 'number') return value;
    strongest = strongest === null ? value : strongerAbsence(strongest, value);
  }
  return strongest ?? EMPTY_SLOT;
}

/**
 * The truth of a guard by Kleene's logic: null where an absent value leaves it undecided. A false operand decides
 * `and`, a true one decides `or`, whatever the other is.
 */
export function evaluateGuard(node: TruthNode, scope: FormulaScope): boolean | null {
  switch (node.kind) {
    case 'order': {
      const left = evaluateFormula(node.left, scope);
      const right = evaluateFormula(node.right, scope);
      return typeof left === 'number' && typeof right === 'number' ? compareNumbers(node.operator, left, right) : null;
    }
    case 'logic': {
      const left = evaluateGuard(node.left, scope);
      const right = evaluateGuard(node.right, scope);
      return node.operator === 'and' ? kleeneAnd(left, right) : kleeneOr(left, right);
    }
    case 'not': {
      const truth = evaluateGuard(node.operand, scope);
      return truth === null ? null : !truth;
    }
    default:
      return assertNever(node);
  }
}

/** Comparison of two present numbers; equality is exact. */
export function compareNumbers(operator: OrderOperator, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    default:
      return assertNever(operator);
  }
}

/** `false` if either is false, `true` if both are true, otherwise unknown. */
export function kleeneAnd(left: boolean | null, right: boolean | null): boolean | null {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

/** `true` if either is true, `false` if both are false, otherwise unknown. */
export function kleeneOr(left: boolean | null, right: boolean | null): boolean | null {
  if (left === true || right === true) return true;
  return left === false && right === false ? false : null;
}
