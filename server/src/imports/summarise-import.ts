/** The figures that let a person see at a glance whether a file was read right. */
import type { RowResult } from './read-import.js';

export interface ImportSummary {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly customers: number;
  readonly invoices: number;
  readonly payments: number;
  /** Invoices settled after their due date, or still open after it on the last day the file knows; null without settlement dates. */
  readonly late: number | null;
  /** Sum of the accepted invoices, or of the payments in a file of payments. */
  readonly totalMinor: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

function isSettled(payment: RowResult['payment'], amountMinor: number): boolean {
  return payment !== null && payment.amountMinor >= amountMinor;
}

export interface ImportSummariser {
  add(row: RowResult): void;
  finish(): ImportSummary;
}

/** `knowsSettlement`: the file has a column that says when an invoice was settled. */
export function createImportSummariser(knowsSettlement: boolean): ImportSummariser {
  let rows = 0;
  let accepted = 0;
  let customers = 0;
  let invoices = 0;
  let payments = 0;
  let late = 0;
  let totalMinor = 0;
  let firstDate: string | null = null;
  let lastDate: string | null = null;
  const openDue = new Map<string, number>();
  const see = (date: string): void => {
    if (firstDate === null || date < firstDate) firstDate = date;
    if (lastDate === null || date > lastDate) lastDate = date;
  };
  return {
    add({ customer, invoice, payment, rejects }) {
      rows += 1;
      if (rejects.length > 0) return;
      accepted += 1;
      if (customer !== null) customers += 1;
      if (invoice !== null) {
        invoices += 1;
        totalMinor += invoice.amountMinor;
        see(invoice.issuedOn);
        if (payment !== null && payment.paidOn > invoice.dueOn) late += 1;
        // A credit note is nobody's debt.
        else if (invoice.amountMinor > 0 && !isSettled(payment, invoice.amountMinor)) {
          openDue.set(invoice.dueOn, (openDue.get(invoice.dueOn) ?? 0) + 1);
        }
      }
      if (payment !== null) {
        payments += 1;
        see(payment.paidOn);
        if (invoice === null) totalMinor += payment.amountMinor;
      }
    },
    finish() {
      let overdue = 0;
      for (const [dueOn, count] of openDue) if (lastDate !== null && dueOn < lastDate) overdue += count;
      return {
        rows,
        accepted,
        rejected: rows - accepted,
        customers,
        invoices,
        payments,
        late: knowsSettlement ? late + overdue : null,
        totalMinor,
        firstDate,
        lastDate,
      };
    },
  };
}
