/** The records of a history by customer and by the day they became known, in typed arrays: sorted once, walked often. */
import { toDayNumber } from '../kernel/calendar-date.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { scaleOf } from './external-scores.js';
import type {
  CreditLimitRecord,
  CustomerRecord,
  ExternalScoreRecord,
  FactRecord,
  History,
  ProceedingRecord,
  RegistryEventRecord,
  StatementRecord,
} from './records.js';

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

/** What can happen to an invoice, in the order in which the events of one day count. */
export const MOVEMENT = { credit: 0, dispute: 1, settlement: 2, promise: 3, payment: 4, writeOff: 5 } as const;

/** Row of a movement that touches no invoice in particular. */
export const NO_INVOICE = 0xffff_ffff;

interface MovementColumns extends Block {
  /** One of {@link MOVEMENT}. */
  readonly kind: Uint8Array;
  /** The day it could enter the books: never before its invoice did. */
  readonly known: Int32Array;
  /** The day it happened; of a promise, the day promised. */
  readonly day: Int32Array;
  /** Of a dispute and its settlement, the contested part: at most the invoice. */
  readonly amount: Float64Array;
  /** Row of the invoice among those of the same customer, or {@link NO_INVOICE}. */
  readonly invoice: Uint32Array;
}

interface RecordRows<T> extends Block {
  readonly known: Int32Array;
  readonly records: readonly T[];
}

/**
 * Since when records of a kind are followed: the first day on which one of any customer was known. From then on a
 * customer without any has none; before, nobody knows. Infinity where there is no record.
 */
export interface FollowedSince {
  readonly proceedings: number;
  readonly promises: number;
  readonly writeOffs: number;
  readonly registryEvents: Readonly<Record<RegistryEventRecord['kind'], number>>;
}

export interface PreparedHistory {
  /** Ascending by code units. */
  readonly customerIds: readonly string[];
  /** Null for a customer that only other records name. */
  readonly customers: readonly (CustomerRecord | null)[];
  readonly invoices: InvoiceColumns;
  /** Payments, credit notes, disputes, promises and write-offs. */
  readonly movements: MovementColumns;
  /** Statements and external scores included. */
  readonly facts: RecordRows<FactRecord>;
  readonly creditLimits: RecordRows<CreditLimitRecord>;
  readonly registryEvents: RecordRows<RegistryEventRecord>;
  readonly proceedings: RecordRows<ProceedingRecord>;
  readonly followedSince: FollowedSince;
  /** First and last day on which any record became known; null in an empty history. */
  readonly knownFrom: number | null;
  readonly knownUntil: number | null;
  /** Currencies named by invoices, ascending; amounts of several must not be added up. */
  readonly currencies: readonly string[];
  /** Records that could not be used: of no known invoice (payments, credit notes, disputes…), a second invoice of an id. */
  readonly ignored: { readonly withoutInvoice: number; readonly duplicateInvoices: number };
}

/** Sorts a history. The order of its records does not matter to the result. O(n log n). */
export function prepareHistory(history: History): PreparedHistory {
  const customers = new Map<string, CustomerRecord | null>();
  for (const customer of history.customers)
    if (!customers.has(customer.customerId)) customers.set(customer.customerId, customer);
  const named: readonly (readonly { readonly customerId: string }[])[] = [
    history.invoices,
    history.creditNotes,
    history.facts,
    history.statements,
    history.externalScores,
    history.creditLimits,
    history.registryEvents,
    history.proceedings,
  ];
  for (const rows of named) {
    for (const { customerId } of rows) if (!customers.has(customerId)) customers.set(customerId, null);
  }
  const customerIds = [...customers.keys()].sort(compareText);
  const customerIndex = new Map(customerIds.map((id, index) => [id, index]));
  const indexOf = (customerId: string): number => customerIndex.get(customerId) ?? -1;
  const dayOf = rememberDays();
  const rowsOf = <T extends Dated>(records: readonly T[]): RecordRows<T> =>
    prepareRows(records, indexOf, dayOf, customerIds.length);

  const invoices = prepareInvoices(history.invoices, indexOf, dayOf, customerIds.length);
  const movements = new MovementRows(invoices.columns, invoices.rowOf);
  movements.addAll(history, indexOf, dayOf);
  const columns = movements.build(customerIds.length);
  const facts = rowsOf([
    ...history.facts,
    ...history.statements.flatMap(factsOfStatement),
    ...history.externalScores.map(factOfScore),
  ]);
  const creditLimits = rowsOf(history.creditLimits);
  const registryEvents = rowsOf(history.registryEvents);
  const proceedings = rowsOf(history.proceedings);
  const days = [
    invoices.columns.issued,
    columns.known,
    ...[facts, creditLimits, registryEvents, proceedings].map(({ known }) => known),
  ];
  return {
    customerIds,
    customers: customerIds.map((id) => customers.get(id) ?? null),
    invoices: invoices.columns,
    movements: columns,
    facts,
    creditLimits,
    registryEvents,
    proceedings,
    followedSince: findFollowedSince(columns, registryEvents, proceedings),
    knownFrom: extreme(days, (a, b) => a < b),
    knownUntil: extreme(days, (a, b) => a > b),
    currencies: invoices.currencies,
    ignored: { withoutInvoice: movements.orphans, duplicateInvoices: invoices.duplicates },
  };
}

