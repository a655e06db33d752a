/** Sets of values: what a fact or ratio may be in one part of all customers. */
import { calculate } from '../formula/evaluate.js';
import type { NumberNode, TruthNode } from '../formula/program.js';
import { ABSENT_KINDS, type AbsentKind } from '../kernel/absent.js';
import { ALL_NUMBERS, closed, combine, compareRanges, isPoint, join, negate, type Range } from './range.js';

export type Label = string | boolean;

/** May be a number of `range`, one of `labels`, in one of `classes`, or absent in one of the ways of `absent`. */
export interface AbstractValue {
  readonly range: Range | null;
  readonly labels: readonly Label[];
  readonly classes: readonly string[];
  /** One bit for each of `ABSENT_KINDS`. */
  readonly absent: number;
}

export const NOTHING: AbstractValue = { range: null, labels: [], classes: [], absent: 0 };
export const ANY_ABSENCE = 15;
const NOT_APPLICABLE = absentBit('notApplicable');

export function absentBit(kind: AbsentKind): number {
  return 1 << ABSENT_KINDS.indexOf(kind);
}

export function numbers(range: Range): AbstractValue {
  return { ...NOTHING, range };
}

/** Bits of what a condition may turn out to be. */
export const TRUE = 1;
export const FALSE = 2;
export const UNKNOWN = 4;

export function notMask(mask: number): number {
  return (mask & TRUE ? FALSE : 0) | (mask & FALSE ? TRUE : 0) | (mask & UNKNOWN);
}

export function andMask(left: number, right: number): number {
  let mask = (left | right) & FALSE;
  if (left & TRUE && right & TRUE) mask |= TRUE;
  if ((left & UNKNOWN && right & (TRUE | UNKNOWN)) || (right & UNKNOWN && left & (TRUE | UNKNOWN))) mask |= UNKNOWN;
  return mask;
}

export function orMask(left: number, right: number): number {
  return notMask(andMask(notMask(left), notMask(right)));
}

/** Values by slot; `prior` the same a year earlier. */
export interface AbstractScope {
  readonly current: (slot: number) => AbstractValue;
  readonly prior: (slot: number) => AbstractValue;
}

interface Numeric {
  readonly range: Range | null;
  readonly absent: number;
}

/** What a formula may give. */
export function evaluateAbstract(node: NumberNode, scope: AbstractScope): Numeric {
  switch (node.kind) {
    case 'literal':
      return { range: closed(node.value, node.value), absent: 0 };
    case 'slot':
      return toNumeric(scope.current(node.slot));
    case 'prior':
      return toNumeric(scope.prior(node.slot));
    case 'percentile': {
      const { range, absent } = toNumeric(scope.current(node.slot));
      return { range: range === null ? null : closed(0, 100), absent: range === null ? absent : ANY_ABSENCE };
    }
    case 'negation': {
      const { range, absent } = evaluateAbstract(node.operand, scope);
      return { range: range === null ? null : negate(range), absent };
    }
    case 'abs': {
      const { range, absent } = evaluateAbstract(node.operand, scope);
      if (range === null || range.low >= 0) return { range, absent };
      if (range.high <= 0) return { range: negate(range), absent };
      return { range: closed(0, Math.max(-range.low, range.high)), absent };
    }
    case 'arithmetic': {
      const left = evaluateAbstract(node.left, scope);
      const right = evaluateAbstract(node.right, scope);
      const absent = left.absent | right.absent;
      if (left.range === null || right.range === null) return { range: null, absent };
      if (isPoint(left.range) && isPoint(right.range)) {
        const value = calculate(node.operator, left.range.low, right.range.low);
        if (typeof value === 'number') return { range: closed(value, value), absent };
        return { range: null, absent: absent | NOT_APPLICABLE };
      }
      const { range, zero } = combine(node.operator, left.range, right.range);
      return { range, absent: zero || isUnbounded(range) ? absent | NOT_APPLICABLE : absent };
    }
    case 'min':
    case 'max':
      return extremeOf(
        node.kind,
        node.operands.map((operand) => evaluateAbstract(operand, scope)),
      );
    case 'clamp': {
      const raised = extremeOf('max', [evaluateAbstract(node.operand, scope), evaluateAbstract(node.low, scope)]);
      return extremeOf('min', [raised, evaluateAbstract(node.high, scope)]);
    }
    case 'coalesce': {
      let range: Range | null = null;
      let absent = 0;
      for (const operand of node.operands) {
        const value = evaluateAbstract(operand, scope);
        range = join(range, value.range);
        if (value.absent === 0) return { range, absent: 0 };
        absent |= value.absent;
      }
      return { range, absent };
    }
  }
}

/** What a guard may turn out to be, as bits. */
export function judgeAbstract(node: TruthNode, scope: AbstractScope): number {
  switch (node.kind) {
    case 'order': {
      const left = evaluateAbstract(node.left, scope);
      const right = evaluateAbstract(node.right, scope);
      let mask = left.absent !== 0 || right.absent !== 0 ? UNKNOWN : 0;
      if (left.range !== null && right.range !== null) {
        const { yes, no } = compareRanges(node.operator, left.range, right.range);
        mask |= (yes ? TRUE : 0) | (no ? FALSE : 0);
      }
      return mask;
    }
    case 'logic': {
      const [left, right] = [judgeAbstract(node.left, scope), judgeAbstract(node.right, scope)];
      return node.operator === 'and' ? andMask(left, right) : orMask(left, right);
    }
    case 'not':
      return notMask(judgeAbstract(node.operand, scope));
  }
}

function extremeOf(kind: 'min' | 'max', values: readonly Numeric[]): Numeric {
  const absent = values.reduce((all, value) => all | value.absent, 0);
  const ranges = values.map(({ range }) => range);
  if (ranges.includes(null)) return { range: null, absent };
  const known = ranges.filter((range) => range !== null);
  const pick = kind === 'min' ? Math.min : Math.max;
  // Ends become closed: a range may be too wide, never too narrow.
  return { range: closed(pick(...known.map(({ low }) => low)), pick(...known.map(({ high }) => high))), absent };
}

function toNumeric({ range, classes, absent }: AbstractValue): Numeric {
  return { range, absent: classes.length > 0 ? absent | NOT_APPLICABLE : absent };
}

function isUnbounded(range: Range | null): boolean {
  return range !== null && (!Number.isFinite(range.low) || !Number.isFinite(range.high));
}

/** Everything that a number may be, absence included: where nothing is known. */
export const ANYTHING: AbstractValue = { ...NOTHING, range: ALL_NUMBERS, absent: ANY_ABSENCE };
