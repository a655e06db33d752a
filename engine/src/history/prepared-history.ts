/** The records of a history by customer and by the day they became known, in typed arrays: sorted once, walked often. */
import { toDayNumber } from '../kernel/calendar-date.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { scaleOf } from './external-scores.js';
import { NumberList } from './observation-columns.js';
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

/**
 * Sorts a history. The order of its records does not matter to the result. Rows are first laid out by customer, so that
 * what is compared is one customer's alone.
 */
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
  const movements = new MovementRows(invoices);
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

interface Invoices {
  readonly columns: InvoiceColumns;
  /** By row, its customer. */
  readonly customers: Int32Array;
  /** Undefined for an invoice that is not known. */
  readonly rowOf: (invoiceId: string) => number | undefined;
  readonly duplicates: number;
  readonly currencies: readonly string[];
}

function prepareInvoices(
  records: History['invoices'],
  indexOf: (customerId: string) => number,
  dayOf: (date: string) => number,
  customerCount: number,
): Invoices {
  const customers = Int32Array.from(records, (record) => indexOf(record.customerId));
  const issued = Int32Array.from(records, (record) => dayOf(record.issuedOn));
  const due = Int32Array.from(records, (record) => dayOf(record.dueOn));
  const amount = Float64Array.from(records, (record) => record.amountMinor);
  const idOf = (position: number): string => records[position]?.invoiceId ?? '';
  const compare = (a: number, b: number): number =>
    (issued[a] ?? 0) - (issued[b] ?? 0) ||
    compareText(idOf(a), idOf(b)) ||
    (due[a] ?? 0) - (due[b] ?? 0) ||
    (amount[a] ?? 0) - (amount[b] ?? 0);

  // Ids are looked up in the order in which they came, as they lie in memory.
  const positionOf = new Map<string, number>();
  const isDuplicate = new Uint8Array(records.length);
  for (const [position, { invoiceId }] of records.entries()) {
    const other = positionOf.get(invoiceId);
    const isFirst =
      other === undefined || ((customers[position] ?? 0) - (customers[other] ?? 0) || compare(position, other)) < 0;
    if (isFirst) positionOf.set(invoiceId, position);
    if (other !== undefined) isDuplicate[isFirst ? other : position] = 1;
  }
  const order = orderByCustomer(customers, customerCount, compare);
  const kept = order.filter((position) => isDuplicate[position] === 0);
  const rowAt = new Uint32Array(records.length);
  for (const [row, position] of kept.entries()) rowAt[position] = row;
  const currencies = new Set<string>();
  for (const { currency } of records) if (currency !== null) currencies.add(currency);
  const owners = Int32Array.from(kept, (position) => customers[position] ?? 0);
  return {
    columns: {
      start: firstRows(owners, customerCount),
      issued: Int32Array.from(kept, (position) => issued[position] ?? 0),
      due: Int32Array.from(kept, (position) => due[position] ?? 0),
      amount: Float64Array.from(kept, (position) => amount[position] ?? 0),
      disputed: Uint8Array.from(kept, (position) => (records[position]?.disputed === true ? 1 : 0)),
    },
    customers: owners,
    rowOf: (invoiceId) => {
      const position = positionOf.get(invoiceId);
      return position === undefined ? undefined : rowAt[position];
    },
    duplicates: order.length - kept.length,
    currencies: [...currencies].sort(compareText),
  };
}

/** Collects what happens to invoices and sorts it. */
class MovementRows {
  orphans = 0;
  readonly #customers = new NumberList(Int32Array);
  readonly #kinds = new NumberList(Uint8Array);
  readonly #known = new NumberList(Int32Array);
  readonly #days = new NumberList(Int32Array);
  readonly #amounts = new NumberList(Float64Array);
  readonly #rows = new NumberList(Uint32Array);
  readonly #invoices: Invoices;

  constructor(invoices: Invoices) {
    this.#invoices = invoices;
  }

  addAll(history: History, indexOf: (customerId: string) => number, dayOf: (date: string) => number): void {
    for (const { invoiceId, paidOn, amountMinor } of history.payments) {
      const day = dayOf(paidOn);
      this.#addTo(invoiceId, MOVEMENT.payment, day, day, amountMinor);
    }
    for (const { customerId, invoiceId, issuedOn, amountMinor } of history.creditNotes) {
      const day = dayOf(issuedOn);
      if (invoiceId !== null) this.#addTo(invoiceId, MOVEMENT.credit, day, day, amountMinor);
      else this.#push(indexOf(customerId), NO_INVOICE, MOVEMENT.credit, day, day, amountMinor);
    }
    for (const { invoiceId, madeOn, promisedOn, amountMinor } of history.promises) {
      this.#addTo(invoiceId, MOVEMENT.promise, dayOf(madeOn), dayOf(promisedOn), amountMinor);
    }
    for (const { invoiceId, writtenOffOn, knownAt, amountMinor } of history.writeOffs) {
      this.#addTo(invoiceId, MOVEMENT.writeOff, dayOf(knownAt), dayOf(writtenOffOn), amountMinor);
    }
    for (const dispute of history.disputes) {
      const amount = dispute.amountMinor ?? Number.POSITIVE_INFINITY;
      const known = dayOf(dispute.knownAt);
      this.#addTo(dispute.invoiceId, MOVEMENT.dispute, known, dayOf(dispute.openedOn), amount);
      if (dispute.closedOn === null) continue;
      const closedKnown = Math.max(known, dayOf(dispute.closedKnownAt ?? dispute.closedOn));
      this.#addTo(dispute.invoiceId, MOVEMENT.settlement, closedKnown, dayOf(dispute.closedOn), amount);
    }
  }

