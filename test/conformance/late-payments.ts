/**
 * The IBM sample of late payments (2,466 invoices of 100 customers). Its licence is not stated, so it is not part of
 * this repository: it is read where it lies beside it, and the tests that need it are skipped where it does not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { EMPTY_HISTORY, type History } from '@encours/engine';

const FOLDER = new URL('../../../shared/data/ibm-late-payments/', import.meta.url);

export const hasLatePayments = existsSync(new URL('ar.csv', FOLDER));
export const LATE_PAYMENTS_NOTE = hasLatePayments ? '' : ' (skipped: the IBM sample is not beside this repository)';

export interface LatePaymentRow {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly amountMinor: number;
  readonly disputed: boolean;
  readonly settledOn: string;
  readonly daysLate: number;
  readonly country: string;
}

/** Facts about the file that its description states, computed by someone else. */
export interface LatePaymentReference {
  readonly invoices: number;
  readonly customers: number;
  readonly late: number;
  readonly open_on_2012_12_31: { readonly n: number; readonly amount: number; readonly overdue: number };
  readonly out_of_time: {
    readonly train_invoices: number;
    readonly test_invoices: number;
    readonly auc: number;
    readonly ks: number;
  };
  readonly customersTable: readonly {
    readonly customerID: string;
    readonly invoices: number;
    readonly amount: number;
    readonly late: number;
    readonly lateRate: number;
    readonly maxDaysLate: number;
  }[];
}

export function readLatePayments(): readonly LatePaymentRow[] {
  const [, ...lines] = readFileSync(new URL('ar.csv', FOLDER), 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [
      country = '',
      customerId = '',
      ,
      invoiceId = '',
      issued = '',
      due = '',
      amount = '',
      disputed,
      settled = '',
      ,
      ,
      late,
    ] = line.split(',');
    return {
      customerId,
      invoiceId,
      issuedOn: isoDate(issued),
      dueOn: isoDate(due),
      amountMinor: Math.round(Number(amount) * 100),
      disputed: disputed === 'Yes',
      settledOn: isoDate(settled),
      daysLate: Number(late),
      country,
    };
  });
}

export function readLatePaymentReference(): LatePaymentReference {
  return JSON.parse(readFileSync(new URL('reference.json', FOLDER), 'utf8')) as LatePaymentReference;
}

export function latePaymentHistory(rows: readonly LatePaymentRow[]): History {
  const customers = new Map(rows.map((row) => [row.customerId, row]));
  return {
    ...EMPTY_HISTORY,
    customers: [...customers.values()].map(({ customerId, country }) => ({
      customerId,
      name: null,
      siren: null,
      country,
      segment: null,
      sector: null,
      size: null,
      naturalPerson: false,
      customerSince: null,
    })),
    invoices: rows.map(({ settledOn: _, daysLate: __, country: ___, ...invoice }) => ({ ...invoice, currency: null })),
    payments: rows.map(({ invoiceId, settledOn, amountMinor }) => ({ invoiceId, paidOn: settledOn, amountMinor })),
  };
}

/** `M/D/YYYY`, without padding. */
function isoDate(text: string): string {
  const [month = '', day = '', year = ''] = text.split('/');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
