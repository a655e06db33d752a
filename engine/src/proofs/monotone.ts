/**
 * Is better always better? One fact is moved so that one characteristic improves and no other changes its points; the
 * rating, the limit and the terms must not get worse. A pair that shows otherwise is proof; finding none is a sample,
 * so only what `monotone-exact.ts` could not decide is looked for here.
 */
import type { Policy } from '../scorecard/policy.js';
import { compositionCodes } from './codes/composition-codes.js';
import { applyChange, changesToward } from './customers.js';
import type { Candidate } from './finding.js';
import { shownByPair } from './finding.js';
import type { MonotoneProof } from './monotone-exact.js';
import { bringNear } from './plain-witness.js';
import { askMuch, improve, type Search, type Tried } from './search.js';
import type { Shown, Simulation } from './simulate.js';
import { shiftsBetween, steer } from './steer.js';
import type { Steps } from './witnessed.js';

const WORSE = {
  rating: (worse: Shown, better: Shown): boolean => better.rating > worse.rating,
  limit: (worse: Shown, better: Shown): boolean =>
    worse.limitMinor !== null && better.rating <= worse.rating && (better.limitMinor ?? 0) < worse.limitMinor,
  terms: (worse: Shown, better: Shown): boolean => better.rating <= worse.rating && better.termsDays < worse.termsDays,
} as const;

type Kind = keyof typeof WORSE;
const KINDS = ['rating', 'limit', 'terms'] as const;

/** From so many pairs of customers of one characteristic a threshold of the ratings is steered for. */
const MOST_STARTS = 24;

/** Customers who show otherwise; not looked for where `exact` says that there are none. */
export function* proveMonotone(search: Search, exact: readonly MonotoneProof[]): Steps {
  const { policy } = search;
  // A table that pays a worse rating more does so whatever moves the rating: it is told of once.
  const told = new Set<Kind>();
  for (const [index, { definition, input }] of policy.characteristics.entries()) {
    if (definition.kind !== 'numeric' || definition.direction === 'neutral') continue;
    const open = KINDS.filter((kind) => exact[index]?.[kind] !== true && !told.has(kind));
    if (open.length === 0) continue;
    const lowerIsBetter = definition.direction === 'lower_better';
    const found = new Map<Kind, readonly [Tried, Tried]>();
    const note = (pair: readonly [Tried, Tried]): void => {
      for (const kind of open) if (!found.has(kind) && WORSE[kind](pair[0].shown, pair[1].shown)) found.set(kind, pair);
    };
    const near = new Map<string, Near>();
    for (const seed of startsWithNumber(search, input.slot)) {
      for (const chain of listChains(search, seed, input.slot, lowerIsBetter)) {
        for (const pair of neighbours(chain, index)) {
          note(pair);
          const [worse, better] = pair;
          if (worse.shown.score === better.shown.score || worse.shown.rating !== better.shown.rating) continue;
          const key = [worse, better].map(({ shown }) => shown.entries[index]).join(' ');
          if (near.size < MOST_STARTS && !near.has(key)) near.set(key, { seed, pair });
        }
      }
      yield undefined;
    }
    const shows = (kind: Kind, [worse, better]: readonly Tried[]): boolean =>
      worse !== undefined &&
      better !== undefined &&
      isAlone(worse, better, index) &&
      improves(worse, better, input.slot, lowerIsBetter) &&
      WORSE[kind](worse.shown, better.shown);
    for (const start of near.values()) {
      if (found.size === open.length || search.work.isSpent()) break;
      for (const pair of acrossRatings(search, start, input.slot))
        if (open.some((kind) => shows(kind, pair))) note(pair);
      yield undefined;
    }
    for (const [kind, pair] of found) {
      const [worse = pair[0], better = pair[1]] = bringNear(search, pair, (tried) => shows(kind, tried));
      if (better.shown.rating < worse.shown.rating) told.add(kind);
      yield describe(policy, index, kind, worse, better);
    }
  }
}

/**
 * The seeds, and the best of them asking for more where that binds its limit; instead of one for whom a guard or an
 * absence stands in the way, one for whom the slot is a number.
 */
