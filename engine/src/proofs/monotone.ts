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
import type { Search, Tried } from './search.js';
import type { Shown } from './simulate.js';
import type { Steps } from './witnessed.js';

const WORSE = {
  rating: (worse: Shown, better: Shown): boolean => better.rating > worse.rating,
  limit: (worse: Shown, better: Shown): boolean =>
    worse.limitMinor !== null && better.rating <= worse.rating && (better.limitMinor ?? 0) < worse.limitMinor,
  terms: (worse: Shown, better: Shown): boolean => better.rating <= worse.rating && better.termsDays < worse.termsDays,
} as const;

type Kind = keyof typeof WORSE;
const KINDS = ['rating', 'limit', 'terms'] as const;

/** Customers who show otherwise; not looked for where `exact` says that there are none. */
export function* proveMonotone(search: Search, exact: readonly MonotoneProof[]): Steps {
  const { policy } = search;
  for (const [index, { definition, input }] of policy.characteristics.entries()) {
    if (definition.kind !== 'numeric' || definition.direction === 'neutral') continue;
    const open = KINDS.filter((kind) => exact[index]?.[kind] !== true);
    if (open.length === 0) continue;
    const found = new Map<Kind, readonly [Tried, Tried]>();
    for (const seed of search.seeds) {
      for (const chain of listChains(search, seed, input.slot, definition.direction === 'lower_better')) {
        for (const [worse, better] of neighbours(chain, index)) {
          for (const kind of open) {
            if (!found.has(kind) && WORSE[kind](worse.shown, better.shown)) found.set(kind, [worse, better]);
          }
        }
      }
      yield undefined;
    }
    for (const [kind, [worse, better]] of found) yield describe(policy, index, kind, worse, better);
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
    if (worse === undefined || worse.value === better.value) continue;
    const isAlone = better.shown.points.every(
      (points, other) => other === index || points === worse.shown.points[other],
    );
    if (isAlone) yield [worse, better];
  }
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
