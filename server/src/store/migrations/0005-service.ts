import { createMigration } from './create-migration.js';

/** Webhooks, with what is still to be told them, and identities at OpenID providers. */
export const service = createMigration([
  // The secret signs what is sent, so it is needed as it is.
  `CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    url TEXT NOT NULL CHECK (length(url) BETWEEN 8 AND 2000),
    secret TEXT NOT NULL,
    events TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'removed')),
    created_by TEXT NOT NULL REFERENCES user_account (id),
    created_at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX webhook_company ON webhook (company_id, status)',

  // Written in the transaction of what it tells of, one row for each webhook that asked for such events.
  `CREATE TABLE webhook_delivery (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    webhook_id TEXT NOT NULL REFERENCES webhook (id),
    event_id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    body TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'failed')),
    attempts INTEGER NOT NULL,
    next_at TEXT,
    answer_status INTEGER,
    answer_error TEXT,
    created_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK ((status = 'waiting') = (next_at IS NOT NULL))
  ) STRICT`,
  `CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE status = 'waiting'`,
  'CREATE INDEX webhook_delivery_webhook ON webhook_delivery (company_id, webhook_id, created_at)',

  // Whom an OpenID provider knows as whom of ours.
  `CREATE TABLE oidc_identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    company_id TEXT NOT NULL REFERENCES company (id),
    user_id TEXT NOT NULL REFERENCES user_account (id),
    linked_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
  ) STRICT`,
]);
