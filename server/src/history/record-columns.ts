/** How each kind of record lies in columns. A column added later goes to the end and is absent in older segments. */
import type { History } from '@encours/engine';

/**
 * `text`: a text of its own in nearly every row. `word`: one of few texts. `day`: a calendar date. `number`: a double,
 * which holds every safe integer exactly. `flag`: yes or no. `json`: any JSON value. Each may be absent; an empty text
 * is stored as absent.
 */
export const COLUMN_TYPES = ['text', 'word', 'day', 'number', 'flag', 'json'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export type RecordKind = keyof History;

/** What is stored of a record beside what the engine reads: the number by which a payment is known again. */
interface StoredExtras {
  readonly payments: { readonly paymentId: string | null };
}

/** A record as it is stored. */
export type StoredRecord<K extends RecordKind> = History[K][number] &
  (K extends keyof StoredExtras ? StoredExtras[K] : unknown);

type RecordColumns = { readonly [K in RecordKind]: { readonly [C in keyof StoredRecord<K>]: ColumnType } };

export const RECORD_COLUMNS = {
  customers: {
    customerId: 'text',
    name: 'text',
    siren: 'text',
    country: 'word',
    segment: 'word',
    sector: 'word',
    size: 'word',
    naturalPerson: 'flag',
    customerSince: 'day',
  },
  invoices: {
    invoiceId: 'text',
    customerId: 'word',
    issuedOn: 'day',
    dueOn: 'day',
    amountMinor: 'number',
    currency: 'word',
    disputed: 'flag',
  },
  payments: { invoiceId: 'text', paidOn: 'day', amountMinor: 'number', paymentId: 'text' },
  creditNotes: { creditNoteId: 'text', customerId: 'word', invoiceId: 'text', issuedOn: 'day', amountMinor: 'number' },
  disputes: {
    invoiceId: 'text',
    openedOn: 'day',
    knownAt: 'day',
    closedOn: 'day',
    closedKnownAt: 'day',
    amountMinor: 'number',
    reason: 'word',
  },
  promises: { invoiceId: 'text', madeOn: 'day', promisedOn: 'day', amountMinor: 'number' },
  writeOffs: { invoiceId: 'text', writtenOffOn: 'day', knownAt: 'day', amountMinor: 'number' },
  facts: { customerId: 'word', name: 'word', fact: 'json', asOf: 'day', knownAt: 'day', source: 'word' },
  statements: { customerId: 'word', closedOn: 'day', knownAt: 'day', source: 'word', facts: 'json' },
  externalScores: { customerId: 'word', score: 'word', value: 'json', asOf: 'day', knownAt: 'day' },
  creditLimits: {
    customerId: 'word',
    grantedBy: 'word',
    from: 'day',
    until: 'day',
    knownAt: 'day',
    amountMinor: 'number',
    quotaPercent: 'number',
  },
  registryEvents: { customerId: 'word', kind: 'word', happenedOn: 'day', knownAt: 'day', amountMinor: 'number' },
  proceedings: { customerId: 'word', kind: 'word', openedOn: 'day', knownAt: 'day' },
} as const satisfies RecordColumns;

export const RECORD_KINDS = Object.keys(RECORD_COLUMNS) as readonly RecordKind[];

export function columnsOf(kind: RecordKind): readonly (readonly [name: string, type: ColumnType])[] {
  return Object.entries(RECORD_COLUMNS[kind]);
}
