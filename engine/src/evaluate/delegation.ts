import type { Rating, Scorecard } from '../scorecard/schema.js';

type Delegation = Scorecard['delegation'];

/** What an exposure needs: the least level that may grant it, and whether one signature is enough. */
export interface Authority {
  readonly level: Delegation['levels'][number];
  /** True when the least level is the machine's own, the first. */
  readonly automatic: boolean;
  readonly countedMinor: number;
  readonly fourEyes: boolean;
}

/**
 * Total exposure as it counts against an authority: the insured part at `insuredCountsAt`, rounded half up to a whole
 * minor unit. Insurance beyond the exposure covers nothing.
 */
export function countExposure(totalMinor: number, insuredMinor: number, insuredCountsAt: number): number {
  return Math.floor(totalMinor - Math.min(insuredMinor, totalMinor) * (1 - insuredCountsAt) + 0.5);
}

/**
 * The least authority for `countedMinor` at `rating`. The amount is the resulting total, never the increment, so that
 * splitting a request gains nothing. A table that ends nowhere ends at its last level.
 */
export function requireAuthority(delegation: Delegation, rating: Rating, countedMinor: number): Authority {
  const index = delegation.levels.findIndex(({ maxMinor }) => {
    const maximum = maxMinor[rating - 1];
    return maximum === null || (maximum !== undefined && countedMinor <= maximum);
  });
  const position = index < 0 ? delegation.levels.length - 1 : index;
  const level = delegation.levels[position];
  if (level === undefined) throw new Error('a delegation has at least one level');
  return {
    level,
    automatic: index === 0,
    countedMinor,
    fourEyes: delegation.fourEyesAboveMinor !== null && countedMinor > delegation.fourEyesAboveMinor,
  };
}

/**
 * Who decides a referral: a person. Where the machine's own level would have sufficed for the amount, and something else
 * sends the case to a person, it is the level after it. A delegation with one level has nobody else.
 */
export function appointPerson(delegation: Delegation, authority: Authority): Authority {
  const next = delegation.levels[1];
  return authority.automatic && next !== undefined ? { ...authority, level: next, automatic: false } : authority;
}
