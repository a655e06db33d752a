/** Rows in the order of their scores, so that those between two cut-offs are found without looking at the others. */
import { FLAGS, type ScoreCounts } from './tally.js';

export class ScoreRanking {
  readonly #rows: Int32Array;
  /** By score less `#low`: where its rows start; one place more for the end. */
  readonly #starts: Int32Array;
  readonly #low: number;

  /** `counts` must be those of `score`, one by one. */
  constructor(score: Float64Array, { low, width, counts }: ScoreCounts) {
    if (width !== 1) throw new RangeError('scores that share a place cannot be ranked');
    const places = counts.length / FLAGS;
    const starts = new Int32Array(places + 1);
    for (let place = 0; place < places; place += 1) {
      let count = 0;
      for (let flag = 0; flag < FLAGS; flag += 1) count += counts[place * FLAGS + flag] ?? 0;
      starts[place + 1] = (starts[place] ?? 0) + count;
    }
    this.#low = low;
    this.#starts = starts;
    this.#rows = new Int32Array(score.length);
    const next = starts.slice();
    for (let row = 0; row < score.length; row += 1) {
      const place = (score[row] ?? 0) - low;
      const at = next[place] ?? 0;
      this.#rows[at] = row;
      next[place] = at + 1;
    }
  }

  /** Rows with scores of at least `from` and below `to`; ascending within a score. */
  between(from: number, to: number): Int32Array {
    return this.#rows.subarray(this.#startOf(from), this.#startOf(to));
  }

  #startOf(score: number): number {
    const place = Math.min(Math.max(0, Math.ceil(score) - this.#low), this.#starts.length - 1);
    return this.#starts[place] ?? 0;
  }
}

/** Scores `[from, to)` that have another rating by the new bounds than by the old ones, ascending. */
export function listMovedScores(
  before: readonly number[],
  after: readonly number[],
): { readonly from: number; readonly to: number; readonly rating: number }[] {
  const ratingOf = (bounds: readonly number[], score: number): number =>
    1 + bounds.filter((bound) => score < bound).length;
  const ends = [...new Set([...before, ...after])].sort((a, b) => a - b);
  return ends.slice(1).flatMap((to, index) => {
    const from = ends[index] ?? to;
    const rating = ratingOf(after, from);
    return rating === ratingOf(before, from) ? [] : [{ from, to, rating }];
  });
}
