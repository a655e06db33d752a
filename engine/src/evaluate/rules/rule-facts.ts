/**
 * The facts that rules read, as json-rules-engine takes them. Every one of them is passed to every run, so that the
 * library never decides what an undefined fact means:
 *
 * - `<name>`: the value, null when it is absent or a class;
 * - `<name>.state`: `present`, `class`, or the way in which it is absent;
 * - `<ratio>.class`: the class, empty when the ratio is a number, null when it is absent;
 * - `score`, and `rating`, the rating that the score alone gives.
 */
import type { Policy } from '../../scorecard/policy.js';
import type { Rating } from '../../scorecard/schema.js';
import { readSlot } from '../facts.js';
import type { Values } from '../judge.js';
import type { RuleCondition } from './condition.js';
import type { JsonRule } from './rule-sets.js';

/** What a rule may read: a value, or null where there is none. */
export type RuleFact = string | number | boolean | null;
export type RuleFacts = Readonly<Record<string, RuleFact>>;

type Reading =
  | { readonly name: string; readonly kind: 'value' | 'state' | 'class'; readonly slot: number }
  | { readonly name: string; readonly kind: 'score' | 'rating'; readonly slot: null };

const SUFFIXES = [
  { suffix: '.state', kind: 'state' },
  { suffix: '.class', kind: 'class' },
] as const;

/** Where each fact that `rules` read comes from. Throws on a name that a checked scorecard cannot contain. */
export function planFacts(policy: Policy, rules: readonly JsonRule[]): readonly Reading[] {
  return listFacts(rules).map((name) => {
    if (name === 'score' || name === 'rating') return { name, kind: name, slot: null };
    const own = policy.slotByName.get(name);
    if (own !== undefined) return { name, kind: 'value', slot: own.slot };
    for (const { suffix, kind } of SUFFIXES) {
      const owner = name.endsWith(suffix) ? policy.slotByName.get(name.slice(0, -suffix.length)) : undefined;
      if (owner !== undefined) return { name, kind, slot: owner.slot };
    }
    throw new Error(`a rule reads \`${name}\`, which names nothing`);
  });
}

/** The facts of one application, by the plan. `scored` is null before there is a score. */
export function readFacts(
  plan: readonly Reading[],
  values: Values,
  scored: { readonly score: number; readonly rating: Rating } | null,
): RuleFacts {
  const facts: Record<string, RuleFact> = {};
  for (const reading of plan) facts[reading.name] = read(reading, values, scored);
  return facts;
}

function read(
  reading: Reading,
  values: Values,
  scored: { readonly score: number; readonly rating: Rating } | null,
): RuleFact {
  if (reading.slot === null) {
    if (scored === null) throw new Error(`\`${reading.name}\` is read before there is a score`);
    return scored[reading.kind];
  }
  const value = readSlot(values, reading.slot);
  switch (reading.kind) {
    case 'value':
      return value.state === 'present' ? value.value : null;
    case 'state':
      return value.state;
    case 'class':
      return value.state === 'class' ? value.class : value.state === 'present' ? '' : null;
  }
}

/** Every fact that the conditions of `rules` read, each once. */
export function listFacts(rules: readonly JsonRule[]): readonly string[] {
  const names = new Set<string>();
  const visit = (condition: RuleCondition): void => {
    if ('all' in condition) condition.all.forEach(visit);
    else if ('any' in condition) condition.any.forEach(visit);
    else names.add(condition.fact);
  };
  for (const { conditions } of rules) visit(conditions);
  return [...names];
}
