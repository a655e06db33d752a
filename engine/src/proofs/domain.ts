/** The values that facts may have, cut where something in the policy tells them apart: cells. */
import { type NumberNode, type TruthNode, walkProgram } from '../formula/program.js';
import { ABSENT_KINDS } from '../kernel/absent.js';
import { addDays } from '../kernel/calendar-date.js';
import type { Policy, PolicyCondition, PolicyFact, PolicyRatio } from '../scorecard/policy.js';
import { type AbstractValue, ANY_ABSENCE, absentBit, NOTHING, numbers } from './abstract-value.js';
import { isEmpty, type Range } from './range.js';

/** A text that no scorecard names: any other code. */
export const OTHER_TEXT = 'zz-other';

/** Thresholds, texts and whether kinds of absence are told apart, by slot of a fact, the request or a ratio. */
export interface Cuts {
  readonly numbers: Map<number, Set<number>>;
  readonly texts: Map<number, Set<string>>;
  /** Lists of texts that conditions look up as a whole: those in the same lists are told apart by nothing. */
  readonly lists: Map<number, Set<readonly string[]>>;
  readonly states: Set<number>;
}

export function newCuts(): Cuts {
  return { numbers: new Map(), texts: new Map(), lists: new Map(), states: new Set() };
}

export function addTo<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

/** What a condition compares with. Ratios pass their cuts on to the facts that they are, or that guards compare. */
export function cutByCondition(policy: Policy, condition: PolicyCondition, cuts: Cuts): void {
  if (condition.kind === 'not') {
    cutByCondition(policy, condition.condition, cuts);
    return;
  }
  if (condition.kind !== 'comparison') {
    for (const part of condition.conditions) cutByCondition(policy, part, cuts);
    return;
  }
  const { operand, comparison } = condition;
  if (operand.kind === 'score' || operand.kind === 'rating') return;
  const { slot } = operand.slot;
  if (operand.kind === 'state') cuts.states.add(slot);
  if (operand.kind !== 'value') return;
  const values = [comparison.value].flat();
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length > 0) addTo(cuts.lists, slot, texts);
  for (const value of values) {
    if (typeof value === 'number') addTo(cuts.numbers, slot, value);
    if (typeof value === 'string') addTo(cuts.texts, slot, value);
  }
}

const supportsBySlot = new WeakMap<Policy, Map<number, ReadonlySet<number>>>();

/** Facts and parts of the request that a slot depends on, itself when it is one; through ratios of any depth. */
export function supportOf(policy: Policy, slot: number): ReadonlySet<number> {
  let known = supportsBySlot.get(policy);
  if (known === undefined) {
    known = new Map();
    supportsBySlot.set(policy, known);
  }
  const found = known.get(slot);
  if (found !== undefined) return found;
  const support = new Set<number>();
  const ratio = findRatio(policy, slot);
  const kind = policy.slots[slot]?.kind;
  if (ratio !== undefined) for (const one of supportOfPrograms(policy, programsOf(ratio))) support.add(one);
  else if (kind === 'fact' || kind === 'request') support.add(slot);
  known.set(slot, support);
  return support;
}

/** The same of everything that some formulas name. */
export function supportOfPrograms(policy: Policy, programs: readonly (NumberNode | TruthNode)[]): Set<number> {
  const support = new Set<number>();
  for (const program of programs) {
    walkProgram(program, (node) => {
      if (node.kind === 'slot' || node.kind === 'percentile')
        for (const one of supportOf(policy, node.slot)) support.add(one);
    });
  }
  return support;
}

export function programsOf(ratio: PolicyRatio): readonly (NumberNode | TruthNode)[] {
  return [ratio.formula, ...ratio.guards.map(({ when }) => when)];
}

const ratiosBySlot = new WeakMap<Policy, ReadonlyMap<number, PolicyRatio>>();

export function findRatio(policy: Policy, slot: number): PolicyRatio | undefined {
  let known = ratiosBySlot.get(policy);
  if (known === undefined) {
    known = new Map(policy.ratios.map((ratio) => [ratio.slot, ratio]));
    ratiosBySlot.set(policy, known);
  }
  return known.get(slot);
}

const factsBySlot = new WeakMap<Policy, ReadonlyMap<number, PolicyFact>>();

function findFact(policy: Policy, slot: number): PolicyFact | undefined {
  let known = factsBySlot.get(policy);
  if (known === undefined) {
    known = new Map(policy.facts.map((fact) => [fact.slot, fact]));
    factsBySlot.set(policy, known);
  }
  return known.get(slot);
}

