/**
 * Work is counted, never timed: the same document always gets the same proof, on any machine, and no document can make
 * a proof run on. What a count cuts short is said so; it is never taken for a proof.
 */

/** So many steps may still be made. */
export interface Work {
  /** Counts steps; false when there were not so many left, and from then on. */
  readonly spend: (steps: number) => boolean;
  readonly isSpent: () => boolean;
  /** An even share of what is left, for one of `among` tasks still to come; never below `least`. */
  readonly share: (among: number, least: number) => number;
}

export function allowWork(most: number): Work {
  let left = most;
  return {
    spend(steps) {
      left -= steps;
      return left >= 0;
    },
    isSpent: () => left <= 0,
    share: (among, least) => Math.max(least, Math.floor(Math.max(0, left) / Math.max(1, among))),
  };
}
