/** What a dataset looks like from above, and the backtest that its own dates and delays allow. */
import { addMonths, type History, monthsBetween, type ObservationPlan, toDayNumber } from '@encours/engine';

/** Delays counted in a profile, in days past due; also the bad definitions that a plan may suggest, strictest last. */
const DELAY_STEPS = [1, 5, 15, 30, 60, 90] as const;

export interface DatasetProfile {
  readonly customers: number;
  readonly namedCustomers: number;
  readonly invoices: number;
  readonly payments: number;
  readonly facts: number;
  readonly proceedings: number;
  /** Invoices settled after their due date, or still open after it on the last day known. */
  readonly late: number;
  /** Sum of all invoices, credit notes deducted. */
  readonly totalMinor: number;
  /** What is unpaid on the last day known. */
  readonly openMinor: number;
  /** The one currency of all invoices; null when none states one. */
  readonly currency: string | null;
  /** First and last day on which anything happened; null without invoices. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly worstDaysPastDue: number;
  /** Invoices at least so many days past due. */
  readonly pastDue: readonly { readonly days: number; readonly invoices: number }[];
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
  late: 0,
  totalMinor: 0,
  openMinor: 0,
  currency: null,
  firstDate: null,
  lastDate: null,
  worstDaysPastDue: 0,
  pastDue: DELAY_STEPS.map((days) => ({ days, invoices: 0 })),
  medianInvoiceMinor: 0,
  months: [],
  suggestedPlan: null,
};

/** Fewer invoices than this past due would leave too few bad customers to tell two policies apart. */
const FEWEST_BAD_INVOICES = 20;
/** Under a median invoice of 1,000.00 the usual floor of 250.00 would hide real delays. */
const SMALL_INVOICE_MINOR = 100_000;
const FLOOR_MINOR = 25_000;

/** Months of history before the first observation, and months in which outcomes are judged, for a history of this length. */
function chooseWindows(months: number): { lookBack: number; horizon: number } | null {
  if (months >= 30) return { lookBack: 12, horizon: 12 };
  if (months >= 18) return { lookBack: 6, horizon: 6 };
  if (months >= 9) return { lookBack: 3, horizon: 3 };
  if (months >= 3) return { lookBack: 1, horizon: 1 };
  return null;
}

/** The first of the month, on or after `date`. */
function monthStart(date: string): string {
  return date.endsWith('-01') ? date : addMonths(`${date.slice(0, 7)}-01`, 1);
}

function suggestPlan(profile: Omit<DatasetProfile, 'suggestedPlan'>): ObservationPlan | null {
  if (profile.firstDate === null || profile.lastDate === null) return null;
  const windows = chooseWindows(monthsBetween(profile.firstDate, profile.lastDate));
  if (windows === null) return null;
  const from = monthStart(addMonths(profile.firstDate, windows.lookBack));
  const last = `${addMonths(profile.lastDate, -windows.horizon).slice(0, 7)}-01`;
  const to = last < from ? from : last;
  const strict = profile.pastDue.filter(({ invoices }) => invoices >= FEWEST_BAD_INVOICES).at(-1);
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

interface Settlement {
  readonly paidMinor: number;
  /** The day on which the payments reached the invoice; null while they have not. */
  readonly settledOn: string | null;
}

function settle(amountMinor: number, payments: readonly { paidOn: string; amountMinor: number }[]): Settlement {
  let paidMinor = 0;
  let settledOn: string | null = null;
  for (const payment of [...payments].sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1))) {
    paidMinor += payment.amountMinor;
    if (settledOn === null && paidMinor >= amountMinor) settledOn = payment.paidOn;
  }
  return { paidMinor, settledOn };
}

/** Counts a history and suggests how to backtest on it. Credit notes lower the totals and are never late. */
export function profileHistory(history: History): DatasetProfile {
  const paymentsByInvoice = new Map<string, { paidOn: string; amountMinor: number }[]>();
  for (const payment of history.payments) {
    const list = paymentsByInvoice.get(payment.invoiceId);
    if (list === undefined) paymentsByInvoice.set(payment.invoiceId, [payment]);
    else list.push(payment);
  }

  const days = [...history.invoices.map(({ issuedOn }) => issuedOn), ...history.payments.map(({ paidOn }) => paidOn)];
  const firstDate = days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
  const lastDate = days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
  const end = lastDate === null ? 0 : toDayNumber(lastDate);
  const pastDue = DELAY_STEPS.map((days) => ({ days, invoices: 0 }));
  const months = new Map<string, { invoices: number; totalMinor: number }>();
  const amounts: number[] = [];
  let totalMinor = 0;
  let openMinor = 0;
  let worstDaysPastDue = 0;
  let currency: string | null = null;
  for (const invoice of history.invoices) {
    totalMinor += invoice.amountMinor;
    currency ??= invoice.currency;
    const month = months.get(invoice.issuedOn.slice(0, 7)) ?? { invoices: 0, totalMinor: 0 };
    month.invoices += 1;
    month.totalMinor += invoice.amountMinor;
    months.set(invoice.issuedOn.slice(0, 7), month);
    const { paidMinor, settledOn } = settle(invoice.amountMinor, paymentsByInvoice.get(invoice.invoiceId) ?? []);
    openMinor += invoice.amountMinor - paidMinor;
    if (invoice.amountMinor <= 0) continue;
    amounts.push(invoice.amountMinor);
    const days = (settledOn === null ? end : toDayNumber(settledOn)) - toDayNumber(invoice.dueOn);
    worstDaysPastDue = Math.max(worstDaysPastDue, days);
    for (const step of pastDue) if (days >= step.days) step.invoices += 1;
  }
  amounts.sort((a, b) => a - b);

  const profile: Omit<DatasetProfile, 'suggestedPlan'> = {
    customers: history.customers.length,
    namedCustomers: history.customers.filter(({ name }) => name !== null).length,
    invoices: history.invoices.length,
    payments: history.payments.length,
    facts: history.facts.length,
    proceedings: history.proceedings.length,
    late: pastDue[0]?.invoices ?? 0,
    totalMinor,
    openMinor,
    currency,
    firstDate,
    lastDate,
    worstDaysPastDue,
    pastDue,
    medianInvoiceMinor: amounts[Math.floor(amounts.length / 2)] ?? 0,
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, sums]) => ({ month, ...sums })),
  };
  return { ...profile, suggestedPlan: suggestPlan(profile) };
}