/** Cuts of ratios, carried over to facts: through formulas that are a fact, and by literals in guards. */
export function carryCuts(policy: Policy, cuts: Cuts): void {
  for (const ratio of policy.ratios.toReversed()) {
    const wanted = cuts.numbers.get(ratio.slot);
    if (ratio.formula.kind === 'slot' && wanted !== undefined) {
      for (const value of wanted) addTo(cuts.numbers, ratio.formula.slot, value);
    }
    if (ratio.formula.kind === 'slot' && cuts.states.has(ratio.slot)) cuts.states.add(ratio.formula.slot);
    for (const { when } of ratio.guards) {
      walkProgram(when, (node) => {
        if (node.kind !== 'order') return;
        const [left, right] = [node.left, node.right];
        if (left.kind === 'slot' && right.kind === 'literal') addTo(cuts.numbers, left.slot, right.value);
        if (right.kind === 'slot' && left.kind === 'literal') addTo(cuts.numbers, right.slot, left.value);
      });
    }
  }
}

/** The cells of a fact or of a part of the request. Together they hold every value that it may have. */
export function cellsOf(policy: Policy, slot: number, cuts: Cuts): readonly AbstractValue[] {
  const fact = findFact(policy, slot);
  const absences: AbstractValue[] = cuts.states.has(slot)
    ? ABSENT_KINDS.map((kind) => ({ ...NOTHING, absent: absentBit(kind) }))
    : [{ ...NOTHING, absent: ANY_ABSENCE }];
  if (fact === undefined) return cutNumbers(0, Number.MAX_SAFE_INTEGER, true, cuts.numbers.get(slot)).map(numbers);
  const { definition } = fact;
  const texts = [...(cuts.texts.get(slot) ?? [])];
  switch (definition.type) {
    case 'boolean':
      return [label(false), label(true), ...absences];
    case 'category':
      return [...groupTexts(definition.values, cuts.lists.get(slot)), ...absences];
    case 'code':
      return [...groupTexts([...texts, OTHER_TEXT], cuts.lists.get(slot)), ...absences];
    case 'date': {
      const days = new Set(texts.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]));
      if (days.size === 0) days.add('2020-01-01');
      return [...days].map(label).concat(absences);
    }
    case 'money': {
      const most = Number.MAX_SAFE_INTEGER;
      return [...cutNumbers(-most, most, true, cuts.numbers.get(slot)).map(numbers), ...absences];
    }
    default: {
      const isInteger = definition.type === 'integer';
      const low = definition.minimum ?? (isInteger ? -Number.MAX_SAFE_INTEGER : Number.NEGATIVE_INFINITY);
      const high = definition.maximum ?? (isInteger ? Number.MAX_SAFE_INTEGER : Number.POSITIVE_INFINITY);
      return [...cutNumbers(low, high, isInteger, cuts.numbers.get(slot)).map(numbers), ...absences];
    }
  }
}

/** Below that, each text is a cell of its own. */
const MANY_TEXTS = 12;

/** Texts that are in the same lists make one cell; few texts are kept apart. */
function groupTexts(texts: readonly string[], lists: Iterable<readonly string[]> = []): readonly AbstractValue[] {
  const single = [...new Set(texts)];
  if (single.length <= MANY_TEXTS) return single.map(label);
  const sets = [...lists].map((list) => new Set(list));
  const groups = new Map<string, string[]>();
  for (const text of single) {
    const key = sets.map((set) => (set.has(text) ? '1' : '0')).join('');
    groups.set(key, [...(groups.get(key) ?? []), text]);
  }
  return [...groups.values()].map((labels) => ({ ...NOTHING, labels }));
}

function label(value: string | boolean): AbstractValue {
  return { ...NOTHING, labels: [value] };
}

/** Points at the thresholds and the stretches between them; of integers only those that hold one. */
export function cutNumbers(low: number, high: number, isInteger: boolean, at: Iterable<number> = []): Range[] {
  const points = [...new Set(at)].filter((point) => point >= low && point <= high).sort((a, b) => a - b);
  const ranges: Range[] = [];
  let from = low;
  let fromOpen = false;
  for (const point of points) {
    ranges.push({ low: from, lowOpen: fromOpen, high: point, highOpen: true });
    ranges.push({ low: point, lowOpen: false, high: point, highOpen: false });
    from = point;
    fromOpen = true;
  }
  ranges.push({ low: from, lowOpen: fromOpen, high, highOpen: false });
  return ranges.map((range) => (isInteger ? toIntegers(range) : range)).filter((range) => !isEmpty(range));
}

function toIntegers({ low, high, lowOpen, highOpen }: Range): Range {
  const first = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
  const last = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
  return { low: first, high: last, lowOpen: false, highOpen: false };
}
