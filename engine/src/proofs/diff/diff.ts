/**
 * Two versions compared by meaning: equal but for words and order, which is proved; or the regions of customers of whom
 * they may decide otherwise. Outside all regions every part of both versions says the same, so every decision does.
 */

import { parseApplication } from '../../application/parse.js';
import type { Application } from '../../application/schema.js';
import { createDecider } from '../../evaluate/decide.js';
import type { Policy } from '../../scorecard/policy.js';
import { applyChange, type Change, changesToward, factsBehind } from '../customers.js';
import { findCustomer, prepareSearch, type Search } from '../search.js';
import { createSimulator, type Shown, type Simulation, showDecision } from '../simulate.js';
import { describeRegion, type Names } from './describe.js';
import { meaningOf } from './meaning.js';
import { comparePoints } from './pieces.js';
import type { Move, Region, RegionDraft } from './region.js';
import { compareRules } from './rule-regions.js';
import { compareAuthority, compareInputs, compareLimits, compareScores, compareTerms } from './table-regions.js';

export interface PolicyDifference {
  /** Proved: outcome, rating, points, limit, terms and authority are the same for every customer. */
  readonly equivalent: boolean;
  /** The documents differ in something: words, order, layout, or what does not decide (dunning, calibration, release). */
  readonly textsDiffer: boolean;
  /** Where decisions may differ, in the order of the document. */
  readonly regions: readonly Region[];
  /** Positions of the regions in which an application of both versions lies. */
  readonly locate: (application: Application) => readonly number[];
}

/** At most so many customers are shown for one region. */
const MOST_MOVES = 6;

/** Compares two versions. The customers of each region have been decided by the rules executor of both. */
export async function diffPolicies(a: Policy, b: Policy): Promise<PolicyDifference> {
  const [meaningA, meaningB] = [meaningOf(a), meaningOf(b)];
  const textsDiffer = a.digest !== b.digest;
  const isSame = [...meaningA].every(([part, meaning]) => meaningB.get(part) === meaning);
  if (isSame) return { equivalent: true, textsDiffer, regions: [], locate: () => [] };
  const drafts = listDrafts(a, b);
  const [searchA, searchB] = [finish(prepareSearch(a)), finish(prepareSearch(b))];
  const names = namesOf(a, b);
  const regions: Region[] = [];
  for (const draft of drafts) {
    const moves = await findMoves(draft, searchA, searchB);
    regions.push({
      part: draft.part,
      conditions: draft.conditions,
      change: draft.change,
      moves,
      certainty: moves.length > 0 ? 'proved' : 'sampled',
      text: describeRegion(draft, moves, names, drafts.length === 1),
    });
  }
  const [simulateA, simulateB] = [createSimulator(a), createSimulator(b)];
  return {
    equivalent: drafts.length === 0,
    textsDiffer,
    regions,
    locate(application) {
      const [first, second] = [simulateA(application), simulateB(application)];
      return drafts.flatMap(({ covers }, index) => (covers(first, second, application) ? [index] : []));
    },
  };
}

function listDrafts(a: Policy, b: Policy): readonly RegionDraft[] {
  const [first, second] = [a.scorecard.characteristics, b.scorecard.characteristics];
  const byId = new Map(second.map((one) => [one.id, one]));
  const pairs = first.map((one) => {
    const other = byId.get(one.id);
    // Another input under the same id is another characteristic.
    return other !== undefined && other.input === one.input && other.kind === one.kind
      ? ([one, other] as const)
      : ([one, null] as const);
  });
  const matched = new Set(pairs.flatMap(([, other]) => (other === null ? [] : [other])));
  const added = second.filter((one) => !matched.has(one)).map((one) => [null, one] as const);
  return [
    ...compareInputs(a, b),
    ...[...pairs, ...added].flatMap((pair) => comparePoints(pair, [a, b])),
    ...compareScores(a, b),
    ...compareRules(a, b),
    ...compareTerms(a, b),
    ...compareLimits(a, b),
    ...compareAuthority(a, b),
  ];
}

