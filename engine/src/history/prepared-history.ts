/** The records of a history by customer and by the day they became known, in typed arrays: sorted once, walked often. */
import { toDayNumber } from '../kernel/calendar-date.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { CustomerRecord, FactRecord, History, ProceedingRecord } from './records.js';

/** `start[c]` … `start[c + 1]` are the rows of customer `c` in every column of the same block. */
interface Block {
  readonly start: Uint32Array;
}

interface InvoiceColumns extends Block {
  readonly issued: Int32Array;
  readonly due: Int32Array;
  readonly amount: Float64Array;
  readonly disputed: Uint8Array;
}

interface PaymentColumns extends Block {
  /** The day the payment could enter the books: never before its invoice did. */
  readonly known: Int32Array;
  readonly paidOn: Int32Array;
  readonly amount: Float64Array;
  /** Row of the invoice among those of the same customer. */
  readonly invoice: Uint32Array;
}

interface RecordRows<T> extends Block {
  readonly known: Int32Array;
  readonly records: readonly T[];
}

export interface PreparedHistory {
  /** Ascending by code units. */
  readonly customerIds: readonly string[];
  /** Null for a customer that only other records name. */
  readonly customers: readonly (CustomerRecord | null)[];
  readonly invoices: InvoiceColumns;
  readonly payments: PaymentColumns;
  readonly facts: RecordRows<FactRecord>;
  readonly proceedings: RecordRows<ProceedingRecord>;
  /** First and last day on which any record became known; null in an empty history. */
  readonly knownFrom: number | null;
  readonly knownUntil: number | null;
  /** Currencies named by invoices, ascending; amounts of several must not be added up. */
  readonly currencies: readonly string[];
  /** Records that could not be used: a payment of no known invoice, a second invoice of the same id. */
  readonly ignored: { readonly paymentsWithoutInvoice: number; readonly duplicateInvoices: number };
}

/** Sorts a history. The order of its records does not matter to the result. O(n log n). */
export function prepareHistory(history: History): PreparedHistory {
  const customers = new Map<string, CustomerRecord | null>();
  for (const customer of history.customers)
    if (!customers.has(customer.customerId)) customers.set(customer.customerId, customer);
  for (const rows of [history.invoices, history.facts, history.proceedings]) {
    for (const { customerId } of rows) if (!customers.has(customerId)) customers.set(customerId, null);
  }
  const customerIds = [...customers.keys()].sort(compareText);
  const customerIndex = new Map(customerIds.map((id, index) => [id, index]));
  const indexOf = (customerId: string): number => customerIndex.get(customerId) ?? -1;

  const {
    columns: invoices,
    rowOf,
    duplicates,
    currencies,
  } = prepareInvoices(history.invoices, indexOf, customerIds.length);
  const { columns: payments, orphans } = preparePayments(history.payments, invoices, rowOf, customerIds.length);
  const facts = prepareRows(history.facts, indexOf, customerIds.length, (a, b) =>
    compareText(canonicalJson(a), canonicalJson(b)),
  );
  const proceedings = prepareRows(history.proceedings, indexOf, customerIds.length, (a, b) =>
    compareText(canonicalJson(a), canonicalJson(b)),
  );
  const days = [invoices.issued, payments.known, facts.known, proceedings.known];
  return {
    customerIds,
    customers: customerIds.map((id) => customers.get(id) ?? null),
    invoices,
    payments,
    facts,
    proceedings,
    knownFrom: extreme(days, (a, b) => a < b),
    knownUntil: extreme(days, (a, b) => a > b),
    currencies,
    ignored: { paymentsWithoutInvoice: orphans, duplicateInvoices: duplicates },
  };
}

type InvoiceRow = { readonly customer: number; readonly row: number };

