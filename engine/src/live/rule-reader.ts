/** Finds whether rules of one plan are true, without their effects. */
import { FALSE } from '../evaluate/columns/compile-rules.js';
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import type { NumberRef, Step } from '../evaluate/columns/program.js';
import { BLOCK_ROWS } from '../evaluate/columns/registers.js';
import { bindSteps } from '../evaluate/columns/run.js';
import { Workspace } from '../evaluate/columns/workspace.js';
import type { InputColumn } from './input-columns.js';
import type { LivePlan, LiveRule } from './live-plan.js';
import { NOTHING_KEPT } from './nothing-kept.js';

export class RuleReader {
  readonly #space: Workspace;
  readonly #kernels: readonly Kernel[];
  readonly #readsScore: boolean;

  /** `kept`: numbers that need not be computed, since others have computed them by then. */
  constructor(
    { plan, graph, table, conclusion }: LivePlan,
    rules: readonly LiveRule[],
    kept: ReadonlyMap<NumberRef, InputColumn> = new Map(),
  ) {
    const space = new Workspace(plan, table, NOTHING_KEPT);
    const found = new Map<NumberRef, InputColumn>();
    const isKept = (step: Step): boolean => {
      const ref = graph.numberOf(step);
      const column = ref === null ? undefined : kept.get(ref);
      if (ref !== null && column !== undefined) found.set(ref, column);
      return column !== undefined;
    };
    this.#readsScore = rules.some(({ readsScore }) => readsScore);
    const ratings = this.#readsScore ? conclusion.filter(({ op }) => op === 'score_rating') : [];
    const steps = graph
      .select([...ratings, ...rules.map(({ step }) => step)], isKept)
      .filter(({ op }) => op !== 'rule');
    const loads = [...found].map(([ref, column]) => column.bindLoad(space.classBlock(ref)));
    this.#space = space;
    this.#kernels = [...loads, ...bindSteps(plan.policy, steps, space)];
  }

  /** Those of the block that was read last. Null: a rule that is not there. */
  truthsOf(rule: LiveRule | null): Uint8Array {
    return rule === null ? NEVER : this.#space.truth(rule.step.when);
  }

  /** `score` holds the scores of the block. */
  read(row: number, n: number, score: Float64Array): void {
    if (this.#readsScore) this.#space.cells.score.array.set(score);
    for (const kernel of this.#kernels) kernel(row, n);
  }
}

const NEVER = new Uint8Array(BLOCK_ROWS).fill(FALSE);
