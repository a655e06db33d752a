/** What one approved observation is worth, in whole minor units. See docs/statistics.md#money. */
import type { Economics } from './economics.js';

export interface RowWorth {
  /** Margin of the window. */
  readonly margin: (monthlyInvoicedMinor: number, isBad: boolean) => number;
  /** Loss at this loss given default, from what is owed or was found owed; NaN as limit: there is none. */
  readonly loss: (owedMinor: number, limitMinor: number, insuredMinor: number, lossGivenDefault: number) => number;
}

export function rowWorth(economics: Economics, horizonMonths: number): RowWorth {
  const { marginShare, salesLostAtDefault, creditConversion, insuredQuota, vatShare } = economics;
  const marginOfMonth = marginShare * (1 - vatShare) * horizonMonths;
  return {
    margin: (monthlyInvoicedMinor, isBad) =>
      Math.round(monthlyInvoicedMinor * marginOfMonth * (isBad ? 1 - salesLostAtDefault : 1)),
    loss: (owedMinor, limitMinor, insuredMinor, lossGivenDefault) => {
      const drawn = Number.isNaN(limitMinor) ? owedMinor : owedMinor + creditConversion * (limitMinor - owedMinor);
      const atDefault = Math.max(0, drawn);
      const paid = insuredQuota * Math.min(atDefault, insuredMinor);
      return Math.round((1 - vatShare) * Math.max(0, lossGivenDefault * atDefault - paid));
    },
  };
}

/** Means in whole minor units. Adding 0 makes of −0, which JSON cannot hold, 0. */
export function meanPer(dates: number): (sum: number) => number {
  return (sum) => Math.round(sum / dates) + 0;
}
