/** What the demo's customers were invoiced, and when they paid. */
import {
  addMonths,
  endOfMonth,
  fromDayNumber,
  type InvoiceRecord,
  type PaymentRecord,
  toDayNumber,
} from '@encours/engine';
import { toDelays } from './payment-delays.js';
import type { DemoCustomer } from './portfolio.js';

/** The months that the history covers; `end` is its last day. */
export interface Period {
  readonly start: string;
  readonly end: string;
  readonly months: number;
}

interface DraftInvoice {
  readonly customer: DemoCustomer;
  readonly record: InvoiceRecord;
  readonly severity: number;
  /** The day after which nothing of it is paid any more. */
  readonly neverPaidAfter: number;
  /** Parts in which it is paid, as shares of the whole and of the delay. */
  readonly firstPart: { readonly share: number; readonly delayShare: number } | null;
}

/** How much of a delay is a matter of the single invoice. */
const CHANCE = 0.85;
/** Days of a trade's or size's average that weigh as much as one standard deviation of habit. */
const DAYS_PER_DEVIATION = 16;

/** How much worse than usual a customer pays in a month of the history. */
function drift({ fate }: DemoCustomer, month: number): number {
  switch (fate.kind) {
    case 'steady':
      return 0;
    case 'slipping': {
      if (month < fate.from) return 0;
      const peak = fate.until ?? Number.POSITIVE_INFINITY;
      if (month > peak) return Math.max(0, 0.3 * (peak - fate.from) - 0.5 * (month - peak));
      return Math.min(2.2, 0.3 * (month - fate.from));
    }
    case 'walks_away':
    case 'proceeding':
      // The last nine months before the end show it coming.
      return Math.min(3, Math.max(0, 0.4 * (month - (fate.at - 9))));
  }
}

function dayOfMonth(period: Period, month: number): number {
  return toDayNumber(addMonths(period.start, Math.floor(month))) + Math.floor((month % 1) * 30);
}

/** Last day on which the customer buys, and the day from which on it pays nothing more. */
function lastDays(customer: DemoCustomer, period: Period): { lastPurchase: number; lastPayment: number } {
  const { fate } = customer;
  if (fate.kind === 'proceeding') {
    const opening = dayOfMonth(period, fate.at);
    return { lastPurchase: opening - 8, lastPayment: opening - 25 };
  }
  if (fate.kind === 'walks_away') {
    const at = dayOfMonth(period, fate.at);
    return { lastPurchase: at + 10, lastPayment: at };
  }
  return { lastPurchase: Number.POSITIVE_INFINITY, lastPayment: Number.POSITIVE_INFINITY };
}

function draftInvoices(customer: DemoCustomer, period: Period): DraftInvoice[] {
  const { random } = customer;
  const drafts: DraftInvoice[] = [];
  const endDay = toDayNumber(period.end);
  const { lastPurchase, lastPayment } = lastDays(customer, period);
  const ofSize = customer.size.delayDays / DAYS_PER_DEVIATION;
  const firstMonth = Math.max(0, -customer.tenureMonths);
  for (let month = firstMonth; month < period.months; month += 1) {
    const monthStart = toDayNumber(addMonths(period.start, month));
    // August is quiet in France.
    const season = addMonths(period.start, month).slice(5, 7) === '08' ? 0.45 : 1.05;
    const expected = customer.invoicesPerMonth * season;
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    for (let i = 0; i < count; i += 1) {
      const issued = monthStart + random.integer(0, 27);
      if (issued > endDay || issued > lastPurchase) continue;
      const issuedOn = fromDayNumber(issued);
      const net = fromDayNumber(issued + customer.termsDays);
      const disputed = random.chance(0.022);
      const euros = customer.invoiceEuros * Math.E ** (0.55 * random.normal()) * (1 + customer.growth) ** (month / 12);
      drafts.push({
        customer,
        record: {
          invoiceId: '',
          customerId: customer.id,
          issuedOn,
          dueOn: customer.endOfMonth ? endOfMonth(net) : net,
          amountMinor: Math.max(4_500, Math.round(euros * 100)),
          currency: 'EUR',
          disputed,
        },
        severity: customer.habit + ofSize + drift(customer, month) + CHANCE * random.normal() + (disputed ? 1.1 : 0),
        neverPaidAfter: lastPayment,
        firstPart: random.chance(0.05)
          ? { share: random.between(0.3, 0.7), delayShare: random.between(0.2, 0.8) }
          : null,
      });
    }
  }
  return drafts;
}

/**
 * Severities with each trade's own luck of the draw taken out: a few large bad payers would otherwise make a punctual
 * trade a late one. What is left between trades is what is published about them.
 */
function levelTrades(drafts: readonly DraftInvoice[]): number[] {
  const sums = new Map<string, { n: number; severity: number }>();
  for (const { customer, severity } of drafts) {
    const sum = sums.get(customer.sector.segment) ?? { n: 0, severity: 0 };
    sum.n += 1;
    sum.severity += severity;
    sums.set(customer.sector.segment, sum);
  }
  return drafts.map(({ customer, severity }) => {
    const sum = sums.get(customer.sector.segment);
    const luck = sum === undefined ? 0 : sum.severity / sum.n;
    return severity - luck + customer.sector.delayDays / DAYS_PER_DEVIATION;
  });
}

/** Invoices and payments up to the last day of the period; what would be paid later is still open. */
export function drawInvoices(
  customers: readonly DemoCustomer[],
  period: Period,
): { invoices: InvoiceRecord[]; payments: PaymentRecord[] } {
  const drafts = customers
    .flatMap((customer) => draftInvoices(customer, period))
    .sort((a, b) =>
      a.record.issuedOn < b.record.issuedOn
        ? -1
        : a.record.issuedOn > b.record.issuedOn
          ? 1
          : a.customer.index - b.customer.index,
    );
  const delays = toDelays(levelTrades(drafts));
  const endDay = toDayNumber(period.end);
  const invoices: InvoiceRecord[] = [];
  const payments: PaymentRecord[] = [];
  let year = '';
  let number = 0;
  for (const [position, draft] of drafts.entries()) {
    // Invoice numbers run without gaps within a year, as the law wants.
    const issuedYear = draft.record.issuedOn.slice(0, 4);
    number = issuedYear === year ? number + 1 : 1;
    year = issuedYear;
    const invoice = { ...draft.record, invoiceId: `F${issuedYear}-${String(number).padStart(5, '0')}` };
    invoices.push(invoice);

    const delay = delays[position] ?? 0;
    const due = toDayNumber(invoice.dueOn);
    const pay = (day: number, amountMinor: number): void => {
      const paid = Math.max(day, toDayNumber(invoice.issuedOn));
      if (paid > endDay || paid > draft.neverPaidAfter) return;
      payments.push({ invoiceId: invoice.invoiceId, paidOn: fromDayNumber(paid), amountMinor });
    };
    if (draft.firstPart !== null && delay > 4) {
      const first = Math.round(invoice.amountMinor * draft.firstPart.share);
      pay(due + Math.floor(delay * draft.firstPart.delayShare), first);
      pay(due + delay, invoice.amountMinor - first);
    } else {
      pay(due + delay, invoice.amountMinor);
    }
  }
  return { invoices, payments };
}
