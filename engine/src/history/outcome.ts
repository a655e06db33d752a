/**
 * What became of a customer after a date. This is the one place that reads the future, and it returns verdicts only:
 * nothing here feeds a decision. See docs/statistics.md#outcome.
 */

import { toDayNumber } from '../kernel/calendar-date.js';
import { KnownPast } from './known-past.js';
import { MOVEMENT, NO_INVOICE, type PreparedHistory } from './prepared-history.js';
import type { OutcomeDefinition } from './records.js';

/** One window (date, end] of one customer; days are day numbers. */
export interface WindowOutcome {
  /** Most days past due of more than the floor, at any moment of the window. */
  readonly worstDaysPastDue: number;
  /** The same at the end of the observation date itself. */
  readonly daysPastDueAtDate: number;
  readonly hadInvoiceDue: boolean;
  /** First day of the window on which it was past due by the days that are bad; null: on none. */
  readonly lateFrom: number | null;
  /** Day on which the first proceeding of the window was published; null: none was. */
  readonly proceedingOn: number | null;
  readonly proceedingBefore: boolean;
  /** Day on which write-offs known in the window first added up to more than the floor; null: they never did. */
  readonly writtenOffOn: number | null;
  readonly writtenOffBefore: boolean;
  /** See `ObservationTable.defaultedMinor`; it counts only where the window is bad. */
  readonly defaultedMinor: number;
}

/** The book just before something lowered what is past due. */
interface Peak {
  readonly day: number;
  readonly worst: number;
  /** Past due by the days that are bad. */
  readonly defaulted: number;
  /** Since when it has been past due by the days that are bad, but not before the book last changed; null: it is not. */
  readonly lateFrom: number | null;
}

/**
 * Judges one customer over windows (dates[k], ends[k]], both ascending. "k days past due" on a day means: undisputed
 * amounts due at least k days earlier and still open add up to more than the floor. A payment counts on its day for the
 * next day on: what is paid 45 days after the due date has been 45 days past due; so do a credit note and a dispute.
 * What was written off is still unpaid. `knownUntil` bounds what may be said about windows that are not over.
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
  const proceedings = proceedingsOf(history, customer);
  const writeOffs = writeOffsOf(history, customer);
  const peaks: Peak[] = [];
  const stateAt = new Map<number, Peak>();
  const queries = [...new Set([...dates, ...ends.map((end) => Math.min(end, knownUntil))])].sort((a, b) => a - b);
  for (const query of queries) {
    book.advanceTo(query, (peak) => peaks.push(peak));
    stateAt.set(query, book.stateOn(query));
  }

  let firstPeak = 0;
  return dates.map((date, k) => {
    const whole = ends[k] ?? date;
    const end = Math.min(whole, knownUntil);
    const last = end > date ? stateAt.get(end) : undefined;
    let worst = last?.worst ?? 0;
    let defaulted = last?.defaulted ?? 0;
    let lateFrom = last?.lateFrom ?? null;
    while (firstPeak < peaks.length && (peaks[firstPeak]?.day ?? 0) <= date) firstPeak++;
    for (let i = firstPeak; i < peaks.length; i++) {
      const peak = peaks[i];
      if (peak === undefined || peak.day > end) break;
      worst = Math.max(worst, peak.worst);
      defaulted = Math.max(defaulted, peak.defaulted);
      if (peak.lateFrom !== null) lateFrom = Math.min(lateFrom ?? peak.lateFrom, peak.lateFrom);
    }
    const isInWindow = ({ known }: Known): boolean => known > date && known <= whole;
    const isBefore = ({ known }: Known): boolean => known <= date;
    const published = proceedings.filter(isInWindow);
    const lost = writeOffs.filter(isInWindow);
    const writtenOffOn = dayAbove(lost, definition.floorMinor);
    return {
      worstDaysPastDue: worst,
      daysPastDueAtDate: stateAt.get(date)?.worst ?? 0,
      hadInvoiceDue: book.hasDueIn(date, whole),
      // What is taken back on the last day opens the book again for the day after: it still belongs to this window.
      lateFrom: lateFrom === null ? null : Math.min(end, Math.max(date + 1, lateFrom)),
      proceedingOn: published[0]?.known ?? null,
      proceedingBefore: proceedings.some(isBefore),
      writtenOffOn,
      writtenOffBefore: sumOf(writeOffs.filter(isBefore)) > definition.floorMinor,
      defaultedMinor: Math.max(
        worst >= definition.badDaysPastDue ? defaulted : 0,
        writtenOffOn === null ? 0 : sumOf(lost),
        ...published.map(({ owed }) => owed),
      ),
    };
  });
}

interface Known {
  readonly known: number;
}

function sumOf(parts: readonly { readonly amount: number }[]): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}

/** The day on which amounts, in order of the days they became known, first add up to more than `floor`. */
function dayAbove(parts: readonly { readonly known: number; readonly amount: number }[], floor: number): number | null {
  let sum = 0;
  for (const { known, amount } of parts) {
    sum += amount;
    if (sum > floor) return known;
  }
  return null;
}

