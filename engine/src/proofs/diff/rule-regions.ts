/** Where a rule of one version and that of the other do not do the same: boxes of the facts that they read. */

import { rateScore } from '../../evaluate/answer-plainly.js';
import type { RuleResult } from '../../evaluate/reasons.js';
import { ABSENT_KINDS } from '../../kernel/absent.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { inEachLanguage } from '../../kernel/messages.js';
import type { Text } from '../../kernel/text.js';
import type { Policy, PolicyCheckedRule } from '../../scorecard/policy.js';
import { type AbstractValue, absentBit, FALSE, TRUE, UNKNOWN } from '../abstract-value.js';
import { type Box, judgeCell, listBoxes, scopeOf, unite } from '../boxes.js';
import { addTo, type Cuts, carryCuts, cellsOf, cutByCondition, newCuts } from '../domain.js';
import { readsScore, supportOfRule } from '../logic.js';
import { nearness } from '../nearness.js';
import { listScoreCells } from '../scores.js';
import type { Simulation } from '../simulate.js';
import { allowWork, type Work } from '../work.js';
import { ruleMeaning } from './meaning.js';
import { condition, type Interval, type RegionCondition, type RegionDraft } from './region.js';

/** Beyond this many boxes only their common hull is told. */
const MOST_BOXES = 200;
/** Judgements that all rules may take, and each at least; with fewer, boxes are coarser. */
const MOST_JUDGEMENTS = 200_000;
const LEAST_JUDGEMENTS = 256;
/** Boxes that a person still reads. */
const MOST_REGIONS = 4;

/** Rules that are not the same in both versions; those of one id are compared with each other. */
export function compareRules(a: Policy, b: Policy): RegionDraft[] {
  const meanings = [a, b].map((policy) => policy.rules.map((rule) => canonicalJson(ruleMeaning(rule))));
  const [inA = [], inB = []] = meanings;
  const left = a.rules.map((rule, index) => ({ rule, index })).filter(({ index }) => !inB.includes(inA[index] ?? ''));
  const right = b.rules.map((rule, index) => ({ rule, index })).filter(({ index }) => !inA.includes(inB[index] ?? ''));
  const ids = [...new Set([...left, ...right].map(({ rule }) => rule.definition.id))];
  const work = allowWork(MOST_JUDGEMENTS);
  return ids.flatMap((id, position) => {
    const pair = [left, right].map((list) => list.find(({ rule }) => rule.definition.id === id) ?? null);
    const [before = null, after = null] = pair;
    const rules = [before?.rule ?? null, after?.rule ?? null] as const;
    const conditions = listRegions(a, b, rules, {
      work,
      most: work.share(ids.length - position, LEAST_JUDGEMENTS),
    });
    const actionIn = (results: readonly RuleResult[], one: typeof before): string =>
      one === null ? NO_ACTION : actionOf(one.rule, results[one.index] ?? 'unknown');
    return conditions.map(
      (box): RegionDraft => ({
        part: 'rule',
        subject: id,
        note: sayWhatChanged(rules),
        conditions: box,
        change: [null, null],
        names: [...new Set([before, after].flatMap((one) => (one === null ? [] : namesOf(one.rule))))],
        near: (first, second) =>
          Math.max(
            before === null ? 0 : nearnessIn(a, before.rule, first),
            after === null ? 0 : nearnessIn(b, after.rule, second),
          ),
        covers: (first, second) => actionIn(first.rules, before) !== actionIn(second.rules, after),
      }),
    );
  });
}

const NO_ACTION = '[]';

/** What a rule does when it fires, does not, or is undecided, in one canonical form. */
function actionOf({ definition: { effects, ifUnknown } }: PolicyCheckedRule, result: RuleResult): string {
  if (result === 'not_fired') return NO_ACTION;
  if (result === 'fired') return canonicalJson(effects.map((effect) => canonicalJson(effect)).sort());
  return ifUnknown === 'refer' ? canonicalJson([canonicalJson({ type: 'refer' })]) : NO_ACTION;
}

