/** What is known of an application, slot by slot: the ground on which ratios, rules and formulas stand. */
import type { Application, FactInput } from '../application/schema.js';
import type { MaybeNumber } from '../kernel/absent.js';
import { daysBetween } from '../kernel/calendar-date.js';
import type { Policy, PolicyFact } from '../scorecard/policy.js';
import type { FactTrace, Resolved } from './decision.js';

/**
 * Values by slot of a policy. Stages fill it in turn: facts and request, then ratios, then what a limit formula reads.
 * `resolved` holds facts, request and ratios; `current` and `prior` the numbers that formulas compute with.
 */
export interface Scope {
  readonly resolved: (Resolved | undefined)[];
  readonly current: MaybeNumber[];
  readonly prior: MaybeNumber[];
}

const NOT_GIVEN: Resolved = Object.freeze({ state: 'missing', cause: null });
const NO_NUMBER: MaybeNumber = Object.freeze({ absent: 'missing', cause: null });

/** Puts facts, prior facts and the request into a new scope. A fact that is not given is `missing`. */
export function resolveFacts(policy: Policy, application: Application): Scope {
  const scope: Scope = {
    resolved: new Array<Resolved | undefined>(policy.slots.length).fill(undefined),
    current: new Array<MaybeNumber>(policy.slots.length).fill(NO_NUMBER),
    prior: new Array<MaybeNumber>(policy.slots.length).fill(NO_NUMBER),
  };
  for (const fact of policy.facts) {
    const given = readOwn(application.facts, fact.name);
    const resolved = resolveFact(given, fact.definition.maxAgeDays, application.date);
    scope.resolved[fact.slot] = resolved;
    scope.current[fact.slot] = toNumber(resolved);
    // A year-old fact is old by intention: `prior` values do not go stale.
    scope.prior[fact.slot] = toNumber(resolveFact(readOwn(application.priorFacts, fact.name), null, application.date));
  }
  const { amountMinor, exposureMinor, insuredMinor } = application.request;
  const request = {
    'request.amount': amountMinor,
    'request.exposure': exposureMinor,
    'request.insured': insuredMinor,
    'request.total': exposureMinor + amountMinor,
  };
  for (const [name, value] of Object.entries(request)) {
    const slot = policy.slotByName.get(name);
    if (slot === undefined) continue;
    scope.resolved[slot.slot] = { state: 'present', value };
    scope.current[slot.slot] = value;
  }
  return scope;
}

/**
 * One fact at a date. Present, unless the envelope says otherwise or its `asOf` lies more than `maxAgeDays` days back;
 * a value of which no one says when it was true does not age.
 */
export function resolveFact(given: FactInput | undefined, maxAgeDays: number | null, date: string): Resolved {
  if (given === undefined) return NOT_GIVEN;
  if (typeof given !== 'object') return { state: 'present', value: given };
  if (given.status !== 'present') return { state: given.status, cause: null };
  if (given.value === null) return NOT_GIVEN;
  const isStale = maxAgeDays !== null && given.asOf !== null && daysBetween(given.asOf, date) > maxAgeDays;
  return isStale ? { state: 'stale', cause: null } : { state: 'present', value: given.value };
}

/** The number a formula computes with; what is no number is never read by a checked formula. */
export function toNumber(resolved: Resolved): MaybeNumber {
  switch (resolved.state) {
    case 'present':
      return typeof resolved.value === 'number' ? resolved.value : NO_NUMBER;
    case 'class':
      return { absent: 'notApplicable', cause: `class:${resolved.class}` };
    default:
      return { absent: resolved.state, cause: resolved.cause };
  }
}

/** Puts other values than the application's into slots of facts or of the request. */
export function changeFacts(policy: Policy, scope: Scope, changed: ReadonlyMap<number, Resolved>): void {
  for (const [slot, resolved] of changed) {
    if (policy.slots[slot]?.kind === 'ratio') continue;
    scope.resolved[slot] = resolved;
    scope.current[slot] = toNumber(resolved);
  }
}

/** Facts for the record, in the order of `facts`. */
export function traceFacts(facts: readonly PolicyFact[], application: Application, scope: Scope): FactTrace[] {
  return facts.map(({ name, slot }) => {
    const given = readOwn(application.facts, name);
    const envelope = typeof given === 'object' ? given : null;
    return {
      name,
      resolved: readSlot(scope, slot),
      asOf: envelope?.asOf ?? null,
      knownAt: envelope?.knownAt ?? null,
      source: envelope?.source ?? null,
    };
  });
}

/** The value in a slot that a stage before this one has filled. */
export function readSlot(scope: Pick<Scope, 'resolved'>, slot: number): Resolved {
  const resolved = scope.resolved[slot];
  if (resolved === undefined) throw new Error(`slot ${slot} has not been resolved`);
  return resolved;
}

function readOwn(facts: Application['facts'], name: string): FactInput | undefined {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}
