/** Customers to try: values of facts around every threshold, and the changes that lead from one customer to another. */
import { type Application, type ApplicationInput, type FactInput, MOST_AMOUNT_MINOR } from '../application/schema.js';
import type { Scope } from '../evaluate/facts.js';
import type { Slot } from '../formula/names.js';
import { walkProgram } from '../formula/program.js';
import { ABSENT_KINDS } from '../kernel/absent.js';
import { addDays } from '../kernel/calendar-date.js';
import type { Policy, PolicyFact } from '../scorecard/policy.js';
import {
  addTo,
  type Cuts,
  carryCuts,
  cutByCondition,
  findRatio,
  newCuts,
  OTHER_TEXT,
  programsOf,
  supportOf,
} from './domain.js';
import { solveFor } from './solve.js';

export type FactValue = string | number | boolean;

/** One fact set to a value, or to absent in one of the other ways, null: left out; or a part of the request to an amount. */
export interface Change {
  readonly fact: string;
  readonly value: FactInput | null;
}

/** The parts of the request that a search moves; the total moves with the amount. */
const REQUEST_PARTS = {
  'request.amount': 'amountMinor',
  'request.exposure': 'exposureMinor',
  'request.insured': 'insuredMinor',
} as const;

type RequestPart = keyof typeof REQUEST_PARTS;
export const REQUEST_PART_NAMES = Object.keys(REQUEST_PARTS) as readonly RequestPart[];

const isRequestPart = (name: string): name is RequestPart => name in REQUEST_PARTS;

/** What a change of this name sets: the fact as it was given, or the amount. */
export function readInput(application: Application, name: string): FactInput | undefined;
export function readInput(application: ApplicationInput, name: string): ApplicationInput['facts'][string] | undefined;
export function readInput({ facts, request }: ApplicationInput, name: string) {
  return isRequestPart(name) ? request[REQUEST_PARTS[name]] : facts[name];
}

/** What is told apart anywhere in a policy: bounds of bands, literals of guards and rules, texts of categories. */
export function cutPolicy(policy: Policy): Cuts {
  const cuts = newCuts();
  for (const { definition, input } of policy.characteristics) {
    cuts.states.add(input.slot);
    if (definition.kind === 'numeric') {
      for (const { from, to } of definition.bands) {
        if (from !== null) addTo(cuts.numbers, input.slot, from);
        if (to !== null) addTo(cuts.numbers, input.slot, to);
      }
    } else {
      for (const { values } of definition.categories)
        for (const value of values) if (typeof value === 'string') addTo(cuts.texts, input.slot, value);
    }
  }
  for (const { when } of policy.rules) cutByCondition(policy, when, cuts);
  if (policy.segmentSlot !== null)
    for (const { segment } of policy.scorecard.terms.offers)
      if (segment !== null) addTo(cuts.texts, policy.segmentSlot, segment);
  carryCuts(policy, cuts);
  return cuts;
}

/** The least step of a fact: a cent more or less is told apart, so is a day; of other numbers a thousandth. */
export function stepOf({ definition }: PolicyFact): number {
  if (definition.type === 'money' || definition.type === 'integer') return 1;
  return definition.type === 'number' && definition.unit === 'days' ? 1 : 0.001;
}

/** Is `value` one that the fact may have? */
export function isAllowed({ definition }: PolicyFact, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (definition.type === 'money') return Number.isSafeInteger(value);
  if (definition.type !== 'integer' && definition.type !== 'number') return false;
  if (definition.type === 'integer' && !Number.isSafeInteger(value)) return false;
  return (definition.minimum ?? value) <= value && value <= (definition.maximum ?? value);
}

const AMOUNTS = [0, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, -100_000_000];

/**
 * Values of a fact worth trying: a few sizes, then those at, just below and just above each threshold, then negative
 * ones. Of values that serve alike the first is taken, so that customers stay ones that one could meet.
 */
