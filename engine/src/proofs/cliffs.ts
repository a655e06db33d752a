/** The steps of the policy: one euro or one day of one fact that moves the rating or the limit most. */
import type { PolicyFact } from '../scorecard/policy.js';
import { compositionCodes, ONE_UNIT } from './codes/composition-codes.js';
import { applyChange } from './customers.js';
import { supportOf } from './domain.js';
import { shownByPair } from './finding.js';
import { bringNear } from './plain-witness.js';
import type { Search, Tried } from './search.js';
import type { Shown } from './simulate.js';
import { solveFor } from './solve.js';
import type { Steps } from './witnessed.js';

/** Steps that are told of, the highest first. */
const MOST_CLIFFS = 5;
/** Beside them, steps among the first so many by the limit alone: a rule may take it all and leave the rating. */
const MOST_BY_LIMIT = 3;
/** A step is told of when the rating moves by two, or when more than this share of the limit is lost. */
const LEAST_SHARE = 0.5;

interface Cliff {
  readonly fact: PolicyFact;
  readonly unit: 'money' | 'days';
  readonly pair: readonly [Tried, Tried];
  readonly height: number;
  /** The share of the limit that is lost. */
  readonly loss: number;
}

/** How high the step between two decisions is: ratings first, then the share of the limit that is lost. */
function heightOf(first: Shown, second: Shown): number {
  const ratings = Math.abs(first.rating - second.rating);
  const share = shareLost(first, second);
  return ratings >= 2 || share > LEAST_SHARE ? ratings + share : 0;
}

function shareLost(first: Shown, second: Shown): number {
  const [least = 0, most = 0] = [first.limitMinor ?? 0, second.limitMinor ?? 0].sort((a, b) => a - b);
  return most === 0 ? 0 : (most - least) / most;
}

export function* proveCliffs(search: Search): Steps {
  const { policy } = search;
  const highest = new Map<string, Cliff>();
  const dearest = new Map<string, Cliff>();
  for (const fact of policy.facts) {
    const { definition } = fact;
    const unit = definition.type === 'money' ? 'money' : isDays(fact) ? 'days' : null;
    if (unit === null) continue;
    // Of steps of the same height, that of accounts of a whole year is told.
    for (const seed of [search.yearly, ...search.seeds]) {
      const step = unit === 'money' ? ONE_UNIT : 1;
      for (const value of edgesOf(search, fact, seed, step)) {
        if (!search.work.spend(2 * search.cost)) break;
        const pair = [value - step, value].map((at) =>
          search.try(applyChange(seed.application, { fact: fact.name, value: at })),
        );
        const [first, second] = pair;
        if (first === undefined || second === undefined) continue;
        const height = heightOf(first.shown, second.shown);
        const loss = shareLost(first.shown, second.shown);
        const cliff = { fact, unit, pair: [first, second], height, loss } as const;
        if (height > (highest.get(fact.name)?.height ?? 0)) highest.set(fact.name, cliff);
        if (loss > (dearest.get(fact.name)?.loss ?? LEAST_SHARE)) dearest.set(fact.name, cliff);
      }
      yield undefined;
    }
  }
  for (const { fact, unit, pair, height, loss } of rank([...highest.values()], [...dearest.values()])) {
    const isAsHigh = ([one, other]: readonly Tried[]): boolean =>
      one !== undefined &&
      other !== undefined &&
      heightOf(one.shown, other.shown) >= height &&
      shareLost(one.shown, other.shown) >= loss;
    const [first = pair[0], second = pair[1]] = bringNear(search, pair, isAsHigh);
    yield shownByPair(
      compositionCodes.cliff.at(
        { path: ['facts', fact.name] },
        {
          fact: fact.name,
          unit,
          rating: [first.shown.rating, second.shown.rating],
          limit: [first.shown.limitMinor, second.shown.limitMinor],
          currency: policy.scorecard.about.currency,
        },
      ),
      [first.application, second.application],
      (one, other) => heightOf(one, other) > 0,
    );
  }
}

/** The highest steps and the dearest ones, one of each fact, the highest first. */
function rank(highest: readonly Cliff[], dearest: readonly Cliff[]): readonly Cliff[] {
  const byHeight = highest.toSorted((a, b) => b.height - a.height).slice(0, MOST_CLIFFS);
  const byLoss = dearest.toSorted((a, b) => b.loss - a.loss).slice(0, MOST_BY_LIMIT);
  const others = byLoss.filter(({ fact }) => !byHeight.some((one) => one.fact === fact));
  return [...byHeight, ...others].sort((a, b) => b.height - a.height);
}

function isDays({ definition }: PolicyFact): boolean {
  return (definition.type === 'integer' || definition.type === 'number') && definition.unit === 'days';
}

/**
 * Values of a fact by which something has changed since one step below: its own thresholds, and those of the ratios that
 * rest on it, whether the threshold itself is on the one side or on the other.
 */
function edgesOf(search: Search, fact: PolicyFact, seed: Tried, step: number): readonly number[] {
  const { policy, cuts } = search;
  const edges = new Set<number>();
  const { definition } = fact;
  const [least, most] =
    definition.type === 'number' || definition.type === 'integer'
      ? [(definition.minimum ?? Number.NEGATIVE_INFINITY) + step, definition.maximum ?? Number.POSITIVE_INFINITY]
      : [-Number.MAX_SAFE_INTEGER + step, Number.MAX_SAFE_INTEGER];
  const add = (value: number): void => {
    const at = definition.type === 'number' ? value : Math.ceil(value);
    for (const near of [at, at + step]) if (near >= least && near <= most) edges.add(near);
  };
  for (const value of cuts.numbers.get(fact.slot) ?? []) add(value);
  for (const ratio of policy.ratios) {
    if (!supportOf(policy, ratio.slot).has(fact.slot)) continue;
    for (const target of cuts.numbers.get(ratio.slot) ?? []) {
      const solved = solveFor(policy, seed.shown.scope, ratio.slot, target, fact.slot);
      if (solved !== null) add(solved);
    }
  }
  return [...edges];
}
