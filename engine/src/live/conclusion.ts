/** From score and settled rules of chosen rows to their answers: the other rules, the limit, the terms, the outcome. */
import type { ColumnDecisions } from '../evaluate/columns/decisions.js';
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import type { Step } from '../evaluate/columns/program.js';
import { BLOCK_ROWS, newBlock } from '../evaluate/columns/registers.js';
import { bindSteps } from '../evaluate/columns/run.js';
import { Workspace } from '../evaluate/columns/workspace.js';
import { GatheredTable, type Observed } from './gathered-table.js';
import type { KeptLimits } from './kept-limits.js';
import type { LivePlan } from './live-plan.js';
import { NOTHING_KEPT } from './nothing-kept.js';
import { readStanding } from './score-moves.js';
import type { LiveRange } from './session.js';
import type { SettledRules } from './settled-rules.js';

/** What is known of each row of the range before it is answered. */
export interface Found {
  readonly score: Float64Array;
  /** @see markStanding */
  readonly standing: Uint8Array;
  readonly settledRules: SettledRules;
}

/** The answers to one block of rows. */
export interface Answers {
  readonly outcome: Uint8Array;
  readonly rating: Uint8Array;
  readonly limitMinor: Float64Array;
  /** Of the same rows, whatever the answer. */
  readonly observed: Observed;
}

export class Conclusion {
  readonly answers: Answers;
  /** Where limits are looked up; null: they are computed. */
  readonly limits: KeptLimits | null;
  readonly #gathered: GatheredTable;
  readonly #start: readonly Kernel[];
  readonly #rules: readonly Kernel[];
  readonly #grant: readonly Kernel[];
  readonly #space: Workspace;
  readonly #combined: Float64Array;
  readonly #from: number;
  readonly #asksForScore: boolean;

  /** `limits`: those of the plan, whole. */
  constructor(live: LivePlan, { table, range }: LiveRange, limits: KeptLimits | null) {
    const { plan, graph, rules, limit, asksForScore } = live;
    const settled = new Set<Step>(rules.filter(({ readsScore }) => !readsScore).map(({ step }) => step));
    const isKept = (step: Step): boolean => limits !== null && graph.numberOf(step) === limit.combined;
    const steps = graph.select(
      live.conclusion.filter((step) => !settled.has(step)),
      isKept,
    );
    this.limits = limits;
    this.#from = range.from;
    this.#asksForScore = asksForScore;
    this.#gathered = new GatheredTable(table, live.table, range, graph.columnsOf(steps));
    const outcome = new Uint8Array(BLOCK_ROWS);
    const rating = new Uint8Array(BLOCK_ROWS);
    const limitMinor = new Float64Array(BLOCK_ROWS);
    this.answers = { outcome, rating, limitMinor, observed: this.#gathered.observed };
    const kept: ColumnDecisions = { ...NOTHING_KEPT, outcome, rating, limitMinor };
    this.#space = new Workspace(plan, this.#gathered.table, kept);
    const combined = newBlock();
    this.#combined = combined.values.array;
    if (limits !== null) this.#space.alias(limit.combined, combined);
    const isKnown = ({ op }: Step): boolean => op === 'score_rating' || op === 'known_share';
    const isStart = ({ op }: Step): boolean => op === 'start';
    // The first step behind all rules.
    const grant = steps.indexOf(limit);
    const bind = (some: readonly Step[]): Kernel[] => bindSteps(plan.policy, some, this.#space);
    this.#start = bind(steps.filter(isStart));
    this.#rules = bind(steps.slice(0, grant).filter((step) => !isStart(step) && !isKnown(step)));
    this.#grant = bind(steps.slice(grant));
  }

  /** Makes ready, step by step, for rows that lie apart; false: it is. */
  prepare(): boolean {
    return this.#gathered.prepare();
  }

  /** Answers rows `rows[0]` to `rows[n - 1]`, at most a block, into {@link answers}. */
  run(rows: Int32Array, n: number, { score, standing, settledRules }: Found): void {
    this.#gathered.load(rows, n);
    for (const kernel of this.#start) kernel(0, n);
    const { cells } = this.#space;
    if (this.#asksForScore) pickScores(score, this.#from, rows, n, cells.score.array);
    readStanding(standing, this.#from, rows, n, cells.scoreRating.array, cells.rating.array, cells.knownShare.array);
    settledRules.recall(rows, n, this.#from, cells);
    for (const kernel of this.#rules) kernel(0, n);
    this.limits?.read(rows, cells.rating.array, n, this.#combined);
    for (const kernel of this.#grant) kernel(0, n);
  }
}

function pickScores(score: Float64Array, from: number, rows: Int32Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i += 1) out[i] = score[(rows[i] ?? 0) - from] ?? 0;
}
