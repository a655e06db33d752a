/**
 * What became of a customer after a date. This is the one place that reads the future, and it returns verdicts only:
 * nothing here feeds a decision. See docs/statistics.md#outcome.
 */
import type { PreparedHistory } from './prepared-history.js';
import type { OutcomeDefinition } from './records.js';

/** One window (date, end] of one customer; days are day numbers. */
export interface WindowOutcome {
  /** Most days past due of more than the floor, at any moment of the window. */
  readonly worstDaysPastDue: number;
  /** The same at the end of the observation date itself. */
  readonly daysPastDueAtDate: number;
  readonly hadInvoiceDue: boolean;
  readonly proceedingInWindow: boolean;
  readonly proceedingBefore: boolean;
}

/**
 * Judges one customer over windows (dates[k], ends[k]], both ascending. "k days past due" on a day means: undisputed
 * amounts due at least k days earlier and still open add up to more than the floor. A payment counts on its day for the
 * next day on: what is paid 45 days after the due date has been 45 days past due. `knownUntil` bounds what may be said
 * about windows that are not over.
 */
export function judgeWindows(
  history: PreparedHistory,
  customer: number,
  dates: readonly number[],
  ends: readonly number[],
  definition: OutcomeDefinition,
  knownUntil: number,
): WindowOutcome[] {
  const book = openBook(history, customer, definition);
  const published = knownDays(history, customer);
  const peaks: { day: number; worst: number }[] = [];
  const stateAt = new Map<number, number>();
  const queries = [...new Set([...dates, ...ends.map((end) => Math.min(end, knownUntil))])].sort((a, b) => a - b);
  for (const query of queries) {
    book.advanceTo(query, (day, worst) => peaks.push({ day, worst }));
    stateAt.set(query, book.daysPastDue(query));
  }

  let firstPeak = 0;
  return dates.map((date, k) => {
    const end = Math.min(ends[k] ?? date, knownUntil);
    let worst = end > date ? (stateAt.get(end) ?? 0) : 0;
    while (firstPeak < peaks.length && (peaks[firstPeak]?.day ?? 0) <= date) firstPeak++;
    for (let i = firstPeak; i < peaks.length; i++) {
      const peak = peaks[i];
      if (peak === undefined || peak.day > end) break;
      worst = Math.max(worst, peak.worst);
    }
    return {
      worstDaysPastDue: worst,
      daysPastDueAtDate: stateAt.get(date) ?? 0,
      hadInvoiceDue: book.hasDueIn(date, ends[k] ?? date),
      proceedingInWindow: published.some((day) => day > date && day <= (ends[k] ?? date)),
      proceedingBefore: published.some((day) => day <= date),
    };
  });
}

interface Book {
  /** Plays the records up to the end of `day`; reports the delay just before every payment. */
  advanceTo(day: number, onPeak: (day: number, worst: number) => void): void;
  /** Most days past due of more than the floor at `day`, 0 when nothing is. */
  daysPastDue(day: number): number;
  hasDueIn(after: number, until: number): boolean;
}

function openBook(history: PreparedHistory, customer: number, definition: OutcomeDefinition): Book {
  const { invoices, payments } = history;
  const first = invoices.start[customer] ?? 0;
  const count = (invoices.start[customer + 1] ?? first) - first;
  const counts = (row: number): boolean =>
    (invoices.amount[first + row] ?? 0) > 0 && !(definition.excludeDisputed && invoices.disputed[first + row] === 1);
  const byDue = Array.from({ length: count }, (_, row) => row)
    .filter(counts)
    .sort((a, b) => (invoices.due[first + a] ?? 0) - (invoices.due[first + b] ?? 0) || a - b);
  const dues = Int32Array.from(byDue, (row) => invoices.due[first + row] ?? 0);
  const rankOf = new Int32Array(count).fill(-1);
  for (const [rank, row] of byDue.entries()) rankOf[row] = rank;

  const open = new PrefixSums(byDue.length);
  const paid = new Float64Array(count);
  let nextInvoice = 0;
  let nextPayment = payments.start[customer] ?? 0;
  const lastPayment = payments.start[customer + 1] ?? nextPayment;

  const issueUntil = (day: number): void => {
    for (; nextInvoice < count && (invoices.issued[first + nextInvoice] ?? 0) <= day; nextInvoice++) {
      const rank = rankOf[nextInvoice] ?? -1;
      if (rank >= 0) open.add(rank, invoices.amount[first + nextInvoice] ?? 0);
    }
  };
  const daysPastDue = (day: number): number => {
    // Oldest first, the amounts that together pass the floor: the last of them says for how long more than it was due.
    const rank = open.firstAbove(definition.floorMinor);
    return rank === null ? 0 : Math.max(0, day - (dues[rank] ?? day));
  };
  const pay = (row: number, amount: number): void => {
    const rank = rankOf[row] ?? -1;
    if (rank < 0) return;
    const total = invoices.amount[first + row] ?? 0;
    const before = clamp(total - (paid[row] ?? 0), total);
    paid[row] = (paid[row] ?? 0) + amount;
    open.add(rank, clamp(total - (paid[row] ?? 0), total) - before);
  };

  return {
    advanceTo(day, onPeak) {
      while (nextPayment < lastPayment && (payments.known[nextPayment] ?? 0) <= day) {
        const paymentDay = payments.known[nextPayment] ?? 0;
        issueUntil(paymentDay);
        onPeak(paymentDay, daysPastDue(paymentDay));
        for (; nextPayment < lastPayment && payments.known[nextPayment] === paymentDay; nextPayment++) {
          pay(payments.invoice[nextPayment] ?? 0, payments.amount[nextPayment] ?? 0);
        }
      }
      issueUntil(day);
    },
    daysPastDue,
    hasDueIn: (after, until) => countUpTo(dues, until) > countUpTo(dues, after),
  };
}

function clamp(open: number, total: number): number {
  return Math.min(total, Math.max(0, open));
}

function knownDays(history: PreparedHistory, customer: number): number[] {
  const from = history.proceedings.start[customer] ?? 0;
  const to = history.proceedings.start[customer + 1] ?? from;
  return Array.from(history.proceedings.known.subarray(from, to));
}

/** How many of the ascending `values` are at most `limit`. */
function countUpTo(values: Int32Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fenwick tree over non-negative amounts: change one, and find where their running sum passes a floor, in O(log n). */
class PrefixSums {
  readonly #tree: Float64Array;
  readonly #top: number;
  #total = 0;

  constructor(size: number) {
    this.#tree = new Float64Array(size + 1);
    let top = 1;
    while (top * 2 <= size) top *= 2;
    this.#top = top;
  }

  add(index: number, change: number): void {
    this.#total += change;
    for (let i = index + 1; i < this.#tree.length; i += i & -i) this.#tree[i] = (this.#tree[i] ?? 0) + change;
  }

  /** First index whose running sum is above `floor`; null when the whole sum is not. */
  firstAbove(floor: number): number | null {
    if (this.#total <= floor) return null;
    let index = 0;
    let left = floor;
    for (let step = this.#top; step > 0; step >>= 1) {
      const sum = this.#tree[index + step];
      if (sum !== undefined && sum <= left) {
        index += step;
        left -= sum;
      }
    }
    return index;
  }
}
