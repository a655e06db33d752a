/**
 * Decides a range of observations again and again while a policy is being edited: only what an edit touches is computed
 * again, by the kernels of `evaluate/columns`. What is kept between runs is listed at {@link bytesPerObservation}.
 */
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import type { NumberRef } from '../evaluate/columns/program.js';
import { BLOCK_ROWS, type Cells } from '../evaluate/columns/registers.js';
import { bindEntries, bindSteps, type RowRange } from '../evaluate/columns/run.js';
import { Workspace } from '../evaluate/columns/workspace.js';
import type { ObservationTable } from '../history/observation-table.js';
import type { Policy } from '../scorecard/policy.js';
import { Conclusion } from './conclusion.js';
import { InputColumn } from './input-columns.js';
import { KeptLimits } from './kept-limits.js';
import { type LiveCharacteristic, type LivePlan, planLive } from './live-plan.js';
import { NOTHING_KEPT } from './nothing-kept.js';
import { NONE, Recount } from './recount.js';
import { bindRuleChanges, changesAmong, listRuleChanges, type Marker, type RuleChange } from './rule-changes.js';
import { RuleReader } from './rule-reader.js';
import {
  addToAll,
  countEntries,
  countScores,
  listMarked,
  listMoved,
  listMovingWays,
  markDifferences,
  markStanding,
  moveStanding,
  moveWorth,
  recountEntries,
  recountScores,
  touchRows,
  type Worths,
} from './score-moves.js';
import { listMovedScores, ScoreRanking } from './score-ranking.js';
import { SettledRules, settledBytesPerRow } from './settled-rules.js';
import { Keys } from './step-links.js';
import { CELLS, emptyScores, FLAGS, type LiveTally, type ScoreCounts, withScoreRange } from './tally.js';

const MOST_ENTRIES = 256;
const WORTHLESS: Worths = { points: new Float64Array(MOST_ENTRIES), weights: new Float64Array(MOST_ENTRIES) };

/** Bytes that a session keeps for each observation: entries, rules, score, known weight, standing, answer, limit, rank. */
export function bytesPerObservation({ characteristics, rules }: Policy): number {
  return characteristics.length + settledBytesPerRow(rules.length) + 8 + 8 + 1 + 1 + 8 + 4;
}

export interface LiveRange {
  readonly table: ObservationTable;
  readonly range: RowRange;
  /** By row of the table: its flag and the answer of the baseline, `flag * ANSWERS + answer`. */
  readonly before: Uint8Array;
}

/** Called before anything is done and before each block of rows, with the steps of the plan; throws to give the run up. */
export type Checkpoint = (steps: number) => void;

/** One characteristic of the policy of the last run. */
interface Column {
  readonly characteristic: LiveCharacteristic;
  readonly entries: Uint8Array;
  readonly counts: Float64Array;
}

/** How points and weights of one characteristic change: what each entry gave before, and what it gives now. */
interface Move {
  readonly before: Worths;
  readonly after: Worths;
  /** False where all weights stay. */
  readonly weightsMove: boolean;
  /** @see listMovingWays */
  readonly ways: Uint8Array;
  readonly entries: Uint8Array;
  /** Finds the entries anew, into a block; null: the entries stay. `isFirst`: nothing has been counted. */
  readonly renewal: {
    readonly kernels: readonly Kernel[];
    readonly counts: Float64Array;
    readonly isFirst: boolean;
    /** What they read, as it is computed; null: it is not kept, or was kept before. */
    readonly fills: InputColumn | null;
  } | null;
}

/** What one run does to each block. */
interface BlockWork {
  readonly plan: LivePlan;
  readonly moves: readonly Move[];
  readonly baseMove: number;
  /** Something that all scores or shares are compared with has changed. */
  readonly touchesAll: boolean;
  /** Where scores are counted as they move; null: none moves, or they are counted afterwards. */
  readonly scores: ScoreCounts | null;
  readonly everyRow: boolean;
  readonly markers: readonly Marker[];
  readonly conclusion: Conclusion;
}

