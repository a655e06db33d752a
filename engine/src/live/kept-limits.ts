/**
 * What the limit comes to for each rating, before rules cap it: a row that moves from one rating to another then looks it
 * up instead of computing it from facts again. Sessions over one table share it.
 */
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import type { Step } from '../evaluate/columns/program.js';
import { BLOCK_ROWS, type Cells } from '../evaluate/columns/registers.js';
import { bindSteps, type RowRange } from '../evaluate/columns/run.js';
import { Workspace } from '../evaluate/columns/workspace.js';
import type { ObservationTable } from '../history/observation-table.js';
import { RATINGS } from '../scorecard/schema.js';
import type { LivePlan } from './live-plan.js';
import { NOTHING_KEPT } from './nothing-kept.js';

const WIDTH = RATINGS.length;
/** Limits of one table that are kept, for texts that compute them otherwise. */
const MOST_LIMITS = 2;
/** Finding the limits of all rows in advance is for formulas that a run would not give up. */
const MOST_STEPS = 200;
/** So many at once take a few milliseconds. */
const FILLED_ROWS = 4 * BLOCK_ROWS;
const limitsOf = new WeakMap<object, KeptLimits[]>();

export class KeptLimits {
  readonly #key: string;
  readonly #range: RowRange;
  /** By row of the range, then by rating; NaN where there is none. */
  readonly #minor: Float64Array;
  /** Rows before this one are there. */
  #end: number;
  /** While rows are missing. */
  #finder: LimitFinder | null = null;

  /**
   * Those of a plan, for a range of rows of `table`; empty where they are new. Null where they are not to be kept: the
   * limit follows from the score itself, or takes very many steps.
   */
  static of(table: ObservationTable, range: RowRange, { graph, limit }: LivePlan): KeptLimits | null {
    if (graph.readsScore([limit]) === 'score' || graph.select([limit]).length > MOST_STEPS) return null;
    const key = graph.describeNumber(limit.combined);
    const known = limitsOf.get(table) ?? [];
    const limits = known.find((one) => one.#isFor(key, range)) ?? new KeptLimits(key, range);
    limitsOf.set(table, [limits, ...known.filter((one) => one !== limits)].slice(0, MOST_LIMITS));
    return limits;
  }

  private constructor(key: string, range: RowRange) {
    this.#key = key;
    this.#range = range;
    this.#minor = new Float64Array((range.to - range.from) * WIDTH);
    this.#end = range.from;
  }

  get bytes(): number {
    return this.#minor.byteLength;
  }

  get isWhole(): boolean {
    return this.#end === this.#range.to;
  }

  /** Finds the limits of some more rows, by a plan that they are those of. */
  fill(plan: LivePlan): void {
    this.#finder ??= new LimitFinder(plan);
    const end = Math.min(this.#end + FILLED_ROWS, this.#range.to);
    for (let row = this.#end; row < end; row += BLOCK_ROWS) {
      const n = Math.min(BLOCK_ROWS, end - row);
      this.#finder.find(row, n, this.#minor, (row - this.#range.from) * WIDTH);
    }
    this.#end = end;
    if (this.isWhole) this.#finder = null;
  }

  /** `out[i]` becomes the limit of row `rows[i]` for the rating `rating[i]`, for `i` below `n`. */
  read(rows: Int32Array, rating: Uint8Array, n: number, out: Float64Array): void {
    pick(this.#minor, this.#range.from, rows, rating, n, out);
  }

  #isFor(key: string, { from, to }: RowRange): boolean {
    return this.#key === key && this.#range.from === from && this.#range.to === to;
  }
}

/** Computes the limits of blocks of rows for all ratings. */
class LimitFinder {
  readonly #space: Workspace;
  readonly #combined: Cells<Float64Array>;
  /** Computed once for all ratings. */
  readonly #common: readonly Kernel[];
  readonly #byRating: readonly Kernel[];

  constructor({ plan, graph, table, limit }: LivePlan) {
    this.#space = new Workspace(plan, table, NOTHING_KEPT);
    const steps = graph.select([limit]).filter((step) => step !== limit);
    const isCommon = (step: Step): boolean => graph.readsScore([step]) === null;
    this.#common = bindSteps(plan.policy, steps.filter(isCommon), this.#space);
    this.#byRating = bindSteps(
      plan.policy,
      steps.filter((step) => !isCommon(step)),
      this.#space,
    );
    this.#combined = this.#space.number(limit.combined).values;
  }

  find(row: number, n: number, out: Float64Array, at: number): void {
    for (const kernel of this.#common) kernel(row, n);
    const { rating } = this.#space.cells;
    for (const [place, value] of RATINGS.entries()) {
      rating.array.fill(value);
      for (const kernel of this.#byRating) kernel(row, n);
      spread(this.#combined.array, this.#combined.move * row, n, out, at + place);
    }
  }
}

function spread(values: Float64Array, from: number, n: number, out: Float64Array, at: number): void {
  for (let i = 0; i < n; i += 1) out[at + i * WIDTH] = values[from + i] ?? 0;
}

function pick(
  minor: Float64Array,
  from: number,
  rows: Int32Array,
  rating: Uint8Array,
  n: number,
  out: Float64Array,
): void {
  for (let i = 0; i < n; i += 1) out[i] = minor[((rows[i] ?? 0) - from) * WIDTH + (rating[i] ?? 1) - 1] ?? 0;
}

/** Memory that the kept limits of a table take here. */
export function keptLimitBytesOf(table: object): number {
  return (limitsOf.get(table) ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
}
