/** Customers that show a region: decided differently by the two versions, and by this difference alone if possible. */
import { parseApplication } from '../../application/parse.js';
import type { Application } from '../../application/schema.js';
import { createDecider, type Decider } from '../../evaluate/decide.js';
import type { Policy } from '../../scorecard/policy.js';
import { applyChange, type Change, changesToward, factsBehind } from '../customers.js';
import { findCustomer, improve, type Search, type Tried } from '../search.js';
import { type Shown, type Simulation, showDecision } from '../simulate.js';
import type { Move, RegionDraft } from './region.js';

/** At most so many customers are shown for one region. */
const MOST_MOVES = 6;
/** From so many customers, with so many changes each, a threshold of the ratings is looked for. */
const MOST_STARTS = 2;
const MOST_PUSHES = 3;

/** Are two decisions the same on every point that a difference is about? */
export function sameDecision(a: Shown, b: Shown): boolean {
  return (
    a.outcome === b.outcome &&
    a.rating === b.rating &&
    a.score === b.score &&
    a.limitMinor === b.limitMinor &&
    a.termsDays === b.termsDays &&
    a.role === b.role &&
    a.automatic === b.automatic &&
    a.fourEyes === b.fourEyes
  );
}

/** Customers in the region of whom the decision differs: those of other regions too are passed over if possible. */
export async function findMoves(
  draft: RegionDraft,
  drafts: readonly RegionDraft[],
  searchA: Search,
  searchB: Search,
): Promise<readonly Move[]> {
  const found = new Map<string, { readonly application: Application; readonly weight: number }>();
  const still: { readonly tried: Tried; readonly distance: number; readonly shared: number }[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  const { work } = searchA;
  const consider = (application: Application): void => {
    if (!work.spend(searchA.cost + searchB.cost)) return;
    const [first, second] = [searchA.simulate(application), searchB.simulate(application)];
    if (!draft.covers(first, second, application) || sameDecision(first, second)) return;
    if (!isInside(draft, first, second)) return;
    const key = `${first.rating} ${second.rating}`;
    work.spend(Math.ceil(drafts.length / 20));
    // Of a customer in one region only, what differs is this region's doing.
    const shared = drafts.filter((other) => other !== draft && other.covers(first, second, application)).length;
    if (shared > fewest) return;
    if (shared < fewest) found.clear();
    fewest = shared;
    if (first.rating === second.rating)
      still.push({
        tried: { application, shown: first },
        distance: distanceToEdge(searchA, first.score, second.score),
        shared,
      });
    const weight = first.limitMinor ?? 0;
    if ((found.get(key)?.weight ?? -Infinity) < weight) found.set(key, { application, weight });
  };
  for (const seed of [...searchA.seeds, ...searchB.seeds]) {
    if (work.isSpent()) break;
    const application = seed.application;
    consider(application);
    for (const amountMinor of amountsFor(draft))
      consider({ ...application, request: { ...application.request, amountMinor } });
    for (const search of [searchA, searchB]) {
      const scope = search.simulate(application).scope;
      const changes: Change[] = draft.names.flatMap((name) => {
        const slot = search.policy.slotByName.get(name)?.slot;
        return slot === undefined
          ? []
          : [...changesToward(search.policy, search.cuts, scope, slot), { fact: name, value: null }];
      });
      for (const change of changes) consider(applyChange(application, change));
    }
  }
  if (found.size === 0) {
    for (const application of climb(draft, searchA, searchB)) consider(application);
  }
  const movesScore = [...found.values()].some(
    ({ application }) => searchA.simulate(application).score !== searchB.simulate(application).score,
  );
  if (movesScore && ![...found.keys()].some((key) => changeOf(key) > 0)) {
    // Points that move no rating yet: bring the rest of the score to where they do.
    const nearest = still
      .filter(({ shared }) => shared === fewest)
      .toSorted((x, y) => x.distance - y.distance)
      .slice(0, MOST_STARTS);
    for (const { tried } of nearest)
      for (const application of push(draft, tried, searchA, searchB)) consider(application);
  }
  const ranked = [...found].sort(([a], [b]) => changeOf(b) - changeOf(a)).slice(0, MOST_MOVES);
  const [deciderA, deciderB] = [deciderOf(searchA.policy), deciderOf(searchB.policy)];
  const moves: Move[] = [];
  for (const [, { application }] of ranked) {
    const [parsedA, parsedB] = [
      parseApplication(searchA.policy, declaredBy(application, searchA.policy)),
      parseApplication(searchB.policy, declaredBy(application, searchB.policy)),
    ];
    // A value that one of the two refuses is no customer of both.
    if (!parsedA.ok || !parsedB.ok) continue;
    const [first, second] = [
      showDecision(await deciderA.decide(parsedA.value)),
      showDecision(await deciderB.decide(parsedB.value)),
    ];
    if (sameDecision(first, second)) throw new Error('the customer of a region is decided alike by both versions');
    moves.push({
      witness: application,
      points: [first.score, second.score],
      rating: [first.rating, second.rating],
      outcome: [first.outcome, second.outcome],
      limitMinor: [first.limitMinor, second.limitMinor],
      termsDays: [first.termsDays, second.termsDays],
      role: [first.role, second.role],
    });
  }
  return moves;
}

const deciders = new WeakMap<Policy, Decider>();

/** Preparing one takes longer than deciding: once for all regions. */
function deciderOf(policy: Policy): Decider {
  const decider = deciders.get(policy) ?? createDecider(policy);
  deciders.set(policy, decider);
  return decider;
}

/** Customers on the way into a region that no single change leads into. */
function* climb(draft: RegionDraft, searchA: Search, searchB: Search): Generator<Application> {
  for (const [search, other] of [
    [searchA, searchB],
    [searchB, searchA],
  ] as const) {
    const { policy } = search;
    const slots = (
      draft.names.length > 0 ? draft.names : policy.characteristics.map(({ input }) => input.name)
    ).flatMap((name) => policy.slotByName.get(name)?.slot ?? []);
    const { near } = draft;
    if (near !== undefined) {
      const found = findCustomer(search, slots, (shown, application) => {
        const common = application;
        const second = other.simulate(common);
        const [inA, inB] = search === searchA ? [shown, second] : [second, shown];
        return draft.covers(inA, inB, common) && !sameDecision(inA, inB) ? 1 : 0.9 * near(inA, inB);
      });
      if (found !== null) yield found.application;
    }
    if (draft.part !== 'known') continue;
    for (const seed of search.seeds) {
      let application = seed.application;
      for (const fact of factsBehind(policy, slots)) {
        application = applyChange(application, { fact: fact.name, value: null });
        yield application;
      }
    }
  }
}

/** How far a change of the score from one value to another is from a threshold of the ratings; 0 when it crosses one. */
function distanceToEdge({ policy }: Search, before: number, after: number): number {
  const [low, high] = [Math.min(before, after), Math.max(before, after)];
  const distances = policy.scorecard.ratings.flatMap(({ from }) =>
    from === null ? [] : [from > high ? from - high : from <= low ? low - from + 1 : 0],
  );
  return Math.min(...distances);
}

/** Changes other characteristics until the points of the region cross a threshold. */
function* push(draft: RegionDraft, start: Tried, searchA: Search, searchB: Search): Generator<Application> {
  const slots = searchA.policy.characteristics
    .filter(({ input }) => !draft.names.includes(input.name))
    .map(({ input }) => input.slot);
  let current = start;
  for (let step = 0; step < MOST_PUSHES; step++) {
    const next = improve(searchA, current, slots, (shown, application) => {
      const other = searchB.simulate(application);
      if (!draft.covers(shown, other, application)) return -Infinity;
      return (
        -distanceToEdge(searchA, shown.score, other.score) -
        Math.abs(other.score - shown.score - (draft.change[1] ?? 0) + (draft.change[0] ?? 0)) * 10
      );
    });
    if (next === null) return;
    current = next;
    yield current.application;
  }
}

function changeOf(key: string): number {
  const [before = 0, after = 0] = key.split(' ').map(Number);
  return Math.abs(before - after);
}

/** Does the customer also meet what the region says of exposure and rating? */
function isInside({ conditions, part }: RegionDraft, first: Simulation, second: Simulation): boolean {
  if (part !== 'authority') return true;
  const rating = conditions.find(({ name }) => name === 'rating')?.values[0];
  return (
    rating === undefined ||
    (first.rating === rating && first.role !== second.role) ||
    first.fourEyes !== second.fourEyes ||
    first.automatic !== second.automatic
  );
}

/** Exposures at the bounds of a region by amount. */
function amountsFor({ conditions }: RegionDraft): readonly number[] {
  return conditions
    .filter(({ name }) => name === 'exposure')
    .flatMap(({ intervals }) => intervals.flatMap(({ from, to }) => [to ?? (from ?? 0) + 1, (from ?? 0) + 1]));
}

/** What one version takes of an application: the facts that it declares. */
function declaredBy(application: Application, { scorecard }: Policy): Application {
  const keep = (facts: Application['facts']): Application['facts'] =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => Object.hasOwn(scorecard.facts, name)));
  return { ...application, facts: keep(application.facts), priorFacts: keep(application.priorFacts) };
}
