/** Customers of whom enough is known for one version and too little for the other. */
import type { Application } from '../../application/schema.js';
import type { Policy } from '../../scorecard/policy.js';
import { absencesToward, applyChange, type Change } from '../customers.js';
import type { Search, Tried } from '../search.js';

/** Choices of what to leave out that are tried. */
const MOST_CHOICES = 40;

/** Leaves out what brings the shares that are known on two sides of what is required, the least first. */
export function* straddleCompleteness(searchA: Search, searchB: Search, start: Tried): Generator<Application> {
  const [a, b] = [searchA.policy, searchB.policy];
  const weightsB = new Map(b.characteristics.map(({ definition, weight }) => [definition.id, weight]));
  // By the weight that the first version misses: the ways in which the second misses least and most.
  let missed = new Map<number, readonly Choice[]>([[0, [{ other: 0, changes: [] }]]]);
  for (const [index, { definition, weight }] of a.characteristics.entries()) {
    const change = omit(searchA, start, index);
    if (change === null) continue;
    const other = weightsB.get(definition.id) ?? 0;
    const next = new Map(missed);
    for (const [sum, choices] of missed) {
      const more = choices.map((choice) => ({ other: choice.other + other, changes: [...choice.changes, change] }));
      next.set(sum + weight, keepEnds([...(next.get(sum + weight) ?? []), ...more]));
    }
    missed = next;
  }
  const straddling = [...missed].flatMap(([sum, choices]) =>
    choices.filter(({ other }) => isEnough(a, sum) !== isEnough(b, other)),
  );
  straddling.sort((x, y) => x.changes.length - y.changes.length);
  for (const { changes } of straddling.slice(0, MOST_CHOICES)) yield applyChange(start.application, ...changes);
}

interface Choice {
  readonly other: number;
  readonly changes: readonly Change[];
}

function keepEnds(choices: readonly Choice[]): readonly Choice[] {
  const sorted = choices.toSorted((x, y) => x.other - y.other || x.changes.length - y.changes.length);
  return [sorted[0], sorted.at(-1)].filter((choice) => choice !== undefined);
}

function isEnough({ totalWeight, scorecard }: Policy, missing: number): boolean {
  return (totalWeight === 0 ? 1 : (totalWeight - missing) / totalWeight) >= scorecard.completeness.minimumShare;
}

/** A fact whose absence makes this characteristic absent, and no other; null where there is none. */
function omit(search: Search, start: Tried, index: number): Change | null {
  const input = search.policy.characteristics[index]?.input.slot;
  if (input === undefined) return null;
  const isAbsent = (entry: string | undefined): boolean => entry?.startsWith('absent:') === true;
  const found = absencesToward(search.policy, [input]).find((change) => {
    if (!search.work.spend(search.cost)) return false;
    const { entries, rules } = search.try(applyChange(start.application, change)).shown;
    return (
      isAbsent(entries[index]) &&
      entries.every((entry, other) => other === index || entry === start.shown.entries[other]) &&
      rules.every((result, rule) => result === start.shown.rules[rule] || result === 'unknown')
    );
  });
  return found ?? null;
}
