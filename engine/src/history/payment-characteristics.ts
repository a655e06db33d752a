/**
 * How a customer pays, as numbers, from its ledger at one day `day` (end of day). Every definition is in
 * docs/statistics.md#payment-behaviour. A figure that has no base is null: it is never 0 for want of invoices.
 *
 * "12 months" is the window (day − 12 months, day], the day itself included.
 */
import { addMonthsToDay, monthsBetweenDays } from '../kernel/calendar-date.js';
import type { CustomerLedger, LedgerInvoice } from './ledger.js';
import { promptnessIndex } from './promptness-index.js';
import { bucketDaysBeyondTerms, countbackDso } from './receivables.js';

export interface BehaviourRules {
  /** Days after the due date that still count as on time (bank days). */
  readonly graceDays: number;
  /** Invoices due that each side of the trend needs. */
  readonly trendMinimumInvoices: number;
}

export const DEFAULT_BEHAVIOUR_RULES: BehaviourRules = { graceDays: 3, trendMinimumInvoices: 3 };

export interface PaymentCharacteristics {
  readonly invoiceCount: number;
  readonly dueCount: number;
  readonly settledCount: number;
  readonly weightedDaysBeyondTerms: number | null;
  readonly meanDaysBeyondTerms: number | null;
  readonly signedDaysBeyondTerms: number | null;
  readonly worstDaysPastDue: number | null;
  readonly onTimeShare: number | null;
  readonly lateShare: number | null;
  readonly settledLateShare: number | null;
  readonly shareOver30Days: number | null;
  readonly shareOver90Days: number | null;
  readonly trendDays: number | null;
  readonly volatilityDays: number | null;
  readonly promptnessIndex: number | null;
  readonly disputeRate: number | null;
  readonly openExposureMinor: number;
  readonly overdueMinor: number;
  readonly overdueShare: number | null;
  readonly overdueShareOver60: number | null;
  readonly bucketDaysBeyondTerms: number | null;
  readonly countbackDays: number | null;
  readonly highCreditMinor: number;
  readonly averageMonthlyInvoicedMinor: number;
  /** Amount-weighted days from issue to due date of the invoices of 12 months. */
  readonly averageTermsDays: number | null;
  readonly monthsSinceLastInvoice: number | null;
}

/** First days (exclusive) of the windows that end at one day; the same for all customers. */
export interface BehaviourWindows {
  readonly yearAgo: number;
  readonly quarterAgo: number;
  /** One, two … twelve months ago. */
  readonly monthsAgo: readonly number[];
}

export function behaviourWindows(day: number): BehaviourWindows {
  const monthsAgo = Array.from({ length: 12 }, (_, month) => addMonthsToDay(day, -month - 1));
  return { yearAgo: addMonthsToDay(day, -12), quarterAgo: addMonthsToDay(day, -3), monthsAgo };
}

/** Amounts by how late they were paid, or are, over invoices due in a window. */
interface Lateness {
  count: number;
  amount: number;
  days: number;
  squaredDays: number;
  signedDays: number;
}

