/** Which rows notice that rules have changed: those for which a rule now has another effect. */
import { FALSE, TRUE, UNKNOWN } from '../evaluate/columns/compile-rules.js';
import { type LivePlan, type LiveRule, NO_EFFECT } from './live-plan.js';
import { RuleReader } from './rule-reader.js';

/** A rule before and after an edit; null: there is none. */
export interface RuleChange {
  readonly before: LiveRule | null;
  readonly after: LiveRule | null;
}

/** Rules of two plans that differ in condition or effect. The order of rules makes no difference to any answer. */
export function listRuleChanges(before: LivePlan | null, after: LivePlan): RuleChange[] {
  const old = new Map((before?.rules ?? []).map((rule) => [rule.id, rule]));
  const changes = after.rules.flatMap((rule): RuleChange[] => {
    const other = old.get(rule.id) ?? null;
    old.delete(rule.id);
    const isSame =
      other !== null &&
      other.whenKey === rule.whenKey &&
      other.effectKeys.every((key, truth) => key === rule.effectKeys[truth]);
    return isSame ? [] : [{ before: other, after: rule }];
  });
  return [...changes, ...[...old.values()].map((rule) => ({ before: rule, after: null }))];
}

/** The changes among rules that read the score, or among those that do not: a rule that begins to is new among them. */
export function changesAmong(changes: readonly RuleChange[], readsScore: boolean): RuleChange[] {
  const only = (rule: LiveRule | null): LiveRule | null => (rule?.readsScore === readsScore ? rule : null);
  return changes
    .map(({ before, after }) => ({ before: only(before), after: only(after) }))
    .filter(({ before, after }) => before !== null || after !== null);
}

/** Marks rows of a block, the first being row `row` of the table. `score` holds the scores of the block. */
export type Marker = (row: number, n: number, score: Float64Array, marks: Uint8Array) => void;

/** For rules that read the score: both the old ones and the new ones are read. */
export function bindRuleChanges(before: LivePlan, after: LivePlan, changes: readonly RuleChange[]): Marker {
  const old = new RuleReader(
    before,
    changes.flatMap((change) => change.before ?? []),
  );
  const next = new RuleReader(
    after,
    changes.flatMap((change) => change.after ?? []),
  );
  const pairs = changes.map((change) => ({
    old: old.truthsOf(change.before),
    next: next.truthsOf(change.after),
    differ: whetherEffectsDiffer(change),
  }));
  return (row, n, score, marks) => {
    old.read(row, n, score);
    next.read(row, n, score);
    for (const pair of pairs) markEffects(pair.old, pair.next, pair.differ, n, marks);
  };
}

function markEffects(old: Uint8Array, next: Uint8Array, differ: Uint8Array, n: number, marks: Uint8Array): void {
  for (let i = 0; i < n; i += 1) marks[i] = (marks[i] ?? 0) | (differ[(old[i] ?? 0) * 3 + (next[i] ?? 0)] ?? 0);
}

/** By `truth before * 3 + truth after`: 1 where the effects are others. */
export function whetherEffectsDiffer({ before, after }: RuleChange): Uint8Array {
  const [old, next] = [effectsOf(before), effectsOf(after)];
  return Uint8Array.from({ length: 9 }, (_, way) => Number(old[Math.floor(way / 3)] !== next[way % 3]));
}

/** By truth. */
function effectsOf(rule: LiveRule | null): Int32Array {
  const effects = new Int32Array(3).fill(NO_EFFECT);
  if (rule === null) return effects;
  const [unknown, fired, notFired] = rule.effectKeys;
  effects[UNKNOWN] = unknown;
  effects[TRUE] = fired;
  effects[FALSE] = notFired;
  return effects;
}
