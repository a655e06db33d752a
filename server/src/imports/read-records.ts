/** Rows of every kind but invoices and customers: one row, one record, checked by its schema and by what its dates say. */
import {
  CreditLimitRecord,
  CreditNoteRecord,
  DisputeRecord,
  ExternalScoreRecord,
  FactRecord,
  fromDayNumber,
  PaymentRecord,
  ProceedingRecord,
  PromiseRecord,
  RegistryEventRecord,
  StatementRecord,
  WriteOffRecord,
} from '@encours/engine';
import { z } from 'zod';
import { ByteTable } from '../history/byte-table.js';
import type { StoredRecord } from '../history/record-columns.js';
import { keyOf } from '../history/record-keys.js';
import { ACCOUNT_FIELDS, FACT_TYPES, type OwnField } from './fields.js';
import { createCurrencyCheck, createPastCheck, type Intake, type RowReader } from './intake.js';
import type { ImportKind } from './kinds.js';
import type { Row } from './row.js';

/** Kinds whose rows are read here; each is a kind of record too. */
export type RecordFileKind = Exclude<ImportKind, 'invoices' | 'customers'>;

interface Definition {
  /** Of the record, which the row must give. */
  readonly schema: z.ZodType;
  /** What the row says; what it lacks is null. May find more faults. */
  readonly draft: (row: Row) => object;
  /** Dates that cannot be after the day of the import. */
  readonly past: readonly OwnField[];
  /** Dates that cannot be before another one. */
  readonly order: readonly (readonly [later: OwnField, earlier: OwnField])[];
  /** The day by which the record counts in the summary. */
  readonly day: OwnField;
}

/** Where nothing says whose word it is. */
const DEFAULT_SOURCE = 'import';

const date = (row: Row, field: OwnField): string | null => row.day(field).date;
const text = (row: Row, field: OwnField): string | null => row.text(field).text;
const minor = (row: Row): number | null => (row.amount('amount').isPresent ? row.amount('amount').minor : null);

const DEFINITIONS: Readonly<Record<RecordFileKind, Definition>> = {
  payments: {
    schema: PaymentRecord.extend({ paymentId: z.string().nullable() }),
    draft: (row) => ({
      invoiceId: text(row, 'invoiceId'),
      paidOn: date(row, 'paidOn'),
      amountMinor: minor(row),
      paymentId: text(row, 'paymentId'),
    }),
    past: ['paidOn'],
    order: [],
    day: 'paidOn',
  },
  creditNotes: {
    schema: CreditNoteRecord,
    draft: (row) => ({
      creditNoteId: text(row, 'creditNoteId'),
      customerId: text(row, 'customerId'),
      invoiceId: text(row, 'invoiceId'),
      issuedOn: date(row, 'issuedOn'),
      // Written as what is taken back or as what it does to the account: it is the same note.
      amountMinor: Math.abs(minor(row) ?? 0),
    }),
    past: ['issuedOn'],
    order: [],
    day: 'issuedOn',
  },
  disputes: {
    schema: DisputeRecord,
    draft: (row) => ({
      invoiceId: text(row, 'invoiceId'),
      openedOn: date(row, 'openedOn'),
      knownAt: date(row, 'knownAt') ?? date(row, 'openedOn'),
      closedOn: date(row, 'closedOn'),
      closedKnownAt: date(row, 'closedKnownAt'),
      amountMinor: minor(row),
      reason: text(row, 'reason'),
    }),
    past: ['openedOn', 'knownAt', 'closedOn', 'closedKnownAt'],
    order: [
      ['knownAt', 'openedOn'],
      ['closedOn', 'openedOn'],
      ['closedKnownAt', 'closedOn'],
    ],
    day: 'openedOn',
  },
  promises: {
    schema: PromiseRecord,
    draft: (row) => ({
      invoiceId: text(row, 'invoiceId'),
      madeOn: date(row, 'madeOn'),
      promisedOn: date(row, 'promisedOn'),
      amountMinor: minor(row),
    }),
    past: ['madeOn'],
    order: [['promisedOn', 'madeOn']],
    day: 'madeOn',
  },
  writeOffs: {
    schema: WriteOffRecord,
    draft: (row) => ({
      invoiceId: text(row, 'invoiceId'),
      writtenOffOn: date(row, 'writtenOffOn'),
      knownAt: date(row, 'knownAt') ?? date(row, 'writtenOffOn'),
      amountMinor: minor(row),
    }),
    past: ['writtenOffOn', 'knownAt'],
    order: [],
    day: 'writtenOffOn',
  },
  statements: {
    schema: StatementRecord,
    draft: (row) => ({
      customerId: text(row, 'customerId'),
      closedOn: date(row, 'closedOn'),
      knownAt: date(row, 'knownAt'),
      source: text(row, 'source') ?? DEFAULT_SOURCE,
      facts: readAccounts(row),
    }),
    past: ['closedOn', 'knownAt'],
    order: [['knownAt', 'closedOn']],
    day: 'closedOn',
  },
  externalScores: {
    schema: ExternalScoreRecord,
    draft: readExternalScore,
    past: ['asOf', 'knownAt'],
    order: [['knownAt', 'asOf']],
    day: 'asOf',
  },
  creditLimits: {
    schema: CreditLimitRecord,
    draft: (row) => ({
      customerId: text(row, 'customerId'),
      grantedBy: text(row, 'grantedBy'),
      from: date(row, 'from'),
      until: date(row, 'until'),
      knownAt: date(row, 'knownAt') ?? date(row, 'from'),
      amountMinor: minor(row),
      quotaPercent: row.value('quotaPercent').number,
    }),
    past: ['knownAt'],
    order: [['until', 'from']],
    day: 'from',
  },
  registryEvents: {
    schema: RegistryEventRecord,
    draft: (row) => ({
      customerId: text(row, 'customerId'),
      kind: text(row, 'event'),
      happenedOn: date(row, 'happenedOn'),
      knownAt: date(row, 'knownAt'),
      amountMinor: minor(row),
    }),
    past: ['happenedOn', 'knownAt'],
    order: [['knownAt', 'happenedOn']],
    day: 'happenedOn',
  },
  proceedings: {
    schema: ProceedingRecord,
    draft: (row) => ({
      customerId: text(row, 'customerId'),
      kind: text(row, 'proceeding'),
      openedOn: date(row, 'openedOn'),
      knownAt: date(row, 'knownAt'),
    }),
    past: ['openedOn', 'knownAt'],
    order: [['knownAt', 'openedOn']],
    day: 'openedOn',
  },
  facts: {
    schema: FactRecord,
    draft: (row) => ({
      customerId: text(row, 'customerId'),
      name: text(row, 'fact'),
      fact: readFact(row),
      asOf: date(row, 'asOf'),
      knownAt: date(row, 'knownAt'),
      source: text(row, 'source') ?? DEFAULT_SOURCE,
    }),
    past: ['asOf', 'knownAt'],
    order: [['knownAt', 'asOf']],
    day: 'asOf',
  },
};

