/** Measures of a receivables balance as credit departments compute them; see docs/statistics.md#receivables. */

/** Balances by age past the due date; `current` is not due yet. */
export interface AgedBalance {
  readonly current: number;
  readonly to30: number;
  readonly to60: number;
  readonly to90: number;
  readonly beyond90: number;
}

/**
 * Days beyond terms from an aged balance (Experian's business form): (15·T1 + 45·T2 + 75·T3 + 105·T4) / total balance.
 * Null without a balance.
 */
export function bucketDaysBeyondTerms(balance: AgedBalance): number | null {
  const total = balance.current + balance.to30 + balance.to60 + balance.to90 + balance.beyond90;
  if (total <= 0) return null;
  return (15 * balance.to30 + 45 * balance.to60 + 75 * balance.to90 + 105 * balance.beyond90) / total;
}

/**
 * Collection effectiveness index, in percent: of all that could be collected in a period, how much was.
 * (beginning + sales − ending total) / (beginning + sales − ending current) × 100. Null when nothing could be collected.
 */
export function collectionEffectiveness(period: {
  readonly beginningReceivables: number;
  readonly creditSales: number;
  readonly endingReceivables: number;
  readonly endingCurrent: number;
}): number | null {
  const collectable = period.beginningReceivables + period.creditSales - period.endingCurrent;
  if (collectable <= 0) return null;
  return ((period.beginningReceivables + period.creditSales - period.endingReceivables) / collectable) * 100;
}

/**
 * Days of sales outstanding by exhaustion (count-back, *méthode par épuisement*): takes the sales of the latest month off
 * the balance, then of the month before, until it is used up; the last month counts in proportion. `months` from the
 * latest back. 0 for no balance; null when all months together do not use the balance up.
 */
export function countbackDso(
  receivables: number,
  months: readonly { readonly sales: number; readonly days: number }[],
): number | null {
  let left = receivables;
  let days = 0;
  for (const month of months) {
    if (left <= 0) break;
    if (month.sales >= left) return days + (month.days * left) / month.sales;
    // A month of more credit notes than sales uses nothing up.
    left -= Math.max(0, month.sales);
    days += month.days;
  }
  return left <= 0 ? days : null;
}

/** Best possible DSO: what it would be if nothing were overdue. Null without sales. */
export function bestPossibleDso(currentReceivables: number, creditSales: number, periodDays: number): number | null {
  return creditSales <= 0 ? null : (currentReceivables / creditSales) * periodDays;
}

/** Average days delinquent: the part of DSO that lateness causes. */
export function averageDaysDelinquent(dso: number, bestPossible: number): number {
  return dso - bestPossible;
}
