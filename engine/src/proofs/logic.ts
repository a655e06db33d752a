/** Proofs about rules and guards that hold for every customer: by boxes, without any sample. */

import type { Fix, JsonPath } from '../kernel/diagnostic.js';
import type { Policy, PolicyCheckedRule } from '../scorecard/policy.js';
import { type Effect, type PolicyRule, RATINGS } from '../scorecard/schema.js';
import { type AbstractScope, FALSE, judgeAbstract, NOTHING, TRUE } from './abstract-value.js';
import { type Box, judgeCell, listBoxes, type ScoreCell, scopeOf, splitByRatios } from './boxes.js';
import { logicCodes } from './codes/logic-codes.js';
import {
  type Cuts,
  carryCuts,
  cutByCondition,
  findRatio,
  newCuts,
  programsOf,
  supportOf,
  supportOfPrograms,
} from './domain.js';
import { type Candidate, universal } from './finding.js';
import { ALL_NUMBERS, closed, intersects } from './range.js';
import { boundScore, listScoreCells } from './scores.js';
import { allowWork, type Work } from './work.js';

const NO_SCORE: ScoreCell = { score: closed(0, 0), ratings: [] };
const ANY_SCORE: ScoreCell = { score: ALL_NUMBERS, ratings: RATINGS };

/** What a rule may do in each box over the facts that it reads. */
export interface RuleProof {
  readonly index: number;
  readonly rule: PolicyCheckedRule;
  readonly support: ReadonlySet<number>;
  readonly mayFire: boolean;
  /** It is true in every box in which nothing is absent. */
  readonly always: boolean;
  /** Ratings by the score that customers may have for whom it fires; null where its condition does not read the score. */
  readonly ratings: ReadonlySet<number> | null;
}

export interface LogicProofs {
  readonly rules: readonly RuleProof[];
  readonly candidates: readonly Candidate[];
}

/** Every comparison of a condition. */
function listComparisons(condition: PolicyCheckedRule['when']): readonly Comparison[] {
  if (condition.kind === 'comparison') return [condition];
  return condition.kind === 'not'
    ? listComparisons(condition.condition)
    : condition.conditions.flatMap((part) => listComparisons(part));
}

type Comparison = Extract<PolicyCheckedRule['when'], { kind: 'comparison' }>;

/** Slots that a condition names itself, once for each time; neither the score nor the rating. */
export function slotsOfRule({ when }: PolicyCheckedRule): readonly number[] {
  return listComparisons(when).flatMap(({ operand }) =>
    operand.kind === 'score' || operand.kind === 'rating' ? [] : [operand.slot.slot],
  );
}

/** Facts, request and ratios that a condition reads, down to facts. */
export function supportOfRule(policy: Policy, rule: PolicyCheckedRule): Set<number> {
  return new Set(slotsOfRule(rule).flatMap((slot) => [...supportOf(policy, slot)]));
}

/** Does the condition read the score, or the rating that it gives? */
export function readsScore({ when }: PolicyCheckedRule): boolean {
  return listComparisons(when).some(({ operand }) => operand.kind === 'score' || operand.kind === 'rating');
}

/** Ratios of which some rules say more than one thing: to judge each by itself would forget that it is one value. */
function ratiosSaidTwice(policy: Policy, rules: readonly PolicyCheckedRule[]): ReadonlySet<number> {
  const slots = rules.flatMap(slotsOfRule).filter((slot) => findRatio(policy, slot) !== undefined);
  return new Set(slots.filter((slot, at) => slots.indexOf(slot) !== at));
}

/** Of stretches of scores, those that customers of a part may have. */
function cellsWithin(
  policy: Policy,
  scope: AbstractScope,
  support: ReadonlySet<number>,
  cells: readonly ScoreCell[],
): readonly ScoreCell[] {
  if (cells.length < 2 || support.size === 0) return cells;
  const possible = boundScore(policy, scope, support);
  return cells.filter(({ score }) => intersects(score, possible));
}

function cutsFor(policy: Policy, rules: readonly PolicyCheckedRule[]): Cuts {
  const cuts = newCuts();
  for (const { when } of rules) cutByCondition(policy, when, cuts);
  carryCuts(policy, cuts);
  return cuts;
}

function fixRemove(path: readonly (string | number)[], fr: string, en: string): Fix {
  return { title: { fr, en }, edits: [{ path, value: undefined }] };
}

/** Judgements that rules, and then guards, may take while somebody types; beyond, boxes become coarser. */
const MOST_JUDGEMENTS = 60_000;
const LEAST_BOXES = 4;
const MOST_BOXES = 4096;