function prepareInvoices(
  records: History['invoices'],
  indexOf: (customerId: string) => number,
  customerCount: number,
): {
  columns: InvoiceColumns;
  rowOf: ReadonlyMap<string, InvoiceRow>;
  duplicates: number;
  currencies: string[];
} {
  const parsed = records.map((record) => ({
    id: record.invoiceId,
    customer: indexOf(record.customerId),
    issued: toDayNumber(record.issuedOn),
    due: toDayNumber(record.dueOn),
    amount: record.amountMinor,
    disputed: record.disputed,
  }));
  parsed.sort(
    (a, b) =>
      a.customer - b.customer || a.issued - b.issued || compareText(a.id, b.id) || a.due - b.due || a.amount - b.amount,
  );
  const rowOf = new Map<string, InvoiceRow>();
  const start = new Uint32Array(customerCount + 1);
  const kept = parsed.filter((invoice) => {
    if (rowOf.has(invoice.id)) return false;
    const row = start[invoice.customer + 1] ?? 0;
    rowOf.set(invoice.id, { customer: invoice.customer, row });
    start[invoice.customer + 1] = row + 1;
    return true;
  });
  accumulate(start);
  const currencies = new Set<string>();
  for (const { currency } of records) if (currency !== null) currencies.add(currency);
  return {
    columns: {
      start,
      issued: Int32Array.from(kept, (invoice) => invoice.issued),
      due: Int32Array.from(kept, (invoice) => invoice.due),
      amount: Float64Array.from(kept, (invoice) => invoice.amount),
      disputed: Uint8Array.from(kept, (invoice) => (invoice.disputed ? 1 : 0)),
    },
    rowOf,
    duplicates: parsed.length - kept.length,
    currencies: [...currencies].sort(compareText),
  };
}

function preparePayments(
  records: History['payments'],
  invoices: InvoiceColumns,
  rowOf: ReadonlyMap<string, InvoiceRow>,
  customerCount: number,
): { columns: PaymentColumns; orphans: number } {
  const parsed: { customer: number; row: number; known: number; paidOn: number; amount: number }[] = [];
  for (const record of records) {
    const invoice = rowOf.get(record.invoiceId);
    if (invoice === undefined) continue;
    const paidOn = toDayNumber(record.paidOn);
    const issued = invoices.issued[(invoices.start[invoice.customer] ?? 0) + invoice.row] ?? paidOn;
    parsed.push({ ...invoice, known: Math.max(paidOn, issued), paidOn, amount: record.amountMinor });
  }
  // On one day money received goes before money taken back, so that a reversal finds what it reverses.
  parsed.sort(
    (a, b) =>
      a.customer - b.customer || a.known - b.known || a.row - b.row || a.paidOn - b.paidOn || b.amount - a.amount,
  );
  const start = new Uint32Array(customerCount + 1);
  for (const { customer } of parsed) start[customer + 1] = (start[customer + 1] ?? 0) + 1;
  accumulate(start);
  return {
    columns: {
      start,
      known: Int32Array.from(parsed, (payment) => payment.known),
      paidOn: Int32Array.from(parsed, (payment) => payment.paidOn),
      amount: Float64Array.from(parsed, (payment) => payment.amount),
      invoice: Uint32Array.from(parsed, (payment) => payment.row),
    },
    orphans: records.length - parsed.length,
  };
}

function prepareRows<T extends { readonly customerId: string; readonly knownAt: string }>(
  records: readonly T[],
  indexOf: (customerId: string) => number,
  customerCount: number,
  breakTie: (a: T, b: T) => number,
): RecordRows<T> {
  const parsed = records.map((record) => ({
    customer: indexOf(record.customerId),
    known: toDayNumber(record.knownAt),
    record,
  }));
  parsed.sort((a, b) => a.customer - b.customer || a.known - b.known || breakTie(a.record, b.record));
  const start = new Uint32Array(customerCount + 1);
  for (const { customer } of parsed) start[customer + 1] = (start[customer + 1] ?? 0) + 1;
  accumulate(start);
  return { start, known: Int32Array.from(parsed, ({ known }) => known), records: parsed.map(({ record }) => record) };
}

/** Turns counts per customer (shifted by one) into first rows. */
function accumulate(start: Uint32Array): void {
  for (let i = 1; i < start.length; i++) start[i] = (start[i] ?? 0) + (start[i - 1] ?? 0);
}

function extreme(columns: readonly Int32Array[], isBetter: (a: number, b: number) => boolean): number | null {
  let best: number | null = null;
  for (const column of columns) for (const day of column) if (best === null || isBetter(day, best)) best = day;
  return best;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
