import { at, sortedOrder } from './score-table.js';

/**
 * Placement values of every case (DeLong et al. 1988): for a good, the share of bads it scores above; for a bad, the
 * share of goods that score above it; ties count half. Both means are the AUC. O(n log n).
 */
export function placementValues(scores: ArrayLike<number>, bad: ArrayLike<number>): Float64Array {
  const order = sortedOrder(scores);
  let goodTotal = 0;
  for (const index of order) if (at(bad, index) === 0) goodTotal++;
  const badTotal = order.length - goodTotal;
  const placements = new Float64Array(order.length);
  let goodsBelow = 0;
  let badsBelow = 0;
  let start = 0;
  while (start < order.length) {
    const score = at(scores, at(order, start));
    let end = start;
    let goods = 0;
    let bads = 0;
    while (end < order.length && at(scores, at(order, end)) === score) {
      if (at(bad, at(order, end)) === 1) bads++;
      else goods++;
      end++;
    }
    for (let i = start; i < end; i++) {
      const index = at(order, i);
      placements[index] =
        at(bad, index) === 1 ? (goodTotal - goodsBelow - goods / 2) / goodTotal : (badsBelow + bads / 2) / badTotal;
    }
    goodsBelow += goods;
    badsBelow += bads;
    start = end;
  }
  return placements;
}
