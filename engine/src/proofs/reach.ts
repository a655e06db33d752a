/** What no customer reaches: ratings, bands, levels, outcomes. Held for all customers, by intervals and sums of points. */

import { walkProgram } from '../formula/program.js';
import type { Policy } from '../scorecard/policy.js';
import { NOTHING } from './abstract-value.js';
import { listBoxes, scopeOf, unite } from './boxes.js';
import { reachCodes } from './codes/reach-codes.js';
import { carryCuts, findRatio, newCuts, programsOf, supportOfPrograms } from './domain.js';
import { type Candidate, universal } from './finding.js';
import type { RuleProof } from './logic.js';
import { halfOpen, intersects, type Range } from './range.js';
import { listScores } from './scores.js';

export function proveReach(policy: Policy, rules: readonly RuleProof[]): Candidate[] {
  return [
    ...proveRatings(policy, rules),
    ...proveBands(policy),
    ...proveLevels(policy),
    ...proveOutcomes(policy, rules),
  ];
}

function mayHoldAt(rules: readonly RuleProof[], rating: number): boolean {
  return rules.some(
    ({ mayFire, rule }) =>
      mayFire && rule.definition.effects.some((effect) => effect.type === 'rating_at_best' && effect.rating === rating),
  );
}

function proveRatings(policy: Policy, rules: readonly RuleProof[]): Candidate[] {
  const scores = listScores(policy);
  const [least, most] = [scores?.[0], scores?.at(-1)];
  if (scores === null || least === undefined || most === undefined) return [];
  const { ratings } = policy.scorecard;
  return ratings.flatMap(({ rating, from }, at) => {
    const below = ratings[at - 1]?.from ?? null;
    const isIn = (score: number): boolean => (from === null || score >= from) && (below === null || score < below);
    // A range outside all scores is reported by the check of the document.
    const isInside = (from ?? least) <= most && (below ?? most + 1) > least;
    if (!isInside || scores.some(isIn) || mayHoldAt(rules, rating)) return [];
    return [universal(reachCodes.ratingUnattained.at({ path: ['ratings', at, 'from'] }, { rating, from, below }))];
  });
}

/** Facts that guards compare, those of the ratio and of every ratio that it is computed from. */
export function supportOfGuards(policy: Policy, slot: number): ReadonlySet<number> {
  const guarded = new Set<number>();
  const seen = new Set<number>();
  const collect = (ratioSlot: number): void => {
    const ratio = findRatio(policy, ratioSlot);
    if (ratio === undefined || seen.has(ratioSlot)) return;
    seen.add(ratioSlot);
    walkProgram(ratio.formula, (node) => {
      if (node.kind === 'slot') collect(node.slot);
    });
    for (const one of supportOfPrograms(policy, programsOf(ratio).slice(1))) guarded.add(one);
  };
  collect(slot);
  return guarded;
}

/** Everything that a ratio may be as a number, its guards considered. */
function rangeOfRatio(policy: Policy, slot: number, most: number): Range | null {
  const cuts = newCuts();
  carryCuts(policy, cuts);
  // Only what guards compare is cut; of the rest the whole range is taken.
  const guarded = supportOfGuards(policy, slot);
  const { boxes } = listBoxes(policy, guarded, cuts, most);
  return boxes.map((box) => scopeOf(policy, box, cuts).current(slot)).reduce(unite, NOTHING).range;
}

/** Boxes that all characteristics may take while somebody types, and each at least. */
const MOST_BOXES = 20_000;
const LEAST_BOXES = 8;

function proveBands(policy: Policy): Candidate[] {
  const most = Math.max(LEAST_BOXES, Math.floor(MOST_BOXES / policy.characteristics.length));
  return policy.characteristics.flatMap(({ definition, input }, index) => {
    if (definition.kind !== 'numeric' || input.kind !== 'ratio') return [];
    const range = rangeOfRatio(policy, input.slot, most);
    if (range === null) return [];
    return definition.bands.flatMap((band, at) => {
      if (intersects(halfOpen(band.from, band.to), range)) return [];
      const path = ['characteristics', index, 'bands', at];
      return [universal(reachCodes.bandNever.at({ path }, { label: definition.label, band: band.id }))];
    });
  });
}

function proveLevels(policy: Policy): Candidate[] {
  const { levels } = policy.scorecard.delegation;
  const amountOf = (amount: number | null | undefined): number => amount ?? Number.POSITIVE_INFINITY;
  return levels.flatMap(({ role, maxMinor }, at) => {
    if (at === 0) return [];
    const signs = maxMinor.some((amount, rating) =>
      levels.slice(0, at).every((before) => amountOf(before.maxMinor[rating]) < amountOf(amount)),
    );
    if (signs) return [];
    const path = ['delegation', 'levels', at];
    const fixes =
      at === levels.length - 1
        ? []
        : [{ title: { fr: 'Retirer le niveau', en: 'Remove the level' }, edits: [{ path, value: undefined }] }];
    return [universal(reachCodes.levelUnreachable.at({ path, fixes }, { role }))];
  });
}

function proveOutcomes(policy: Policy, rules: readonly RuleProof[]): Candidate[] {
  const { ratings, delegation } = policy.scorecard;
  const found: Candidate[] = [];
  const machine = delegation.levels[0]?.maxMinor ?? [];
  if (!ratings.some(({ outcome }, at) => outcome === 'approve' && machine[at] !== 0)) {
    found.push(universal(reachCodes.neverAutomatic.at({ path: ['delegation', 'levels', 0, 'maxMinor'] }, undefined)));
  }
  const declines =
    ratings.some(({ outcome }) => outcome === 'decline') ||
    rules.some(({ mayFire, rule }) => mayFire && rule.definition.effects.some(({ type }) => type === 'decline'));
  if (!declines) found.push(universal(reachCodes.declineUnreachable.at({ path: ['ratings'] }, undefined)));
  return found;
}
