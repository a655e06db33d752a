/**
 * Decides a range of observations again and again while a policy is being edited: only what an edit touches is computed
 * again, by the kernels of `evaluate/columns`. What is kept between runs is listed at {@link bytesPerObservation}.
 */
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import { BLOCK_ROWS, type Cells } from '../evaluate/columns/registers.js';
import { bindEntries, bindSteps, type RowRange } from '../evaluate/columns/run.js';
import { Workspace } from '../evaluate/columns/workspace.js';
import type { ObservationTable } from '../history/observation-table.js';
import type { Policy } from '../scorecard/policy.js';
import { Conclusion, NOTHING_KEPT } from './conclusion.js';
import { type LiveCharacteristic, type LivePlan, planLive } from './live-plan.js';
import { NONE, Recount } from './recount.js';
import { bindRuleChanges, listRuleChanges, type RuleChange } from './rule-changes.js';
import {
  addToAll,
  countEntries,
  countScores,
  markDifferences,
  markStanding,
  moveStanding,
  moveWorth,
} from './score-moves.js';
import { listMovedScores, ScoreRanking } from './score-ranking.js';
import { Keys } from './step-links.js';
import { CELLS, emptyScores, FLAGS, type LiveTally, type ScoreCounts } from './tally.js';

const MOST_ENTRIES = 256;
const NOTHING = new Float64Array(MOST_ENTRIES);

/** Bytes that a session keeps for each observation: entries, score, known weight, standing, answer, limit, rank. */
export function bytesPerObservation(policy: Policy): number {
  return policy.characteristics.length + 8 + 8 + 1 + 1 + 8 + 4;
}

export interface LiveRange {
  readonly table: ObservationTable;
  readonly range: RowRange;
  /** By row of the table: its flag and the answer of the baseline, `flag * ANSWERS + answer`. */
  readonly before: Uint8Array;
}

/** Called before each block of rows; throws to give the run up. */
export type Checkpoint = () => void;

/** One characteristic of the policy of the last run. */
interface Column {
  readonly characteristic: LiveCharacteristic;
  readonly entries: Uint8Array;
  readonly counts: Float64Array;
}

/** How points and weights of one characteristic change: what each entry gave before, and what it gives now. */
interface Move {
  readonly before: { readonly points: Float64Array; readonly weights: Float64Array };
  readonly after: { readonly points: Float64Array; readonly weights: Float64Array };
  readonly entries: Uint8Array;
  /** Finds the entries anew, into a block; null: the entries stay. */
  readonly renewal: { readonly kernels: readonly Kernel[]; readonly counts: Float64Array } | null;
}

/** What one run does to each block. */
interface BlockWork {
  readonly plan: LivePlan;
  readonly moves: readonly Move[];
  readonly baseMove: number;
  readonly scoresMove: boolean;
  readonly everyRow: boolean;
  readonly markRules: ReturnType<typeof bindRuleChanges> | null;
}

