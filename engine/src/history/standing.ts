/** What every customer owes at a date and how late it is, from records known on or before that date. */
import { toDayNumber } from '../kernel/calendar-date.js';
import { KnownPast } from './known-past.js';
import type { CustomerLedger } from './ledger.js';
import type { ObservationGroups } from './observe.js';
import type { PreparedHistory } from './prepared-history.js';
import type { AgedBalance } from './receivables.js';

export interface CustomerStanding {
  readonly customerId: string;
  readonly name: string | null;
  readonly groups: ObservationGroups;
  /** Open invoices less open credit notes, at least 0: less than the sum of `aged` where credit notes are open. */
  readonly exposureMinor: number;
  readonly aged: AgedBalance;
  /** Of the invoice that has been overdue for longest; 0 when none is. */
  readonly worstDaysPastDue: number;
}

/**
 * The standings at each of the dates, which must be in ascending order. Customers of whom nothing is known yet are left
 * out; the others come by id.
 */
export function standingsAt(history: PreparedHistory, dates: readonly string[]): CustomerStanding[][] {
  const pasts = history.customerIds.map((_, index) => new KnownPast(history, index));
  return dates.map((date) => {
    const day = toDayNumber(date);
    return pasts.flatMap((past) => {
      past.advanceTo(day);
      return past.lastKnown === null ? [] : [describe(past, day)];
    });
  });
}

function describe(past: KnownPast, day: number): CustomerStanding {
  const { customer, ledger } = past;
  return {
    customerId: past.customerId,
    name: customer?.name ?? null,
    groups: {
      segment: customer?.segment ?? null,
      sector: customer?.sector ?? null,
      size: customer?.size ?? null,
      country: customer?.country ?? null,
    },
    exposureMinor: ledger.exposure,
    ...age(ledger, day),
  };
}

function age(ledger: CustomerLedger, day: number): Pick<CustomerStanding, 'aged' | 'worstDaysPastDue'> {
  const aged = { current: 0, to30: 0, to60: 0, to90: 0, beyond90: 0 };
  let worstDaysPastDue = 0;
  for (const { open, due } of ledger.live) {
    if (open <= 0) continue;
    const late = day - due;
    aged[late <= 0 ? 'current' : late <= 30 ? 'to30' : late <= 60 ? 'to60' : late <= 90 ? 'to90' : 'beyond90'] += open;
    worstDaysPastDue = Math.max(worstDaysPastDue, late);
  }
  return { aged, worstDaysPastDue };
}

/** From this share of its limit on, a customer is close to it. */
export const NEAR_LIMIT = 0.8;

export type LimitState = 'within' | 'near' | 'over' | 'none';

/** Where what is owed stands against a limit; `none`: there is no limit (null), which is not a limit of nothing. */
export function limitState(exposureMinor: number, limitMinor: number | null): LimitState {
  if (limitMinor === null) return 'none';
  if (exposureMinor > limitMinor) return 'over';
  return exposureMinor > 0 && exposureMinor >= limitMinor * NEAR_LIMIT ? 'near' : 'within';
}