/** Rules that never fire, comparisons that say nothing, and guards that never decide. */
export function proveLogic(policy: Policy): LogicProofs {
  const scored = listScoreCells(policy);
  const candidates: Candidate[] = [];
  const work = allowWork(MOST_JUDGEMENTS);
  const rules = policy.rules.map((rule, index): RuleProof => {
    const cuts = cutsFor(policy, [rule]);
    const support = supportOfRule(policy, rule);
    const isScored = readsScore(rule);
    const cells = isScored ? scored : scored.slice(0, 1);
    const most = Math.floor(work.share(policy.rules.length - index, LEAST_BOXES * cells.length) / cells.length);
    const { boxes } = listBoxes(policy, support, cuts, Math.min(MOST_BOXES, most));
    const ratios = ratiosSaidTwice(policy, [rule]);
    work.spend(boxes.length * cells.length);
    const ratings = new Set<number>();
    let [mayFire, always] = [false, true];
    for (const box of boxes) {
      for (const part of splitWhereTold(policy, box, cuts, ratios, rule, work)) {
        const scope = scopeOf(policy, part, cuts);
        const isKnown = [...part.values()].every(({ absent }) => absent === 0);
        for (const cell of cellsWithin(policy, scope, support, cells)) {
          const mask = judgeCell(rule.when, scope, cell);
          if (mask & TRUE) for (const rating of cell.ratings) ratings.add(rating);
          if (mask & TRUE) mayFire = true;
          if (isKnown && mask !== TRUE) always = false;
        }
      }
      if (mayFire && !always && (!isScored || ratings.has(1))) break;
    }
    return { index, rule, support, mayFire, always: always && mayFire, ratings: isScored ? ratings : null };
  });
  for (const { index, rule, mayFire, always } of rules) {
    if (mayFire && !always) candidates.push(...proveThresholds(policy, rule, index));
    if (mayFire) continue;
    const path = ['rules', index];
    const fixes = [fixRemove(path, 'Retirer la règle', 'Remove the rule')];
    candidates.push(
      universal(logicCodes.ruleNeverFires.at({ path: [...path, 'when'], fixes }, { rule: rule.definition.id })),
    );
  }
  return { rules, candidates: [...candidates, ...proveGuards(policy)] };
}

/** The parts of a box by ratios of which a rule says more than one thing, where it may fire in it at all. */
function splitWhereTold(
  policy: Policy,
  box: Box,
  cuts: Cuts,
  ratios: ReadonlySet<number>,
  { when }: PolicyCheckedRule,
  work: Work,
): readonly Box[] {
  if (ratios.size === 0 || work.isSpent()) return [box];
  const whole = judgeCell(when, scopeOf(policy, box, cuts), ANY_SCORE);
  if (whole === TRUE || (whole & TRUE) === 0) return [box];
  const parts = splitByRatios(policy, box, cuts, ratios);
  work.spend(parts.length);
  return parts;
}

/** Comparisons with a number that no value, or every value, of the fact or ratio meets. */
function proveThresholds(policy: Policy, { when, definition }: PolicyCheckedRule, index: number): Candidate[] {
  const found: Candidate[] = [];
  const visit = (part: PolicyCheckedRule['when'], path: JsonPath): void => {
    if (part.kind === 'not') visit(part.condition, [...path, 'not']);
    else if (part.kind !== 'comparison')
      part.conditions.forEach((one, at) => {
        visit(one, [...path, part.kind, at]);
      });
    else if (part.operand.kind === 'value' && typeof part.comparison.value === 'number') {
      const { name, slot } = part.operand.slot;
      const cuts = newCuts();
      const value = scopeOf(policy, new Map(), cuts).current(slot);
      if (value.range === null) return;
      const scope = scopeOf(policy, new Map([[slot, { ...NOTHING, range: value.range }]]), cuts);
      const mask = judgeCell(part, scope, NO_SCORE);
      if (mask !== TRUE && mask !== FALSE) return;
      const params = { rule: definition.id, fact: name, isAlways: mask === TRUE };
      found.push(universal(logicCodes.thresholdOutside.at({ path: [...path, 'value'] }, params)));
    }
  };
  visit(when, ['rules', index, 'when']);
  return found;
}

function proveGuards(policy: Policy): Candidate[] {
  const cuts = newCuts();
  carryCuts(policy, cuts);
  const work = allowWork(MOST_JUDGEMENTS);
  let guarded = policy.ratios.filter(({ guards }) => guards.length > 0).length;
  return policy.ratios.flatMap((ratio) => {
    if (ratio.guards.length === 0) return [];
    const support = supportOfPrograms(policy, programsOf(ratio).slice(1));
    const each = ratio.guards.length;
    const most = Math.floor(work.share(guarded, LEAST_BOXES * each) / each);
    guarded -= 1;
    const { boxes } = listBoxes(policy, support, cuts, Math.min(MOST_BOXES, most));
    work.spend(boxes.length * each);
    const decides = ratio.guards.map(() => false);
    for (const box of boxes) {
      const scope = scopeOf(policy, box, cuts);
      for (const [at, guard] of ratio.guards.entries()) {
        const mask = judgeAbstract(guard.when, scope);
        if (mask & TRUE) decides[at] = true;
        if (mask === TRUE) break;
      }
    }
    return ratio.guards.flatMap((guard, at) => {
      if (decides[at] === true) return [];
      const path = ['ratios', ratio.name, 'guards', at];
      const fixes = [fixRemove(path, 'Retirer la garde', 'Remove the guard')];
      return [universal(logicCodes.guardNever.at({ path, fixes }, { ratio: ratio.name, name: guard.class }))];
    });
  });
}

