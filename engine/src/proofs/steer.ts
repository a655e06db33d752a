/**
 * Steering a score: what other characteristics earn is added up exactly, so that a difference of points is looked at
 * where it matters, at the score where a rating begins.
 */
import type { RuleResult } from '../evaluate/reasons.js';
import { absencesToward, applyChange, type Change, changesToward, namesBehind } from './customers.js';
import type { Search, Tried } from './search.js';

/** One change that moves the points of one characteristic and nothing else that is scored or ruled. */
interface Lever {
  readonly change: Change;
  readonly gain: number;
}

/** Sums that are kept while levers are added up. */
const MOST_SUMS = 2000;
/** Adding up so many takes about as long as trying one customer. */
const SUMS_PER_TRY = 100;
/** Ways to reach one stretch of scores. */
const MOST_WAYS = 3;

const leversOf = new WeakMap<Tried, readonly (readonly Lever[])[]>();

/** For each characteristic, one change for each number of points that it can gain or lose from there. */
function listLevers(search: Search, start: Tried): readonly (readonly Lever[])[] {
  const known = leversOf.get(start);
  if (known !== undefined) return known;
  const { policy, cuts, work, cost } = search;
  // A rule that is undecided and may stay silent does nothing.
  const effective = (result: RuleResult | undefined, rule: number): RuleResult | undefined =>
    result === 'unknown' && policy.rules[rule]?.definition.ifUnknown === 'ignore' ? 'not_fired' : result;
  const levers = policy.characteristics.map(({ input }, index) => {
    const byGain = new Map<number, Lever>();
    const changes = [
      ...changesToward(policy, cuts, start.shown.scope, input.slot),
      ...absencesToward(policy, [input.slot]),
    ];
    for (const change of changes) {
      if (!work.spend(cost)) break;
      const { shown } = search.try(applyChange(start.application, change));
      const isAlone =
        shown.entries.every((entry, other) => other === index || entry === start.shown.entries[other]) &&
        shown.rules.every((result, rule) => effective(result, rule) === effective(start.shown.rules[rule], rule));
      const gain = shown.score - start.shown.score;
      if (isAlone && gain !== 0 && !byGain.has(gain)) byGain.set(gain, { change, gain });
    }
    return [...byGain.values()];
  });
  leversOf.set(start, levers);
  return levers;
}

/** A stretch of scores, ends included. */
export interface Stretch {
  readonly least: number;
  readonly most: number;
}

/**
 * Changes of other facts than those behind `slots` that move the score of `start` by an amount within `shift`, those of
 * the fewest facts first.
 */
export function steer(
  search: Search,
  start: Tried,
  slots: readonly number[],
  { least, most }: Stretch,
): readonly (readonly Change[])[] {
  return [...addUp(search, start, slots)]
    .filter(([sum]) => sum >= least && sum <= most)
    .map(([, changes]) => changes)
    .sort((a, b) => a.length - b.length)
    .slice(0, MOST_WAYS);
}

type Sums = ReadonlyMap<number, readonly Change[]>;
const sumsOf = new WeakMap<Tried, Map<string, Sums>>();

/** Every sum of gains that was found, with the changes of the fewest facts that give it. */
function addUp(search: Search, start: Tried, slots: readonly number[]): Sums {
  const known = sumsOf.get(start) ?? new Map<string, Sums>();
  sumsOf.set(start, known);
  const kept = namesBehind(search.policy, slots);
  const key = [...kept].join(' ');
  const found = known.get(key);
  if (found !== undefined) return found;
  const groups = listLevers(search, start).map((group) => group.filter(({ change }) => !kept.has(change.fact)));
  let sums: Sums = new Map([[0, []]]);
  for (const group of groups) {
    if (!search.work.spend(Math.ceil((sums.size * group.length) / SUMS_PER_TRY))) break;
    const next = new Map(sums);
    for (const [sum, changes] of sums) {
      for (const { change, gain } of group) {
        const isShorter = (next.get(sum + gain)?.length ?? Number.POSITIVE_INFINITY) > changes.length + 1;
        if (!isShorter || next.size >= MOST_SUMS || changes.some(({ fact }) => fact === change.fact)) continue;
        next.set(sum + gain, [...changes, change]);
      }
    }
    sums = next;
  }
  known.set(key, sums);
  return sums;
}

/** For each rating, the shifts that set it between two scores: the lower one below where it begins, the higher one not. */
export function shiftsBetween({ policy }: Search, one: number, other: number): readonly Stretch[] {
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  return policy.scorecard.ratings.flatMap(({ from }) =>
    from === null || low === high ? [] : [{ least: from - high, most: from - 1 - low }],
  );
}
