/** What a dataset looks like from above, and the backtest that its own dates and delays allow. */
import { addMonths, fromDayNumber, type History, monthsBetween, type ObservationPlan } from '@encours/engine';
import { Book } from '../history/book.js';
import { ABSENT_DAY } from '../history/columns.js';
import { RECORD_KINDS, type RecordKind } from '../history/record-columns.js';
import { segmentsOf } from '../history/segments-of.js';

/** Delays counted in a profile, in days past due; also the bad definitions that a plan may suggest, strictest last. */
const DELAY_STEPS = [1, 5, 15, 30, 60, 90] as const;

export interface PastDueStep {
  readonly days: number;
  invoices: number;
}

function countNone(): PastDueStep[] {
  return DELAY_STEPS.map((days) => ({ days, invoices: 0 }));
}

export interface DatasetProfile {
  readonly customers: number;
  readonly namedCustomers: number;
  readonly invoices: number;
  readonly payments: number;
  readonly facts: number;
  readonly proceedings: number;
  /** Records of every kind that the dataset has any of. */
  readonly records: Readonly<Partial<Record<RecordKind, number>>>;
  /** Invoices settled in full, and those that are not; credit notes are neither. */
  readonly settled: number;
  readonly open: number;
  /** Of those settled, how many after their due date; null when none is settled, since nobody knows then. */
  readonly late: number | null;
  /** Sum of all invoices, credit notes deducted. */
  readonly totalMinor: number;
  /** What is unpaid on the last day known. */
  readonly openMinor: number;
  /** The one currency of all invoices; null when none states one. */
  readonly currency: string | null;
  /** First and last day on which anything happened; null without invoices. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** Of a settled invoice; null when none is settled. */
  readonly worstDaysPastDue: number | null;
  /** Invoices settled at least so many days past due. */
  readonly pastDue: readonly Readonly<PastDueStep>[];
  /** The middle amount, of an even number the rounded mean of both; 0 of none. */
  readonly medianInvoiceMinor: number;
  /** Amount issued by month, for a chart. */
  readonly months: readonly { readonly month: string; readonly invoices: number; readonly totalMinor: number }[];
  /** A plan that has bad customers to find; null when the history is too short for any. */
  readonly suggestedPlan: ObservationPlan | null;
}

export const EMPTY_PROFILE: DatasetProfile = {
  customers: 0,
  namedCustomers: 0,
  invoices: 0,
  payments: 0,
  facts: 0,
  proceedings: 0,
  records: {},
  settled: 0,
  open: 0,
  late: null,
  totalMinor: 0,
  openMinor: 0,
  currency: null,
  firstDate: null,
  lastDate: null,
  worstDaysPastDue: null,
  pastDue: countNone(),
  medianInvoiceMinor: 0,
  months: [],
  suggestedPlan: null,
};

/** Fewer invoices than this past due would leave too few bad customers to tell two policies apart. */
const FEWEST_BAD_INVOICES = 20;
/** Under a median invoice of 1,000.00 the usual floor of 250.00 would hide real delays. */
const SMALL_INVOICE_MINOR = 100_000;
const FLOOR_MINOR = 25_000;

/** A shorter history, in whole months, says nothing about what became of customers. */
export const FEWEST_MONTHS = 3;

/** Months of history before the first observation, and months in which outcomes are judged, for a history of this length. */
function chooseWindows(months: number): { lookBack: number; horizon: number } | null {
  if (months >= 30) return { lookBack: 12, horizon: 12 };
  if (months >= 18) return { lookBack: 6, horizon: 6 };
  if (months >= 9) return { lookBack: 3, horizon: 3 };
  if (months >= FEWEST_MONTHS) return { lookBack: 1, horizon: 1 };
  return null;
}

/** The first of the month, on or after `date`. */
function monthStart(date: string): string {
  return date.endsWith('-01') ? date : addMonths(`${date.slice(0, 7)}-01`, 1);
}

