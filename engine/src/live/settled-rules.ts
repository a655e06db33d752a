/**
 * What the rules come to that ask neither for the score nor for the rating. It is found once and kept in four bytes a row,
 * so that a row whose score moves need not go through them again.
 */
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import { BLOCK_ROWS } from '../evaluate/columns/registers.js';
import type { RuleTotals } from '../evaluate/columns/rule-kernels.js';
import { bindSteps } from '../evaluate/columns/run.js';
import { Workspace } from '../evaluate/columns/workspace.js';
import { GatheredTable } from './gathered-table.js';
import type { LivePlan, LiveRule } from './live-plan.js';
import { NOTHING_KEPT } from './nothing-kept.js';
import type { LiveRange } from './session.js';

/** From the lowest bit: flags (2), the best rating that is left (3), the lift of terms (3), numbers of two caps (12 each). */
const [BEST_AT, LIFT_AT, LIMIT_AT, TERMS_AT] = [2, 5, 8, 20];
const [FLAGS_MASK, SMALL_MASK, CAP_MASK] = [3, 7, 4095];

/** Caps that rules have set, numbered as they first occur. */
class Caps {
  readonly values: number[] = [];
  readonly #numbers = new Map<number, number>();

  constructor() {
    this.numberOf(Number.POSITIVE_INFINITY);
  }

  numberOf(cap: number): number {
    const known = this.#numbers.get(cap);
    if (known !== undefined) return known;
    this.#numbers.set(cap, this.values.length);
    return this.values.push(cap) - 1;
  }

  hasRoomFor(more: number): boolean {
    return this.values.length + more <= CAP_MASK;
  }
}

/** By row of a range: the effects of its settled rules together. */
export class SettledEffects {
  readonly codes: Uint32Array;
  readonly #limitCaps = new Caps();
  readonly #termsCaps = new Caps();

  constructor(rows: number) {
    this.codes = new Uint32Array(rows);
  }

  /** Can the caps of so many more rules be told apart? */
  hasRoomFor(rules: number): boolean {
    return this.#limitCaps.hasRoomFor(rules) && this.#termsCaps.hasRoomFor(rules);
  }

  /** Keeps the effects of `n` rows. The first row of the range is row `from`. */
  keep(rows: Int32Array, n: number, from: number, totals: RuleTotals): void {
    const [limits, terms] = [this.#limitCaps, this.#termsCaps];
    const { codes } = this;
    const [flags, rating, lift] = [totals.flags.array, totals.rating.array, totals.termsLift.array];
    const [limitCap, termsCap] = [totals.limitCapMinor.array, totals.termsCapDays.array];
    for (let i = 0; i < n; i += 1) {
      const small = (flags[i] ?? 0) | ((rating[i] ?? 0) << BEST_AT) | ((lift[i] ?? 0) << LIFT_AT);
      const caps = (limits.numberOf(limitCap[i] ?? 0) << LIMIT_AT) | (terms.numberOf(termsCap[i] ?? 0) << TERMS_AT);
      codes[(rows[i] ?? 0) - from] = small | caps;
    }
  }

  /** Puts them where rules leave their effects, over ratings that the scores gave. */
  recall(rows: Int32Array, n: number, from: number, totals: RuleTotals): void {
    const [limits, terms] = [this.#limitCaps.values, this.#termsCaps.values];
    const { codes } = this;
    const [flags, rating, lift] = [totals.flags.array, totals.rating.array, totals.termsLift.array];
    const [limitCap, termsCap] = [totals.limitCapMinor.array, totals.termsCapDays.array];
    for (let i = 0; i < n; i += 1) {
      const code = codes[(rows[i] ?? 0) - from] ?? 0;
      flags[i] = code & FLAGS_MASK;
      rating[i] = Math.max(rating[i] ?? 0, (code >> BEST_AT) & SMALL_MASK);
      lift[i] = (code >> LIFT_AT) & SMALL_MASK;
      limitCap[i] = limits[(code >> LIMIT_AT) & CAP_MASK] ?? 0;
      termsCap[i] = terms[code >>> TERMS_AT] ?? 0;
    }
  }
}

export function isSettled({ readsScore }: LiveRule): boolean {
  return !readsScore;
}

/** Finds the effects of the settled rules of a plan. */
export class SettledRules {
  readonly #gathered: GatheredTable;
  readonly #space: Workspace;
  readonly #kernels: readonly Kernel[];
  readonly #from: number;

  constructor({ plan, graph, rules, conclusion }: LivePlan, { table, range }: LiveRange) {
    const start = conclusion.filter(({ op }) => op === 'start');
    const steps = graph.select([...start, ...rules.filter(isSettled).map(({ step }) => step)]);
    this.#gathered = new GatheredTable(table, range, graph.columnsOf(steps), 'columns');
    this.#space = new Workspace(plan, this.#gathered.table, NOTHING_KEPT);
    this.#kernels = bindSteps(plan.policy, steps, this.#space);
    this.#from = range.from;
  }

  /** Of rows `rows[0]` to `rows[n - 1]`, at most a block. */
  run(rows: Int32Array, n: number, effects: SettledEffects): void {
    this.#gathered.load(rows, n);
    const { cells } = this.#space;
    cells.rating.array.fill(1, 0, BLOCK_ROWS);
    for (const kernel of this.#kernels) kernel(0, n);
    effects.keep(rows, n, this.#from, cells);
  }
}
