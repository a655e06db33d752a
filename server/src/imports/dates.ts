/** Dates as people export them, read as calendar dates: no clock and no zone takes part. */
import { DATE_ORDERS, type DateOrder } from './mapping.js';

export type ParsedDate =
  | { readonly ok: true; readonly date: string }
  /**
   * `impossible`: it has the form of a date, but the calendar has no such day in that order. `year_out_of_range`: there is
   * such a day, but no record of trade has it.
   */
  | { readonly ok: false; readonly code: 'not_a_date' | 'impossible_date' | 'year_out_of_range' };

/** Years that a date may be of: others are typing errors, or what a spreadsheet makes of an empty cell. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2099;

const YEAR_FIRST = /^(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const SHORT_YEAR_FIRST = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/;
/** A time of day after the date is dropped: the date as written is what the books say. */
const TIME_TAIL = /[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AP]M)?(Z|[+-]\d{2}:?\d{2})?$/i;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function toDate(year: string, month: string, day: string): ParsedDate {
  // Two-digit years: 00–79 are this century, as French accounting exports mean them.
  const y = year.length === 2 ? Number(year) + (Number(year) < 80 ? 2000 : 1900) : Number(year);
  const m = Number(month);
  const d = Number(day);
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return { ok: false, code: 'impossible_date' };
  if (y < FIRST_YEAR || y > LAST_YEAR) return { ok: false, code: 'year_out_of_range' };
  return { ok: true, date: `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` };
}

/** Reads one date. A four-digit year in front is read as year, month, day whatever `order` says; nothing else is guessed. */
export function parseDate(text: string, order: DateOrder): ParsedDate {
  const bare = text.trim().replace(TIME_TAIL, '').trim();
  const yearFirst = YEAR_FIRST.exec(bare);
  if (yearFirst !== null) {
    // Without separators, only the full eight digits are a date: "2024115" could be two.
    if (yearFirst[2] === '' && bare.length !== 8) return { ok: false, code: 'not_a_date' };
    return toDate(yearFirst[1] ?? '', yearFirst[3] ?? '', yearFirst[4] ?? '');
  }
  if (order === 'ymd') {
    const short = SHORT_YEAR_FIRST.exec(bare);
    if (short !== null) return toDate(short[1] ?? '', short[3] ?? '', short[4] ?? '');
    return { ok: false, code: YEAR_LAST.test(bare) ? 'impossible_date' : 'not_a_date' };
  }
  const match = YEAR_LAST.exec(bare);
  if (match === null) return { ok: false, code: 'not_a_date' };
  const [, first = '', , second = '', year = ''] = match;
  return order === 'dmy' ? toDate(year, second, first) : toDate(year, first, second);
}

/** Counts what a column's values say about its order; a value that fits several orders, or none, says nothing. */
export interface DateEvidence {
  /** Values that are a date in at least one order. */
  readonly dates: number;
  readonly others: number;
  /** Values that only this order can read. */
  readonly only: Readonly<Record<DateOrder, number>>;
}

export interface DateEvidenceCollector {
  add(text: string): void;
  readonly evidence: DateEvidence;
}

export function collectDateEvidence(): DateEvidenceCollector {
  const only: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0 };
  let dates = 0;
  let others = 0;
  return {
    add(text) {
      const bare = text.trim().replace(TIME_TAIL, '').trim();
      if (bare === '') return;
      // Most columns hold no dates at all: do not try every order on each of their values.
      if (bare.length > 10 || !/^\d{1,8}(?:\D|$)/.test(bare)) {
        others += 1;
        return;
      }
      if (YEAR_FIRST.test(bare) && parseDate(bare, 'ymd').ok) {
        dates += 1;
        only.ymd += 1;
        return;
      }
      const readable = DATE_ORDERS.filter((order) => parseDate(bare, order).ok);
      if (readable.length === 0) others += 1;
      else dates += 1;
      const [single] = readable;
      if (readable.length === 1 && single !== undefined) only[single] += 1;
    },
    get evidence() {
      return { dates, others, only: { ...only } };
    },
  };
}

/** A column of dates mixes orders beyond a stray typing error when more than this share speaks against the winner. */
const STRAY_SHARE = 0.01;

/**
 * The order that the values of one or more columns prove; `ambiguous` when they prove none and `mixed` when they
 * contradict each other (then a person is asked, never a guess made); null when there is no date at all.
 */
export function decideDateOrder(evidences: readonly DateEvidence[]): DateOrder | 'ambiguous' | 'mixed' | null {
  const total = countOrders(evidences);
  const dates = evidences.reduce((sum, evidence) => sum + evidence.dates, 0);
  if (dates === 0) return null;
  // Dates with the year in front are read in any order, so beside others they decide nothing.
  if (total.ymd === dates) return 'ymd';
  const [winner, loser]: [DateOrder, DateOrder] = total.dmy >= total.mdy ? ['dmy', 'mdy'] : ['mdy', 'dmy'];
  if (total[winner] === 0) return 'ambiguous';
  return total[loser] <= total[winner] * STRAY_SHARE ? winner : 'mixed';
}

/** Values that only one order can read, by that order. */
export function countOrders(evidences: readonly DateEvidence[]): Readonly<Record<DateOrder, number>> {
  const total: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0 };
  for (const { only } of evidences) for (const order of DATE_ORDERS) total[order] += only[order];
  return total;
}
