/** Witnesses that one could meet: as near to the plain customer as what they show allows. */
import type { ApplicationInput } from '../application/schema.js';
import type { JsonPath } from '../kernel/diagnostic.js';
import type { Policy } from '../scorecard/policy.js';
import { applyChange, type Change, isScale, REQUEST_PART_NAMES, readInput, valuesOf } from './customers.js';
import type { Finding } from './finding.js';
import { supportOfRule } from './logic.js';
import { supportOfGuards } from './reach.js';
import type { Search, Tried } from './search.js';

/**
 * The same customers with every fact that they share set back to what the plain customer has, or as near to it as
 * `shows` stays true. What tells them apart is left as it is.
 */
export function bringNear(
  search: Search,
  customers: readonly Tried[],
  shows: (tried: readonly Tried[]) => boolean,
): readonly Tried[] {
  let current = customers;
  const attempt = (changes: readonly Change[]): boolean => {
    if (!search.work.spend(search.cost * customers.length)) return false;
    const tried = current.map(({ application }) => search.try(applyChange(application, ...changes)));
    if (!shows(tried)) return false;
    current = tried;
    return true;
  };
  const { policy, cuts, plain } = search;
  const usual = (name: string) => readInput(plain.application, name);
  const isApart = (name: string): boolean => {
    const [first, ...others] = current.map(({ application }) => write(readInput(application, name)));
    return others.every((other) => other === first) && first !== write(usual(name));
  };
  // Most of what a search has moved on its way is not needed: halves are set back at once.
  const setBack = (changes: readonly Change[]): void => {
    if (changes.length === 0 || attempt(changes) || changes.length === 1) return;
    const middle = Math.ceil(changes.length / 2);
    setBack(changes.slice(0, middle));
    setBack(changes.slice(middle));
  };
  const names = [...policy.facts.map(({ name }) => name), ...REQUEST_PART_NAMES];
  setBack(names.filter(isApart).map((name) => ({ fact: name, value: readInput(plain.application, name) ?? null })));
  for (const fact of policy.facts.filter(({ name }) => isApart(name))) {
    const [usually, now] = [usual(fact.name), current[0]?.application.facts[fact.name]];
    if (typeof usually !== 'number' || typeof now !== 'number') continue;
    const far = (value: number): number => Math.abs(Math.asinh(value) - Math.asinh(usually));
    const nearer = valuesOf(policy, fact, cuts)
      .filter((value) => typeof value === 'number')
      .filter((value) => far(value) < far(now))
      .sort((a, b) => far(a) - far(b));
    nearer.some((value) => attempt([{ fact: fact.name, value }]));
  }
  // A fiscal year of one month only makes an amount greater: a greater amount of a whole year is easier met.
  const amounts = policy.facts.filter(({ definition }) => definition.type === 'money');
  for (const { name } of policy.facts.filter((fact) => isScale(policy, fact) && isApart(fact.name))) {
    const whole = { fact: name, value: usual(name) ?? null };
    const greater = amounts.filter((amount) => !isApart(amount.name));
    greater.some((amount) => GREATER_AMOUNTS.some((value) => attempt([whole, { fact: amount.name, value }])));
  }
  return current;
}

/** In place of a shorter fiscal year: what it would make of the plain amount, at least. */
const GREATER_AMOUNTS = [1_000_000_000, 10_000_000_000];

/** Facts and parts of the request of a witness that tell something, those that matter most first. */
export function listTelling({ policy, plain }: Search, { path, witness, counterpart }: Finding): readonly string[] {
  if (witness === null) return [];
  const differsFrom = (other: ApplicationInput) => (name: string) =>
    write(readInput(witness, name)) !== write(readInput(other, name));
  const names = [...policy.facts.map(({ name }) => name), ...REQUEST_PART_NAMES];
  const about = listAbout(policy, path);
  return [
    ...new Set([
      ...(counterpart === null ? [] : names.filter(differsFrom(counterpart))),
      ...names.filter((name) => about.has(name)),
      ...names.filter(differsFrom(plain.application)),
    ]),
  ];
}

/** Facts that the rule or the guards at a path read. */
function listAbout(policy: Policy, [part, key]: JsonPath): ReadonlySet<string> {
  const rule = part === 'rules' ? policy.rules[Number(key)] : undefined;
  const ratio = part === 'ratios' ? policy.ratios.find(({ name }) => name === key) : undefined;
  const slots =
    rule !== undefined ? supportOfRule(policy, rule) : ratio !== undefined ? supportOfGuards(policy, ratio.slot) : [];
  return new Set([...slots].flatMap((slot) => policy.slots[slot]?.name ?? []));
}

function write(value: ApplicationInput['facts'][string] | undefined): string {
  return value === undefined ? '' : JSON.stringify(value);
}
