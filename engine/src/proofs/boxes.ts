/** Boxes: one cell for each fact that matters. Together they are all customers; in each, ratios and rules are judged at once. */

import { compareScalars } from '../evaluate/answer-plainly.js';
import { ABSENT_KINDS } from '../kernel/absent.js';
import type { Policy, PolicyCondition } from '../scorecard/policy.js';
import {
  type AbstractScope,
  type AbstractValue,
  ANYTHING,
  absentBit,
  andMask,
  evaluateAbstract,
  FALSE,
  judgeAbstract,
  NOTHING,
  notMask,
  numbers,
  orMask,
  TRUE,
  UNKNOWN,
} from './abstract-value.js';
import { type Cuts, cellsOf, cutNumbers, findRatio } from './domain.js';
import { closed, compareRanges, intersects, join, type Range } from './range.js';

/** More boxes than that are not looked at one by one: facts with most cells are then taken whole. */
const MOST_BOXES = 4096;

/** A set of customers: cells by slot. What it does not name may be anything that its fact may be. */
export type Box = ReadonlyMap<number, AbstractValue>;

/** Every box over `slots`. `exact` is false where some fact had to be taken whole. */
export function listBoxes(
  policy: Policy,
  slots: Iterable<number>,
  cuts: Cuts,
  most = MOST_BOXES,
): { readonly boxes: readonly Box[]; readonly exact: boolean } {
  const cells = [...slots].map((slot): [number, readonly AbstractValue[]] => [slot, cellsOf(policy, slot, cuts)]);
  let count = cells.reduce((product, [, list]) => product * list.length, 1);
  let exact = true;
  while (count > most) {
    const widest = cells.reduce(
      (worst, entry, at) => (entry[1].length > (cells[worst]?.[1].length ?? 0) ? at : worst),
      0,
    );
    const entry = cells[widest];
    if (entry === undefined) break;
    count /= entry[1].length;
    cells[widest] = [entry[0], [entry[1].reduce(unite, NOTHING)]];
    exact = false;
  }
  let boxes: Box[] = [new Map()];
  for (const [slot, list] of cells) {
    boxes = boxes.flatMap((box) => list.map((cell) => new Map(box).set(slot, cell)));
  }
  return { boxes, exact };
}

/** What holds everything that `left` or `right` holds. */
export function unite(left: AbstractValue, right: AbstractValue): AbstractValue {
  return {
    range: join(left.range, right.range),
    labels: [...new Set([...left.labels, ...right.labels])],
    classes: [...new Set([...left.classes, ...right.classes])],
    absent: left.absent | right.absent,
  };
}

/** Values by slot in a box, ratios computed where they are asked for. */
export function scopeOf(policy: Policy, box: Box, cuts: Cuts): AbstractScope {
  const known = new Map<number, AbstractValue>(box);
  const current = (slot: number): AbstractValue => {
    const found = known.get(slot);
    if (found !== undefined) return found;
    const ratio = findRatio(policy, slot);
    const value =
      ratio === undefined ? cellsOf(policy, slot, cuts).reduce(unite, NOTHING) : evaluateRatio(policy, slot, scope);
    known.set(slot, value);
    return value;
  };
  // A year earlier is another set of accounts, of which nothing is assumed.
  const scope: AbstractScope = { current, prior: () => ANYTHING };
  return scope;
}

/** Parts of one box that are looked at one by one; beyond, a ratio is left whole. */
const MOST_PARTS = 256;

/**
 * A box divided by what each of some ratios may be in it: a number on one side of each of its cuts, one class, or absent.
 * What is said twice of a ratio is then said of one value.
 */
export function splitByRatios(policy: Policy, box: Box, cuts: Cuts, ratios: Iterable<number>): readonly Box[] {
  let parts: readonly Box[] = [box];
  for (const slot of ratios) {
    const divided = parts.flatMap((part) =>
      divide(scopeOf(policy, part, cuts).current(slot), cuts.numbers.get(slot)).map((cell) =>
        new Map(part).set(slot, cell),
      ),
    );
    if (divided.length <= MOST_PARTS) parts = divided;
  }
  return parts;
}

function divide({ range, labels, classes, absent }: AbstractValue, at: Iterable<number> = []): AbstractValue[] {
  return [
    ...(range === null
      ? []
      : cutNumbers(range.low, range.high, false, at).filter((cell) => intersects(cell, range))
    ).map(numbers),
    ...(labels.length === 0 ? [] : [{ ...NOTHING, labels }]),
    ...classes.map((one) => ({ ...NOTHING, classes: [one] })),
    ...ABSENT_KINDS.map(absentBit)
      .filter((bit) => absent & bit)
      .map((bit) => ({ ...NOTHING, absent: bit })),
  ];
}

