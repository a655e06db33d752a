import type { Ranks } from './ranks.js';
import { tableOfRanks } from './score-table.js';

/**
 * Placement values of every case (DeLong et al. 1988): for a good, the share of bads it scores above; for a bad, the
 * share of goods that score above it; ties count half. Both means are the AUC. Cases of one score share two values.
 */
export function placeRanks(ranking: Ranks, bad: Uint8Array): Float64Array {
  const { goods, bads, goodTotal, badTotal } = tableOfRanks(ranking, bad);
  const ofGood = new Float64Array(goods.length);
  const ofBad = new Float64Array(goods.length);
  let goodsBelow = 0;
  let badsBelow = 0;
  for (let rank = 0; rank < goods.length; rank += 1) {
    const [good, ill] = [goods[rank] ?? 0, bads[rank] ?? 0];
    ofGood[rank] = (badsBelow + ill / 2) / badTotal;
    ofBad[rank] = (goodTotal - goodsBelow - good / 2) / goodTotal;
    goodsBelow += good;
    badsBelow += ill;
  }
  const { ranks } = ranking;
  const placements = new Float64Array(ranks.length);
  for (let i = 0; i < placements.length; i += 1) {
    const rank = ranks[i] ?? 0;
    placements[i] = (bad[i] === 1 ? ofBad[rank] : ofGood[rank]) ?? 0;
  }
  return placements;
}