/** The items that are filled in. An empty cell is an item that is not known, never one of zero. */
function readAccounts(row: Row): Record<string, number> {
  const filled = ACCOUNT_FIELDS.filter((field) => row.amount(field).isPresent);
  if (filled.length === 0) row.fault('closedOn', 'no_amount');
  return Object.fromEntries(filled.map((field) => [field, row.amount(field).minor]));
}

/**
 * The letters of some scales look like numbers (a 3 of the Banque de France): the scale says which it is. Creditsafe gives
 * a number and a letter under one name: the value says which it is.
 */
function readExternalScore(row: Row): object {
  const value = row.value('value');
  const draft = {
    customerId: text(row, 'customerId'),
    score: text(row, 'score'),
    asOf: date(row, 'asOf'),
    knownAt: date(row, 'knownAt'),
  };
  const asNumber = { ...draft, value: value.number };
  const asText = { ...draft, value: value.text };
  if (value.number !== null && ExternalScoreRecord.safeParse(asNumber).success) return asNumber;
  if (ExternalScoreRecord.safeParse(asText).success) return asText;
  const asLetter = { ...asText, score: 'creditsafe_letter' };
  if (draft.score === 'creditsafe' && ExternalScoreRecord.safeParse(asLetter).success) return asLetter;
  row.fault('value', 'not_a_score');
  return asText;
}

/** The value by the type that the catalogue gives the fact; of a fact that it does not know, a number or else a text. */
function readFact(row: Row): number | string | boolean | null {
  const value = row.value('value');
  switch (FACT_TYPES.get(text(row, 'fact') ?? '')) {
    case 'money':
      if (value.minor === null) row.fault('value', 'not_an_amount');
      return value.minor;
    case 'boolean':
      if (value.flag === null) row.fault('value', 'not_yes_or_no');
      return value.flag;
    case 'number':
    case 'integer':
      if (value.number === null) row.fault('value', 'not_a_number');
      return value.number;
    case undefined:
      return value.number ?? value.text;
    default:
      return value.text;
  }
}

