import { at, sum } from './score-table.js';

export interface Concentration {
  /** Herfindahl-Hirschman index Σ share², from 1/k (even) to 1 (all in one). */
  readonly hhi: number;
  /** (H − 1/k) / (1 − 1/k): 0 even, 1 all in one. */
  readonly normalised: number;
  /** 1 + ln(H) / ln(k): the form of the ECB's validation reports, 0 even, 1 all in one. */
  readonly ecb: number;
}

/** Concentration of counts or amounts over k ≥ 2 grades, empty ones included in k; null without any, or for k < 2. */
export function concentration(amounts: ArrayLike<number>): Concentration | null {
  const total = sum(amounts);
  const k = amounts.length;
  if (total <= 0 || k < 2) return null;
  let hhi = 0;
  for (let i = 0; i < k; i++) hhi += (at(amounts, i) / total) ** 2;
  return { hhi, normalised: (hhi - 1 / k) / (1 - 1 / k), ecb: 1 + Math.log(hhi) / Math.log(k) };
}