export class LiveSession {
  readonly #input: LiveRange;
  readonly #keys = new Keys();
  readonly #score: Float64Array;
  readonly #known: Float64Array;
  /** Rating of the score, and whether enough is known; see `markStanding`. */
  readonly #standing: Uint8Array;
  readonly #answers: Uint8Array;
  readonly #limitMinor: Float64Array;
  readonly #sums = {
    counts: new Float64Array(CELLS),
    exposureMinor: new Float64Array(CELLS),
    limitMinor: new Float64Array(CELLS),
    money: { marginMinor: 0, lossMinor: 0 },
  };
  readonly #recount: Recount;
  readonly #block: Cells<Uint8Array> = { array: new Uint8Array(BLOCK_ROWS), move: 0 };
  readonly #scoresBefore = new Float64Array(BLOCK_ROWS);
  readonly #marks = new Uint8Array(BLOCK_ROWS);
  readonly #pending = new Int32Array(BLOCK_ROWS * 2);
  #pendingCount = 0;
  #concluded = 0;
  /** Null before the first run and after one that was given up: nothing is known then. */
  #last: LivePlan | null = null;
  /** Of the last run: the same while ratings, shares and rules lead to the same answers. */
  #conclusion: Conclusion | null = null;
  #columns: readonly Column[] = [];
  #scores: ScoreCounts = emptyScores(0, 0);
  #ranking: ScoreRanking | null = null;

  constructor(input: LiveRange) {
    this.#input = input;
    this.#recount = new Recount(input);
    const rows = input.range.to - input.range.from;
    this.#score = new Float64Array(rows);
    this.#known = new Float64Array(rows);
    this.#standing = new Uint8Array(rows);
    this.#answers = new Uint8Array(rows);
    this.#limitMinor = new Float64Array(rows);
    this.#forget();
  }

  /** By row of the range: the answer of the last run; see `answerOf`. */
  get answers(): Uint8Array {
    return this.#answers;
  }

  get scores(): Float64Array {
    return this.#score;
  }

  /**
   * The tally of a policy. Throws `ColumnCompileError` on what columns cannot do, and whatever `checkpoint` throws; the
   * next run then starts from nothing.
   */
  run(policy: Policy, checkpoint: Checkpoint = () => undefined): LiveTally {
    const plan = planLive(policy, this.#keys);
    try {
      this.#turnTo(plan, checkpoint);
    } catch (error) {
      this.#forget();
      throw error;
    }
    this.#last = plan;
    return {
      counts: this.#sums.counts.slice(),
      exposureMinor: this.#sums.exposureMinor.slice(),
      limitMinor: this.#sums.limitMinor.slice(),
      scores: { ...this.#scores, counts: this.#scores.counts.slice() },
      entries: this.#columns.map(({ counts }) => counts.slice()),
      money: { ...this.#sums.money },
      concluded: this.#concluded,
    };
  }

  #forget(): void {
    this.#last = null;
    this.#conclusion = null;
    this.#columns = [];
    this.#ranking = null;
    this.#pendingCount = 0;
    this.#score.fill(0);
    this.#known.fill(0);
    this.#standing.fill(NONE);
    this.#answers.fill(NONE);
    const { counts, exposureMinor, limitMinor, money } = this.#sums;
    for (const sums of [counts, exposureMinor, limitMinor]) sums.fill(0);
    Object.assign(money, { marginMinor: 0, lossMinor: 0 });
  }

  #turnTo(plan: LivePlan, checkpoint: Checkpoint): void {
    const last = this.#last;
    this.#concluded = 0;
    const { columns, moves } = this.#match(plan);
    const baseMove = plan.baseScore - (last?.baseScore ?? 0);
    const scoresMove = baseMove !== 0 || moves.length > 0;
    const sharesMove = plan.totalWeight !== last?.totalWeight || plan.minimumShare !== last.minimumShare;
    const rules = listRuleChanges(last, plan);
    // Whether such a rule was true cannot be told once the scores have moved.
    const isLost = scoresMove && rules.some(({ before }) => before?.readsScore === true);
    const everyRow = last?.grantKey !== plan.grantKey || isLost;
    const staysSame = !everyRow && rules.length === 0 && last.asksForScore === plan.asksForScore;
    const conclusion = (staysSame ? this.#conclusion : null) ?? new Conclusion(plan, this.#input);
    this.#conclusion = conclusion;
    const onlyBounds = !everyRow && !scoresMove && !sharesMove && rules.length === 0;
    if (onlyBounds && this.#scores.width === 1) {
      if (!isEqual(last.ratingBounds, plan.ratingBounds)) this.#moveBounds(last, plan, conclusion, checkpoint);
    } else {
      const work: BlockWork = {
        plan,
        moves,
        baseMove,
        scoresMove,
        everyRow,
        markRules: this.#bindRules(last, plan, rules),
      };
      const { from, to } = this.#input.range;
      for (let row = from; row < to; row += BLOCK_ROWS) {
        checkpoint();
        this.#turnBlock(work, row, Math.min(BLOCK_ROWS, to - row), conclusion);
      }
    }
    this.#flush(conclusion, 0);
    this.#columns = columns;
    if (scoresMove) {
      this.#ranking = null;
      this.#countScores(plan);
    }
  }

  /** Pairs the characteristics of two plans, those with the same entries first, then those with the same id. */
  #match(plan: LivePlan): { columns: Column[]; moves: Move[] } {
    const left = new Set(this.#columns);
    const take = (isIt: (column: Column) => boolean): Column | undefined => {
      const found = [...left].find(isIt);
      if (found !== undefined) left.delete(found);
      return found;
    };
    const same = plan.characteristics.map(({ key }) => take(({ characteristic }) => characteristic.key === key));
    const moves: Move[] = [];
    const columns = plan.characteristics.map((characteristic, index): Column => {
      const { points, weights } = characteristic.step;
      const after = { points, weights };
      const kept = same[index];
      if (kept !== undefined) {
        const before = kept.characteristic.step;
        if (!isEqual(before.points, points) || !isEqual(before.weights, weights)) {
          moves.push({ before, after, entries: kept.entries, renewal: null });
        }
        return { ...kept, characteristic };
      }
      const edited = take((column) => column.characteristic.id === characteristic.id);
      const { from, to } = this.#input.range;
      const entries = edited?.entries ?? new Uint8Array(to - from);
      const counts = new Float64Array(MOST_ENTRIES * FLAGS);
      const before = edited?.characteristic.step ?? { points: NOTHING, weights: NOTHING };
      moves.push({ before, after, entries, renewal: { kernels: this.#bindEntries(plan, characteristic), counts } });
      return { characteristic, entries, counts };
    });
    for (const { characteristic, entries } of left) {
      const after = { points: NOTHING, weights: NOTHING };
      moves.push({ before: characteristic.step, after, entries, renewal: null });
    }
    return { columns, moves };
  }

  #bindEntries({ plan, graph }: LivePlan, { step }: LiveCharacteristic): Kernel[] {
    const space = new Workspace(plan, this.#input.table.applications, NOTHING_KEPT);
    const inputs = graph.select([step]).filter((needed) => needed !== step);
    return [...bindSteps(plan.policy, inputs, space), bindEntries(step, space, this.#block)];
  }

  #bindRules(
    last: LivePlan | null,
    plan: LivePlan,
    rules: readonly RuleChange[],
  ): ReturnType<typeof bindRuleChanges> | null {
    if (last === null || rules.length === 0) return null;
    return bindRuleChanges(last, plan, rules, this.#input.table.applications);
  }

  #turnBlock(work: BlockWork, row: number, n: number, conclusion: Conclusion): void {
    const at = row - this.#input.range.from;
    const { plan, moves, baseMove, scoresMove, everyRow, markRules } = work;
    const keepsScores = scoresMove && plan.asksForScore;
    if (keepsScores) this.#scoresBefore.set(this.#score.subarray(at, at + n));
    if (baseMove !== 0) addToAll(this.#score, at, n, baseMove);
    for (const move of moves) this.#applyMove(move, row, at, n);
    this.#marks.fill(everyRow ? 1 : 0, 0, n);
    markStanding(plan, this.#score, this.#known, this.#standing, at, n, this.#marks);
    if (keepsScores) markDifferences(this.#scoresBefore, this.#score, at, n, this.#marks);
    if (!everyRow) markRules?.(row, n, this.#score.subarray(at, at + n), this.#marks);
    const pending = this.#pending;
    let count = this.#pendingCount;
    for (let i = 0; i < n; i += 1) {
      pending[count] = row + i;
      count += this.#marks[i] ?? 0;
    }
    this.#pendingCount = count;
    if (count >= BLOCK_ROWS) this.#flush(conclusion, BLOCK_ROWS - 1);
  }

  #applyMove({ before, after, entries, renewal }: Move, row: number, at: number, n: number): void {
    if (renewal === null) {
      moveWorth(entries, at, entries, at, before.points, after.points, this.#score, at, n);
      if (isEqual(before.weights, after.weights)) return;
      moveWorth(entries, at, entries, at, before.weights, after.weights, this.#known, at, n);
      return;
    }
    for (const kernel of renewal.kernels) kernel(row, n);
    const renewed = this.#block.array;
    moveWorth(entries, at, renewed, 0, before.points, after.points, this.#score, at, n);
    moveWorth(entries, at, renewed, 0, before.weights, after.weights, this.#known, at, n);
    countEntries(renewed, this.#input.table.flags, row, n, renewal.counts);
    entries.set(n === BLOCK_ROWS ? renewed : renewed.subarray(0, n), at);
  }

  /** Answers rows that wait, block by block, until at most `rest` are left. */
  #flush(conclusion: Conclusion, rest: number): void {
    while (this.#pendingCount > rest) {
      const n = Math.min(BLOCK_ROWS, this.#pendingCount);
      this.#conclude(conclusion, this.#pending, n);
      this.#pending.copyWithin(0, n, this.#pendingCount);
      this.#pendingCount -= n;
    }
  }

  #conclude(conclusion: Conclusion, rows: Int32Array, n: number): void {
    conclusion.run(rows, n, { score: this.#score, standing: this.#standing });
    this.#concluded += n;
    const left = { answers: this.#answers, limitMinor: this.#limitMinor };
    this.#recount.run(rows, n, this.#input, left, conclusion.answers, this.#sums);
  }

  /** Only the cut-offs differ: the rows between an old one and a new one are found by their score. */
  #moveBounds(last: LivePlan, plan: LivePlan, conclusion: Conclusion, checkpoint: Checkpoint): void {
    this.#ranking ??= new ScoreRanking(this.#score, this.#scores);
    const { from } = this.#input.range;
    const rows = this.#pending;
    for (const moved of listMovedScores(last.ratingBounds, plan.ratingBounds)) {
      const ranked = this.#ranking.between(moved.from, moved.to);
      for (let done = 0; done < ranked.length; done += BLOCK_ROWS) {
        checkpoint();
        const n = Math.min(BLOCK_ROWS, ranked.length - done);
        for (let i = 0; i < n; i += 1) rows[i] = from + (ranked[done + i] ?? 0);
        moveStanding(moved.rating, this.#standing, ranked.subarray(done, done + n));
        this.#conclude(conclusion, rows, n);
      }
    }
  }

  /** Counts all scores anew, over the range that the policy allows. */
  #countScores({ plan }: LivePlan): void {
    const { policy } = plan;
    const sum = (pick: (values: Float64Array) => number): number =>
      plan.steps.reduce(
        (total, step) => (step.op === 'bands' || step.op === 'categories' ? total + pick(step.points) : total),
        policy.scorecard.baseScore,
      );
    const scores = emptyScores(
      sum((points) => points.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)),
      sum((points) => points.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)),
    );
    countScores(this.#score, this.#input.table.flags, this.#input.range.from, scores);
    this.#scores = scores;
  }
}

function isEqual(left: ArrayLike<number>, right: ArrayLike<number>): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return false;
  return true;
}