export class LiveSession {
  readonly #input: LiveRange;
  readonly #keys = new Keys();
  readonly #score: Float64Array;
  readonly #known: Float64Array;
  /** Rating of the score, and whether enough is known; see `markStanding`. */
  readonly #standing: Uint8Array;
  #settledRules: SettledRules;
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
  readonly #touches = new Uint8Array(BLOCK_ROWS);
  readonly #marks = new Uint8Array(BLOCK_ROWS);
  readonly #moved = new Int32Array(BLOCK_ROWS);
  readonly #pending = new Int32Array(BLOCK_ROWS * 2);
  #pendingCount = 0;
  #concluded = 0;
  /** Null before the first run and after one that was given up: nothing is known then. */
  #last: LivePlan | null = null;
  /** Of the last run: the same while ratings, shares and what settled rules come to lead to the same answers. */
  #conclusion: Conclusion | null = null;
  /** Of the same run, whole or not; null: they are not to be kept. */
  #limits: KeptLimits | null = null;
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
    this.#settledRules = new SettledRules(rows);
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
    const plan = planLive(policy, this.#keys, this.#input.table.applications);
    checkpoint(plan.plan.steps.length);
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
    this.#settledRules = new SettledRules(this.#score.length);
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
    const boundsMove = last === null || !isEqual(last.ratingBounds, plan.ratingBounds);
    const rules = listRuleChanges(last, plan);
    const onScore = changesAmong(rules, true);
    // Whether such a rule was true cannot be told once the scores have moved.
    const isLost = scoresMove && onScore.some(({ before }) => before !== null);
    const everyRow = last?.grantKey !== plan.grantKey || isLost;
    const staysSame =
      last?.grantKey === plan.grantKey && onScore.length === 0 && last.asksForScore === plan.asksForScore;
    const conclusion = (staysSame ? this.#conclusion : null) ?? this.#concludeBy(plan);
    this.#conclusion = conclusion;
    const range = scoreRangeOf(plan);
    const onlyBounds = last !== null && !everyRow && !scoresMove && !sharesMove && rules.length === 0;
    if (onlyBounds && this.#scores.width === 1) {
      if (boundsMove) this.#moveBounds(last, plan, conclusion, checkpoint);
    } else {
      const [low, high] = [Math.min(range.low, this.#scores.low), Math.max(range.high, highestOf(this.#scores))];
      const canMove = scoresMove && last !== null && emptyScores(low, high).width === 1;
      const scores = canMove ? withScoreRange(this.#scores, low, high) : null;
      const markers = this.#bindSettledRules(plan, changesAmong(rules, false), moves);
      if (last !== null && !everyRow && onScore.length > 0) {
        markers.push(bindRuleChanges(last, plan, onScore));
      }
      const touchesAll = baseMove !== 0 || sharesMove || boundsMove;
      const work: BlockWork = { plan, moves, baseMove, touchesAll, scores, everyRow, markers, conclusion };
      const { from, to } = this.#input.range;
      for (let row = from; row < to; row += BLOCK_ROWS) {
        checkpoint(plan.plan.steps.length);
        this.#turnBlock(work, row, Math.min(BLOCK_ROWS, to - row));
      }
      if (scores !== null) this.#scores = withScoreRange(scores, range.low, range.high);
      else if (scoresMove) this.#countScores(range);
    }
    this.#flush(conclusion, 0);
    this.#columns = columns;
    if (scoresMove) this.#ranking = null;
  }

  /**
   * Gets ready for the edits that are likely to follow, a few milliseconds at a time, while nothing is asked: limits for
   * all ratings, and rows one behind the other. False: nothing is left to do.
   */
  prepare(): boolean {
    const [plan, conclusion] = [this.#last, this.#conclusion];
    if (plan === null || conclusion === null) return false;
    const limits = this.#limits;
    if (limits === null || limits === conclusion.limits) return conclusion.prepare();
    if (limits.isWhole) this.#conclusion = new Conclusion(plan, this.#input, limits);
    else limits.fill(plan);
    return true;
  }

  #concludeBy(plan: LivePlan): Conclusion {
    const { table, range } = this.#input;
    this.#limits = KeptLimits.of(table, range, plan);
    return new Conclusion(plan, this.#input, this.#limits?.isWhole === true ? this.#limits : null);
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
          moves.push(moveOf(before, after, kept.entries, null));
        }
        return { ...kept, characteristic };
      }
      const edited = take((column) => column.characteristic.id === characteristic.id);
      const { from, to } = this.#input.range;
      const entries = edited?.entries ?? new Uint8Array(to - from);
      const counts = edited?.counts ?? new Float64Array(MOST_ENTRIES * FLAGS);
      const renewal = { ...this.#bindEntries(plan, characteristic), counts, isFirst: edited === undefined };
      moves.push(moveOf(edited?.characteristic.step ?? WORTHLESS, after, entries, renewal));
      return { characteristic, entries, counts };
    });
    for (const { characteristic, entries } of left) {
      moves.push(moveOf(characteristic.step, WORTHLESS, entries, null));
    }
    return { columns, moves };
  }

  #bindEntries(
    { plan, graph, table: columns }: LivePlan,
    { step }: LiveCharacteristic,
  ): Pick<NonNullable<Move['renewal']>, 'kernels' | 'fills'> {
    const { table, range } = this.#input;
    const space = new Workspace(plan, columns, NOTHING_KEPT);
    const inputs = graph.select([step]).filter((needed) => needed !== step);
    const kept =
      step.op === 'bands' && inputs.length > 0 ? InputColumn.of(table, range, graph.describeNumber(step.input)) : null;
    if (kept === null || step.op !== 'bands') {
      return {
        kernels: [...bindSteps(plan.policy, inputs, space), bindEntries(step, space, this.#block)],
        fills: null,
      };
    }
    if (kept.isWhole) {
      space.alias(step.input, kept.register);
      const kernel = bindEntries(step, space, this.#block);
      return { kernels: [(row, n) => kernel(row - range.from, n)], fills: null };
    }
    const kernels = bindSteps(plan.policy, inputs, space);
    const keep = kept.bindKeep(space.number(step.input));
    return { kernels: [...kernels, keep, bindEntries(step, space, this.#block)], fills: kept };
  }

  /** What characteristics read is there by the time that rules are read. */
  #bindSettledRules(plan: LivePlan, changes: readonly RuleChange[], moves: readonly Move[]): Marker[] {
    if (changes.length === 0) return [];
    const { table, range } = this.#input;
    const filled = new Set(moves.map(({ renewal }) => renewal?.fills));
    const kept = new Map<NumberRef, InputColumn>();
    for (const { step } of plan.characteristics) {
      if (step.op !== 'bands') continue;
      const column = InputColumn.find(table, range, plan.graph.describeNumber(step.input));
      if (column !== undefined && (column.isWhole || filled.has(column))) kept.set(step.input, column);
    }
    const after = changes.flatMap((change) => change.after ?? []);
    const reader = new RuleReader(plan, after, kept);
    return [this.#settledRules.bindChanges(changes, reader, range.from)];
  }

  #turnBlock(work: BlockWork, row: number, n: number): void {
    const at = row - this.#input.range.from;
    const { plan, moves, baseMove, touchesAll, scores, everyRow, markers, conclusion } = work;
    const score = this.#score;
    const keepsScores = scores !== null || plan.asksForScore;
    if (keepsScores) this.#scoresBefore.set(score.subarray(at, at + n));
    this.#touches.fill(touchesAll ? 1 : 0, 0, n);
    if (baseMove !== 0) addToAll(score, at, n, baseMove);
    for (const move of moves) this.#applyMove(move, row, at, n);
    const touched = this.#moved;
    const count = listMarked(this.#touches, n, 0, touched, 0);
    this.#marks.fill(everyRow ? 1 : 0, 0, n);
    markStanding(plan, touched, count, score, this.#known, this.#standing, at, this.#marks);
    if (plan.asksForScore) markDifferences(touched, count, this.#scoresBefore, score, at, this.#marks);
    if (scores !== null) {
      recountScores(touched, count, this.#scoresBefore, score, at, this.#input.table.flags, row, scores);
    }
    for (const mark of markers) mark(row, n, score.subarray(at, at + n), this.#marks);
    if (count === 0 && !everyRow && markers.length === 0) return;
    this.#pendingCount += listMarked(this.#marks, n, row, this.#pending, this.#pendingCount);
    if (this.#pendingCount >= BLOCK_ROWS) this.#flush(conclusion, BLOCK_ROWS - 1);
  }

  #applyMove({ before, after, weightsMove, ways, entries, renewal }: Move, row: number, at: number, n: number): void {
    for (const kernel of renewal?.kernels ?? []) kernel(row, n);
    const [now, nowAt] = renewal === null ? [entries, at] : [this.#block.array, 0];
    const moved = this.#moved;
    const count = listMoved(ways, entries, at, now, nowAt, n, moved);
    touchRows(moved, count, this.#touches);
    moveWorth(moved, count, entries, at, now, nowAt, before.points, after.points, this.#score, at);
    if (weightsMove) moveWorth(moved, count, entries, at, now, nowAt, before.weights, after.weights, this.#known, at);
    if (renewal === null) return;
    const { flags } = this.#input.table;
    if (!renewal.isFirst) {
      recountEntries(moved, count, entries, at, now, flags, row, renewal.counts);
      return;
    }
    countEntries(now, flags, row, n, renewal.counts);
    entries.set(n === BLOCK_ROWS ? now : now.subarray(0, n), at);
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
    conclusion.run(rows, n, { score: this.#score, standing: this.#standing, settledRules: this.#settledRules });
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
        checkpoint(plan.plan.steps.length);
        const n = Math.min(BLOCK_ROWS, ranked.length - done);
        for (let i = 0; i < n; i += 1) rows[i] = from + (ranked[done + i] ?? 0);
        moveStanding(moved.rating, this.#standing, ranked.subarray(done, done + n));
        this.#conclude(conclusion, rows, n);
      }
    }
  }

  #countScores({ low, high }: ScoreRange): void {
    const scores = emptyScores(low, high);
    countScores(this.#score, this.#input.table.flags, this.#input.range.from, scores);
    this.#scores = scores;
  }
}

interface ScoreRange {
  readonly low: number;
  readonly high: number;
}

/** Between which scores all rows are, whatever is known of them. */
function scoreRangeOf({ plan, baseScore }: LivePlan): ScoreRange {
  let [low, high] = [baseScore, baseScore];
  for (const step of plan.steps) {
    if (step.op !== 'bands' && step.op !== 'categories') continue;
    low += step.points.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    high += step.points.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  }
  return { low, high };
}

function highestOf({ low, width, counts }: ScoreCounts): number {
  return low + (counts.length / FLAGS) * width - 1;
}

function moveOf(before: Worths, after: Worths, entries: Uint8Array, renewal: Move['renewal']): Move {
  const weightsMove = renewal !== null || !isEqual(before.weights, after.weights);
  return { before, after, weightsMove, ways: listMovingWays(before, after), entries, renewal };
}

function isEqual(left: ArrayLike<number>, right: ArrayLike<number>): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return false;
  return true;
}
