export interface EvidenceBin {
  readonly good: number;
  readonly bad: number;
}

export interface Evidence {
  /** ln of the share of goods over the share of bads in each bin; positive is safer; null for an empty bin. */
  readonly woe: readonly (number | null)[];
  /** What each bin adds to the information value. */
  readonly ivParts: readonly number[];
  readonly informationValue: number;
  /** True when some bin had a zero cell and was smoothed. */
  readonly smoothed: boolean;
}

/**
 * Weight of evidence and information value. A bin with no good or no bad gets ½ added to both of its cells (totals
 * unchanged), so the values stay finite; `smoothed` tells. Null when there is no good or no bad at all.
 * See docs/statistics.md#woe.
 */
export function weightOfEvidence(bins: readonly EvidenceBin[]): Evidence | null {
  const goodTotal = bins.reduce((total, bin) => total + bin.good, 0);
  const badTotal = bins.reduce((total, bin) => total + bin.bad, 0);
  if (goodTotal === 0 || badTotal === 0) return null;
  let smoothed = false;
  const woe: (number | null)[] = [];
  const ivParts: number[] = [];
  for (const bin of bins) {
    if (bin.good === 0 && bin.bad === 0) {
      woe.push(null);
      ivParts.push(0);
      continue;
    }
    const add = bin.good === 0 || bin.bad === 0 ? 0.5 : 0;
    if (add > 0) smoothed = true;
    const goodShare = (bin.good + add) / goodTotal;
    const badShare = (bin.bad + add) / badTotal;
    const value = Math.log(goodShare / badShare);
    woe.push(value);
    ivParts.push((goodShare - badShare) * value);
  }
  return { woe, ivParts, informationValue: ivParts.reduce((total, part) => total + part, 0), smoothed };
}
