/** Policy rules as steps over registers of three-valued truths. */

import type { OrderOperator } from '../../formula/syntax.js';
import { assertNever } from '../../kernel/result.js';
import type { PolicyCheckedRule, PolicyCondition, RuleOperand } from '../../scorecard/policy.js';
import { listClasses, type StepWriter } from './compile-formula.js';
import { ColumnCompileError, type Comparison, DECLINES, type NumberRef, REFERS, type TruthRef } from './program.js';
import { absentKindOf, FIRST_CLASS, PRESENT, STATE_COUNT } from './states.js';

export const UNKNOWN = 0;
export const TRUE = 1;
export const FALSE = 2;

type Slot = Extract<RuleOperand, { kind: 'value' }>['slot'];

export function compileRules(writer: StepWriter): void {
  for (const [index, rule] of writer.policy.rules.entries()) compileRule(writer, rule, index);
}

function compileRule(writer: StepWriter, { definition, when }: PolicyCheckedRule, index: number): void {
  const step = {
    op: 'rule' as const,
    index,
    when: compileCondition(writer, when),
    ifFired: 0,
    ifUnknown: definition.ifUnknown === 'refer' ? REFERS : 0,
    ratingAtBest: 1,
    limitCapMinor: Number.POSITIVE_INFINITY,
    termsCapDays: Number.POSITIVE_INFINITY,
    termsLift: 0,
  };
  for (const effect of definition.effects) {
    switch (effect.type) {
      case 'decline':
        step.ifFired |= DECLINES;
        break;
      case 'refer':
        step.ifFired |= REFERS;
        break;
      case 'rating_at_best':
        step.ratingAtBest = Math.max(step.ratingAtBest, effect.rating);
        break;
      case 'limit_cap':
        step.limitCapMinor = Math.min(step.limitCapMinor, effect.capMinor);
        break;
      case 'terms_cap':
        step.termsCapDays = Math.min(step.termsCapDays, effect.maxDays);
        break;
      case 'terms_lift':
        step.termsLift = Math.max(step.termsLift, effect.ratings);
        break;
      default:
        assertNever(effect);
    }
  }
  writer.steps.push(step);
}

function compileCondition(writer: StepWriter, condition: PolicyCondition): TruthRef {
  switch (condition.kind) {
    case 'not':
      return writer.negated(compileCondition(writer, condition.condition));
    case 'all':
    case 'any': {
      const op = condition.kind === 'all' ? 'and' : 'or';
      const [first, ...rest] = condition.conditions.map((inner) => compileCondition(writer, inner));
      if (first === undefined) throw new ColumnCompileError('an empty group would count as true');
      return rest.reduce((left, right) => writer.both(op, left, right), first);
    }
    case 'comparison':
      return compileComparison(writer, condition.operand, condition.comparison);
  }
}

function compileComparison(writer: StepWriter, operand: RuleOperand, comparison: Comparison): TruthRef {
  switch (operand.kind) {
    case 'score':
      return compareNumber(writer, writer.score(), comparison);
    case 'rating': {
      const truths = Uint8Array.from({ length: 6 }, (_, rating) => judge(rating, comparison));
      return writer.truthOnce(keyOf(comparison), (out) => ({ op: 'test_rating', out, truths }));
    }
    case 'state':
      return testState(writer, operand.slot, comparison, (state, classes) =>
        classes[state - FIRST_CLASS] === undefined ? (absentKindOf(state) ?? 'present') : 'class',
      );
    case 'class':
      return testState(writer, operand.slot, comparison, (state, classes) =>
        state === PRESENT ? '' : (classes[state - FIRST_CLASS] ?? null),
      );
    case 'value': {
      if (operand.slot.dimension !== null) {
        return compareNumber(writer, writer.slot(operand.slot.slot, 'current'), comparison);
      }
      const text = requireText(writer, operand.slot);
      return writer.truthOnce(keyOf(comparison), (out) => ({ op: 'test_text', out, text, comparison }));
    }
  }
}