/** `pastDue`: of all invoices, those still open being as late as the last day known makes them. */
function suggestPlan(
  profile: Omit<DatasetProfile, 'suggestedPlan'>,
  pastDue: DatasetProfile['pastDue'],
): ObservationPlan | null {
  if (profile.firstDate === null || profile.lastDate === null) return null;
  const windows = chooseWindows(monthsBetween(profile.firstDate, profile.lastDate));
  if (windows === null) return null;
  const from = monthStart(addMonths(profile.firstDate, windows.lookBack));
  const last = `${addMonths(profile.lastDate, -windows.horizon).slice(0, 7)}-01`;
  const to = last < from ? from : last;
  const strict = pastDue.filter(({ invoices }) => invoices >= FEWEST_BAD_INVOICES).at(-1);
  const badDaysPastDue = strict?.days ?? 1;
  return {
    from,
    to,
    // Windows of monthly observations overlap so much that they say little more than quarterly ones.
    everyMonths: monthsBetween(from, to) >= 3 ? 3 : 1,
    outcome: {
      id: `past-due-${badDaysPastDue}-in-${windows.horizon}-months`,
      horizonMonths: windows.horizon,
      badDaysPastDue,
      floorMinor: profile.medianInvoiceMinor < SMALL_INVOICE_MINOR ? 0 : FLOOR_MINOR,
      excludeDisputed: true,
      indeterminateDaysPastDue: badDaysPastDue >= 30 ? Math.floor((badDaysPastDue * 2) / 3) : null,
      proceedings: true,
    },
  };
}

interface Settled {
  /** By number of the invoice: what lowered it, and the day on which that reached its amount (ABSENT_DAY: not yet). */
  readonly paidMinor: Float64Array;
  readonly settledOn: Int32Array;
  readonly firstDay: number;
  readonly lastDay: number;
}

function settle(book: Book): Settled {
  const amounts = book.amountMinor.values();
  const invoices = book.settlements.invoice.values();
  const days = book.settlements.day.values();
  const parts = book.settlements.amountMinor.values();
  const paidMinor = new Float64Array(amounts.length);
  const settledOn = new Int32Array(amounts.length).fill(ABSENT_DAY);
  const times = new Uint32Array(amounts.length);
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  const enter = (settlement: number): void => {
    const invoice = invoices[settlement] ?? 0;
    const paid = (paidMinor[invoice] ?? 0) + (parts[settlement] ?? 0);
    paidMinor[invoice] = paid;
    if (settledOn[invoice] === ABSENT_DAY && paid >= (amounts[invoice] ?? 0))
      settledOn[invoice] = days[settlement] ?? 0;
  };
  for (let i = 0; i < days.length; i++) {
    const invoice = invoices[i] ?? 0;
    const day = days[i] ?? 0;
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
    times[invoice] = (times[invoice] ?? 0) + 1;
  }
  // Most invoices are settled at once: only the parts of the others must be put in the order of their days.
  const several: number[] = [];
  for (let i = 0; i < days.length; i++) {
    if (times[invoices[i] ?? 0] === 1) enter(i);
    else several.push(i);
  }
  several.sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0));
  several.forEach(enter);
  return { paidMinor, settledOn, firstDay, lastDay };
}

/** Classes into which amounts are counted to find the one that holds the middle. */
const AMOUNT_CLASSES = 65_536;

/** The median of positive whole numbers, rounded, 0 of none: only those near the middle are sorted. */
function medianOf(amounts: Float64Array): number {
  let highest = 0;
  for (const amount of amounts) if (amount > highest) highest = amount;
  const classOf = (amount: number): number => Math.floor((amount / highest) * (AMOUNT_CLASSES - 1));
  const counts = new Uint32Array(AMOUNT_CLASSES);
  for (const amount of amounts) counts[classOf(amount)] = (counts[classOf(amount)] ?? 0) + 1;
  const amountAt = (place: number): number => {
    let rank = place;
    let middle = 0;
    while (rank >= (counts[middle] ?? Number.POSITIVE_INFINITY)) {
      rank -= counts[middle] ?? 0;
      middle += 1;
    }
    return amounts.filter((amount) => classOf(amount) === middle).sort()[rank] ?? 0;
  };
  const upper = amountAt(amounts.length >> 1);
  return amounts.length % 2 === 1 || amounts.length === 0
    ? upper
    : Math.round((amountAt(amounts.length / 2 - 1) + upper) / 2);
}

