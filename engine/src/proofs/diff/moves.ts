/** Customers that show a region: decided differently by the two versions, and by this difference alone if possible. */
import { parseApplication } from '../../application/parse.js';
import type { Application } from '../../application/schema.js';
import { createDecider, type Decider } from '../../evaluate/decide.js';
import type { Policy } from '../../scorecard/policy.js';
import { bringNear } from '../plain-witness.js';
import { findCustomer, type Search, type Tried } from '../search.js';
import { type Shown, type Simulation, showDecision } from '../simulate.js';
import { enter, press, pressLimit, type Versions } from './candidates.js';
import { isConduct, type Move, type RegionDraft } from './region.js';
import { straddleCompleteness } from './shares-known.js';

/** At most so many customers are shown for one region. */
const MOST_MOVES = 6;
/** From so many customers it is looked for where the difference matters. */
const MOST_STARTS = 8;

/** Are two decisions the same on every point that a difference is about? */
export function sameDecision(a: Shown, b: Shown): boolean {
  return (
    a.outcome === b.outcome &&
    a.rating === b.rating &&
    a.score === b.score &&
    a.limitMinor === b.limitMinor &&
    a.termsDays === b.termsDays &&
    a.depositPercent === b.depositPercent &&
    a.guarantee === b.guarantee &&
    a.role === b.role &&
    a.automatic === b.automatic &&
    a.fourEyes === b.fourEyes
  );
}

interface Found {
  readonly tried: Tried;
  readonly second: Simulation;
  /** Other regions that it lies in. */
  readonly shared: number;
}

/** A customer in the region of whom the rating does not differ yet, and the one that it was made of. */
interface Near extends Found {
  readonly base: Tried;
}

/**
 * Customers in the region of whom the decision differs, one for each change of rating. Those of other regions too are
 * taken only where there is nobody else: what differs of them need not be this region's doing.
 */
