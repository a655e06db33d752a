/** Values as ranks: what every statistic of order needs, found by counting where it can. */
export interface Ranks {
  /** The distinct values, ascending. */
  readonly levels: Float64Array;
  /** By case, the position of its value in `levels`. */
  readonly ranks: Uint32Array;
}

/** A table of values takes at most this many times the room of the cases. */
const MOST_ROOM = 4;
const LEAST_ROOM = 65_536;

/**
 * Ranks of values; equal ones share a rank. Whole numbers that lie close enough together, as scores do, are counted in
 * O(n); others are sorted. Values must not be NaN.
 */
export function rankValues(values: ArrayLike<number>): Ranks {
  const own = values instanceof Float64Array ? values : Float64Array.from(values);
  const { low, high, isWhole } = boundsOf(own);
  const room = high - low + 1;
  return isWhole && room <= Math.max(LEAST_ROOM, own.length * MOST_ROOM) ? countRanks(own, low, room) : sortRanks(own);
}

function boundsOf(values: Float64Array): { low: number; high: number; isWhole: boolean } {
  let low = values[0] ?? 0;
  let high = low;
  let isWhole = true;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
    if (Math.floor(value) !== value) isWhole = false;
  }
  return { low, high, isWhole };
}

function countRanks(values: Float64Array, low: number, room: number): Ranks {
  const rankOf = new Uint32Array(room);
  for (let i = 0; i < values.length; i += 1) rankOf[(values[i] ?? 0) - low] = 1;
  const levels: number[] = [];
  for (let offset = 0; offset < room; offset += 1) {
    if (rankOf[offset] === 0) continue;
    rankOf[offset] = levels.length;
    levels.push(low + offset);
  }
  const ranks = new Uint32Array(values.length);
  for (let i = 0; i < ranks.length; i += 1) ranks[i] = rankOf[(values[i] ?? 0) - low] ?? 0;
  return { levels: Float64Array.from(levels), ranks };
}

function sortRanks(values: Float64Array): Ranks {
  const sorted = values.slice().sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    if (i > 0 && sorted[i] === sorted[distinct - 1]) continue;
    sorted[distinct] = sorted[i] ?? 0;
    distinct += 1;
  }
  const levels = sorted.slice(0, distinct);
  return { levels, ranks: Uint32Array.from(values, (value) => findLevel(levels, value)) };
}

/** Position of a value that is among the ascending `levels`. */
function findLevel(levels: Float64Array, value: number): number {
  let low = 0;
  let high = levels.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((levels[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
