/** From the score of chosen rows to their answers: the rating, the rules, the limit, the terms, the outcome. */
import type { ColumnDecisions } from '../evaluate/columns/decisions.js';
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import { BLOCK_ROWS } from '../evaluate/columns/registers.js';
import { bindSteps } from '../evaluate/columns/run.js';
import type { ColumnTable } from '../evaluate/columns/table.js';
import { Workspace } from '../evaluate/columns/workspace.js';
import { GatheredTable } from './gathered-table.js';
import type { LivePlan } from './live-plan.js';

/** What the score of a row is made of, by row of the table from `from` on. */
export interface ScoreColumns {
  readonly from: number;
  readonly score: Float64Array;
  /** Weight of what is known. */
  readonly known: Float64Array;
}

/** The answers to one block of rows. */
export interface Answers {
  readonly outcome: Uint8Array;
  readonly rating: Uint8Array;
  readonly limitMinor: Float64Array;
}

export class Conclusion {
  readonly answers: Answers;
  readonly #gathered: GatheredTable;
  readonly #start: readonly Kernel[];
  readonly #rest: readonly Kernel[];
  readonly #space: Workspace;

  constructor({ plan, graph, conclusion }: LivePlan, table: ColumnTable) {
    const steps = graph.select(conclusion);
    this.#gathered = new GatheredTable(table, graph.columnsOf(steps));
    const outcome = new Uint8Array(BLOCK_ROWS);
    const rating = new Uint8Array(BLOCK_ROWS);
    const limitMinor = new Float64Array(BLOCK_ROWS);
    this.answers = { outcome, rating, limitMinor };
    const kept: ColumnDecisions = { ...NOTHING_KEPT, outcome, rating, limitMinor };
    this.#space = new Workspace(plan, this.#gathered.table, kept);
    const start = steps.filter(({ op }) => op === 'start');
    this.#start = bindSteps(plan.policy, start, this.#space);
    this.#rest = bindSteps(
      plan.policy,
      steps.filter((step) => !start.includes(step)),
      this.#space,
    );
  }

  /** Answers rows `rows[0]` to `rows[n - 1]`, at most a block, into {@link answers}. */
  run(rows: Int32Array, n: number, { from, score, known }: ScoreColumns): void {
    this.#gathered.load(rows, n);
    for (const kernel of this.#start) kernel(0, n);
    const scores = this.#space.cells.score.array;
    const weights = this.#space.cells.knownShare.array;
    for (let i = 0; i < n; i += 1) {
      const at = (rows[i] ?? 0) - from;
      scores[i] = score[at] ?? 0;
      weights[i] = known[at] ?? 0;
    }
    for (const kernel of this.#rest) kernel(0, n);
  }
}

/** Decisions of which no column is kept. */
export const NOTHING_KEPT: ColumnDecisions = {
  length: 0,
  ratios: null,
  score: null,
  scoreRating: null,
  rating: null,
  entries: null,
  rules: null,
  outcome: null,
  findings: null,
  limitMinor: null,
  binding: null,
  terms: null,
  level: null,
  fourEyes: null,
  countedMinor: null,
  knownShare: null,
  naturalPerson: null,
};
