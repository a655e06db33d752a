/** By what a record is known again: two records of one kind with the same key are the same record. */
import type { RecordKind, StoredRecord } from './record-columns.js';

type Keys = { readonly [K in RecordKind]: readonly (keyof StoredRecord<K> & string)[] };

/** Of customers, invoices and payments too; those of a payment count only where it has no number of its own. */
const KEY_COLUMNS: Keys = {
  customers: ['customerId'],
  invoices: ['invoiceId'],
  payments: ['invoiceId', 'paidOn', 'amountMinor'],
  creditNotes: ['creditNoteId'],
  disputes: ['invoiceId', 'openedOn', 'amountMinor', 'reason'],
  promises: ['invoiceId', 'madeOn', 'promisedOn', 'amountMinor'],
  writeOffs: ['invoiceId', 'writtenOffOn', 'amountMinor'],
  statements: ['customerId', 'closedOn', 'knownAt', 'source'],
  externalScores: ['customerId', 'score', 'asOf', 'knownAt'],
  creditLimits: ['customerId', 'grantedBy', 'from', 'knownAt'],
  registryEvents: ['customerId', 'kind', 'happenedOn', 'knownAt', 'amountMinor'],
  facts: ['customerId', 'name', 'asOf', 'knownAt', 'source'],
  proceedings: ['customerId', 'kind', 'openedOn', 'knownAt'],
};

/** The key of a record as a text that no other record of its kind has. */
export function keyOf<K extends RecordKind>(kind: K, record: StoredRecord<K>): string {
  const values: Readonly<Record<string, unknown>> = { ...record };
  const { paymentId } = values;
  if (typeof paymentId === 'string') return paymentId;
  return JSON.stringify(KEY_COLUMNS[kind].map((column) => values[column]));
}