export function valuesOf(policy: Policy, fact: PolicyFact, cuts: Cuts): readonly FactValue[] {
  const { definition } = fact;
  const texts = [...(cuts.texts.get(fact.slot) ?? [])];
  switch (definition.type) {
    case 'boolean':
      return [false, true];
    case 'category':
      return definition.values;
    case 'date':
      return [...new Set(texts.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])), '2020-01-01'];
    case 'code': {
      const sectors = policy.benchmarks.some(({ sectorFact }) => sectorFact === fact.name)
        ? policy.benchmarks.flatMap(({ cells }) => cells.find(({ level }) => level === 'division')?.code ?? [])
        : [];
      return [...new Set([...sectors, ...texts, OTHER_TEXT])];
    }
    default: {
      const step = stepOf(fact);
      const near = [...(cuts.numbers.get(fact.slot) ?? [])].flatMap((at) => [at - step, at, at + step]);
      const sizes =
        definition.type === 'money'
          ? AMOUNTS
          : [0, 0.5, 1, 2, 5, 10, 12, 25, 50, 100, 365, definition.minimum ?? 0, definition.maximum ?? 1000];
      const rise = (a: number, b: number): number => a - b;
      const values = [...new Set([...sizes.toSorted(rise), ...near.toSorted(rise)])];
      const isNegative = (value: number): boolean => value < 0;
      return [...values.filter((value) => !isNegative(value)), ...values.filter(isNegative)].filter((value) =>
        isAllowed(fact, value),
      );
    }
  }
}

/** A customer of whom everything is known and nothing is remarkable. */
export function plainCustomer(policy: Policy, cuts: Cuts): Application {
  const facts: Record<string, FactValue> = {};
  for (const fact of policy.facts) {
    const values = valuesOf(policy, fact, cuts);
    const { definition } = fact;
    const [first = 0] = values;
    if (definition.type === 'money') facts[fact.name] = 100_000_000;
    else if (definition.type === 'number' || definition.type === 'integer')
      facts[fact.name] = isAllowed(fact, 12) ? 12 : isAllowed(fact, 1) ? 1 : isAllowed(fact, 0) ? 0 : first;
    else facts[fact.name] = first;
  }
  // A whole step: a limit that is what is asked for, rounded down, then holds it.
  const amountMinor = Math.max(100, policy.scorecard.limit.roundDownToMinor);
  return {
    date: policy.scorecard.about.effectiveFrom,
    customer: null,
    request: { amountMinor, exposureMinor: 0, groupExposureMinor: 0, insuredMinor: 0, terms: null },
    facts,
    priorFacts: Object.fromEntries(
      policy.facts.flatMap(({ name, definition }) => (definition.type === 'money' ? [[name, 100_000_000]] : [])),
    ),
  };
}

export function applyChange(application: Application, ...changes: readonly Change[]): Application {
  const facts = { ...application.facts };
  const request = { ...application.request };
  for (const { fact, value } of changes) {
    if (isRequestPart(fact)) {
      if (typeof value === 'number') request[REQUEST_PARTS[fact]] = value;
    } else if (value === null) delete facts[fact];
    else facts[fact] = value;
  }
  return { ...application, facts, request };
}

/** Every way in which the facts behind `slots` may be absent. */
export function absencesToward(policy: Policy, slots: Iterable<number>): readonly Change[] {
  return factsBehind(policy, slots).flatMap(({ name }) =>
    ABSENT_KINDS.map((status) => ({
      fact: name,
      value: status === 'missing' ? null : { value: null, status, asOf: null, knownAt: null, source: null },
    })),
  );
}

/** Facts that a ratio or fact rests on, in document order. */
export function factsBehind(policy: Policy, slots: Iterable<number>): readonly PolicyFact[] {
  const support = new Set<number>();
  for (const slot of slots) for (const one of supportOf(policy, slot)) support.add(one);
  return policy.facts.filter(({ slot }) => support.has(slot));
}

