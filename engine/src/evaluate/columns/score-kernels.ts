/** Loops over a block for entries, points and ratings. */
import type { Kernel } from './formula-kernels.js';
import { BLOCK_ROWS, type Cells, type NumberRegister, type TextRegister } from './registers.js';
import { type BandArena, BOUNDS_PER_PASS } from './simd/arena.js';

/** Points up to here add up exactly, in whatever order, over the most characteristics that a scorecard may have. */
const MOST_POINTS = 2 ** 31;

/**
 * The entry of each row: how many of the lower bounds the value reaches, or what the state leads to. An absent value
 * is NaN and reaches none, so the two add up, and nothing branches on data.
 */
export function bindBands(
  { values, shown }: NumberRegister,
  bounds: readonly number[],
  entryOfState: Uint8Array,
  out: Cells<Uint8Array>,
): Kernel {
  const [first = new Float64Array(BOUNDS_PER_PASS), ...rest] = splitPasses(bounds, Number.POSITIVE_INFINITY);
  return (from, n) => {
    const [x, xAt] = [values.array, values.move * from];
    const outAt = out.move * from;
    startEntries(x, xAt, first, shown.array, shown.move * from, entryOfState, out.array, outAt, n);
    for (const pass of rest) climbEntries(x, xAt, pass, out.array, outAt, n);
  };
}

/** Lists of {@link BOUNDS_PER_PASS}, at least one; the last is filled up. */
function splitPasses(numbers: readonly number[], filler: number): Float64Array[] {
  return Array.from({ length: Math.max(1, Math.ceil(numbers.length / BOUNDS_PER_PASS)) }, (_, index) => {
    const pass = new Float64Array(BOUNDS_PER_PASS).fill(filler);
    pass.set(numbers.slice(index * BOUNDS_PER_PASS, (index + 1) * BOUNDS_PER_PASS));
    return pass;
  });
}

function copyInput(arena: BandArena, { values, shown }: NumberRegister, from: number, n: number): void {
  const [x, states] = [values.move * from, shown.move * from];
  arena.x.set(values.array.subarray(x, x + n));
  arena.states.set(shown.array.subarray(states, states + n));
}

function startEntries(
  x: Float64Array,
  xAt: number,
  bounds: Float64Array,
  states: Uint8Array,
  statesAt: number,
  entryOfState: Uint8Array,
  out: Uint8Array,
  outAt: number,
  n: number,
): void {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bounds;
  for (let i = 0; i < n; i += 1) {
    const value = x[xAt + i] ?? 0;
    out[outAt + i] =
      (entryOfState[states[statesAt + i] ?? 0] ?? 0) +
      Number(value >= b0) +
      Number(value >= b1) +
      Number(value >= b2) +
      Number(value >= b3);
  }
}

/** What the points of one numeric characteristic are made of. */
export interface BandPoints {
  readonly input: NumberRegister;
  readonly bounds: readonly number[];
  readonly entryOfState: Uint8Array;
  readonly points: Float64Array;
}

/**
 * Points of each row straight from its value, for those who do not ask which entry it took: saves writing the entry and
 * reading it again. Null where the bounds need more than one pass.
 */
export function bindBandPoints(
  { input: { values, shown }, bounds, entryOfState, points }: BandPoints,
  score: Cells<Float64Array>,
): Kernel | null {
  if (bounds.length > BOUNDS_PER_PASS) return null;
  const [pass = new Float64Array(BOUNDS_PER_PASS)] = splitPasses(bounds, Number.POSITIVE_INFINITY);
  return (from, n) => {
    const [x, states] = [values.array, shown.array];
    const [xAt, statesAt, scoreAt] = [values.move * from, shown.move * from, score.move * from];
    addBandPoints(x, xAt, pass, states, statesAt, entryOfState, points, score.array, scoreAt, n);
  };
}

/**
 * The same for several characteristics in an arena, where two rows go at a time: the points of an entry are those of the
 * lowest band and a step for each bound that is reached, so no entry is looked up. Null where points are so great that
 * such a sum may be rounded.
 */
export function bindPointsInArena(
  arena: BandArena,
  characteristics: readonly BandPoints[],
  score: Cells<Float64Array>,
): Kernel | null {
  if (characteristics.some(({ points }) => points.some((value) => Math.abs(value) > MOST_POINTS))) return null;
  const passes = characteristics.flatMap(({ input, bounds, entryOfState, points }) => {
    const steps = splitPasses(
      bounds.map((_, band) => (points[band + 1] ?? 0) - (points[band] ?? 0)),
      0,
    );
    const worth = Float64Array.from(entryOfState, (entry) => points[entry] ?? 0);
    return splitPasses(bounds, Number.POSITIVE_INFINITY).map((pass, index) => ({
      input,
      bounds: pass,
      steps: steps[index] ?? new Float64Array(BOUNDS_PER_PASS),
      // Later passes only climb on.
      worth: index === 0 ? worth : new Float64Array(worth.length),
    }));
  });
  return (from, n) => {
    const scoreAt = score.move * from;
    arena.score.set(score.array.subarray(scoreAt, scoreAt + n));
    for (const pass of passes) {
      copyInput(arena, pass.input, from, n);
      arena.bounds.set(pass.bounds);
      arena.steps.set(pass.steps);
      arena.worth.set(pass.worth);
      arena.addPoints(n);
    }
    score.array.set(n === BLOCK_ROWS ? arena.score : arena.score.subarray(0, n), scoreAt);
  };
}