/** Every action that a rule may take where its condition may turn out so; none for a rule that is not there. */
function actionsOf(mask: number, rule: PolicyCheckedRule | null): ReadonlySet<string> {
  if (rule === null) return new Set([NO_ACTION]);
  const results = [
    [TRUE, 'fired'],
    [FALSE, 'not_fired'],
    [UNKNOWN, 'unknown'],
  ] as const;
  return new Set(results.flatMap(([bit, result]) => (mask & bit ? [actionOf(rule, result)] : [])));
}

function sayWhatChanged([before, after]: readonly [PolicyCheckedRule | null, PolicyCheckedRule | null]): Text {
  if (before === null) return { fr: 'ajoutée', en: 'added' };
  if (after === null) return { fr: 'retirée', en: 'removed' };
  const [first, second] = [before, after].map(({ definition }) => definition);
  const parts = [
    [canonicalJson(ruleMeaning(before).when) !== canonicalJson(ruleMeaning(after).when), CONDITION],
    [actionOf(before, 'fired') !== actionOf(after, 'fired'), EFFECTS],
    [first?.ifUnknown !== second?.ifUnknown, IF_UNKNOWN],
  ] as const;
  const changed = parts.flatMap(([isChanged, words]) => (isChanged ? [words] : []));
  return inEachLanguage((locale) => changed.map((words) => words[locale]).join(locale === 'fr' ? ' et ' : ' and '));
}

const CONDITION: Text = { fr: 'condition changée', en: 'condition changed' };
const EFFECTS: Text = { fr: 'effet changé', en: 'effect changed' };
const IF_UNKNOWN: Text = { fr: 'autre issue si une donnée manque', en: 'another outcome when a fact is absent' };

/** Everything that a rule names. */
function namesOf({ when }: PolicyCheckedRule): string[] {
  const names: string[] = [];
  const visit = (part: PolicyCheckedRule['when']): void => {
    if (part.kind === 'not') visit(part.condition);
    else if (part.kind !== 'comparison') part.conditions.forEach(visit);
    else if (part.operand.kind !== 'score' && part.operand.kind !== 'rating') names.push(part.operand.slot.name);
  };
  visit(when);
  return names;
}

function nearnessIn(policy: Policy, { when }: PolicyCheckedRule, { scope, score }: Simulation): number {
  return nearness(when, scope.resolved, score, rateScore(policy, score));
}

/** Boxes in which the two rules may act differently, merged; an empty list of conditions: everywhere. */
function listRegions(
  a: Policy,
  b: Policy,
  [before, after]: readonly [PolicyCheckedRule | null, PolicyCheckedRule | null],
  { work, most }: { readonly work: Work; readonly most: number },
): readonly (readonly RegionCondition[])[] {
  // Names are the same in both; slots need not be, so boxes are made of the version that holds the rule.
  const [policy, other] = before === null ? [b, a] : [a, b];
  const rule = before ?? after;
  if (rule === null) return [];
  const cuts = newCuts();
  cutByCondition(policy, rule.when, cuts);
  const twin = before !== null && after !== null ? after : null;
  const support = supportOfRule(policy, rule);
  const twinCuts = newCuts();
  // Names are the same in both versions, slots need not be.
  const slotIn = (slot: number): number | undefined => policy.slotByName.get(other.slots[slot]?.name ?? '')?.slot;
  if (twin !== null) {
    cutByCondition(other, twin.when, twinCuts);
    for (const slot of supportOfRule(other, twin)) {
      const own = slotIn(slot);
      // A fact that only one version knows: nothing narrower than everywhere can be said.
      if (own === undefined) return [[]];
      support.add(own);
    }
    carryCuts(other, twinCuts);
    copyCuts(twinCuts, cuts, slotIn);
  }
  carryCuts(policy, cuts);
  if (twin !== null) copyCuts(cuts, twinCuts, (slot) => other.slotByName.get(policy.slots[slot]?.name ?? '')?.slot);
  const scored = [rule, twin].some((one) => one !== null && readsScore(one))
    ? listScoreCells(policy)
    : listScoreCells(policy).slice(0, 1);
  const { boxes } = listBoxes(policy, support, cuts, Math.floor(most / scored.length));
  work.spend(boxes.length * scored.length);
  const differing = boxes.filter((box) => {
    const scope = scopeOf(policy, box, cuts);
    const twinBox = new Map(
      [...box].map(([slot, cell]) => [other.slotByName.get(policy.slots[slot]?.name ?? '')?.slot ?? -1, cell]),
    );
    const twinScope = scopeOf(other, twinBox, twinCuts);
    return scored.some((cell) => {
      const mask = judgeCell(rule.when, scope, cell);
      const [mine, others] = [
        actionsOf(mask, rule),
        actionsOf(twin === null ? FALSE : judgeCell(twin.when, twinScope, cell), twin),
      ];
      // The same for certain only where each can do one thing, and that is the same thing.
      return mine.size > 1 || others.size > 1 || [...mine].some((action) => !others.has(action));
    });
  });
  if (differing.length === 0) return [];
  let merged = differing.length > MOST_BOXES ? [hullOf(differing)] : mergeBoxes(differing);
  if (merged.length > MOST_REGIONS) merged = [hullOf(merged)];
  return merged.map((box) =>
    [...box].flatMap(([slot, cell]) => {
      const whole = cellsOf(policy, slot, cuts).reduce(unite);
      return canonicalCell(whole) === canonicalCell(cell) ? [] : [toCondition(policy.slots[slot]?.name ?? '', cell)];
    }),
  );
}

