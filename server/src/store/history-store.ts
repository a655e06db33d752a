/** Records of a dataset: written in pieces under an import, read only from imports that succeeded. */
import {
  type CustomerRecord,
  EMPTY_HISTORY,
  type FactRecord,
  type History,
  type InvoiceRecord,
  type PaymentRecord,
  type ProceedingRecord,
} from '@encours/engine';
import type { Insertable } from 'kysely';
import type { Queries, Tx } from './database.js';
import type { HistoryTables } from './history-tables.js';

/** Where a record belongs. */
export interface ImportKey {
  readonly companyId: string;
  readonly datasetId: string;
  readonly importId: string;
}

export type StoredPayment = PaymentRecord & { readonly paymentId: string | null };

/** Records of one import, to be written. */
export interface HistoryBatch {
  readonly customers: readonly CustomerRecord[];
  readonly invoices: readonly InvoiceRecord[];
  readonly payments: readonly StoredPayment[];
  readonly facts: readonly FactRecord[];
  readonly proceedings: readonly ProceedingRecord[];
}

export const EMPTY_BATCH: HistoryBatch = { customers: [], invoices: [], payments: [], facts: [], proceedings: [] };

/** SQLite binds at most 32,766 values in a statement; this leaves room. */
const MAX_BOUND_VALUES = 30_000;

type HistoryTableName =
  | 'history_customer'
  | 'history_invoice'
  | 'history_payment'
  | 'history_fact'
  | 'history_proceeding'
  | 'import_reject';

/** Inserts all rows with as few statements as the database's limit on bound values allows. */
export async function insertRows<T extends HistoryTableName>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<HistoryTables[T]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const size = Math.floor(MAX_BOUND_VALUES / Object.keys(first).length);
  for (let from = 0; from < rows.length; from += size) {
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + size) as never)
      .execute();
  }
}

function toFlag(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}

/** Writes records of an import. They stay unseen until the import succeeds. */
export async function insertHistory(tx: Tx, key: ImportKey, batch: HistoryBatch): Promise<void> {
  const owner = { company_id: key.companyId, dataset_id: key.datasetId, import_id: key.importId };
  await insertRows(
    tx,
    'history_customer',
    batch.customers.map((record) => ({
      ...owner,
      customer_id: record.customerId,
      name: record.name,
      siren: record.siren,
      country: record.country,
      segment: record.segment,
      sector: record.sector,
      size: record.size,
      natural_person: toFlag(record.naturalPerson),
      customer_since: record.customerSince,
    })),
  );
  await insertRows(
    tx,
    'history_invoice',
    batch.invoices.map((record) => ({
      ...owner,
      invoice_id: record.invoiceId,
      customer_id: record.customerId,
      issued_on: record.issuedOn,
      due_on: record.dueOn,
      amount_minor: record.amountMinor,
      currency: record.currency,
      disputed: Number(record.disputed),
    })),
  );
  await insertRows(
    tx,
    'history_payment',
    batch.payments.map((record) => ({
      ...owner,
      invoice_id: record.invoiceId,
      paid_on: record.paidOn,
      amount_minor: record.amountMinor,
      payment_id: record.paymentId,
    })),
  );
  await insertRows(
    tx,
    'history_fact',
    batch.facts.map((record) => ({
      ...owner,
      customer_id: record.customerId,
      name: record.name,
      fact: JSON.stringify(record.fact),
      as_of: record.asOf,
      known_at: record.knownAt,
      source: record.source,
    })),
  );
  await insertRows(
    tx,
    'history_proceeding',
    batch.proceedings.map((record) => ({
      ...owner,
      customer_id: record.customerId,
      kind: record.kind,
      opened_on: record.openedOn,
      known_at: record.knownAt,
    })),
  );
}

const HISTORY_TABLES = [
  'history_customer',
  'history_invoice',
  'history_payment',
  'history_fact',
  'history_proceeding',
] as const;

/** Takes away what an import wrote, refused rows included. */
export async function deleteImportRows(tx: Tx, key: ImportKey): Promise<void> {
  for (const table of HISTORY_TABLES) {
    await tx.deleteFrom(table).where('dataset_id', '=', key.datasetId).where('import_id', '=', key.importId).execute();
  }
  await tx.deleteFrom('import_reject').where('import_id', '=', key.importId).execute();
}

/** Ids of the imports that count, in order; `including` is one that is about to. */
async function countingImports(
  db: Queries,
  companyId: string,
  datasetId: string,
  including?: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('dataset_import')
    .select('id')
    .where('company_id', '=', companyId)
    .where('dataset_id', '=', datasetId)
    .where((eb) => eb.or([eb('status', '=', 'succeeded'), eb('id', '=', including ?? '')]))
    .orderBy('seq')
    .execute();
  return rows.map(({ id }) => id);
}