/** Day numbers of dates; a history has few days and many records. */
function rememberDays(): (date: string) => number {
  const days = new Map<string, number>();
  return (date) => {
    let day = days.get(date);
    if (day === undefined) {
      day = toDayNumber(date);
      days.set(date, day);
    }
    return day;
  };
}

type InvoiceRow = { readonly customer: number; readonly row: number };

function prepareInvoices(
  records: History['invoices'],
  indexOf: (customerId: string) => number,
  dayOf: (date: string) => number,
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
    issued: dayOf(record.issuedOn),
    due: dayOf(record.dueOn),
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

interface Movement extends InvoiceRow {
  readonly kind: number;
  readonly known: number;
  readonly day: number;
  readonly amount: number;
}

/** Collects what happens to invoices and sorts it. */
class MovementRows {
  orphans = 0;
  readonly #rows: Movement[] = [];
  readonly #invoices: InvoiceColumns;
  readonly #rowOf: ReadonlyMap<string, InvoiceRow>;

  constructor(invoices: InvoiceColumns, rowOf: ReadonlyMap<string, InvoiceRow>) {
    this.#invoices = invoices;
    this.#rowOf = rowOf;
  }

  addAll(history: History, indexOf: (customerId: string) => number, dayOf: (date: string) => number): void {
    for (const { invoiceId, paidOn, amountMinor } of history.payments) {
      const day = dayOf(paidOn);
      this.#add(invoiceId, MOVEMENT.payment, day, day, amountMinor);
    }
    for (const { customerId, invoiceId, issuedOn, amountMinor } of history.creditNotes) {
      const day = dayOf(issuedOn);
      if (invoiceId !== null) this.#add(invoiceId, MOVEMENT.credit, day, day, amountMinor);
      else {
        const customer = indexOf(customerId);
        this.#rows.push({ customer, row: NO_INVOICE, kind: MOVEMENT.credit, known: day, day, amount: amountMinor });
      }
    }
    for (const { invoiceId, madeOn, promisedOn, amountMinor } of history.promises) {
      this.#add(invoiceId, MOVEMENT.promise, dayOf(madeOn), dayOf(promisedOn), amountMinor);
    }
    for (const { invoiceId, writtenOffOn, knownAt, amountMinor } of history.writeOffs) {
      this.#add(invoiceId, MOVEMENT.writeOff, dayOf(knownAt), dayOf(writtenOffOn), amountMinor);
    }
    for (const dispute of history.disputes) {
      const amount = dispute.amountMinor ?? Number.POSITIVE_INFINITY;
      const known = dayOf(dispute.knownAt);
      this.#add(dispute.invoiceId, MOVEMENT.dispute, known, dayOf(dispute.openedOn), amount);
      if (dispute.closedOn === null) continue;
      const closedKnown = Math.max(known, dayOf(dispute.closedKnownAt ?? dispute.closedOn));
      this.#add(dispute.invoiceId, MOVEMENT.settlement, closedKnown, dayOf(dispute.closedOn), amount);
    }
  }

  #add(invoiceId: string, kind: number, known: number, day: number, amount: number): void {
    const invoice = this.#rowOf.get(invoiceId);
    if (invoice === undefined) {
      this.orphans++;
      return;
    }
    const at = (this.#invoices.start[invoice.customer] ?? 0) + invoice.row;
    const issued = this.#invoices.issued[at] ?? known;
    const whole = Math.max(0, this.#invoices.amount[at] ?? 0);
    this.#rows.push({
      ...invoice,
      kind,
      known: Math.max(known, issued),
      day,
      amount: kind === MOVEMENT.dispute || kind === MOVEMENT.settlement ? Math.min(amount, whole) : amount,
    });
  }

  build(customerCount: number): MovementColumns {
    // On one day money received goes before money taken back, so that a reversal finds what it reverses.
    const rows = this.#rows.sort(
      (a, b) =>
        a.customer - b.customer ||
        a.known - b.known ||
        a.kind - b.kind ||
        a.row - b.row ||
        a.day - b.day ||
        b.amount - a.amount,
    );
    const start = new Uint32Array(customerCount + 1);
    for (const { customer } of rows) start[customer + 1] = (start[customer + 1] ?? 0) + 1;
    accumulate(start);
    return {
      start,
      kind: Uint8Array.from(rows, ({ kind }) => kind),
      known: Int32Array.from(rows, ({ known }) => known),
      day: Int32Array.from(rows, ({ day }) => day),
      amount: Float64Array.from(rows, ({ amount }) => amount),
      invoice: Uint32Array.from(rows, ({ row }) => row),
    };
  }
}

