import { at, type ScoreTable } from './score-table.js';

/**
 * Somers' D of score given outcome: (concordant − discordant) / all pairs of a good and a bad.
 * Counted pair by pair of levels, it equals the Gini coefficient; null when there is no such pair.
 */
export function somersD(table: ScoreTable): number | null {
  const pairs = table.goodTotal * table.badTotal;
  if (pairs === 0) return null;
  let goodsBelow = 0;
  let badsBelow = 0;
  let concordant = 0;
  let discordant = 0;
  for (let i = 0; i < table.scores.length; i++) {
    const goods = at(table.goods, i);
    const bads = at(table.bads, i);
    concordant += goods * badsBelow;
    discordant += bads * goodsBelow;
    goodsBelow += goods;
    badsBelow += bads;
  }
  return (concordant - discordant) / pairs;
}