/** Counts what a book holds and suggests how to backtest on it. Credit notes lower the totals and are never late. */
export function profileBook(book: Book): DatasetProfile {
  const { paidMinor, settledOn, ...settled } = settle(book);
  let { firstDay, lastDay } = settled;
  const issuedOn = book.issuedOn.values();
  const dueOn = book.dueOn.values();
  for (const day of issuedOn) {
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
  }
  const settledPastDue = countNone();
  const anyPastDue = countNone();
  const months = new Map<string, { invoices: number; totalMinor: number }>();
  const monthOfDay = new Map<number, { invoices: number; totalMinor: number }>();
  const debts = new Float64Array(issuedOn.length);
  let debtCount = 0;
  let totalMinor = 0 - book.creditNotesMinor;
  let openMinor = 0 - book.accountCreditsMinor;
  let settledCount = 0;
  let worstDaysPastDue = 0;
  const amounts = book.amountMinor.values();
  for (let invoice = 0; invoice < amounts.length; invoice++) {
    const amountMinor = amounts[invoice] ?? 0;
    totalMinor += amountMinor;
    openMinor += amountMinor - (paidMinor[invoice] ?? 0);
    const month = monthOf(issuedOn[invoice] ?? 0);
    month.invoices += 1;
    month.totalMinor += amountMinor;
    if (amountMinor <= 0) continue;
    debts[debtCount++] = amountMinor;
    const settledDay = settledOn[invoice] ?? ABSENT_DAY;
    const isSettled = settledDay !== ABSENT_DAY;
    const days = (isSettled ? settledDay : lastDay) - (dueOn[invoice] ?? 0);
    for (const step of anyPastDue) if (days >= step.days) step.invoices += 1;
    if (!isSettled) continue;
    settledCount += 1;
    if (days > worstDaysPastDue) worstDaysPastDue = days;
    for (const step of settledPastDue) if (days >= step.days) step.invoices += 1;
  }
  const hasDates = firstDay <= lastDay;

  const profile: Omit<DatasetProfile, 'suggestedPlan'> = {
    customers: book.customers.size,
    namedCustomers: book.namedCustomers,
    invoices: book.invoices.size,
    payments: book.counts.payments,
    facts: book.counts.facts,
    proceedings: book.counts.proceedings,
    records: Object.fromEntries(
      RECORD_KINDS.flatMap((kind) => (book.counts[kind] > 0 ? [[kind, book.counts[kind]]] : [])),
    ),
    settled: settledCount,
    open: debtCount - settledCount,
    late: settledCount === 0 ? null : (settledPastDue[0]?.invoices ?? 0),
    totalMinor,
    openMinor,
    currency: book.currency,
    firstDate: hasDates ? fromDayNumber(firstDay) : null,
    lastDate: hasDates ? fromDayNumber(lastDay) : null,
    worstDaysPastDue: settledCount === 0 ? null : worstDaysPastDue,
    pastDue: settledPastDue,
    medianInvoiceMinor: medianOf(debts.subarray(0, debtCount)),
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, sums]) => ({ month, ...sums })),
  };
  return { ...profile, suggestedPlan: suggestPlan(profile, anyPastDue) };

  /** Sums of the month of a day; there are few days to turn into texts. */
  function monthOf(day: number): { invoices: number; totalMinor: number } {
    let sums = monthOfDay.get(day);
    if (sums === undefined) {
      const name = fromDayNumber(day).slice(0, 7);
      sums = months.get(name) ?? { invoices: 0, totalMinor: 0 };
      months.set(name, sums);
      monthOfDay.set(day, sums);
    }
    return sums;
  }
}

/** The profile that a dataset of these records would have. */
export function profileHistory(history: History): DatasetProfile {
  const book = new Book();
  for (const segment of segmentsOf(history)) book.addSegment(segment);
  return profileBook(book);
}
