/**
 * Two versions compared by meaning: equal but for words and order, which is proved; or the regions of customers of whom
 * they may decide otherwise. Outside all regions every part of both versions says the same, so every decision does.
 */

import type { Application } from '../../application/schema.js';
import { unitOfInput } from '../../evaluate/conclude.js';
import { listValueLabels } from '../../evaluate/value-labels.js';
import type { Policy } from '../../scorecard/policy.js';
import { improve, prepareSearch, type Search, type Tried } from '../search.js';
import { createSimulator, type Simulation } from '../simulate.js';
import { allowWork } from '../work.js';
import { compareConduct } from './conduct-regions.js';
import { describeRegion, type Names } from './describe.js';
import { meaningOf } from './meaning.js';
import { findMoves } from './moves.js';
import { comparePoints } from './pieces.js';
import { isConduct, type Move, type Region, type RegionDraft } from './region.js';
import { compareRules } from './rule-regions.js';
import { compareAuthority, compareInputs, compareLimits, compareScores, compareTerms } from './table-regions.js';

export interface PolicyDifference {
  /**
   * Proved: outcome, rating, points, limit, terms and authority are the same for every customer, and so are reviews,
   * dunning, calibration, release and currency.
   */
  readonly equivalent: boolean;
  /** The documents differ in something: words, order, layout, version, effective date. */
  readonly textsDiffer: boolean;
  /** Where decisions may differ, in the order of the document. */
  readonly regions: readonly Region[];
  /** Positions of the regions in which an application of both versions lies. */
  readonly locate: (application: Application) => readonly number[];
}

/** Customers that each version may try before, and both together while they look for those that show a region. */
const MOST_PREPARED = 60_000;
const MOST_TRIED = 150_000;
const LEAST_TRIED = 100;

/** Compares two versions. The customers of each region have been decided by the rules executor of both. */
export async function diffPolicies(a: Policy, b: Policy): Promise<PolicyDifference> {
  const [meaningA, meaningB] = [meaningOf(a), meaningOf(b)];
  const textsDiffer = a.digest !== b.digest;
  const isSame = [...meaningA].every(([part, meaning]) => meaningB.get(part) === meaning);
  if (isSame) return { equivalent: true, textsDiffer, regions: [], locate: () => [] };
  const drafts = listDrafts(a, b);
  const [searchA, searchB] = [prepare(a), prepare(b)];
  const work = allowWork(MOST_TRIED);
  const names = namesOf(a, b);
  const bases = listBases(drafts, searchA, searchB);
  const toRegion = (draft: RegionDraft, moves: readonly Move[]): Region => ({
    part: draft.part,
    subject: draft.subject ?? null,
    conditions: draft.conditions,
    change: draft.change,
    moves,
    certainty: moves.length > 0 || isConduct(draft.part) ? 'proved' : 'sampled',
    text: describeRegion(draft, moves, names, drafts.length === 1),
  });
  const regions: Region[] = [];
  for (const [index, draft] of drafts.entries()) {
    // What one region leaves is there for the next; each may try a few at least.
    if (isConduct(draft.part)) {
      regions.push(toRegion(draft, []));
      continue;
    }
    const most = work.share(drafts.length - index, LEAST_TRIED);
    const own = allowWork(most);
    const moves = await findMoves(draft, drafts, { a: { ...searchA, work: own }, b: { ...searchB, work: own } }, bases);
    work.spend(most - own.share(1, 0));
    regions.push(toRegion(draft, moves));
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
    ...compareConduct(a, b),
  ];
}

function prepare(policy: Policy): Search {
  const steps = prepareSearch(policy, allowWork(MOST_PREPARED));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const MOST_STEPS_OUT = 8;

/** Customers to start from: those of the search, brought out of as many regions as a few changes allow. */
function listBases(drafts: readonly RegionDraft[], searchA: Search, searchB: Search): readonly Tried[] {
  // A region of ratings or scores is not left: its own customers must be there to start from.
  const decided = drafts.filter(({ part, names }) => !isConduct(part) && names.length > 0);
  const listRegions = (shown: Simulation, application: Application): readonly RegionDraft[] => {
    const second = searchB.simulate(application);
    return decided.filter(({ covers }) => covers(shown, second, application));
  };
  const leave = (seed: Tried): Tried => {
    let current = seed;
    for (let step = 0; step < MOST_STEPS_OUT; step++) {
      const regions = listRegions(current.shown, current.application);
      const named = regions.flatMap(({ names }) => names).flatMap((name) => searchA.policy.slotByName.get(name) ?? []);
      if (regions.length === 0) break;
      const slots = [...new Set(named.map(({ slot }) => slot))];
      const next = improve(searchA, current, slots, (shown, application) => {
        const silent = shown.rules.filter((result) => result === 'not_fired').length;
        const apart = Math.abs(shown.rating - seed.shown.rating);
        return silent - 10 * apart - 1000 * listRegions(shown, application).length;
      });
      if (next === null) break;
      current = next;
    }
    return current;
  };
  const bases = new Map<string, Tried>();
  for (const seed of [...searchA.seeds, ...searchB.seeds.slice(0, 1)]) {
    const base = leave(searchA.try(seed.application));
    bases.set(JSON.stringify(base.application), base);
  }
  return [...bases.values()];
}

function namesOf(a: Policy, b: Policy): Names {
  return {
    currency: a.scorecard.about.currency,
    unitOf: (name) => {
      const policy = a.slotByName.has(name) ? a : b;
      const slot = policy.slotByName.get(name);
      return slot === undefined ? null : unitOfInput(policy, slot);
    },
    roleOf: (role) =>
      [...a.scorecard.delegation.levels, ...b.scorecard.delegation.levels].find((level) => level.role === role)
        ?.label ?? null,
    labelOf: (name) =>
      (a.scorecard.facts[name] ?? b.scorecard.facts[name] ?? a.scorecard.ratios[name] ?? b.scorecard.ratios[name])
        ?.label ?? null,
    wordOf: (name, value) =>
      listValueLabels(a.scorecard, name).get(value) ?? listValueLabels(b.scorecard, name).get(value) ?? null,
    ruleOf: (id) =>
      [...a.rules, ...b.rules].find(({ definition }) => definition.id === id)?.definition.reason.text ?? null,
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
