/** Loops over a block of rows for scores that move. `at` is the first row of the block in columns of a session. */
import type { LivePlan } from './live-plan.js';
import { FLAGS, type ScoreCounts } from './tally.js';

/** Bit of a standing: less is known than the policy asks for. The other bits are the rating of the score. */
const NOT_ENOUGH = 8;

/** What entries are worth before and after an edit. */
export interface Worths {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/** By `entry before * 256 + entry after`: 1 where a row that goes this way is another one, or worth something else. */
export function listMovingWays(before: Worths, after: Worths): Uint8Array {
  const ways = new Uint8Array(1 << 16).fill(1);
  for (let entry = 0; entry < 256; entry += 1) {
    const isSame =
      (before.points[entry] ?? 0) === (after.points[entry] ?? 0) &&
      (before.weights[entry] ?? 0) === (after.weights[entry] ?? 0);
    ways[entry * 257] = Number(!isSame);
  }
  return ways;
}

/** Lists the rows of a block that move, and marks them; tells how many. */
export function listMoved(
  ways: Uint8Array,
  entriesBefore: Uint8Array,
  beforeAt: number,
  entriesAfter: Uint8Array,
  afterAt: number,
  n: number,
  moved: Int32Array,
): number {
  let count = 0;
  for (let i = 0; i < n; i += 1) {
    moved[count] = i;
    count += ways[((entriesBefore[beforeAt + i] ?? 0) << 8) | (entriesAfter[afterAt + i] ?? 0)] ?? 0;
  }
  return count;
}

/** Marks listed rows of a block. */
export function touchRows(rows: Int32Array, count: number, marks: Uint8Array): void {
  for (let k = 0; k < count; k += 1) marks[rows[k] ?? 0] = 1;
}

/** The positions of the marks of a block; tells how many. */
export function listMarked(marks: Uint8Array, n: number, from: number, out: Int32Array, at: number): number {
  let end = at;
  for (let i = 0; i < n; i += 1) {
    out[end] = from + i;
    end += marks[i] ?? 0;
  }
  return end - at;
}

/** Takes away what each listed row's entry was worth and adds what its entry is worth now. All are whole numbers: exact. */
export function moveWorth(
  moved: Int32Array,
  count: number,
  entriesBefore: Uint8Array,
  beforeAt: number,
  entriesAfter: Uint8Array,
  afterAt: number,
  worthBefore: Float64Array,
  worthAfter: Float64Array,
  sum: Float64Array,
  at: number,
): void {
  for (let k = 0; k < count; k += 1) {
    const i = moved[k] ?? 0;
    const gone = worthBefore[entriesBefore[beforeAt + i] ?? 0] ?? 0;
    const come = worthAfter[entriesAfter[afterAt + i] ?? 0] ?? 0;
    sum[at + i] = (sum[at + i] ?? 0) + (come - gone);
  }
}

export function addToAll(sum: Float64Array, at: number, n: number, worth: number): void {
  for (let i = 0; i < n; i += 1) sum[at + i] = (sum[at + i] ?? 0) + worth;
}

/** Where each listed row stands now; marks those that stood elsewhere before. */
export function markStanding(
  { ratingBounds, totalWeight, minimumShare }: LivePlan,
  touched: Int32Array,
  count: number,
  score: Float64Array,
  known: Float64Array,
  standing: Uint8Array,
  at: number,
  marks: Uint8Array,
): void {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = ratingBounds;
  const least = leastWeight(totalWeight, minimumShare);
  for (let k = 0; k < count; k += 1) {
    const i = touched[k] ?? 0;
    const value = score[at + i] ?? 0;
    const rating = 1 + Number(value < b0) + Number(value < b1) + Number(value < b2) + Number(value < b3);
    const stands = rating | (Number((known[at + i] ?? 0) < least) * NOT_ENOUGH);
    marks[i] = (marks[i] ?? 0) | Number(stands !== standing[at + i]);
    standing[at + i] = stands;
  }
}

/** Puts chosen rows of a session, whose scores have the same rating now, where they stand; what is known of them stays. */
export function moveStanding(rating: number, standing: Uint8Array, rows: Int32Array): void {
  for (let i = 0; i < rows.length; i += 1) {
    const at = rows[i] ?? 0;
    standing[at] = rating | ((standing[at] ?? 0) & NOT_ENOUGH);
  }
}

/** What rows stand for, as the conclusion reads it: a share that is above or below any minimum stands for the share. */
export function readStanding(
  standing: Uint8Array,
  from: number,
  rows: Int32Array,
  n: number,
  scoreRating: Uint8Array,
  rating: Uint8Array,
  knownShare: Float64Array,
): void {
  for (let i = 0; i < n; i += 1) {
    const stands = standing[(rows[i] ?? 0) - from] ?? 0;
    const rated = stands & ~NOT_ENOUGH;
    scoreRating[i] = rated;
    rating[i] = rated;
    knownShare[i] = (stands & NOT_ENOUGH) === 0 ? 1 : -1;
  }
}

/**
 * The least whole weight whose share is not below the minimum: dividing once here instead of once a row. Minus infinity
 * where nothing has weight, since everything that matters is known then.
 */
function leastWeight(totalWeight: number, minimumShare: number): number {
  if (totalWeight === 0) return Number.NEGATIVE_INFINITY;
  let least = Math.ceil(minimumShare * totalWeight);
  // The product was rounded; the share itself decides, as it does in a decision.
  while (least / totalWeight < minimumShare) least += 1;
  while ((least - 1) / totalWeight >= minimumShare) least -= 1;
  return least;
}

/** Marks listed rows whose score is another one now. */
export function markDifferences(
  touched: Int32Array,
  count: number,
  before: Float64Array,
  after: Float64Array,
  at: number,
  marks: Uint8Array,
): void {
  for (let k = 0; k < count; k += 1) {
    const i = touched[k] ?? 0;
    marks[i] = (marks[i] ?? 0) | Number(before[i] !== after[at + i]);
  }
}

/** Counts listed rows of a block, the first being row `row` of the table, at their new scores instead of their old ones. */
export function recountScores(
  touched: Int32Array,
  count: number,
  before: Float64Array,
  after: Float64Array,
  at: number,
  flags: Uint8Array,
  row: number,
  { low, counts }: ScoreCounts,
): void {
  for (let k = 0; k < count; k += 1) {
    const i = touched[k] ?? 0;
    const flag = flags[row + i] ?? 0;
    const gone = ((before[i] ?? 0) - low) * FLAGS + flag;
    const come = ((after[at + i] ?? 0) - low) * FLAGS + flag;
    counts[gone] = (counts[gone] ?? 0) - 1;
    counts[come] = (counts[come] ?? 0) + 1;
  }
}

/** Counts listed rows at their new entries instead of their old ones, which the new ones replace. */
export function recountEntries(
  moved: Int32Array,
  count: number,
  entries: Uint8Array,
  at: number,
  renewed: Uint8Array,
  flags: Uint8Array,
  row: number,
  counts: Float64Array,
): void {
  for (let k = 0; k < count; k += 1) {
    const i = moved[k] ?? 0;
    const flag = flags[row + i] ?? 0;
    const gone = (entries[at + i] ?? 0) * FLAGS + flag;
    const come = (renewed[i] ?? 0) * FLAGS + flag;
    counts[gone] = (counts[gone] ?? 0) - 1;
    counts[come] = (counts[come] ?? 0) + 1;
    entries[at + i] = renewed[i] ?? 0;
  }
}

/** Adds a block of rows, the first being row `row` of the table, to the counts by entry and flag. */
export function countEntries(
  entries: Uint8Array,
  flags: Uint8Array,
  row: number,
  n: number,
  counts: Float64Array,
): void {
  for (let i = 0; i < n; i += 1) {
    const place = (entries[i] ?? 0) * FLAGS + (flags[row + i] ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
}

/** Counts all scores of a session, whose first row is row `from` of the table. */
export function countScores(
  score: Float64Array,
  flags: Uint8Array,
  from: number,
  { low, width, counts }: ScoreCounts,
): void {
  const scale = 1 / width;
  for (let i = 0; i < score.length; i += 1) {
    const place = width === 1 ? (score[i] ?? 0) - low : Math.floor(((score[i] ?? 0) - low) * scale);
    const at = place * FLAGS + (flags[from + i] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
}
