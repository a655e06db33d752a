import { createMigration, type Ddl } from './create-migration.js';

const STATEMENTS: readonly Ddl[] = [
  `CREATE TABLE dataset (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    digest TEXT NOT NULL,
    profile TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (company_id, name)
  ) STRICT`,

  // Rows of an import are written in pieces under its id and count only once its status is 'succeeded': that one update
  // is the switch, so that a cancelled or broken import never shows.
  `CREATE TABLE dataset_import (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    dataset_id TEXT NOT NULL REFERENCES dataset (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('customers', 'invoices', 'payments', 'generated')),
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

  `CREATE TABLE import_mapping (
    company_id TEXT NOT NULL REFERENCES company (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind TEXT NOT NULL CHECK (kind IN ('customers', 'invoices', 'payments')),
    mapping TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (company_id, name)
  ) STRICT`,

  `CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE history_customer (
    company_id TEXT NOT NULL,
    dataset_id TEXT NOT NULL,
    import_id TEXT NOT NULL REFERENCES dataset_import (id),
    customer_id TEXT NOT NULL,
    name TEXT,
    siren TEXT,
    country TEXT,
    segment TEXT,
    sector TEXT,
    size TEXT,
    natural_person INTEGER CHECK (natural_person IN (0, 1)),
    customer_since TEXT,
    PRIMARY KEY (dataset_id, import_id, customer_id)
  ) STRICT`,

  `CREATE TABLE history_invoice (
    company_id TEXT NOT NULL,
    dataset_id TEXT NOT NULL,
    import_id TEXT NOT NULL REFERENCES dataset_import (id),
    invoice_id TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT,
    disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
    PRIMARY KEY (dataset_id, import_id, invoice_id)
  ) STRICT`,

  // No natural key: two equal part payments on one day may both be real.
  `CREATE TABLE history_payment (
    company_id TEXT NOT NULL,
    dataset_id TEXT NOT NULL,
    import_id TEXT NOT NULL REFERENCES dataset_import (id),
    invoice_id TEXT NOT NULL,
    paid_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    payment_id TEXT
  ) STRICT`,
  'CREATE INDEX history_payment_import ON history_payment (dataset_id, import_id)',

  `CREATE TABLE history_fact (
    company_id TEXT NOT NULL,
    dataset_id TEXT NOT NULL,
    import_id TEXT NOT NULL REFERENCES dataset_import (id),
    customer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    fact TEXT NOT NULL,
    as_of TEXT NOT NULL,
    known_at TEXT NOT NULL,
    source TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX history_fact_import ON history_fact (dataset_id, import_id)',

  `CREATE TABLE history_proceeding (
    company_id TEXT NOT NULL,
    dataset_id TEXT NOT NULL,
    import_id TEXT NOT NULL REFERENCES dataset_import (id),
    customer_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('safeguard', 'reorganisation', 'liquidation')),
    opened_on TEXT NOT NULL,
    known_at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX history_proceeding_import ON history_proceeding (dataset_id, import_id)',

  `CREATE TABLE job (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    kind TEXT NOT NULL CHECK (kind IN ('import', 'backtest')),
    subject_id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    progress REAL NOT NULL CHECK (progress BETWEEN 0 AND 1),
    step TEXT NOT NULL,
    payload TEXT NOT NULL,
    result TEXT,
    error TEXT,
    attempts INTEGER NOT NULL,
    cancel_requested INTEGER NOT NULL CHECK (cancel_requested IN (0, 1)),
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    started_at TEXT,
    heartbeat_at TEXT,
    finished_at TEXT
  ) STRICT`,
  `CREATE INDEX job_open ON job (created_at) WHERE status IN ('queued', 'running')`,

  // The texts are copies: a draft may go on changing while, and after, it is tested.
  `CREATE TABLE backtest (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    job_id TEXT NOT NULL REFERENCES job (id),
    dataset_id TEXT NOT NULL,
    dataset_name TEXT NOT NULL,
    dataset_digest TEXT NOT NULL,
    champion TEXT NOT NULL,
    champion_text TEXT NOT NULL,
    challenger TEXT NOT NULL,
    challenger_text TEXT NOT NULL,
    plan TEXT NOT NULL,
    report TEXT,
    report_digest TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    finished_at TEXT
  ) STRICT`,
  'CREATE INDEX backtest_company ON backtest (company_id, created_at)',
];

/** Datasets and their imports, the history they hold, jobs and backtests. */
export const history = createMigration(STATEMENTS);