export function measurePaymentBehaviour(
  ledger: CustomerLedger,
  day: number,
  rules: BehaviourRules = DEFAULT_BEHAVIOUR_RULES,
  windows: BehaviourWindows = behaviourWindows(day),
): PaymentCharacteristics {
  const { yearAgo, quarterAgo } = windows;
  ledger.forgetBefore(yearAgo);

  const recent = emptyLateness();
  const earlier = emptyLateness();
  const year = { invoices: 0, due: 0, settled: 0, late: 0, settledLate: 0, sumOfDays: 0, worst: 0, worstBase: 0 };
  const amounts = { known: 0, onTime: 0, over30: 0, over90: 0, answered: 0, disputed: 0, issued: 0, terms: 0 };
  const open = { total: 0, current: 0, to30: 0, to60: 0, to90: 0, beyond90: 0 };

  for (const invoice of ledger.live) {
    const lateNow = Math.max(0, (invoice.settled ?? day) - invoice.due);
    if (invoice.issued > yearAgo) {
      year.invoices++;
      amounts.issued += invoice.amount;
      amounts.terms += invoice.amount * (invoice.due - invoice.issued);
      addDisputed(amounts, invoice);
    }
    // What was credited in full was never to be paid: it is neither late nor on time.
    if (invoice.payable === 0) continue;
    if (invoice.settled !== null && invoice.settled > yearAgo) {
      year.settled++;
      if (lateNow > 0) year.settledLate++;
    }
    if (invoice.due <= day) {
      if (invoice.settled === null || invoice.settled > yearAgo || invoice.due > yearAgo) {
        year.worstBase++;
        year.worst = Math.max(year.worst, lateNow);
      }
      if (invoice.due > yearAgo) {
        year.due++;
        year.sumOfDays += lateNow;
        if (lateNow > 0) year.late++;
        addLateness(invoice.due > quarterAgo ? recent : earlier, invoice, day);
        addShares(amounts, invoice, day, rules.graceDays);
      }
    }
    if (invoice.open > 0) addOpen(open, invoice, day);
  }

  const all = mergeLateness(recent, earlier);
  const signedDays = ratio(all.signedDays, all.amount);
  const meanDays = ratio(all.days, all.amount);
  const overdue = open.total - open.current;
  const hasTrend = Math.min(recent.count, earlier.count) >= rules.trendMinimumInvoices;
  return {
    invoiceCount: year.invoices,
    dueCount: year.due,
    settledCount: year.settled,
    weightedDaysBeyondTerms: meanDays,
    meanDaysBeyondTerms: ratio(year.sumOfDays, year.due),
    signedDaysBeyondTerms: signedDays,
    worstDaysPastDue: year.worstBase === 0 ? null : year.worst,
    onTimeShare: ratio(amounts.onTime, amounts.known),
    lateShare: ratio(year.late, year.due),
    settledLateShare: ratio(year.settledLate, year.settled),
    shareOver30Days: ratio(amounts.over30, all.amount),
    shareOver90Days: ratio(amounts.over90, all.amount),
    trendDays: hasTrend ? recent.days / recent.amount - earlier.days / earlier.amount : null,
    volatilityDays:
      meanDays === null ? null : Math.sqrt(Math.max(0, all.squaredDays / all.amount - meanDays * meanDays)),
    promptnessIndex: signedDays === null ? null : promptnessIndex(signedDays),
    disputeRate: ratio(amounts.disputed, amounts.answered),
    openExposureMinor: ledger.exposure,
    overdueMinor: overdue,
    overdueShare: ratio(overdue, open.total),
    overdueShareOver60: ratio(open.to90 + open.beyond90, open.total),
    bucketDaysBeyondTerms: bucketDaysBeyondTerms(open),
    countbackDays: countbackDso(ledger.exposure, monthlySales(ledger, day, windows)),
    highCreditMinor: highestExposure(ledger, yearAgo),
    averageMonthlyInvoicedMinor: averageMonthlyInvoiced(ledger, day, yearAgo),
    averageTermsDays: ratio(amounts.terms, amounts.issued),
    monthsSinceLastInvoice: ledger.lastIssued === null ? null : monthsBetweenDays(ledger.lastIssued, day),
  };
}

/**
 * Whether an invoice is disputed is known once someone disputed it, or once it is settled. A dispute without a day counts
 * only then: it could have begun at any time.
 */
function addDisputed(amounts: { answered: number; disputed: number }, invoice: LedgerInvoice): void {
  if (invoice.settled === null && invoice.contested === 0) return;
  amounts.answered += invoice.amount;
  const isWhole = invoice.disputed && invoice.settled !== null;
  amounts.disputed += isWhole ? invoice.amount : Math.min(invoice.amount, invoice.contested);
}

