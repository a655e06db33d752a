/** The account of one customer month by month, up to a date: what was invoiced, what came in and how late, what was owed. */
import { addMonths, endOfMonth, fromDayNumber, toDayNumber } from '../kernel/calendar-date.js';
import { KnownPast } from './known-past.js';
import { MOVEMENT, type PreparedHistory } from './prepared-history.js';

export interface AccountMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Less credit notes. */
  readonly invoicedMinor: number;
  /** Less what was taken back. */
  readonly paidMinor: number;
  /** Owed at the end of the month, or at the date in its own month. */
  readonly exposureMinor: number;
  /**
   * Days that what came in during the month came after its due date, weighted by amount; early counts as 0. Null when
   * nothing came in.
   */
  readonly daysBeyondTerms: number | null;
}

interface MonthSums {
  invoiced: number;
  paid: number;
  received: number;
  lateDays: number;
}

/** The `count` months that end with that of `date`, the earliest first; null for a customer that the history does not know. */
export function accountMonths(
  history: PreparedHistory,
  customerId: string,
  date: string,
  count: number,
): AccountMonth[] | null {
  const index = history.customerIds.indexOf(customerId);
  if (index === -1) return null;
  const sums = sumByMonth(history, index, toDayNumber(date));
  const past = new KnownPast(history, index);
  return Array.from({ length: count }, (_, position) => {
    const month = addMonths(`${date.slice(0, 7)}-01`, position - count + 1).slice(0, 7);
    const end = endOfMonth(`${month}-01`);
    past.advanceTo(toDayNumber(end < date ? end : date));
    const sum = sums.get(month);
    return {
      month,
      invoicedMinor: sum?.invoiced ?? 0,
      paidMinor: sum?.paid ?? 0,
      exposureMinor: past.ledger.exposure,
      daysBeyondTerms: sum === undefined || sum.received === 0 ? null : sum.lateDays / sum.received,
    };
  });
}

function sumByMonth(history: PreparedHistory, index: number, day: number): ReadonlyMap<string, MonthSums> {
  const { invoices, movements } = history;
  const sums = new Map<string, MonthSums>();
  const monthOf = (at: number): MonthSums => {
    const month = fromDayNumber(at).slice(0, 7);
    const known = sums.get(month) ?? { invoiced: 0, paid: 0, received: 0, lateDays: 0 };
    sums.set(month, known);
    return known;
  };
  const first = invoices.start[index] ?? 0;
  for (let row = first; row < (invoices.start[index + 1] ?? 0); row++) {
    const issued = invoices.issued[row] ?? 0;
    if (issued <= day) monthOf(issued).invoiced += invoices.amount[row] ?? 0;
  }
  for (let row = movements.start[index] ?? 0; row < (movements.start[index + 1] ?? 0); row++) {
    const known = movements.known[row] ?? 0;
    if (known > day) continue;
    const amount = movements.amount[row] ?? 0;
    if (movements.kind[row] === MOVEMENT.credit) monthOf(known).invoiced -= amount;
    if (movements.kind[row] !== MOVEMENT.payment) continue;
    const invoice = first + (movements.invoice[row] ?? 0);
    // Money paid out against a credit note is no payment of the customer's.
    if ((invoices.amount[invoice] ?? 0) <= 0) continue;
    const month = monthOf(known);
    month.paid += amount;
    // Money taken back says nothing of how late money came.
    if (amount <= 0) continue;
    month.received += amount;
    month.lateDays += amount * Math.max(0, (movements.day[row] ?? 0) - (invoices.due[invoice] ?? 0));
  }
  return sums;
}