  #addTo(invoiceId: string, kind: number, known: number, day: number, amount: number): void {
    const { columns, customers, rowOf } = this.#invoices;
    const at = rowOf(invoiceId);
    if (at === undefined) {
      this.orphans++;
      return;
    }
    const customer = customers[at] ?? 0;
    const issued = columns.issued[at] ?? known;
    const whole = Math.max(0, columns.amount[at] ?? 0);
    const isCapped = kind === MOVEMENT.dispute || kind === MOVEMENT.settlement;
    const row = at - (columns.start[customer] ?? 0);
    this.#push(customer, row, kind, Math.max(known, issued), day, isCapped ? Math.min(amount, whole) : amount);
  }

  #push(customer: number, row: number, kind: number, known: number, day: number, amount: number): void {
    this.#customers.push(customer);
    this.#rows.push(row);
    this.#kinds.push(kind);
    this.#known.push(known);
    this.#days.push(day);
    this.#amounts.push(amount);
  }

  /** The rows are gone from here afterwards. */
  build(customerCount: number): MovementColumns {
    const [known, kinds, rows, days, amounts] = [this.#known, this.#kinds, this.#rows, this.#days, this.#amounts];
    const customers = this.#customers.view();
    // On one day money received goes before money taken back, so that a reversal finds what it reverses.
    const order = orderByCustomer(
      customers,
      customerCount,
      (a, b) =>
        known.at(a) - known.at(b) ||
        kinds.at(a) - kinds.at(b) ||
        rows.at(a) - rows.at(b) ||
        days.at(a) - days.at(b) ||
        amounts.at(b) - amounts.at(a),
    );
    return {
      start: firstRows(customers, customerCount),
      kind: kinds.take(order),
      known: known.take(order),
      day: days.take(order),
      amount: amounts.take(order),
      invoice: rows.take(order),
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
  const customers = Int32Array.from(records, (record) => indexOf(record.customerId));
  const known = Int32Array.from(records, (record) => dayOf(record.knownAt));
  const texts = new Map<number, string>();
  const textOf = (position: number): string => {
    let text = texts.get(position);
    if (text === undefined) {
      text = canonicalJson(records[position]);
      texts.set(position, text);
    }
    return text;
  };
  const order = orderByCustomer(
    customers,
    customerCount,
    (a, b) => (known[a] ?? 0) - (known[b] ?? 0) || compareText(textOf(a), textOf(b)),
  );
  return {
    start: firstRows(customers, customerCount),
    known: Int32Array.from(order, (position) => known[position] ?? 0),
    records: Array.from(order, (position) => records[position]).filter((record) => record !== undefined),
  };
}

/** Positions by customer, those of one customer by `compare`; ties keep their order. */
function orderByCustomer(
  customers: Int32Array,
  customerCount: number,
  compare: (a: number, b: number) => number,
): Uint32Array {
  const start = firstRows(customers, customerCount);
  const next = start.slice();
  const order = new Uint32Array(customers.length);
  for (const [position, customer] of customers.entries()) {
    const place = next[customer] ?? 0;
    order[place] = position;
    next[customer] = place + 1;
  }
  for (let customer = 0; customer < customerCount; customer++) {
    order.subarray(start[customer], start[customer + 1]).sort(compare);
  }
  return order;
}

/** By customer, the first row of its own where rows lie in order of customer; at the end, how many rows there are. */
function firstRows(customers: Int32Array, customerCount: number): Uint32Array {
  const start = new Uint32Array(customerCount + 1);
  for (const customer of customers) start[customer + 1] = (start[customer + 1] ?? 0) + 1;
  for (let i = 1; i < start.length; i++) start[i] = (start[i] ?? 0) + (start[i - 1] ?? 0);
  return start;
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

function extreme(columns: readonly Int32Array[], isBetter: (a: number, b: number) => boolean): number | null {
  let best: number | null = null;
  for (const column of columns) for (const day of column) if (best === null || isBetter(day, best)) best = day;
  return best;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