/** The parts of the request among what a slot rests on. */
function partsBehind({ slots }: Policy, support: Iterable<number>): readonly Slot[] {
  return [...support].flatMap((one) => slots[one] ?? []).filter(({ kind }) => kind === 'request');
}

/** Names of all that changes toward some slots may set. */
export function namesBehind(policy: Policy, slots: readonly number[]): ReadonlySet<string> {
  const parts = slots.flatMap((slot) => partsBehind(policy, supportOf(policy, slot)).map(({ name }) => name));
  const moved = parts.flatMap((name) => (name === 'request.total' ? ['request.amount', 'request.exposure'] : [name]));
  return new Set([...factsBehind(policy, slots).map(({ name }) => name), ...moved]);
}

/** Months that no characteristic judges: amounts are brought to a year by them. */
export function isScale({ characteristics }: Policy, { slot, definition }: PolicyFact): boolean {
  return (
    'unit' in definition && definition.unit === 'months' && characteristics.every(({ input }) => input.slot !== slot)
  );
}

/** Changes of one fact or part of the request that bring `slot`, one of them or a ratio, near each of its thresholds. */
export function changesToward(policy: Policy, cuts: Cuts, scope: Scope, slot: number): readonly Change[] {
  const facts = factsBehind(policy, [slot]);
  const changes: Change[] = facts.flatMap((fact) =>
    valuesOf(policy, fact, cuts).map((value): Change => ({ fact: fact.name, value })),
  );
  const targets = findRatio(policy, slot) === undefined ? [] : targetsOf(policy, cuts, slot);
  for (const part of partsBehind(policy, supportOf(policy, slot))) {
    const near = [...(cuts.numbers.get(part.slot) ?? [])].flatMap((at) => [
      Math.ceil(at) - 1,
      Math.ceil(at),
      Math.floor(at) + 1,
    ]);
    const solved = targets.map((target) => Math.round(solveFor(policy, scope, slot, target, part.slot) ?? Number.NaN));
    for (const value of new Set([...AMOUNTS, ...near, ...solved])) {
      const change = changeOfRequest(policy, scope, part.name, value);
      if (change !== null) changes.push(change);
    }
  }
  for (const fact of facts) {
    const { type } = fact.definition;
    if (type !== 'money' && type !== 'integer' && type !== 'number') continue;
    for (const target of targets) {
      const solved = solveFor(policy, scope, slot, target, fact.slot);
      if (solved === null) continue;
      const values = type === 'number' ? [solved] : [Math.floor(solved), Math.ceil(solved)];
      for (const value of values) if (isAllowed(fact, value)) changes.push({ fact: fact.name, value });
    }
  }
  return changes;
}

/** A part of the request set to an amount, the total by what is asked for; null where it cannot be that. */
function changeOfRequest(policy: Policy, scope: Scope, name: string, value: number): Change | null {
  const exposure = scope.current[policy.slotByName.get('request.exposure')?.slot ?? -1];
  const [fact, amount] = name === 'request.total' ? ['request.amount', value - Number(exposure)] : [name, value];
  return Number.isInteger(amount) && amount >= 0 && amount <= MOST_AMOUNT_MINOR ? { fact, value: amount } : null;
}

/** Values of a ratio worth trying: between its thresholds and just around them. */
function targetsOf(policy: Policy, cuts: Cuts, slot: number): readonly number[] {
  const bounds = [...(cuts.numbers.get(slot) ?? [])].sort((a, b) => a - b);
  const middles = bounds.map((bound, at) => (bound + (bounds[at + 1] ?? bound + Math.max(1, Math.abs(bound)))) / 2);
  const [first] = bounds;
  const ratio = findRatio(policy, slot);
  const literals: number[] = [];
  if (ratio !== undefined)
    for (const program of programsOf(ratio))
      walkProgram(program, (node) => {
        if (node.kind === 'literal') literals.push(node.value);
      });
  const below = first === undefined ? [] : [first - Math.max(1, Math.abs(first)) / 2];
  return [...new Set([...below, ...bounds, ...middles, ...literals.slice(0, 4)])];
}