function factsOfStatement({ customerId, closedOn, knownAt, source, facts }: StatementRecord): FactRecord[] {
  return Object.entries(facts).map(([name, fact]) => ({ customerId, name, fact, asOf: closedOn, knownAt, source }));
}

/** A score stays on the scale of its provider; that there is none is a finding too. */
function factOfScore({ customerId, score, value, asOf, knownAt }: ExternalScoreRecord): FactRecord {
  const name = scaleOf(score).fact;
  const fact: FactRecord['fact'] =
    value === null ? { value, status: 'notApplicable', asOf: null, knownAt: null, source: null } : value;
  return { customerId, name, fact, asOf, knownAt, source: score };
}

type Dated = { readonly customerId: string; readonly knownAt: string };

function prepareRows<T extends Dated>(
  records: readonly T[],
  indexOf: (customerId: string) => number,
  dayOf: (date: string) => number,
  customerCount: number,
): RecordRows<T> {
  const parsed = records.map((record) => ({
    customer: indexOf(record.customerId),
    known: dayOf(record.knownAt),
    record,
  }));
  parsed.sort(
    (a, b) =>
      a.customer - b.customer || a.known - b.known || compareText(canonicalJson(a.record), canonicalJson(b.record)),
  );
  const start = new Uint32Array(customerCount + 1);
  for (const { customer } of parsed) start[customer + 1] = (start[customer + 1] ?? 0) + 1;
  accumulate(start);
  return { start, known: Int32Array.from(parsed, ({ known }) => known), records: parsed.map(({ record }) => record) };
}

function findFollowedSince(
  movements: MovementColumns,
  events: RecordRows<RegistryEventRecord>,
  proceedings: RecordRows<ProceedingRecord>,
): FollowedSince {
  const never = Number.POSITIVE_INFINITY;
  const registryEvents: Record<RegistryEventRecord['kind'], number> = {
    protest: never,
    urssaf_privilege: never,
    treasury_privilege: never,
    pledge: never,
    closure: never,
    reopening: never,
  };
  for (const [row, { kind }] of events.records.entries()) {
    registryEvents[kind] = Math.min(registryEvents[kind], events.known[row] ?? never);
  }
  const firstOf = (wanted: number): number =>
    movements.known.reduce((first, day, row) => (movements.kind[row] === wanted ? Math.min(first, day) : first), never);
  return {
    proceedings: proceedings.known.reduce((a, b) => Math.min(a, b), never),
    promises: firstOf(MOVEMENT.promise),
    writeOffs: firstOf(MOVEMENT.writeOff),
    registryEvents,
  };
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
