/**
 * How late invoices are paid. Each invoice has a severity (who pays, in which trade, how things go at the moment, and
 * chance); its rank among all severities becomes a delay. So who is late is a matter of the customers, while the
 * distribution over all invoices is the one published for France: Altares, first half of 2024, 12.9 days on average and
 * 48.7 % on time, and 7.6 % more than thirty days late (first half of 2023).
 */

export const PUBLISHED = { meanDays: 12.9, onTimeShare: 0.487, over30Share: 0.076 } as const;

/** Longest ordinary delay; what lies behind is the tail of those who can hardly pay. */
const ORDINARY_DAYS = 30;
const LONGEST_DAYS = 240;
/** Mean of a late but ordinary delay, given how {@link delayAt} spreads it over 1…30. */
const ORDINARY_MEAN = 18.7;
/** Mean excess over thirty days that makes the whole come to the published average. */
const TAIL_MEAN =
  (PUBLISHED.meanDays - (1 - PUBLISHED.onTimeShare - PUBLISHED.over30Share) * ORDINARY_MEAN) / PUBLISHED.over30Share -
  ORDINARY_DAYS;

/** Days after the due date at a rank from 0 (pays first) to 1 (pays last); up to six days early among the punctual. */
export function delayAt(rank: number): number {
  const { onTimeShare, over30Share } = PUBLISHED;
  if (rank < onTimeShare) return -Math.floor(6 * (1 - rank / onTimeShare) ** 4);
  if (rank < 1 - over30Share) {
    const position = (rank - onTimeShare) / (1 - over30Share - onTimeShare);
    return 1 + Math.floor((ORDINARY_DAYS - 1) * position ** 0.66);
  }
  const position = (rank - (1 - over30Share)) / over30Share;
  return Math.min(LONGEST_DAYS, ORDINARY_DAYS + 1 + Math.floor(-TAIL_MEAN * Math.log(1 - position * 0.9995)));
}

/** The delay of each severity by its rank; equal severities keep their order. */
export function toDelays(severities: readonly number[]): number[] {
  const order = severities
    .map((_, index) => index)
    .sort((a, b) => (severities[a] ?? 0) - (severities[b] ?? 0) || a - b);
  const delays = new Array<number>(severities.length).fill(0);
  for (const [position, index] of order.entries()) delays[index] = delayAt((position + 0.5) / severities.length);
  return delays;
}
