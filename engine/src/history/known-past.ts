/**
 * One customer's past as it unfolds: records enter day by day, and only what has entered can be read. Everything that
 * makes inputs for a decision takes a `KnownPast` and nothing else, so it cannot look ahead.
 */
import { toDayNumber } from '../kernel/calendar-date.js';
import { FactShelf } from './fact-shelf.js';
import { CustomerLedger } from './ledger.js';
import { LimitShelf } from './limit-shelf.js';
import { MOVEMENT, NO_INVOICE, type PreparedHistory } from './prepared-history.js';
import type { CustomerRecord, ProceedingRecord } from './records.js';
import { RegistryFile } from './registry-file.js';

/** First rows of one customer, or the next ones to enter. */
interface Rows {
  invoice: number;
  movement: number;
  fact: number;
  creditLimit: number;
  registryEvent: number;
  proceeding: number;
}

export class KnownPast {
  readonly customerId: string;
  readonly customer: CustomerRecord | null;
  /** The day on which its account was opened, by the customer file. */
  readonly customerSince: number | null;
  readonly ledger = new CustomerLedger();
  readonly shelf = new FactShelf();
  readonly limits = new LimitShelf();
  readonly registry = new RegistryFile();
  /** The proceeding that was published last. */
  proceeding: ProceedingRecord | null = null;
  /** Day on which the latest record that has entered became known. */
  lastKnown: number | null = null;

  readonly #history: PreparedHistory;
  readonly #ends: Readonly<Rows>;
  readonly #next: Rows;
  readonly #firstInvoice: number;
  #day = Number.NEGATIVE_INFINITY;

  constructor(history: PreparedHistory, customerIndex: number) {
    const id = history.customerIds[customerIndex];
    if (id === undefined) throw new Error(`no customer ${customerIndex} in this history`);
    this.#history = history;
    this.customerId = id;
    this.customer = history.customers[customerIndex] ?? null;
    const since = this.customer?.customerSince ?? null;
    this.customerSince = since === null ? null : toDayNumber(since);
    this.#next = firstRows(history, customerIndex);
    this.#firstInvoice = this.#next.invoice;
    this.#ends = firstRows(history, customerIndex + 1);
  }

  /** Lets in every record known on or before `day`. Days must not go back: what is known cannot be forgotten. */
  advanceTo(day: number): void {
    if (day < this.#day) throw new Error('a known past does not go back');
    this.#day = day;
    this.#advanceLedger(day);
    const { facts, creditLimits, registryEvents, proceedings } = this.#history;
    this.#letIn('fact', facts, day, (record) => this.shelf.add(record));
    this.#letIn('creditLimit', creditLimits, day, (record) => this.limits.add(record));
    this.#letIn('registryEvent', registryEvents, day, (record, known) => this.registry.add(record, known));
    this.#letIn('proceeding', proceedings, day, (record) => {
      this.proceeding = record;
    });
  }

  #letIn<T>(
    kind: keyof Rows,
    { known, records }: { readonly known: Int32Array; readonly records: readonly T[] },
    day: number,
    enter: (record: T, known: number) => void,
  ): void {
    for (; this.#next[kind] < this.#ends[kind]; this.#next[kind]++) {
      const knownOn = known[this.#next[kind]];
      const record = records[this.#next[kind]];
      if (knownOn === undefined || record === undefined || knownOn > day) return;
      enter(record, knownOn);
      this.#saw(knownOn);
    }
  }

  /** Invoices and what happens to them enter by day; of one day, invoices first. */
  #advanceLedger(day: number): void {
    const { invoices, movements } = this.#history;
    for (;;) {
      const { invoice, movement } = this.#next;
      const issued = invoice < this.#ends.invoice ? (invoices.issued[invoice] ?? 0) : Number.POSITIVE_INFINITY;
      const known = movement < this.#ends.movement ? (movements.known[movement] ?? 0) : Number.POSITIVE_INFINITY;
      if (Math.min(issued, known) > day) return;
      if (issued <= known) {
        this.ledger.addInvoice(
          issued,
          invoices.due[invoice] ?? 0,
          invoices.amount[invoice] ?? 0,
          invoices.disputed[invoice] === 1,
        );
        this.#next.invoice++;
        this.#saw(issued);
      } else {
        this.#enterMovement(movement, known);
        this.#next.movement++;
        this.#saw(known);
      }
    }
  }

  #enterMovement(movement: number, known: number): void {
    const { movements } = this.#history;
    const row = movements.invoice[movement] ?? NO_INVOICE;
    if (row !== NO_INVOICE && this.#firstInvoice + row >= this.#next.invoice)
      throw new Error('nothing can happen to an invoice before it is known');
    const day = movements.day[movement] ?? known;
    const amount = movements.amount[movement] ?? 0;
    switch (movements.kind[movement]) {
      case MOVEMENT.credit:
        this.ledger.addCredit(row === NO_INVOICE ? null : row, known, amount);
        break;
      case MOVEMENT.dispute:
        this.ledger.contest(row, amount);
        break;
      case MOVEMENT.promise:
        this.ledger.addPromise(row, day, amount);
        break;
      case MOVEMENT.payment:
        this.ledger.addPayment(row, known, day, amount);
        break;
      case MOVEMENT.writeOff:
        this.ledger.writeOff(row, known, day, amount);
        break;
      default:
      // That a dispute is over changes no figure of behaviour: it was one.
    }
  }

  #saw(day: number): void {
    if (this.lastKnown === null || day > this.lastKnown) this.lastKnown = day;
  }
}

function firstRows(history: PreparedHistory, customer: number): Rows {
  return {
    invoice: history.invoices.start[customer] ?? 0,
    movement: history.movements.start[customer] ?? 0,
    fact: history.facts.start[customer] ?? 0,
    creditLimit: history.creditLimits.start[customer] ?? 0,
    registryEvent: history.registryEvents.start[customer] ?? 0,
    proceeding: history.proceedings.start[customer] ?? 0,
  };
}
