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

/** What the machine said of a request, as far as a signature is measured against it; amounts are totals. */
export interface MachineSaid {
  readonly outcome: 'approve' | 'refer' | 'decline';
  readonly rating: Rating;
  /** The limit that it granted or proposed; null: it could not say. */
  readonly limitMinor: number | null;
  readonly requestedMinor: number;
  readonly insuredMinor: number;
  /** Exposure of the rest of the group. */
  readonly groupMinor: number;
}

/** What a signature takes. */
export interface SignatureTerms {
  readonly countedMinor: number;
  /** Against what the machine said: `up` grants more, `down` less; `none` where it said nothing to depart from. */
  readonly direction: 'none' | 'up' | 'down';
  /** Position in the delegation's levels of the least one that may sign; never the machine's own. */
  readonly level: number;
  /** Different persons that must sign the same. */
  readonly signatures: 1 | 2;
}

/**
 * What it takes to grant a total of `amountMinor`, or to refuse (null). To sign at all takes the authority for what was
 * requested, even to grant less, and for what is granted when that is more. Granting more than the machine's own limit
 * takes one level above the one that this limit takes. A refusal takes one signature.
 */
export function assessSignature(delegation: Delegation, said: MachineSaid, amountMinor: number | null): SignatureTerms {
  const count = (totalMinor: number): number =>
    countExposure(totalMinor, said.insuredMinor, delegation.insuredCountsAt) + said.groupMinor;
  const levelFor = (totalMinor: number): number =>
    delegation.levels.indexOf(requireAuthority(delegation, said.rating, count(totalMinor)).level);
  const proposed = said.outcome === 'decline' ? 0 : said.limitMinor;
  const direction = directionOf(said, proposed, amountMinor);
  const countedMinor = count(amountMinor ?? said.requestedMinor);
  const level = Math.max(
    1,
    levelFor(said.requestedMinor),
    levelFor(amountMinor ?? 0),
    direction === 'up' && proposed !== null ? levelFor(proposed) + 1 : 0,
  );
  const { fourEyesAboveMinor } = delegation;
  return {
    countedMinor,
    direction,
    level: Math.min(level, delegation.levels.length - 1),
    signatures: amountMinor !== null && fourEyesAboveMinor !== null && countedMinor > fourEyesAboveMinor ? 2 : 1,
  };
}

function directionOf(
  said: MachineSaid,
  proposed: number | null,
  amountMinor: number | null,
): SignatureTerms['direction'] {
  if (proposed === null) return 'none';
  const granted = amountMinor ?? 0;
  if (granted > proposed) return 'up';
  // A limit beyond what was asked for need not be used up, unless it has been granted already.
  const whole = said.outcome === 'approve' ? proposed : Math.min(proposed, said.requestedMinor);
  return granted < whole ? 'down' : 'none';
}
