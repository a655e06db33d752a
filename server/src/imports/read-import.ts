/** A mapped file as records: what is accepted, what is refused and why. The dry run and the import read through here. */
import type { CustomerRecord, InvoiceRecord, PaymentRecord } from '@encours/engine';
import { nameHeaders } from './inspect-file.js';
import { type Field, findMappingFaults, KIND_FIELDS, type Mapping, type MappingFault } from './mapping.js';
import { createRowParser, type ParsedRow, type RowParser } from './parse-row.js';
import { readRecords, UnreadableFileError } from './read-file.js';
import type { Reject } from './reasons.js';

export type ImportedPayment = PaymentRecord & { readonly paymentId: string | null };

/** What the dataset holds already, so that nothing is doubled and nothing refers to nowhere. */
export interface ExistingRecords {
  hasCustomer(customerId: string): boolean;
  hasInvoice(invoiceId: string): boolean;
  hasPayment(key: string): boolean;
}

export const NOTHING_EXISTS: ExistingRecords = {
  hasCustomer: () => false,
  hasInvoice: () => false,
  hasPayment: () => false,
};

/** Two payments with the same key are the same money: by their own number, or by invoice, day and amount. */
export function paymentKey(
  payment: Omit<ImportedPayment, 'paymentId'> & { readonly paymentId: string | null },
): string {
  return payment.paymentId === null
    ? `${payment.paidOn} ${payment.amountMinor} ${payment.invoiceId}`
    : `#${payment.paymentId}`;
}

/** What one row of the file gives; exactly one of `rejects` and the records is empty. */
export interface RowResult {
  readonly line: number;
  readonly customer: CustomerRecord | null;
  readonly invoice: InvoiceRecord | null;
  readonly payment: ImportedPayment | null;
  readonly rejects: readonly Reject[];
}

/** The mapping cannot read this file; carries every fault. */
export class MappingFaultsError extends Error {
  override readonly name = 'MappingFaultsError';
  readonly faults: readonly MappingFault[];

  constructor(faults: readonly MappingFault[]) {
    super(`mapping does not fit the file: ${faults.map(({ code }) => code).join(', ')}`);
    this.faults = faults;
  }
}

function toCustomer(customerId: string, { values }: ParsedRow): CustomerRecord {
  return {
    customerId,
    name: values.text('name'),
    siren: values.text('siren'),
    country: values.text('country'),
    segment: values.text('segment'),
    sector: values.text('sector'),
    size: values.text('size'),
    naturalPerson: values.flag('naturalPerson'),
    customerSince: values.date('customerSince'),
  };
}

function isRefused(result: { readonly rejects: readonly Reject[] }): boolean {
  return result.rejects.length > 0;
}

type RowReader = (row: ParsedRow) => RowResult;

interface Reading {
  readonly mapping: Mapping;
  readonly existing: ExistingRecords;
  readonly today: string;
}

interface Faults {
  add(field: Field, code: Reject['code'], detail?: string): void;
  readonly list: Reject[];
}

function openFaults(row: ParsedRow, parser: RowParser): Faults {
  const list = [...row.faults];
  return {
    list,
    add: (field, code, detail) =>
      list.push({ row: row.line, column: parser.columnOf(field), value: row.raw(field), code, detail: detail ?? null }),
  };
}

/** What has happened cannot be dated after the day of the import; a due date may. */
function checkPast(row: ParsedRow, today: string, faults: Faults, fields: readonly Field[]): void {
  for (const field of fields) {
    const day = row.values.date(field);
    if (day !== null && day > today) faults.add(field, 'date_in_future', today);
  }
}

function checkCurrency(row: ParsedRow, mapping: Mapping, faults: Faults): void {
  const currency = row.values.text('currency');
  if (currency !== null && mapping.currency !== null && currency.toUpperCase() !== mapping.currency) {
    faults.add('currency', 'other_currency', mapping.currency);
  }
}

function readCustomers(parser: RowParser): RowReader {
  const seen = new Map<string, number>();
  return (row) => {
    const faults = openFaults(row, parser);
    const customerId = row.values.text('customerId');
    const first = customerId === null ? undefined : seen.get(customerId);
    if (customerId !== null && first !== undefined) faults.add('customerId', 'duplicate_in_file', String(first));
    const refused = isRefused({ rejects: faults.list }) || customerId === null;
    if (!refused) seen.set(customerId, row.line);
    return {
      line: row.line,
      customer: refused ? null : toCustomer(customerId, row),
      invoice: null,
      payment: null,
      rejects: faults.list,
    };
  };
}

