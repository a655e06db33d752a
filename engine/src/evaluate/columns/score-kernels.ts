/** Loops over a block for entries, points and ratings. */
import type { Kernel } from './formula-kernels.js';
import type { Cells, NumberRegister, TextRegister } from './registers.js';

/** Bounds that one pass over a block compares with. */
const BOUNDS_PER_PASS = 4;

/**
 * The entry of each row: how many of the lower bounds the value reaches, or what the state leads to. An absent value
 * is NaN and reaches none, so the two add up, and nothing branches on data.
 */
export function bindBands(
  input: NumberRegister,
  bounds: readonly number[],
  entryOfState: Uint8Array,
  out: Cells<Uint8Array>,
): Kernel {
  const passes: Float64Array[] = [];
  for (let at = 0; at === 0 || at < bounds.length; at += BOUNDS_PER_PASS) {
    const pass = new Float64Array(BOUNDS_PER_PASS).fill(Number.POSITIVE_INFINITY);
    pass.set(bounds.slice(at, at + BOUNDS_PER_PASS));
    passes.push(pass);
  }
  const [first = new Float64Array(BOUNDS_PER_PASS), ...rest] = passes;
  const { values, shown } = input;
  return (from, n) => {
    const outAt = out.move * from;
    startEntries(
      values.array,
      values.move * from,
      first,
      shown.array,
      shown.move * from,
      entryOfState,
      out.array,
      outAt,
      n,
    );
    for (const pass of rest) climbEntries(values.array, values.move * from, pass, out.array, outAt, n);
  };
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

/**
 * Points of each row straight from its value, for those who do not ask which entry it took: saves writing the entry and
 * reading it again. Null where the bounds need more than one pass.
 */
export function bindBandPoints(
  input: NumberRegister,
  bounds: readonly number[],
  entryOfState: Uint8Array,
  points: Float64Array,
  score: Cells<Float64Array>,
): Kernel | null {
  if (bounds.length > BOUNDS_PER_PASS) return null;
  const pass = new Float64Array(BOUNDS_PER_PASS).fill(Number.POSITIVE_INFINITY);
  pass.set(bounds);
  const { values, shown } = input;
  return (from, n) => {
    addBandPoints(
      values.array,
      values.move * from,
      pass,
      shown.array,
      shown.move * from,
      entryOfState,
      points,
      score.array,
      score.move * from,
      n,
    );
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
