/**
 * One customer's past as it unfolds: records enter day by day, and only what has entered can be read. Everything that
 * makes inputs for a decision takes a `KnownPast` and nothing else, so it cannot look ahead.
 */
import { FactShelf } from './fact-shelf.js';
import { CustomerLedger } from './ledger.js';
import type { PreparedHistory } from './prepared-history.js';
import type { CustomerRecord, ProceedingRecord } from './records.js';

export class KnownPast {
  readonly customerId: string;
  readonly customer: CustomerRecord | null;
  readonly ledger = new CustomerLedger();
  readonly shelf = new FactShelf();
  /** The proceeding that was published last. */
  proceeding: ProceedingRecord | null = null;
  /** Day on which the latest record that has entered became known. */
  lastKnown: number | null = null;

  readonly #history: PreparedHistory;
  readonly #ends: {
    readonly invoice: number;
    readonly payment: number;
    readonly fact: number;
    readonly proceeding: number;
  };
  readonly #next: { invoice: number; payment: number; fact: number; proceeding: number };
  readonly #firstInvoice: number;
  #day = Number.NEGATIVE_INFINITY;

  constructor(history: PreparedHistory, customerIndex: number) {
    const id = history.customerIds[customerIndex];
    if (id === undefined) throw new Error(`no customer ${customerIndex} in this history`);
    this.#history = history;
    this.customerId = id;
    this.customer = history.customers[customerIndex] ?? null;
    const rows = (at: number): { invoice: number; payment: number; fact: number; proceeding: number } => ({
      invoice: history.invoices.start[at] ?? 0,
      payment: history.payments.start[at] ?? 0,
      fact: history.facts.start[at] ?? 0,
      proceeding: history.proceedings.start[at] ?? 0,
    });
    this.#next = rows(customerIndex);
    this.#firstInvoice = this.#next.invoice;
    this.#ends = rows(customerIndex + 1);
  }

  /** Lets in every record known on or before `day`. Days must not go back: what is known cannot be forgotten. */
  advanceTo(day: number): void {
    if (day < this.#day) throw new Error('a known past does not go back');
    this.#day = day;
    this.#advanceLedger(day);
    const { facts, proceedings } = this.#history;
    for (; this.#next.fact < this.#ends.fact; this.#next.fact++) {
      const known = facts.known[this.#next.fact];
      const record = facts.records[this.#next.fact];
      if (known === undefined || record === undefined || known > day) break;
      this.shelf.add(record);
      this.#saw(known);
    }
    for (; this.#next.proceeding < this.#ends.proceeding; this.#next.proceeding++) {
      const known = proceedings.known[this.#next.proceeding];
      const record = proceedings.records[this.#next.proceeding];
      if (known === undefined || record === undefined || known > day) break;
      this.proceeding = record;
      this.#saw(known);
    }
  }

  /** Invoices and payments enter by day; of one day, invoices first. */
  #advanceLedger(day: number): void {
    const { invoices, payments } = this.#history;
    for (;;) {
      const invoice = this.#next.invoice;
      const payment = this.#next.payment;
      const issued = invoice < this.#ends.invoice ? (invoices.issued[invoice] ?? 0) : Number.POSITIVE_INFINITY;
      const known = payment < this.#ends.payment ? (payments.known[payment] ?? 0) : Number.POSITIVE_INFINITY;
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
        const row = payments.invoice[payment] ?? 0;
        if (this.#firstInvoice + row >= this.#next.invoice)
          throw new Error('a payment cannot be known before its invoice');
        this.ledger.addPayment(row, known, payments.paidOn[payment] ?? 0, payments.amount[payment] ?? 0);
        this.#next.payment++;
        this.#saw(known);
      }
    }
  }

  #saw(day: number): void {
    if (this.lastKnown === null || day > this.lastKnown) this.lastKnown = day;
  }
}