/** Fields by the columns of records that are called otherwise. */
const FIELD_OF: Readonly<Record<string, OwnField>> = { amountMinor: 'amount', fact: 'value', name: 'fact' };

export function createRecordReader(kind: RecordFileKind, intake: Intake): RowReader {
  const { mapping, row, book, sink, summary } = intake;
  const { schema, draft, past, order, day } = DEFINITIONS[kind];
  const checkPast = createPastCheck(intake, past);
  const currencyCheck = createCurrencyCheck(intake);
  const invoiceId = row.text('invoiceId');
  const customerId = row.text('customerId');
  const ordered = order.filter(([later, earlier]) => row.has(later) && row.has(earlier));
  const needsCustomer = row.has('customerId') && mapping.unknownCustomers === 'reject';
  const seen = new ByteTable();
  const lines: number[] = [];

  function check(): void {
    checkPast();
    for (const [later, earlier] of ordered) {
      const bound = row.day(earlier);
      const value = row.day(later);
      if (value.isPresent && bound.isPresent && value.day < bound.day)
        row.fault(later, 'dates_out_of_order', bound.date);
    }
    if (needsCustomer && book.customers.find(customerId.bytes, customerId.start, customerId.end) === -1) {
      row.fault('customerId', 'unknown_customer');
    }
    if (invoiceId.isPresent) checkInvoice();
    currencyCheck.check();
  }

  function checkInvoice(): void {
    const invoice = book.invoices.find(invoiceId.bytes, invoiceId.start, invoiceId.end);
    if (invoice === -1) {
      row.fault('invoiceId', 'unknown_invoice');
      return;
    }
    const happened = row.day(day);
    if (!happened.isPresent || happened.day >= book.issuedOn.at(invoice)) return;
    const issuedOn = fromDayNumber(book.issuedOn.at(invoice));
    if (kind !== 'payments') row.fault(day, 'dates_out_of_order', issuedOn);
    else if (mapping.earlyPayments === 'reject') row.fault(day, 'paid_before_issue', issuedOn);
    else summary.note('paid_before_issue', row.line);
  }

  /** The record of the row, or null when it is at fault. */
  function read(): StoredRecord<RecordFileKind> | null {
    check();
    if (row.faults.length > 0) return null;
    const parsed = schema.safeParse(draft(row));
    if (parsed.success) return row.faults.length > 0 ? null : (parsed.data as StoredRecord<RecordFileKind>);
    for (const { path, code } of row.faults.length > 0 ? [] : parsed.error.issues) {
      const column = String(path[0]);
      const field =
        column === 'kind' ? (kind === 'proceedings' ? 'proceeding' : 'event') : (FIELD_OF[column] ?? column);
      row.fault(field, code === 'too_small' && column === 'amountMinor' ? 'not_positive' : 'invalid_value');
    }
    return null;
  }

  return () => {
    const record = read();
    if (record === null) return;
    const key = keyOf(kind, record);
    const field = row.text('paymentId').isPresent ? 'paymentId' : (KEY_FIELDS[kind] ?? 'customerId');
    const first = seen.findText(key);
    if (first !== -1) row.fault(field, 'duplicate_in_file', String(lines[first]));
    else if (book.keys.findText(key) !== -1) row.fault(field, 'duplicate_in_dataset');
    if (row.faults.length > 0) return;
    seen.addText(key);
    lines.push(row.line);
    sink.add(kind, record);
    const amountMinor = row.has('amount') ? (minor(row) ?? 0) : 0;
    if (kind === 'payments') summary.addPayment(row.day('paidOn').day, amountMinor);
    else summary.addRecord(row.day(day).day, amountMinor);
    book.counts[kind] += 1;
    const settled = kind === 'payments' || kind === 'creditNotes';
    if (!settled) return;
    const invoice = book.invoices.find(invoiceId.bytes, invoiceId.start, invoiceId.end);
    const lowered = kind === 'creditNotes' ? Math.abs(amountMinor) : amountMinor;
    if (kind === 'creditNotes') book.creditNotesMinor += lowered;
    if (invoice === -1) book.accountCreditsMinor += lowered;
    else book.addSettlement(invoice, row.day(day).day, lowered);
  };
}

/** The field in which a repeated record is shown to be one. */
const KEY_FIELDS: Partial<Record<RecordFileKind, OwnField>> = {
  payments: 'invoiceId',
  creditNotes: 'creditNoteId',
  disputes: 'invoiceId',
  promises: 'invoiceId',
  writeOffs: 'invoiceId',
};