function evaluateRatio(policy: Policy, slot: number, scope: AbstractScope): AbstractValue {
  const ratio = findRatio(policy, slot);
  if (ratio === undefined) return ANYTHING;
  const classes: string[] = [];
  for (const guard of ratio.guards) {
    const mask = judgeAbstract(guard.when, scope);
    if (mask & TRUE) classes.push(guard.class);
    if (mask === TRUE) return { ...NOTHING, classes };
  }
  return { ...NOTHING, classes, ...evaluateAbstract(ratio.formula, scope) };
}

/** The scores and ratings that rules may read in a box. */
export interface ScoreCell {
  readonly score: Range;
  readonly ratings: readonly number[];
}

/** What a rule's condition may turn out to be in a box, as bits. Never too few, perhaps too many. */
export function judgeCell(condition: PolicyCondition, scope: AbstractScope, scored: ScoreCell): number {
  switch (condition.kind) {
    case 'all':
      return condition.conditions.reduce((mask, part) => andMask(mask, judgeCell(part, scope, scored)), TRUE);
    case 'any':
      return condition.conditions.reduce((mask, part) => orMask(mask, judgeCell(part, scope, scored)), FALSE);
    case 'not':
      return notMask(judgeCell(condition.condition, scope, scored));
    case 'comparison': {
      const { operand, comparison } = condition;
      if (operand.kind === 'score') return compareNumbers(comparison, scored.score);
      if (operand.kind === 'rating') return compareLabels(comparison, scored.ratings);
      let judged = judgedIn.get(scope);
      if (judged === undefined) {
        judged = new Map();
        judgedIn.set(scope, judged);
      }
      // The same whatever the score: judged once in a box.
      const known = judged.get(comparison);
      if (known !== undefined) return known;
      const mask = judgeComparison(operand.kind, operand.slot.slot, comparison, scope);
      judged.set(comparison, mask);
      return mask;
    }
  }
}

const judgedIn = new WeakMap<AbstractScope, Map<Comparison, number>>();

function judgeComparison(
  kind: 'value' | 'state' | 'class',
  slot: number,
  comparison: Comparison,
  scope: AbstractScope,
): number {
  const value = scope.current(slot);
  const absence = value.absent !== 0 ? UNKNOWN : 0;
  if (kind === 'state') {
    const states: string[] = ABSENT_KINDS.filter((kind) => value.absent & absentBit(kind));
    if (value.range !== null || value.labels.length > 0) states.push('present');
    if (value.classes.length > 0) states.push('class');
    return compareLabels(comparison, states);
  }
  if (kind === 'class') {
    const classes = value.range === null ? value.classes : ['', ...value.classes];
    return absence | compareLabels(comparison, classes);
  }
  const unknown = value.classes.length > 0 ? UNKNOWN : absence;
  return (
    unknown |
    (value.range === null ? 0 : compareNumbers(comparison, value.range)) |
    compareLabels(comparison, value.labels)
  );
}

type Comparison = Extract<PolicyCondition, { kind: 'comparison' }>['comparison'];

const setsOf = new WeakMap<object, ReadonlySet<unknown>>();

function compareLabels({ operator, value }: Comparison, labels: readonly (string | number | boolean)[]): number {
  if (typeof value === 'object' && labels.length > 1) {
    const set = setsOf.get(value) ?? new Set<unknown>(value);
    setsOf.set(value, set);
    const isNegated = operator === 'notEqual' || operator === 'notIn';
    return labels.reduce<number>((mask, label) => mask | (set.has(label) === isNegated ? FALSE : TRUE), 0);
  }
  return labels.reduce<number>((mask, label) => mask | (compareScalars(operator, label, value) ? TRUE : FALSE), 0);
}

const ORDER = { lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=' } as const;

function compareNumbers({ operator, value }: Comparison, range: Range): number {
  const list = [value].flat().filter((item) => typeof item === 'number');
  if (
    operator === 'lessThan' ||
    operator === 'lessThanInclusive' ||
    operator === 'greaterThan' ||
    operator === 'greaterThanInclusive'
  ) {
    const [first] = list;
    if (first === undefined) return FALSE;
    const { yes, no } = compareRanges(ORDER[operator], range, closed(first, first));
    return (yes ? TRUE : 0) | (no ? FALSE : 0);
  }
  let mask = 0;
  const answers = list.map((item) => compareRanges('==', range, closed(item, item)));
  if (answers.some(({ yes }) => yes)) mask |= TRUE;
  if (answers.every(({ no }) => no)) mask |= FALSE;
  return operator === 'equal' || operator === 'in' ? mask : notMask(mask);
}