function readInvoices(parser: RowParser, { mapping, existing, today }: Reading): RowReader {
  const seen = new Map<string, number>();
  const created = new Set<string>();
  return (row) => {
    const { values, line } = row;
    const faults = openFaults(row, parser);
    const invoiceId = values.text('invoiceId');
    const customerId = values.text('customerId');
    const issuedOn = values.date('issuedOn');
    const dueOn = values.date('dueOn');
    const amountMinor = values.amount('amount');
    const settledOn = values.date('settledOn');
    const settledMinor = values.amount('settledAmount');

    checkPast(row, today, faults, ['issuedOn', 'settledOn']);
    if (issuedOn !== null && dueOn !== null && dueOn < issuedOn) faults.add('dueOn', 'due_before_issue', issuedOn);
    // An amount of zero is how exports say "not settled yet".
    if (settledOn === null && settledMinor !== null && settledMinor !== 0 && parser.columnOf('settledOn') !== null) {
      faults.add('settledAmount', 'settled_amount_without_date');
    }
    if (invoiceId !== null) {
      const first = seen.get(invoiceId);
      if (first !== undefined) faults.add('invoiceId', 'duplicate_in_file', String(first));
      else if (existing.hasInvoice(invoiceId)) faults.add('invoiceId', 'duplicate_in_dataset');
    }
    const isKnown = customerId === null || created.has(customerId) || existing.hasCustomer(customerId);
    if (!isKnown && mapping.unknownCustomers === 'reject') faults.add('customerId', 'unknown_customer');
    checkCurrency(row, mapping, faults);

    if (
      isRefused({ rejects: faults.list }) ||
      invoiceId === null ||
      customerId === null ||
      issuedOn === null ||
      dueOn === null ||
      amountMinor === null
    ) {
      return { line, customer: null, invoice: null, payment: null, rejects: faults.list };
    }
    seen.set(invoiceId, line);
    if (!isKnown) created.add(customerId);
    const paidMinor = settledMinor ?? amountMinor;
    return {
      line,
      customer: isKnown ? null : toCustomer(customerId, row),
      invoice: {
        invoiceId,
        customerId,
        issuedOn,
        dueOn,
        amountMinor,
        currency: values.text('currency')?.toUpperCase() ?? mapping.currency,
        disputed: values.flag('disputed') ?? false,
      },
      payment:
        settledOn === null || paidMinor === 0
          ? null
          : { invoiceId, paidOn: settledOn, amountMinor: paidMinor, paymentId: null },
      rejects: [],
    };
  };
}

function readPayments(parser: RowParser, { mapping, existing, today }: Reading): RowReader {
  const seen = new Map<string, number>();
  return (row) => {
    const { values, line } = row;
    const faults = openFaults(row, parser);
    const invoiceId = values.text('invoiceId');
    const paidOn = values.date('paidOn');
    const amountMinor = values.amount('amount');
    checkPast(row, today, faults, ['paidOn']);
    if (invoiceId !== null && !existing.hasInvoice(invoiceId)) faults.add('invoiceId', 'unknown_invoice');
    checkCurrency(row, mapping, faults);
    if (invoiceId === null || paidOn === null || amountMinor === null) {
      return { line, customer: null, invoice: null, payment: null, rejects: faults.list };
    }
    const payment = { invoiceId, paidOn, amountMinor, paymentId: values.text('paymentId') };
    const key = paymentKey(payment);
    const field = payment.paymentId === null ? 'invoiceId' : 'paymentId';
    const first = seen.get(key);
    if (first !== undefined) faults.add(field, 'duplicate_in_file', String(first));
    else if (existing.hasPayment(key)) faults.add(field, 'duplicate_in_dataset');
    const refused = isRefused({ rejects: faults.list });
    if (!refused) seen.set(key, line);
    return { line, customer: null, invoice: null, payment: refused ? null : payment, rejects: faults.list };
  };
}

/**
 * Reads the file row by row; `today` is the day of the import. Throws {@link MappingFaultsError} when the mapping does not fit its header and
 * {@link UnreadableFileError} when it is not a delimited text.
 */
export async function* readImport(
  path: string,
  mapping: Mapping,
  existing: ExistingRecords,
  today: string,
): AsyncGenerator<RowResult> {
  let parser: RowParser | null = null;
  let read: RowReader | null = null;
  for await (const record of readRecords(path, mapping.encoding, mapping.delimiter)) {
    if (parser === null || read === null) {
      const headers = nameHeaders(record.fields);
      const faults = findMappingFaults(mapping, headers);
      if (faults.length > 0) throw new MappingFaultsError(faults);
      parser = createRowParser(mapping, headers, KIND_FIELDS[mapping.kind].required);
      read =
        mapping.kind === 'customers'
          ? readCustomers(parser)
          : mapping.kind === 'invoices'
            ? readInvoices(parser, { mapping, existing, today })
            : readPayments(parser, { mapping, existing, today });
      continue;
    }
    yield read(parser.parse(record));
  }
  if (parser === null) throw new UnreadableFileError('no_header');
}
