/** Loops over a block of rows for scores that move. `at` is the first row of the block in columns of a session. */
import type { LivePlan } from './live-plan.js';
import { FLAGS, type ScoreCounts } from './tally.js';

/** Bit of a standing: less is known than the policy asks for. The other bits are the rating of the score. */
const NOT_ENOUGH = 8;

/** Takes away what each row's entry was worth and adds what its entry is worth now. All are whole numbers: exact. */
export function moveWorth(
  entriesBefore: Uint8Array,
  beforeAt: number,
  entriesAfter: Uint8Array,
  afterAt: number,
  worthBefore: Float64Array,
  worthAfter: Float64Array,
  sum: Float64Array,
  at: number,
  n: number,
): void {
  for (let i = 0; i < n; i += 1) {
    const gone = worthBefore[entriesBefore[beforeAt + i] ?? 0] ?? 0;
    const come = worthAfter[entriesAfter[afterAt + i] ?? 0] ?? 0;
    sum[at + i] = (sum[at + i] ?? 0) + (come - gone);
  }
}

export function addToAll(sum: Float64Array, at: number, n: number, worth: number): void {
  for (let i = 0; i < n; i += 1) sum[at + i] = (sum[at + i] ?? 0) + worth;
}

/** Where each row stands now; marks those that stood elsewhere before. */
export function markStanding(
  { ratingBounds, totalWeight, minimumShare }: LivePlan,
  score: Float64Array,
  known: Float64Array,
  standing: Uint8Array,
  at: number,
  n: number,
  marks: Uint8Array,
): void {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = ratingBounds;
  const least = leastWeight(totalWeight, minimumShare);
  for (let i = 0; i < n; i += 1) {
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

export function markDifferences(
  before: Float64Array,
  after: Float64Array,
  at: number,
  n: number,
  marks: Uint8Array,
): void {
  for (let i = 0; i < n; i += 1) marks[i] = (marks[i] ?? 0) | Number(before[i] !== after[at + i]);
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