/** Later imports win where they say something; what they leave blank stays as it was. */
function mergeCustomer(earlier: CustomerRecord, later: CustomerRecord): CustomerRecord {
  return {
    customerId: later.customerId,
    name: later.name ?? earlier.name,
    siren: later.siren ?? earlier.siren,
    country: later.country ?? earlier.country,
    segment: later.segment ?? earlier.segment,
    sector: later.sector ?? earlier.sector,
    size: later.size ?? earlier.size,
    naturalPerson: later.naturalPerson ?? earlier.naturalPerson,
    customerSince: later.customerSince ?? earlier.customerSince,
  };
}

/** The customers of a dataset by id, each as its latest import describes it. */
export async function loadCustomers(
  db: Queries,
  companyId: string,
  datasetId: string,
  including?: string,
): Promise<CustomerRecord[]> {
  const ids = await countingImports(db, companyId, datasetId, including);
  const merged = new Map<string, CustomerRecord>();
  for (const id of ids) {
    const rows = await db
      .selectFrom('history_customer')
      .selectAll()
      .where('dataset_id', '=', datasetId)
      .where('import_id', '=', id)
      .execute();
    for (const row of rows) {
      const record: CustomerRecord = {
        customerId: row.customer_id,
        name: row.name,
        siren: row.siren,
        country: row.country,
        segment: row.segment,
        sector: row.sector,
        size: row.size,
        naturalPerson: row.natural_person === null ? null : row.natural_person === 1,
        customerSince: row.customer_since,
      };
      const earlier = merged.get(record.customerId);
      merged.set(record.customerId, earlier === undefined ? record : mergeCustomer(earlier, record));
    }
  }
  return [...merged.values()].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
}

/** The payments of a dataset with their own numbers, by day. */
export async function loadPayments(
  db: Queries,
  companyId: string,
  datasetId: string,
  including?: string,
): Promise<StoredPayment[]> {
  const ids = await countingImports(db, companyId, datasetId, including);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('history_payment')
    .select(['invoice_id', 'paid_on', 'amount_minor', 'payment_id'])
    .where('dataset_id', '=', datasetId)
    .where('import_id', 'in', ids)
    .orderBy('paid_on')
    .orderBy('invoice_id')
    .orderBy('amount_minor')
    .execute();
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    paidOn: row.paid_on,
    amountMinor: row.amount_minor,
    paymentId: row.payment_id,
  }));
}

/** The invoices of a dataset, by day of issue. */
export async function loadInvoices(
  db: Queries,
  companyId: string,
  datasetId: string,
  including?: string,
): Promise<InvoiceRecord[]> {
  const ids = await countingImports(db, companyId, datasetId, including);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('history_invoice')
    .select(['invoice_id', 'customer_id', 'issued_on', 'due_on', 'amount_minor', 'currency', 'disputed'])
    .where('dataset_id', '=', datasetId)
    .where('import_id', 'in', ids)
    .orderBy('issued_on')
    .orderBy('invoice_id')
    .execute();
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    customerId: row.customer_id,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    amountMinor: row.amount_minor,
    currency: row.currency,
    disputed: row.disputed === 1,
  }));
}

/**
 * Everything a dataset knows, in an order that depends on its contents alone. `including` adds the rows of an import
 * that does not count yet, to see what it would make of the dataset.
 */
export async function loadHistory(
  db: Queries,
  companyId: string,
  datasetId: string,
  including?: string,
): Promise<History> {
  const ids = await countingImports(db, companyId, datasetId, including);
  if (ids.length === 0) return EMPTY_HISTORY;
  const facts = await db
    .selectFrom('history_fact')
    .select(['customer_id', 'name', 'fact', 'as_of', 'known_at', 'source'])
    .where('dataset_id', '=', datasetId)
    .where('import_id', 'in', ids)
    .orderBy('customer_id')
    .orderBy('known_at')
    .orderBy('as_of')
    .orderBy('name')
    .execute();
  const proceedings = await db
    .selectFrom('history_proceeding')
    .select(['customer_id', 'kind', 'opened_on', 'known_at'])
    .where('dataset_id', '=', datasetId)
    .where('import_id', 'in', ids)
    .orderBy('known_at')
    .orderBy('customer_id')
    .execute();
  const payments = await loadPayments(db, companyId, datasetId, including);
  return {
    ...EMPTY_HISTORY,
    customers: await loadCustomers(db, companyId, datasetId, including),
    invoices: await loadInvoices(db, companyId, datasetId, including),
    payments: payments.map(({ invoiceId, paidOn, amountMinor }) => ({ invoiceId, paidOn, amountMinor })),
    // What stands in the table was a valid fact when it was written.
    facts: facts.map((row) => ({
      customerId: row.customer_id,
      name: row.name,
      fact: JSON.parse(row.fact) as FactRecord['fact'],
      asOf: row.as_of,
      knownAt: row.known_at,
      source: row.source,
    })),
    proceedings: proceedings.map((row) => ({
      customerId: row.customer_id,
      kind: row.kind,
      openedOn: row.opened_on,
      knownAt: row.known_at,
    })),
  };
}