function emptyLateness(): Lateness {
  return { count: 0, amount: 0, days: 0, squaredDays: 0, signedDays: 0 };
}

/** Paid parts are late by the day they were paid, what is open by today. */
function addLateness(sums: Lateness, invoice: LedgerInvoice, day: number): void {
  sums.count++;
  for (const portion of invoice.portions) addDays(sums, portion.amount, portion.day - invoice.due);
  if (invoice.open > 0) addDays(sums, invoice.open, day - invoice.due);
}

function addDays(sums: Lateness, amount: number, signed: number): void {
  const late = Math.max(0, signed);
  sums.amount += amount;
  sums.days += amount * late;
  sums.squaredDays += amount * late * late;
  sums.signedDays += amount * signed;
}

function mergeLateness(a: Lateness, b: Lateness): Lateness {
  return {
    count: a.count + b.count,
    amount: a.amount + b.amount,
    days: a.days + b.days,
    squaredDays: a.squaredDays + b.squaredDays,
    signedDays: a.signedDays + b.signedDays,
  };
}

function addShares(
  amounts: { known: number; onTime: number; over30: number; over90: number },
  invoice: LedgerInvoice,
  day: number,
  graceDays: number,
): void {
  const add = (amount: number, late: number, isFinal: boolean): void => {
    // Open and still within the grace: whether it is on time is not known yet.
    if (isFinal || late > graceDays) {
      amounts.known += amount;
      if (late <= graceDays) amounts.onTime += amount;
    }
    if (late > 30) amounts.over30 += amount;
    if (late > 90) amounts.over90 += amount;
  };
  for (const portion of invoice.portions) add(portion.amount, portion.day - invoice.due, true);
  if (invoice.open > 0) add(invoice.open, day - invoice.due, false);
}

function addOpen(
  open: { total: number; current: number; to30: number; to60: number; to90: number; beyond90: number },
  invoice: LedgerInvoice,
  day: number,
): void {
  const late = day - invoice.due;
  open.total += invoice.open;
  if (late <= 0) open.current += invoice.open;
  else if (late <= 30) open.to30 += invoice.open;
  else if (late <= 60) open.to60 += invoice.open;
  else if (late <= 90) open.to90 += invoice.open;
  else open.beyond90 += invoice.open;
}

/** Highest balance at the end of any day of the window, the one carried into it included. */
function highestExposure(ledger: CustomerLedger, yearAgo: number): number {
  let highest = 0;
  for (let i = ledger.steps.length - 1; i >= 0; i--) {
    const step = ledger.steps[i];
    if (step === undefined) break;
    highest = Math.max(highest, step.exposure);
    if (step.day <= yearAgo) break;
  }
  return highest;
}

/** Invoiced less credited in 12 months, per month since the first invoice (at least 1, at most 12 months). */
function averageMonthlyInvoiced(ledger: CustomerLedger, day: number, yearAgo: number): number {
  if (ledger.firstIssued === null) return 0;
  let total = 0;
  for (let i = ledger.invoiced.length - 1; i >= 0; i--) {
    const entry = ledger.invoiced[i];
    if (entry === undefined || entry.day <= yearAgo) break;
    total += entry.amount;
  }
  const months = Math.min(12, monthsBetweenDays(ledger.firstIssued, day) + 1);
  return Math.floor(total / months + 0.5);
}

/** Signed sales of the twelve months that end at `day`, the latest first. */
function monthlySales(
  ledger: CustomerLedger,
  day: number,
  { monthsAgo }: BehaviourWindows,
): { sales: number; days: number }[] {
  const months: { sales: number; days: number }[] = [];
  let index = ledger.invoiced.length - 1;
  let end = day;
  for (const start of monthsAgo) {
    let sales = 0;
    for (; index >= 0; index--) {
      const entry = ledger.invoiced[index];
      if (entry === undefined || entry.day <= start) break;
      sales += entry.amount;
    }
    months.push({ sales, days: end - start });
    end = start;
  }
  return months;
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