function copyCuts(from: Cuts, to: Cuts, slotIn: (slot: number) => number | undefined): void {
  for (const kind of ['numbers', 'texts'] as const) {
    for (const [slot, values] of from[kind]) {
      const own = slotIn(slot);
      if (own === undefined) continue;
      for (const value of values) {
        if (typeof value === 'number') addTo(to.numbers, own, value);
        else addTo(to.texts, own, value);
      }
    }
  }
  for (const [slot, lists] of from.lists) {
    const own = slotIn(slot);
    if (own !== undefined) for (const list of lists) addTo(to.lists, own, list);
  }
  for (const slot of from.states) {
    const own = slotIn(slot);
    if (own !== undefined) to.states.add(own);
  }
}

const canonical = new WeakMap<AbstractValue, string>();

function canonicalCell(cell: AbstractValue): string {
  const known = canonical.get(cell);
  if (known !== undefined) return known;
  const { range, labels, classes, absent } = cell;
  const text = JSON.stringify([range?.low, range?.high, labels.map(String).sort(), [...classes].sort(), absent]);
  canonical.set(cell, text);
  return text;
}

function hullOf(boxes: readonly Box[]): Box {
  const hull = new Map<number, AbstractValue>();
  for (const box of boxes) for (const [slot, cell] of box) hull.set(slot, unite(hull.get(slot) ?? cell, cell));
  return hull;
}

/** Joins boxes that differ in one fact only, until none do. Stretches join only where they touch. */
function mergeBoxes(boxes: readonly Box[]): Box[] {
  const list = [...boxes];
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const joined = joinBoxes(list[i], list[j]);
        if (joined === null) continue;
        list[i] = joined;
        list.splice(j, 1);
        again = true;
        j--;
      }
    }
  }
  return list;
}

function joinBoxes(left: Box | undefined, right: Box | undefined): Box | null {
  if (left === undefined || right === undefined) return null;
  const apart = [...left].filter(([slot, cell]) => canonicalCell(cell) !== canonicalCell(right.get(slot) ?? cell));
  const [only] = apart;
  if (only === undefined || apart.length > 1) return null;
  const [slot, cell] = only;
  const other = right.get(slot);
  if (other === undefined) return null;
  const [a, b] = [cell.range, other.range];
  if (
    a !== null &&
    b !== null &&
    a.high !== b.low &&
    b.high !== a.low &&
    Math.abs(a.high - b.low) > 1 &&
    Math.abs(b.high - a.low) > 1
  )
    return null;
  return new Map(left).set(slot, unite(cell, other));
}

function toCondition(name: string, { range, labels, classes, absent }: AbstractValue): RegionCondition {
  const intervals: Interval[] =
    range === null
      ? []
      : [
          {
            from: Math.abs(range.low) >= Number.MAX_SAFE_INTEGER ? null : range.low,
            to: Math.abs(range.high) >= Number.MAX_SAFE_INTEGER ? null : range.high,
            fromOpen: range.lowOpen,
            toClosed: !range.highOpen,
          },
        ];
  return condition(name, {
    intervals,
    values: labels,
    classes,
    absent: ABSENT_KINDS.filter((kind) => absent & absentBit(kind)),
  });
}
