/** Moves rows from the cell of their old answer to that of their new one. */
import { BLOCK_ROWS } from '../evaluate/columns/registers.js';
import type { Answers } from './conclusion.js';
import type { LiveRange } from './session.js';
import { ANSWERS, answerOf, type LiveTally } from './tally.js';

/** No answer and no standing yet. */
export const NONE = 255;

type LiveSums = Pick<LiveTally, 'counts' | 'exposureMinor' | 'limitMinor'>;

/** By row of the range: what the last run left. */
interface Left {
  readonly answers: Uint8Array;
  readonly limitMinor: Float64Array;
}

/** Cells and limits of one block of rows before and after a run. */
export class Recount {
  readonly #before = { cells: new Uint16Array(BLOCK_ROWS), limits: new Float64Array(BLOCK_ROWS) };
  readonly #after = { cells: new Uint16Array(BLOCK_ROWS), limits: new Float64Array(BLOCK_ROWS) };

  /** Takes rows with their old answers out of the sums, if they had any, and puts them in with their new ones. */
  run(rows: Int32Array, n: number, { before, range }: LiveRange, left: Left, next: Answers, sums: LiveSums): void {
    // Loops that only read, or only write, far and wide, do not wait for one another.
    const isFirst = left.answers[(rows[0] ?? 0) - range.from] === NONE;
    if (!isFirst) readLeft(rows, n, range.from, before, left, this.#before.cells, this.#before.limits);
    writeLeft(rows, n, range.from, before, left, next, this.#after.cells, this.#after.limits);
    if (!isFirst) addUp(n, -1, this.#before.cells, this.#before.limits, next.exposureMinor, sums);
    addUp(n, 1, this.#after.cells, this.#after.limits, next.exposureMinor, sums);
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
    const granted = Number.isNaN(limit) ? 0 : limit;
    cells[i] = (before[row] ?? 0) * ANSWERS + answer;
    limits[i] = granted;
    answers[row - from] = answer;
    limitMinor[row - from] = granted;
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
    limitMinor[cell] = (limitMinor[cell] ?? 0) + sign * (limits[i] ?? 0);
  }
}
