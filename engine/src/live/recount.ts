/** Moves rows from the cell of their old answer to that of their new one. */
import { DEFAULT_ECONOMICS } from '../backtest/economics.js';
import { type RowWorth, rowWorth } from '../backtest/row-worth.js';
import { BLOCK_ROWS } from '../evaluate/columns/registers.js';
import { RATINGS } from '../scorecard/schema.js';
import type { Answers } from './conclusion.js';
import type { Observed } from './gathered-table.js';
import type { LiveRange } from './session.js';
import { ANSWERS, answerOf, type LiveMoney, type LiveTally } from './tally.js';

/** No answer and no standing yet. */
export const NONE = 255;

/** Cells are by flag first: those of good customers, then those of bad ones, then those that were not judged. */
const [FIRST_BAD, FIRST_UNJUDGED] = [ANSWERS * ANSWERS, 2 * ANSWERS * ANSWERS];

type LiveSums = Pick<LiveTally, 'counts' | 'exposureMinor' | 'limitMinor'> & {
  readonly money: { -readonly [Name in keyof LiveMoney]: LiveMoney[Name] };
};

/** By row of the range: what the last run left. */
interface Left {
  readonly answers: Uint8Array;
  /** NaN where there is none. */
  readonly limitMinor: Float64Array;
}

/** Cells and limits of one block of rows before and after a run. */
export class Recount {
  readonly #before = { cells: new Uint16Array(BLOCK_ROWS), limits: new Float64Array(BLOCK_ROWS) };
  readonly #after = { cells: new Uint16Array(BLOCK_ROWS), limits: new Float64Array(BLOCK_ROWS) };
  readonly #worth: RowWorth;

  constructor({ table }: LiveRange) {
    this.#worth = rowWorth(DEFAULT_ECONOMICS, table.plan.outcome.horizonMonths);
  }

  /** Takes rows with their old answers out of the sums, if they had any, and puts them in with their new ones. */
  run(rows: Int32Array, n: number, { before, range }: LiveRange, left: Left, next: Answers, sums: LiveSums): void {
    // Loops that only read, or only write, far and wide, do not wait for one another.
    const isFirst = left.answers[(rows[0] ?? 0) - range.from] === NONE;
    if (!isFirst) readLeft(rows, n, range.from, before, left, this.#before.cells, this.#before.limits);
    writeLeft(rows, n, range.from, before, left, next, this.#after.cells, this.#after.limits);
    const { observed } = next;
    if (!isFirst) {
      addUp(n, -1, this.#before.cells, this.#before.limits, observed.exposureMinor, sums);
      addMoney(n, -1, this.#before.cells, this.#before.limits, observed, this.#worth, sums.money);
    }
    addUp(n, 1, this.#after.cells, this.#after.limits, observed.exposureMinor, sums);
    addMoney(n, 1, this.#after.cells, this.#after.limits, observed, this.#worth, sums.money);
  }
}

function readLeft(
  rows: Int32Array,
  n: number,
  from: number,
  before: Uint8Array,
  { answers, limitMinor }: Left,
  cells: Uint16Array,
  limits: Float64Array,
): void {
  for (let i = 0; i < n; i += 1) {
    const row = rows[i] ?? 0;
    cells[i] = (before[row] ?? 0) * ANSWERS + (answers[row - from] ?? 0);
    limits[i] = limitMinor[row - from] ?? 0;
  }
}

function writeLeft(
  rows: Int32Array,
  n: number,
  from: number,
  before: Uint8Array,
  { answers, limitMinor }: Left,
  next: Answers,
  cells: Uint16Array,
  limits: Float64Array,
): void {
  for (let i = 0; i < n; i += 1) {
    const row = rows[i] ?? 0;
    const answer = answerOf(next.outcome[i] ?? 0, next.rating[i] ?? 1);
    const limit = next.limitMinor[i] ?? 0;
    cells[i] = (before[row] ?? 0) * ANSWERS + answer;
    limits[i] = limit;
    answers[row - from] = answer;
    limitMinor[row - from] = limit;
  }
}

function addUp(
  n: number,
  sign: 1 | -1,
  cells: Uint16Array,
  limits: Float64Array,
  exposures: Float64Array,
  { counts, exposureMinor, limitMinor }: LiveSums,
): void {
  for (let i = 0; i < n; i += 1) {
    const cell = cells[i] ?? 0;
    counts[cell] = (counts[cell] ?? 0) + sign;
    exposureMinor[cell] = (exposureMinor[cell] ?? 0) + sign * (exposures[i] ?? 0);
    const limit = limits[i] ?? 0;
    limitMinor[cell] = (limitMinor[cell] ?? 0) + sign * (Number.isNaN(limit) ? 0 : limit);
  }
}

function addMoney(
  n: number,
  sign: 1 | -1,
  cells: Uint16Array,
  limits: Float64Array,
  { monthlyInvoicedMinor, defaultedMinor, lost, insuredMinor }: Observed,
  worth: RowWorth,
  money: LiveSums['money'],
): void {
  const { proceeding, latePayment } = DEFAULT_ECONOMICS.lossGivenDefault;
  let [margin, loss] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const cell = cells[i] ?? 0;
    if (cell >= FIRST_UNJUDGED || cell % ANSWERS >= RATINGS.length) continue;
    const isBad = cell >= FIRST_BAD;
    margin += worth.margin(monthlyInvoicedMinor[i] ?? 0, isBad);
    if (!isBad) continue;
    const lossGivenDefault = lost[i] === 1 ? proceeding : latePayment;
    loss += worth.loss(defaultedMinor[i] ?? 0, limits[i] ?? Number.NaN, insuredMinor[i] ?? 0, lossGivenDefault);
  }
  money.marginMinor += sign * margin;
  money.lossMinor += sign * loss;
}