function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

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
async function findMoves(draft: RegionDraft, searchA: Search, searchB: Search): Promise<readonly Move[]> {
  const found = new Map<string, { readonly application: Application; readonly weight: number }>();
  const consider = (application: Application): void => {
    const [first, second] = [searchA.simulate(application), searchB.simulate(application)];
    if (!draft.covers(first, second, application) || sameDecision(first, second)) return;
    if (!isInside(draft, first, second)) return;
    const key = `${first.rating} ${second.rating}`;
    const weight = (first.limitMinor ?? 0) - Math.abs(first.rating - second.rating);
    if ((found.get(key)?.weight ?? -Infinity) < weight) found.set(key, { application, weight });
  };
  for (const seed of [...searchA.seeds, ...searchB.seeds]) {
    const application = withDeclared(seed.application, searchA.policy, searchB.policy);
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
      for (const change of changes)
        if (isDeclared(change.fact, searchA.policy, searchB.policy)) consider(applyChange(application, change));
    }
  }
  if (found.size === 0) {
    for (const application of climb(draft, searchA, searchB)) consider(application);
  }
  const ranked = [...found].sort(([a], [b]) => changeOf(b) - changeOf(a)).slice(0, MOST_MOVES);
  const [deciderA, deciderB] = [createDecider(searchA.policy), createDecider(searchB.policy)];
  const moves: Move[] = [];
  for (const [, { application }] of ranked) {
    const [parsedA, parsedB] = [
      parseApplication(searchA.policy, application),
      parseApplication(searchB.policy, application),
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
        const common = withDeclared(application, searchA.policy, searchB.policy);
        const second = other.simulate(common);
        const [inA, inB] = search === searchA ? [shown, second] : [second, shown];
        return draft.covers(inA, inB, common) && !sameDecision(inA, inB) ? 1 : 0.9 * near(inA, inB);
      });
      if (found !== null) yield withDeclared(found.application, searchA.policy, searchB.policy);
    }
    if (draft.part !== 'known') continue;
    for (const seed of search.seeds) {
      let application = withDeclared(seed.application, searchA.policy, searchB.policy);
      for (const fact of factsBehind(policy, slots)) {
        application = applyChange(application, { fact: fact.name, value: null });
        yield application;
      }
    }
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

function isDeclared(fact: string, a: Policy, b: Policy): boolean {
  return Object.hasOwn(a.scorecard.facts, fact) && Object.hasOwn(b.scorecard.facts, fact);
}

/** Only facts that both versions know, so that both take the application. */
function withDeclared(application: Application, a: Policy, b: Policy): Application {
  const keep = (facts: Application['facts']): Application['facts'] =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => isDeclared(name, a, b)));
  return { ...application, facts: keep(application.facts), priorFacts: keep(application.priorFacts) };
}

function namesOf(a: Policy, b: Policy): Names {
  return {
    currency: a.scorecard.about.currency,
    isMoney: (name) => (a.slotByName.get(name) ?? b.slotByName.get(name))?.dimension?.kind === 'money',
    labelOf: (name) =>
      (a.scorecard.facts[name] ?? b.scorecard.facts[name] ?? a.scorecard.ratios[name] ?? b.scorecard.ratios[name])
        ?.label ?? null,
  };
}

/** Customers of a history and the exposure at stake, region by region. */
export function weighRegions(
  { regions, locate }: PolicyDifference,
  cases: Iterable<{ readonly application: Application; readonly exposureMinor: number }>,
): readonly { readonly customers: number; readonly exposureMinor: number }[] {
  const weights = regions.map(() => ({ customers: 0, exposureMinor: 0 }));
  for (const { application, exposureMinor } of cases) {
    for (const index of locate(application)) {
      const weight = weights[index];
      if (weight === undefined) continue;
      weight.customers += 1;
      weight.exposureMinor += exposureMinor;
    }
  }
  return weights;
}