function startsWithNumber(search: Search, slot: number): readonly Tried[] {
  const asking = search.seeds.slice(0, 1).flatMap((seed) => askMuch(search, seed) ?? []);
  const isNumber = ({ scope }: Simulation): number => (typeof scope.current[slot] === 'number' ? 1 : 0);
  return [...search.seeds, ...asking].map((seed) =>
    isNumber(seed.shown) === 1 ? seed : (improve(search, seed, [slot], isNumber, true) ?? seed),
  );
}

/** Two customers who differ in one fact and in points, not yet in their rating. */
interface Near {
  readonly seed: Tried;
  readonly pair: readonly [Tried, Tried];
}

/** The same two with such other characteristics that a rating begins between their scores. */
function* acrossRatings(
  search: Search,
  { seed, pair: [worse, better] }: Near,
  slot: number,
): Generator<readonly [Tried, Tried]> {
  for (const { least, most } of shiftsBetween(search, worse.shown.score, better.shown.score)) {
    // What moves the score of the seed moves theirs as much.
    for (const changes of steer(search, seed, [slot], { least, most })) {
      if (!search.work.spend(2 * search.cost)) return;
      yield [
        search.try(applyChange(worse.application, ...changes)),
        search.try(applyChange(better.application, ...changes)),
      ];
    }
  }
}

interface Placed extends Tried {
  readonly value: number;
}

/** Customers that differ in one fact, from the worst value of the slot to the best; one chain for each fact behind it. */
export function* listChains(
  search: Search,
  seed: Tried,
  slot: number,
  lowerIsBetter: boolean,
): Generator<readonly Placed[]> {
  const byFact = new Map<string, Placed[]>();
  for (const change of changesToward(search.policy, search.cuts, seed.shown.scope, slot)) {
    if (typeof change.value !== 'number') continue;
    if (!search.work.spend(search.cost)) break;
    const tried = search.try(applyChange(seed.application, change));
    const resolved = tried.shown.scope.resolved[slot];
    if (resolved?.state !== 'present' || typeof resolved.value !== 'number') continue;
    const list = byFact.get(change.fact) ?? [];
    list.push({ ...tried, value: resolved.value });
    byFact.set(change.fact, list);
  }
  for (const list of byFact.values()) {
    yield list.sort((a, b) => (lowerIsBetter ? b.value - a.value : a.value - b.value));
  }
}

/** Consecutive customers whose other characteristics earn the same. */
function* neighbours(chain: readonly Placed[], index: number): Generator<readonly [Placed, Placed]> {
  for (const [at, better] of chain.entries()) {
    const worse = chain[at - 1];
    if (worse !== undefined && worse.value !== better.value && isAlone(worse, better, index)) yield [worse, better];
  }
}

function isAlone(worse: Tried, better: Tried, index: number): boolean {
  return better.shown.points.every((points, other) => other === index || points === worse.shown.points[other]);
}

function improves(worse: Tried, better: Tried, slot: number, lowerIsBetter: boolean): boolean {
  const [before, after] = [worse, better].map(({ shown }) => shown.scope.current[slot]);
  if (typeof before !== 'number' || typeof after !== 'number') return false;
  return lowerIsBetter ? after < before : after > before;
}

function describe(policy: Policy, index: number, kind: Kind, worse: Tried, better: Tried): Candidate {
  const { scorecard, characteristics } = policy;
  const definition = characteristics[index]?.definition;
  if (definition === undefined) throw new Error(`no characteristic ${index}`);
  const { label } = definition;
  const path = ['characteristics', index];
  const [before, after] = [worse.shown, better.shown];
  const diagnostic = {
    rating: () => compositionCodes.worseRating.at({ path }, { label, before: before.rating, after: after.rating }),
    limit: () =>
      compositionCodes.lowerLimit.at(
        { path },
        { label, before: before.limitMinor, after: after.limitMinor, currency: scorecard.about.currency },
      ),
    terms: () =>
      compositionCodes.shorterTerms.at({ path }, { label, before: before.termsDays, after: after.termsDays }),
  }[kind]();
  return shownByPair(diagnostic, [worse.application, better.application], WORSE[kind]);
}