/** For every customer, `first` fires only where `second` fires too. Not known is no. */
function implies(
  policy: Policy,
  [first, second]: readonly [RuleProof, RuleProof],
  scored: readonly ScoreCell[],
  work: Work,
): boolean {
  const rules = [first.rule, second.rule];
  const cuts = cutsFor(policy, rules);
  const ratios = ratiosSaidTwice(policy, rules);
  const support = new Set([...first.support, ...second.support]);
  const { boxes } = listBoxes(policy, support, cuts, MOST_BOXES);
  const cells = rules.some(readsScore) ? scored : scored.slice(0, 1);
  if (!work.spend(boxes.length * cells.length)) return false;
  return boxes.every((box) =>
    splitWhereTold(policy, box, cuts, ratios, first.rule, work).every((part) => {
      const scope = scopeOf(policy, part, cuts);
      return cellsWithin(policy, scope, support, cells).every(
        (cell) =>
          (judgeCell(first.rule.when, scope, cell) & TRUE) === 0 || judgeCell(second.rule.when, scope, cell) === TRUE,
      );
    }),
  );
}

/** Pairs of rules, as many as `work` allows, of which the first never fires without the second, which leaves nothing of it. */
export function* listImplications(
  policy: Policy,
  { rules }: LogicProofs,
  work: Work,
): Generator<{ readonly first: RuleProof; readonly second: RuleProof }> {
  const scored = listScoreCells(policy);
  // The later of two rules that say the same is the one too many.
  for (const first of rules.toReversed()) {
    if (!first.mayFire || first.always) continue;
    for (const second of rules) {
      if (first === second || !second.mayFire || second.always) continue;
      const shared = [...second.support].some((slot) => first.support.has(slot));
      const [a, b] = [first.rule.definition, second.rule.definition];
      if (!shared || (!isDominated(a, b) && !isOverridden(a, b))) continue;
      if (work.isSpent()) return;
      if (implies(policy, [first, second], scored, work)) yield { first, second };
    }
  }
}

/** Every effect of `rule` is one that `other` has at least as strong, and both give the same reason. */
export function isDominated(rule: PolicyRule, other: PolicyRule): boolean {
  if (rule.reason.code !== other.reason.code) return false;
  return rule.effects.every((effect) => other.effects.some((stronger) => isAsStrong(stronger, effect)));
}

function isAsStrong(stronger: Effect, effect: Effect): boolean {
  switch (effect.type) {
    case 'rating_at_best':
      return stronger.type === effect.type && stronger.rating >= effect.rating;
    case 'limit_cap':
      return stronger.type === effect.type && stronger.capMinor <= effect.capMinor;
    case 'terms_cap':
      return stronger.type === effect.type && stronger.maxDays <= effect.maxDays;
    case 'terms_lift':
      return stronger.type === effect.type && stronger.ratings >= effect.ratings;
    case 'refer':
      return stronger.type === 'refer' || stronger.type === 'decline';
    case 'decline':
      return stronger.type === 'decline';
  }
}

/** `other` declines, and `rule` only asks a person or sets terms: nothing of it remains. */
export function isOverridden(rule: PolicyRule, other: PolicyRule): boolean {
  return (
    other.effects.some(({ type }) => type === 'decline') &&
    rule.effects.every(({ type }) => type === 'refer' || type === 'terms_cap' || type === 'terms_lift')
  );
}

/** Where a rule fires, the rating is already as bad as it asks for and the outcome as severe, whatever other rules do. */
export function isWithoutEffect({ scorecard }: Policy, { rule, ratings }: RuleProof): boolean {
  if (ratings === null || ratings.size === 0) return false;
  const best = Math.min(...ratings);
  const outcomes = scorecard.ratings.filter(({ rating }) => rating >= best).map(({ outcome }) => outcome);
  return rule.definition.effects.every((effect) => {
    switch (effect.type) {
      case 'rating_at_best':
        return effect.rating <= best;
      case 'refer':
        return !outcomes.includes('approve');
      case 'decline':
        return outcomes.every((outcome) => outcome === 'decline');
      default:
        return false;
    }
  });
}

/** One rule lengthens terms where the other caps them or declines. */
export function isContrary(rule: PolicyRule, other: PolicyRule): boolean {
  return (
    rule.effects.some(({ type }) => type === 'terms_lift') &&
    other.effects.some(({ type }) => type === 'terms_cap' || type === 'decline')
  );
}
