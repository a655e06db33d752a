/** Pseudo-random numbers from a seed: the same seed gives the same demo, on any machine. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  /** Mean 0, standard deviation 1; a sum of twelve uniforms, so that no platform's `Math.log` takes part. */
  normal(): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** An item by its weight; there must be one. */
  pickWeighted<T extends { readonly weight: number }>(items: readonly T[]): T;
  /** Another stream, that does not depend on how much was drawn from this one. */
  fork(label: number): Random;
}

/** mulberry32 by Tommy Ettinger (public domain): 32 bits of state, enough for a demo. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    normal() {
      let sum = 0;
      for (let i = 0; i < 12; i += 1) sum += next();
      return sum - 6;
    },
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    pickWeighted(items) {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      const last = items.at(-1);
      if (last === undefined) throw new Error('nothing to pick from');
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      return last;
    },
    fork: (label) => createRandom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(label + 1, 0xc2b2ae35)),
  };
}