/** What a rule compares in a state: a name, or null where the state leaves it undecided. */
type StateReading = (state: number, classes: readonly string[]) => string | null;

function testState(writer: StepWriter, slot: Slot, comparison: Comparison, read: StateReading): TruthRef {
  const ratio = writer.policy.ratios.find((candidate) => candidate.slot === slot.slot);
  const classes = ratio === undefined ? [] : listClasses(ratio);
  const truths = Uint8Array.from({ length: STATE_COUNT }, (_, state) => {
    const value = read(state, classes);
    return value === null ? UNKNOWN : judge(value, comparison);
  });
  const of =
    slot.dimension === null ? { text: requireText(writer, slot) } : { number: writer.slot(slot.slot, 'current') };
  return writer.truthOnce(keyOf(comparison), (out) => ({ op: 'test_state', out, of, truths }));
}

function requireText(writer: StepWriter, slot: Slot): number {
  const text = writer.text(slot.name);
  if (text === null) throw new ColumnCompileError(`a rule reads \`${slot.name}\`, which is neither number nor text`);
  return text;
}

const ORDER_OF: Readonly<Record<Exclude<Comparison['operator'], 'in' | 'notIn'>, OrderOperator>> = {
  equal: '==',
  notEqual: '!=',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
};

function compareNumber(writer: StepWriter, left: NumberRef, { fact, operator, value }: Comparison): TruthRef {
  const bounds = (Array.isArray(value) ? value : [value]).map((bound) => {
    if (typeof bound !== 'number') throw new ColumnCompileError(`\`${fact}\` is a number, ${String(bound)} is none`);
    return writer.constant(bound);
  });
  if (operator !== 'in' && operator !== 'notIn') {
    const [bound] = bounds;
    if (bound === undefined || Array.isArray(value)) throw new ColumnCompileError(`\`${operator}\` takes no list`);
    return writer.compare(ORDER_OF[operator], left, bound);
  }
  const [first, ...rest] = bounds.map((bound) => writer.compare('==', left, bound));
  if (first === undefined || !Array.isArray(value)) throw new ColumnCompileError(`\`${operator}\` needs a list`);
  const isListed = rest.reduce((one, other) => writer.both('or', one, other), first);
  return operator === 'in' ? isListed : writer.negated(isListed);
}

/** Truth of a comparison on a value that is there, as the rules executor has it. */
export function judge(left: string | number | boolean, { operator, value }: Comparison): number {
  switch (operator) {
    case 'in':
    case 'notIn':
      if (!Array.isArray(value)) throw new ColumnCompileError(`\`${operator}\` needs a list`);
      return toTruth(value.includes(left) === (operator === 'in'));
    case 'equal':
      return toTruth(left === value);
    case 'notEqual':
      return toTruth(left !== value);
    case 'lessThan':
    case 'lessThanInclusive':
    case 'greaterThan':
    case 'greaterThanInclusive':
      return toTruth(isInOrder(left, operator, value));
  }
}

type Ordering = 'lessThan' | 'lessThanInclusive' | 'greaterThan' | 'greaterThanInclusive';

/** Numbers compare with numbers, text (dates) with text by code unit. */
function isInOrder(left: string | number | boolean, operator: Ordering, right: Comparison['value']): boolean {
  const isComparable =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!isComparable) throw new ColumnCompileError(`${String(left)} and ${String(right)} have no order`);
  switch (operator) {
    case 'lessThan':
      return left < right;
    case 'lessThanInclusive':
      return left <= right;
    case 'greaterThan':
      return left > right;
    case 'greaterThanInclusive':
      return left >= right;
  }
}

function toTruth(isTrue: boolean): number {
  return isTrue ? TRUE : FALSE;
}

function keyOf(comparison: Comparison): string {
  return JSON.stringify([comparison.fact, comparison.operator, comparison.value]);
}
