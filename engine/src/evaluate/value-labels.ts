/** What a person reads in place of a category of a fact or a class of a ratio. */
import type { Text } from '../kernel/text.js';
import type { Scorecard } from '../scorecard/schema.js';
import type { Resolved } from './decision.js';

/** Labels by value or class. */
export type ValueLabels = ReadonlyMap<string, Text>;

/** The labels that a scorecard gives to the values of a fact, or to the classes of a ratio. */
export function listValueLabels({ facts, ratios }: Scorecard, name: string): ValueLabels {
  const labels = new Map<string, Text>();
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact?.type === 'category') {
    for (const [value, label] of Object.entries(fact.labels ?? {})) labels.set(value, label);
  }
  const guards = Object.hasOwn(ratios, name) ? (ratios[name]?.guards ?? []) : [];
  for (const guard of guards) if (guard.label !== undefined) labels.set(guard.class, guard.label);
  return labels;
}

/** The label of a value in the trace; null for a number, a flag, an absence, and what has none. */
export function findValueLabel(labels: ValueLabels | undefined, resolved: Resolved): Text | null {
  if (resolved.state === 'class') return labels?.get(resolved.class) ?? null;
  if (resolved.state !== 'present' || typeof resolved.value !== 'string') return null;
  return labels?.get(resolved.value) ?? null;
}