function addBandPoints(
  x: Float64Array,
  xAt: number,
  bounds: Float64Array,
  states: Uint8Array,
  statesAt: number,
  entryOfState: Uint8Array,
  points: Float64Array,
  score: Float64Array,
  scoreAt: number,
  n: number,
): void {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bounds;
  for (let i = 0; i < n; i += 1) {
    const value = x[xAt + i] ?? 0;
    const entry =
      (entryOfState[states[statesAt + i] ?? 0] ?? 0) +
      Number(value >= b0) +
      Number(value >= b1) +
      Number(value >= b2) +
      Number(value >= b3);
    score[scoreAt + i] = (score[scoreAt + i] ?? 0) + (points[entry] ?? 0);
  }
}

function climbEntries(
  x: Float64Array,
  xAt: number,
  bounds: Float64Array,
  out: Uint8Array,
  outAt: number,
  n: number,
): void {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bounds;
  for (let i = 0; i < n; i += 1) {
    const value = x[xAt + i] ?? 0;
    out[outAt + i] =
      (out[outAt + i] ?? 0) + Number(value >= b0) + Number(value >= b1) + Number(value >= b2) + Number(value >= b3);
  }
}

export function bindCategories(
  input: TextRegister,
  step: { readonly entryOf: ReadonlyMap<string | boolean, number>; readonly unlisted: number },
  entryOfState: Uint8Array,
  out: Cells<Uint8Array>,
): Kernel {
  const entryOfCode = Uint8Array.from(input.dictionary, (value) => step.entryOf.get(value) ?? step.unlisted);
  const { codes, states } = input;
  return (from, n) => {
    const outAt = out.move * from;
    for (let i = 0; i < n; i += 1) {
      const state = states.array[states.move * from + i] ?? 0;
      out.array[outAt + i] =
        state === 0 ? (entryOfCode[codes.array[codes.move * from + i] ?? 0] ?? 0) : (entryOfState[state] ?? 0);
    }
  };
}

/** Adds what each entry is worth. */
export function bindAddition(entries: Cells<Uint8Array>, worth: Float64Array, sum: Cells<Float64Array>): Kernel {
  return (from, n) => addWorth(entries.array, entries.move * from, worth, sum.array, sum.move * from, n);
}

function addWorth(
  entries: Uint8Array,
  entriesAt: number,
  worth: Float64Array,
  sum: Float64Array,
  sumAt: number,
  n: number,
): void {
  for (let i = 0; i < n; i += 1) {
    sum[sumAt + i] = (sum[sumAt + i] ?? 0) + (worth[entries[entriesAt + i] ?? 0] ?? 0);
  }
}

export function bindFill(out: Cells<Float64Array> | Cells<Uint8Array> | Cells<Uint32Array>, value: number): Kernel {
  return (from, n) => {
    out.array.fill(value, out.move * from, out.move * from + n);
  };
}

/** The rating of the score, also as the rating from which rules go on. */
export function bindScoreRating(
  bounds: readonly number[],
  score: Cells<Float64Array>,
  scoreRating: Cells<Uint8Array>,
  rating: Cells<Uint8Array>,
): Kernel {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bounds;
  return (from, n) => {
    const [scores, own, settled] = [score.array, scoreRating.array, rating.array];
    const [scoreAt, ownAt, settledAt] = [score.move * from, scoreRating.move * from, rating.move * from];
    for (let i = 0; i < n; i += 1) {
      const value = scores[scoreAt + i] ?? 0;
      const worse = 1 + Number(value < b0) + Number(value < b1) + Number(value < b2) + Number(value < b3);
      own[ownAt + i] = worse;
      settled[settledAt + i] = worse;
    }
  };
}

/** From the weight that is known, which stands there, to its share. */
export function bindKnownShare(totalWeight: number, share: Cells<Float64Array>): Kernel {
  return (from, n) => {
    const at = share.move * from;
    for (let i = 0; i < n; i += 1)
      share.array[at + i] = totalWeight === 0 ? 1 : (share.array[at + i] ?? 0) / totalWeight;
  };
}
