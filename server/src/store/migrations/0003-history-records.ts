import { createHash } from 'node:crypto';
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { RecordKind, StoredRecord } from '../../history/record-columns.js';
import { toSegments } from '../../history/segment.js';
import { createMigration, type Ddl } from './create-migration.js';

const SEGMENTS: readonly Ddl[] = [
  'ALTER TABLE job ADD COLUMN counts TEXT',

  // Records as columns, some 65,000 of one kind in each row: a million invoices are sixteen rows and not a million.
  `CREATE TABLE history_segment (
    company_id TEXT NOT NULL REFERENCES company (id),
    dataset_id TEXT NOT NULL,
    import_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    rows INTEGER NOT NULL CHECK (rows > 0),
    digest TEXT NOT NULL CHECK (digest LIKE 'sha256:%'),
    body BLOB NOT NULL,
    PRIMARY KEY (import_id, seq)
  ) STRICT`,
  'CREATE INDEX history_segment_dataset ON history_segment (company_id, dataset_id)',
];

/** Tables whose kinds were listed in a CHECK are made anew without it: the kinds of files are the program's affair. */
const OPEN_KINDS: readonly Ddl[] = [
  'DROP TABLE history_customer',
  'DROP TABLE history_invoice',
  'DROP TABLE history_payment',
  'DROP TABLE history_fact',
  'DROP TABLE history_proceeding',

  'ALTER TABLE import_reject RENAME TO old_import_reject',
  'DROP INDEX dataset_import_file',
  'ALTER TABLE dataset_import RENAME TO old_dataset_import',
  `CREATE TABLE dataset_import (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    dataset_id TEXT NOT NULL REFERENCES dataset (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'succeeded', 'failed', 'cancelled')),
    file_name TEXT NOT NULL,
    file_digest TEXT NOT NULL,
    content_digest TEXT,
    mapping TEXT,
    summary TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    finished_at TEXT,
    UNIQUE (dataset_id, seq)
  ) STRICT`,
  'INSERT INTO dataset_import SELECT * FROM old_dataset_import',
  `CREATE UNIQUE INDEX dataset_import_file ON dataset_import (dataset_id, kind, file_digest) WHERE status = 'succeeded'`,
  `CREATE TABLE import_reject (
    company_id TEXT NOT NULL REFERENCES company (id),
    import_id TEXT NOT NULL REFERENCES dataset_import (id),
    seq INTEGER NOT NULL,
    row INTEGER NOT NULL,
    column_name TEXT,
    value TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT,
    PRIMARY KEY (import_id, seq)
  ) STRICT`,
  'INSERT INTO import_reject SELECT * FROM old_import_reject',
  'DROP TABLE old_import_reject',
  'DROP TABLE old_dataset_import',

  'ALTER TABLE import_mapping RENAME TO old_import_mapping',
  `CREATE TABLE import_mapping (
    company_id TEXT NOT NULL REFERENCES company (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind TEXT NOT NULL,
    mapping TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (company_id, name)
  ) STRICT`,
  'INSERT INTO import_mapping SELECT * FROM old_import_mapping',
  'DROP TABLE old_import_mapping',
];

interface OldRow {
  readonly company_id: string;
  readonly dataset_id: string;
  readonly import_id: string;
}

interface OldCustomer extends OldRow {
  readonly customer_id: string;
  readonly name: string | null;
  readonly siren: string | null;
  readonly country: string | null;
  readonly segment: string | null;
  readonly sector: string | null;
  readonly size: string | null;
  readonly natural_person: number | null;
  readonly customer_since: string | null;
}

interface OldInvoice extends OldRow {
  readonly invoice_id: string;
  readonly customer_id: string;
  readonly issued_on: string;
  readonly due_on: string;
  readonly amount_minor: number;
  readonly currency: string | null;
  readonly disputed: number;
}

interface OldPayment extends OldRow {
  readonly invoice_id: string;
  readonly paid_on: string;
  readonly amount_minor: number;
  readonly payment_id: string | null;
}

interface OldFact extends OldRow {
  readonly customer_id: string;
  readonly name: string;
  readonly fact: string;
  readonly as_of: string;
  readonly known_at: string;
  readonly source: string;
}

interface OldProceeding extends OldRow {
  readonly customer_id: string;
  readonly kind: StoredRecord<'proceedings'>['kind'];
  readonly opened_on: string;
  readonly known_at: string;
}

/** Writes the rows of one table of migration 0002 as segments of the imports that they belong to. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it is the type of the rows read below
async function moveRows<R extends OldRow, K extends RecordKind>(
  db: Kysely<unknown>,
  table: string,
  kind: K,
  toRecord: (row: R) => StoredRecord<K>,
): Promise<void> {
  const imports = await sql<OldRow>`SELECT DISTINCT company_id, dataset_id, import_id FROM ${sql.table(table)}`.execute(
    db,
  );
  for (const { company_id, dataset_id, import_id } of imports.rows) {
    const { rows } = await sql<R>`SELECT * FROM ${sql.table(table)} WHERE import_id = ${import_id}`.execute(db);
    for (const segment of toSegments(kind, rows.map(toRecord))) {
      const digest = `sha256:${createHash('sha256').update(segment.body).digest('hex')}`;
      const { rows: last } = await sql<{ n: number }>`
        SELECT count(*) AS n FROM history_segment WHERE import_id = ${import_id}`.execute(db);
      await sql`
        INSERT INTO history_segment (company_id, dataset_id, import_id, seq, kind, rows, digest, body)
        VALUES (${company_id}, ${dataset_id}, ${import_id}, ${last[0]?.n ?? 0}, ${kind}, ${segment.rows}, ${digest},
          ${segment.body})`.execute(db);
    }
  }
}

async function moveHistory(db: Kysely<unknown>): Promise<void> {
  await moveRows(db, 'history_customer', 'customers', (row: OldCustomer) => ({
    customerId: row.customer_id,
    name: row.name,
    siren: row.siren,
    country: row.country,
    segment: row.segment,
    sector: row.sector,
    size: row.size,
    naturalPerson: row.natural_person === null ? null : row.natural_person === 1,
    customerSince: row.customer_since,
  }));
  await moveRows(db, 'history_invoice', 'invoices', (row: OldInvoice) => ({
    invoiceId: row.invoice_id,
    customerId: row.customer_id,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    amountMinor: row.amount_minor,
    currency: row.currency,
    disputed: row.disputed === 1,
  }));
  await moveRows(db, 'history_payment', 'payments', (row: OldPayment) => ({
    invoiceId: row.invoice_id,
    paidOn: row.paid_on,
    amountMinor: row.amount_minor,
    paymentId: row.payment_id,
  }));
  await moveRows(db, 'history_fact', 'facts', (row: OldFact) => ({
    customerId: row.customer_id,
    name: row.name,
    fact: JSON.parse(row.fact) as StoredRecord<'facts'>['fact'],
    asOf: row.as_of,
    knownAt: row.known_at,
    source: row.source,
  }));
  await moveRows(db, 'history_proceeding', 'proceedings', (row: OldProceeding) => ({
    customerId: row.customer_id,
    kind: row.kind,
    openedOn: row.opened_on,
    knownAt: row.known_at,
  }));
}

/** Histories as segments of columns, and any kind of record in them. */
export const historyRecords: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createMigration(SEGMENTS).up(db);
    await moveHistory(db);
    await createMigration(OPEN_KINDS).up(db);
  },
};