export async function findMoves(
  draft: RegionDraft,
  drafts: readonly RegionDraft[],
  versions: Versions,
  bases: readonly Tried[],
): Promise<readonly Move[]> {
  const { a, b } = versions;
  const found = new Map<string, Found>();
  const near: Near[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  const consider = (application: Application, base: Tried): void => {
    if (!a.work.spend(a.cost + b.cost)) return;
    const [first, second] = [a.simulate(application), b.simulate(application)];
    if (!isInside(draft, first, second) || !draft.covers(first, second, application)) return;
    a.work.spend(Math.ceil(drafts.length / 20));
    const shared = countOthers(draft, drafts, first, second, application);
    const one = { tried: { application, shown: first }, second, shared };
    if (first.rating === second.rating && shared <= fewest) near.push({ ...one, base });
    if (shared > fewest || sameDecision(first, second)) return;
    if (shared < fewest) found.clear();
    fewest = shared;
    const key = `${first.rating} ${second.rating}`;
    const known = found.get(key)?.tried.shown.limitMinor ?? null;
    if (!found.has(key) || (known ?? -1) < (first.limitMinor ?? -1)) found.set(key, one);
  };
  const movesRating = (): boolean => fewest === 0 && [...found.keys()].some((key) => changeOf(key) > 0);
  for (const base of bases) for (const application of enter(draft, versions, base)) consider(application, base);

  const isScored = draft.conditions.some(({ name }) => name === 'score');
  for (const { base, tried, second } of [...(isScored ? bases.map((one) => startAt(one, b)) : []), ...nearest(near)]) {
    if (movesRating()) break;
    const pair = [tried.shown, second] as const;
    for (const application of press(draft, versions, base, pair, tried.application)) consider(application, base);
  }
  const isLimit = draft.part === 'limit';
  if (isLimit || (draft.part === 'rule' && found.size === 0)) {
    // A limit that is computed otherwise has no region to be in yet: it begins where the two differ.
    for (const { tried } of isLimit ? bases.map((one) => startAt(one, b)) : nearest(near)) {
      if (fewest === 0) break;
      for (const application of pressLimit(draft, versions, tried)) consider(application, tried);
    }
  }
  if (draft.part === 'known')
    for (const base of bases)
      for (const application of straddleCompleteness(a, b, base)) if (fewest > 0) consider(application, base);
  if (found.size === 0) for (const { application, base } of climb(draft, versions, bases)) consider(application, base);

  const ranked = [...found].sort(([one], [other]) => changeOf(other) - changeOf(one)).slice(0, MOST_MOVES);
  const moves: Move[] = [];
  for (const [, one] of ranked) {
    const move = await decideBoth(versions, bringNearPlain(draft, drafts, versions, one), one.shared === 0);
    if (move !== null) moves.push(move);
  }
  return moves;
}

/** Other regions of decisions in which a customer lies. */
function countOthers(
  draft: RegionDraft,
  drafts: readonly RegionDraft[],
  first: Simulation,
  second: Simulation,
  application: Application,
): number {
  // Where ratings begin is compared beside the base: that it moves too explains nothing of what they do.
  const counts = (other: RegionDraft): boolean =>
    other !== draft && !isConduct(other.part) && !(draft.part === 'ratings' && other.part === 'base');
  return drafts.filter((other) => counts(other) && other.covers(first, second, application)).length;
}

function startAt(base: Tried, b: Search): Near {
  return { base, tried: base, second: b.simulate(base.application), shared: 0 };
}

/** One for each rating and change of points, of those in fewest other regions. */
function nearest(near: readonly Near[]): readonly Near[] {
  const fewest = Math.min(...near.map(({ shared }) => shared));
  const kinds = new Map<string, Near>();
  for (const one of near) {
    const { shown } = one.tried;
    const key = `${shown.rating} ${one.second.score - shown.score}`;
    if (one.shared === fewest && !kinds.has(key)) kinds.set(key, one);
  }
  return [...kinds.values()].slice(0, MOST_STARTS);
}

/** The same two decisions of a customer that is nearer to the plain one. */
function bringNearPlain(
  draft: RegionDraft,
  drafts: readonly RegionDraft[],
  { a, b }: Versions,
  { tried, second, shared }: Found,
): Application {
  const [near = tried] = bringNear(a, [tried], ([one]) => {
    if (one === undefined) return false;
    const other = b.simulate(one.application);
    return (
      sameConsequence(one.shown, tried.shown) &&
      sameConsequence(other, second) &&
      !sameDecision(one.shown, other) &&
      draft.covers(one.shown, other, one.application) &&
      countOthers(draft, drafts, one.shown, other, one.application) <= shared
    );
  });
  return near.application;
}

/** All that is told of a decision but its score. */
function sameConsequence(one: Shown, other: Shown): boolean {
  return sameDecision({ ...one, score: 0 }, { ...other, score: 0 });
}

/** What both versions decide of a customer; null for a value that one of the two refuses. */
async function decideBoth({ a, b }: Versions, application: Application, isAlone: boolean): Promise<Move | null> {
  const [parsedA, parsedB] = [
    parseApplication(a.policy, declaredBy(application, a.policy)),
    parseApplication(b.policy, declaredBy(application, b.policy)),
  ];
  if (!parsedA.ok || !parsedB.ok) return null;
  const [first, second] = [
    showDecision(await deciderOf(a.policy).decide(parsedA.value)),
    showDecision(await deciderOf(b.policy).decide(parsedB.value)),
  ];
  if (sameDecision(first, second)) throw new Error('the customer of a region is decided alike by both versions');
  return {
    witness: application,
    points: [first.score, second.score],
    rating: [first.rating, second.rating],
    outcome: [first.outcome, second.outcome],
    limitMinor: [first.limitMinor, second.limitMinor],
    termsDays: [first.termsDays, second.termsDays],
    role: [first.role, second.role],
    isAlone,
  };
}

const deciders = new WeakMap<Policy, Decider>();

/** Preparing one takes longer than deciding: once for all regions. */
function deciderOf(policy: Policy): Decider {
  const decider = deciders.get(policy) ?? createDecider(policy);
  deciders.set(policy, decider);
  return decider;
}

/** Customers on the way into a region that no single change leads into. */
function* climb(
  { names, near, covers }: RegionDraft,
  { a, b }: Versions,
  bases: readonly Tried[],
): Generator<{ readonly application: Application; readonly base: Tried }> {
  if (near === undefined) return;
  for (const [search, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const { policy } = search;
    const slots = (names.length > 0 ? names : policy.characteristics.map(({ input }) => input.name)).flatMap(
      (name) => policy.slotByName.get(name)?.slot ?? [],
    );
    const seeds = search === a ? bases : search.seeds;
    const found = findCustomer({ ...search, seeds }, slots, (shown, application) => {
      const second = other.simulate(application);
      const [inA, inB] = search === a ? [shown, second] : [second, shown];
      return covers(inA, inB, application) && !sameDecision(inA, inB) ? 1 : 0.9 * near(inA, inB);
    });
    if (found !== null) yield { application: found.application, base: found };
  }
}

function changeOf(key: string): number {
  const [before = 0, after = 0] = key.split(' ').map(Number);
  return Math.abs(before - after);
}

/** Is the rating that the region names the customer's in both versions, where authority depends on it? */
function isInside({ conditions, part }: RegionDraft, first: Simulation, second: Simulation): boolean {
  const rating = part === 'authority' ? conditions.find(({ name }) => name === 'rating')?.values[0] : undefined;
  return rating === undefined || (first.rating === rating && second.rating === rating);
}

/** What one version takes of an application: the facts that it declares. */
function declaredBy(application: Application, { scorecard }: Policy): Application {
  const keep = (facts: Application['facts']): Application['facts'] =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => Object.hasOwn(scorecard.facts, name)));
  return { ...application, facts: keep(application.facts), priorFacts: keep(application.priorFacts) };
}
