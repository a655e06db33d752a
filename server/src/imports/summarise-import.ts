/** The figures that let a person see at a glance whether a file was read right. */
import { fromDayNumber } from '@encours/engine';
import { z } from 'zod';

const Count = z.int().nonnegative();

/** Something about a file that a person should know, although its rows were taken. */
export const ImportNote = z.strictObject({
  /** `paid_before_issue`: payments dated before their invoice. `column_changes`: from a line on, a column holds something else. */
  code: z.enum(['paid_before_issue', 'column_changes']),
  rows: Count,
  /** First line of the file that it is about. */
  line: Count,
  column: z.string().nullable(),
});
export type ImportNote = z.infer<typeof ImportNote>;

export const ImportSummary = z.strictObject({
  rows: Count,
  accepted: Count,
  rejected: Count,
  customers: Count,
  invoices: Count,
  payments: Count,
  /** Records of the file's own kind, when it is none of these three. */
  records: Count.default(0),
  /** Invoices settled after their due date, or still open after it on the last day the file knows; null without settlement dates. */
  late: Count.nullable(),
  /** Sum of the accepted invoices; in a file of another kind, of its amounts. */
  totalMinor: z.int(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  notes: z.array(ImportNote).default([]),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** Adds up what is accepted. Days are numbers since 1970-01-01. */
export class ImportSummariser {
  #knowsSettlement: boolean;
  #rows = 0;
  #accepted = 0;
  #customers = 0;
  #invoices = 0;
  #payments = 0;
  #records = 0;
  #late = 0;
  #totalMinor = 0;
  #firstDay = Number.POSITIVE_INFINITY;
  #lastDay = Number.NEGATIVE_INFINITY;
  /** Invoices that are not settled, by due day. */
  readonly #openDue = new Map<number, number>();
  readonly #notes: ImportNote[] = [];

  /** `knowsSettlement`: the file has a column that says when an invoice was settled. */
  constructor(knowsSettlement: boolean) {
    this.#knowsSettlement = knowsSettlement;
  }

  addRow(isAccepted: boolean): void {
    this.#rows += 1;
    if (isAccepted) this.#accepted += 1;
  }

  addCustomer(): void {
    this.#customers += 1;
  }

  addInvoice(issuedOn: number, amountMinor: number): void {
    this.#invoices += 1;
    this.#totalMinor += amountMinor;
    this.#see(issuedOn);
  }

  /** How the invoice just added was settled, as far as its row tells. */
  addSettlement(dueOn: number, amountMinor: number, paidOn: number | null, paidMinor: number): void {
    if (paidOn !== null) {
      this.#knowsSettlement = true;
      this.#payments += 1;
      this.#see(paidOn);
      if (paidOn > dueOn) {
        this.#late += 1;
        return;
      }
    }
    // A credit note is nobody's debt.
    if (amountMinor > 0 && (paidOn === null || paidMinor < amountMinor)) {
      this.#openDue.set(dueOn, (this.#openDue.get(dueOn) ?? 0) + 1);
    }
  }

  addPayment(paidOn: number, amountMinor: number): void {
    this.#payments += 1;
    this.#totalMinor += amountMinor;
    this.#see(paidOn);
  }

  /** A record of another kind. */
  addRecord(day: number, amountMinor: number): void {
    this.#records += 1;
    this.#totalMinor += amountMinor;
    this.#see(day);
  }

  /** Counts a row under a note. */
  note(code: ImportNote['code'], line: number, column: string | null = null, rows = 1): void {
    const index = this.#notes.findIndex((note) => note.code === code && note.column === column);
    const known = this.#notes[index];
    if (known === undefined) this.#notes.push({ code, rows, line, column });
    else this.#notes[index] = { ...known, rows: known.rows + rows };
  }

  finish(): ImportSummary {
    let overdue = 0;
    for (const [dueOn, count] of this.#openDue) if (dueOn < this.#lastDay) overdue += count;
    const hasDates = this.#firstDay <= this.#lastDay;
    return {
      rows: this.#rows,
      accepted: this.#accepted,
      rejected: this.#rows - this.#accepted,
      customers: this.#customers,
      invoices: this.#invoices,
      payments: this.#payments,
      records: this.#records,
      late: this.#knowsSettlement ? this.#late + overdue : null,
      totalMinor: this.#totalMinor,
      firstDate: hasDates ? fromDayNumber(this.#firstDay) : null,
      lastDate: hasDates ? fromDayNumber(this.#lastDay) : null,
      notes: [...this.#notes],
    };
  }

  #see(day: number): void {
    if (day < this.#firstDay) this.#firstDay = day;
    if (day > this.#lastDay) this.#lastDay = day;
  }
}
