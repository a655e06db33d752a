/** Which rows notice that rules have changed: those for which a rule now has another effect. */
import { FALSE, TRUE, UNKNOWN } from '../evaluate/columns/compile-rules.js';
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import type { Step } from '../evaluate/columns/program.js';
import type { NumberRegister } from '../evaluate/columns/registers.js';
import { bindSteps } from '../evaluate/columns/run.js';
import type { ColumnTable } from '../evaluate/columns/table.js';
import { Workspace } from '../evaluate/columns/workspace.js';
import { type LivePlan, type LiveRule, NO_EFFECT } from './live-plan.js';
import { NOTHING_KEPT } from './nothing-kept.js';
import { isSettled } from './settled-rules.js';

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

/** Marks rows of a block. `score` holds the scores of the block. */
type Marker = (row: number, n: number, score: Float64Array, marks: Uint8Array) => void;

export function bindRuleChanges(
  before: LivePlan,
  after: LivePlan,
  changes: readonly RuleChange[],
  table: ColumnTable,
): Marker {
  const next = new RuleReader(
    after,
    table,
    changes.flatMap((change) => change.after ?? []),
  );
  const old = new RuleReader(
    before,
    table,
    changes.flatMap((change) => change.before ?? []),
    next,
  );
  const pairs = changes.map((change) => ({
    old: old.truthsOf(change.before),
    oldEffects: effectsOf(change.before),
    next: next.truthsOf(change.after),
    nextEffects: effectsOf(change.after),
  }));
  return (row, n, score, marks) => {
    // In this order, since the old rules look at what the new ones have found.
    next.read(row, n, score);
    old.read(row, n, score);
    for (const pair of pairs) markEffects(pair.old, pair.oldEffects, pair.next, pair.nextEffects, n, marks);
  };
}

function markEffects(
  old: Uint8Array,
  oldEffects: Int32Array,
  next: Uint8Array,
  nextEffects: Int32Array,
  n: number,
  marks: Uint8Array,
): void {
  for (let i = 0; i < n; i += 1) {
    marks[i] = (marks[i] ?? 0) | Number(oldEffects[old[i] ?? 0] !== nextEffects[next[i] ?? 0]);
  }
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

/** What a step found that does not depend on the score: the same for every step with its key, in whatever plan. */
type Result =
  | { readonly kind: 'number'; readonly register: NumberRegister }
  | { readonly kind: 'truth'; readonly truths: Uint8Array };

/** Finds whether rules of one plan are true, without their effects. */
class RuleReader {
  readonly #space: Workspace;
  readonly #kernels: readonly Kernel[];
  readonly #results = new Map<number, Result>();

  /** `known` has read the same rows before: an edit of a bound leaves most of a condition as it was. */
  constructor(
    { plan, graph, conclusion }: LivePlan,
    table: ColumnTable,
    rules: readonly LiveRule[],
    known: RuleReader | null = null,
  ) {
    const space = new Workspace(plan, table, NOTHING_KEPT);
    const isKnown = (step: Step): boolean => {
      const ref = graph.resultOf(step);
      const result = ref === null || known === null ? undefined : known.#results.get(graph.keyOf(step));
      if (ref === null || result === undefined) return false;
      if (result.kind === 'number') space.alias(ref.ref, result.register);
      else space.aliasTruth(ref.ref, result.truths);
      return true;
    };
    const ratings = rules.every(isSettled) ? [] : conclusion.filter(({ op }) => op === 'score_rating');
    const steps = rules.map(({ step }) => step);
    const needed = graph.select([...ratings, ...steps], isKnown).filter(({ op }) => op !== 'rule');
    this.#space = space;
    this.#kernels = bindSteps(plan.policy, needed, space);
    for (const step of needed) {
      const ref = graph.resultOf(step);
      if (ref === null || graph.readsScore([step]) !== null) continue;
      const result: Result =
        ref.kind === 'number'
          ? { kind: 'number', register: space.number(ref.ref) }
          : { kind: 'truth', truths: space.truth(ref.ref) };
      this.#results.set(graph.keyOf(step), result);
    }
  }

  truthsOf(rule: LiveRule | null): Uint8Array {
    return rule === null ? NEVER : this.#space.truth(rule.step.when);
  }

  read(row: number, n: number, score: Float64Array): void {
    this.#space.cells.score.array.set(score);
    for (const kernel of this.#kernels) kernel(row, n);
  }
}

/** A rule that is not there is met by no row; its effects are none whatever this says. */
const NEVER = new Uint8Array(0);
