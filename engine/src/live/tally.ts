/**
 * What live figures are made of: how many observations, and how much money, fall together in what became of the
 * customer, in the answer of the baseline and in the answer of the draft. Tallies of parts of a table add up.
 */
import { OUTCOMES, RATINGS } from '../scorecard/schema.js';

/** An answer is an outcome and a rating: `outcome * 5 + rating - 1`. */
export const ANSWERS = OUTCOMES.length * RATINGS.length;
/** Good, bad, indeterminate, unobserved; immature observations are not in a table. */
export const FLAGS = 4;
/** What is known before the draft is read: `flag * ANSWERS + answer of the baseline`. */
const BEFORES = FLAGS * ANSWERS;
/** `before * ANSWERS + answer of the draft`. */
export const CELLS = BEFORES * ANSWERS;
/** Scores are counted one by one up to this many; of a wider range several share a place. */
const MOST_PLACES = 1 << 16;

export function answerOf(outcome: number, rating: number): number {
  return outcome * RATINGS.length + rating - 1;
}

/** Counts by score and flag: `counts[place * FLAGS + flag]`, place 0 being scores `low` to `low + width - 1`. */
export interface ScoreCounts {
  readonly low: number;
  readonly width: number;
  readonly counts: Float64Array;
}

/** Sums of whole minor units. */
export interface LiveMoney {
  readonly marginMinor: number;
  readonly lossMinor: number;
}

export interface LiveTally {
  /** By cell. Sums are of whole minor units, exact up to 2^53. */
  readonly counts: Float64Array;
  readonly exposureMinor: Float64Array;
  /** Limits of the draft; what has none adds nothing. */
  readonly limitMinor: Float64Array;
  readonly scores: ScoreCounts;
  /** By characteristic of the draft: `counts[entry * FLAGS + flag]`. */
  readonly entries: readonly Float64Array[];
  /** Margin and loss of what is approved and was judged, under `DEFAULT_ECONOMICS`. */
  readonly money: LiveMoney;
  /** Observations whose answer was computed again for this tally. */
  readonly concluded: number;
}

export function emptyScores(low: number, high: number): ScoreCounts {
  const width = Math.max(1, Math.ceil((high - low + 1) / MOST_PLACES));
  const places = Math.floor((high - low) / width) + 1;
  return { low, width, counts: new Float64Array(places * FLAGS) };
}

/** The same counts from score `low` to `high`, one by one as they must be; those of scores beyond are left out. */
export function withScoreRange(scores: ScoreCounts, low: number, high: number): ScoreCounts {
  const next = emptyScores(low, high);
  const move = (scores.low - low) * FLAGS;
  next.counts.set(
    scores.counts.subarray(Math.max(0, -move), Math.max(0, next.counts.length - move)),
    Math.max(0, move),
  );
  return next;
}

/** The tally of all parts together. They must be of one policy. */
export function addTallies(parts: readonly LiveTally[]): LiveTally {
  const [first] = parts;
  if (first === undefined) throw new Error('there is nothing to add up');
  const { low, width } = first.scores;
  return {
    counts: add(parts.map(({ counts }) => counts)),
    exposureMinor: add(parts.map(({ exposureMinor }) => exposureMinor)),
    limitMinor: add(parts.map(({ limitMinor }) => limitMinor)),
    scores: { low, width, counts: add(parts.map(({ scores }) => scores.counts)) },
    entries: first.entries.map((_, index) => add(parts.map(({ entries }) => entries[index] ?? new Float64Array()))),
    money: {
      marginMinor: parts.reduce((sum, { money }) => sum + money.marginMinor, 0),
      lossMinor: parts.reduce((sum, { money }) => sum + money.lossMinor, 0),
    },
    concluded: parts.reduce((sum, { concluded }) => sum + concluded, 0),
  };
}

function add(arrays: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(), ...rest] = arrays;
  const sum = first.slice();
  for (const array of rest) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (array[i] ?? 0);
  return sum;
}