/** Days of publication, ascending, each with what the customer owed at the end of the day of opening. */
function proceedingsOf(history: PreparedHistory, customer: number): { known: number; owed: number }[] {
  const from = history.proceedings.start[customer] ?? 0;
  const to = history.proceedings.start[customer + 1] ?? from;
  return history.proceedings.records.slice(from, to).map((record, i) => {
    const past = new KnownPast(history, customer);
    past.advanceTo(toDayNumber(record.openedOn));
    return { known: history.proceedings.known[from + i] ?? 0, owed: past.ledger.exposure };
  });
}

function writeOffsOf({ movements }: PreparedHistory, customer: number): { known: number; amount: number }[] {
  const found: { known: number; amount: number }[] = [];
  for (let row = movements.start[customer] ?? 0; row < (movements.start[customer + 1] ?? 0); row++) {
    if (movements.kind[row] !== MOVEMENT.writeOff) continue;
    found.push({ known: movements.known[row] ?? 0, amount: movements.amount[row] ?? 0 });
  }
  return found;
}

interface Book {
  /** Plays the records up to the end of `day`; reports how it stood just before what may lower it. */
  advanceTo(day: number, onPeak: (peak: Peak) => void): void;
  /** How it stands at `day`. */
  stateOn(day: number): Peak;
  hasDueIn(after: number, until: number): boolean;
}

function openBook(history: PreparedHistory, customer: number, definition: OutcomeDefinition): Book {
  const { invoices, movements } = history;
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

  const past = new PrefixSums(byDue.length);
  const paid = new Float64Array(count);
  const payable = invoices.amount.slice(first, first + count);
  const contested = new Float64Array(count);
  /** What of each invoice is in `past`. */
  const counted = new Float64Array(count);
  let nextInvoice = 0;
  /** What entered on this day counts from the next one on. */
  let changedOn = Number.NEGATIVE_INFINITY;
  let next = movements.start[customer] ?? 0;
  const last = movements.start[customer + 1] ?? next;

  const recount = (row: number): void => {
    const rank = rankOf[row] ?? -1;
    if (rank < 0) return;
    const open = clamp((payable[row] ?? 0) - (paid[row] ?? 0), payable[row] ?? 0);
    const now = Math.max(0, open - (contested[row] ?? 0));
    past.add(rank, now - (counted[row] ?? 0));
    counted[row] = now;
  };
  const issueUntil = (day: number): void => {
    for (; nextInvoice < count && (invoices.issued[first + nextInvoice] ?? 0) <= day; nextInvoice++)
      recount(nextInvoice);
  };
  const stateOn = (day: number): Peak => {
    // Oldest first, the amounts that together pass the floor: the last of them says for how long more than it was due.
    const rank = past.firstAbove(definition.floorMinor);
    if (rank === null) return { day, worst: 0, defaulted: 0, lateFrom: null };
    const due = dues[rank] ?? day;
    return {
      day,
      worst: Math.max(0, day - due),
      defaulted: past.sumOfFirst(countUpTo(dues, day - definition.badDaysPastDue)),
      lateFrom: day - due < definition.badDaysPastDue ? null : Math.max(changedOn + 1, due + definition.badDaysPastDue),
    };
  };
  const enter = (movement: number): void => {
    const row = movements.invoice[movement] ?? NO_INVOICE;
    if (row === NO_INVOICE) return;
    const amount = movements.amount[movement] ?? 0;
    switch (movements.kind[movement]) {
      case MOVEMENT.payment:
        paid[row] = (paid[row] ?? 0) + amount;
        break;
      case MOVEMENT.credit:
        payable[row] = Math.max(0, (payable[row] ?? 0) - amount);
        break;
      case MOVEMENT.dispute:
        if (definition.excludeDisputed) contested[row] = (contested[row] ?? 0) + amount;
        break;
      case MOVEMENT.settlement:
        if (definition.excludeDisputed) contested[row] = (contested[row] ?? 0) - amount;
        break;
      default:
        return;
    }
    recount(row);
  };

  return {
    advanceTo(day, onPeak) {
      while (next < last && (movements.known[next] ?? 0) <= day) {
        const today = movements.known[next] ?? 0;
        issueUntil(today);
        onPeak(stateOn(today));
        for (; next < last && movements.known[next] === today; next++) enter(next);
        changedOn = today;
      }
      issueUntil(day);
    },
    stateOn,
    hasDueIn: (after, until) => countUpTo(dues, until) > countUpTo(dues, after),
  };
}

function clamp(open: number, total: number): number {
  return Math.min(total, Math.max(0, open));
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

  /** Sum of the first `count` amounts. */
  sumOfFirst(count: number): number {
    let sum = 0;
    for (let i = count; i > 0; i -= i & -i) sum += this.#tree[i] ?? 0;
    return sum;
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
