import { createMigration, type Ddl, writeOnce } from './create-migration.js';

const STATEMENTS: readonly Ddl[] = [
  `CREATE TABLE company (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    time_zone TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    created_at TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE user_account (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'disabled')),
    created_at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX user_account_company ON user_account (company_id)',

  `CREATE TABLE user_role (
    company_id TEXT NOT NULL REFERENCES company (id),
    user_id TEXT NOT NULL REFERENCES user_account (id),
    role TEXT NOT NULL CHECK (role IN ('author', 'approver', 'analyst', 'auditor', 'admin')),
    PRIMARY KEY (user_id, role)
  ) STRICT`,

  `CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    user_id TEXT NOT NULL REFERENCES user_account (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX "session_user" ON session (user_id)',

  `CREATE TABLE sign_in_failure (
    subject_hash TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    locked_until TEXT
  ) STRICT`,

  `CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES user_account (id),
    created_at TEXT NOT NULL,
    last_used_at TEXT,
    revoked_at TEXT
  ) STRICT`,
  'CREATE INDEX api_key_company ON api_key (company_id)',

  `CREATE TABLE scorecard (
    company_id TEXT NOT NULL REFERENCES company (id),
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (company_id, id)
  ) STRICT`,

  `CREATE TABLE scorecard_version (
    company_id TEXT NOT NULL,
    scorecard_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    digest TEXT NOT NULL CHECK (digest LIKE 'sha256:%'),
    text TEXT NOT NULL,
    cases TEXT,
    origin TEXT NOT NULL CHECK (origin IN ('shipped', 'draft')),
    draft_id TEXT,
    author_id TEXT REFERENCES user_account (id),
    published_by TEXT REFERENCES user_account (id),
    published_at TEXT NOT NULL,
    comment TEXT NOT NULL,
    PRIMARY KEY (company_id, scorecard_id, version),
    FOREIGN KEY (company_id, scorecard_id) REFERENCES scorecard (company_id, id),
    CHECK (origin = 'shipped' OR (author_id IS NOT NULL AND published_by IS NOT NULL AND author_id <> published_by))
  ) STRICT`,
  writeOnce('scorecard_version'),

  `CREATE TABLE activation (
    company_id TEXT NOT NULL,
    scorecard_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    effective_from TEXT NOT NULL,
    activated_by TEXT REFERENCES user_account (id),
    activated_at TEXT NOT NULL,
    PRIMARY KEY (company_id, scorecard_id, version),
    FOREIGN KEY (company_id, scorecard_id, version) REFERENCES scorecard_version (company_id, scorecard_id, version)
  ) STRICT`,
  writeOnce('activation'),

  `CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL,
    scorecard_id TEXT NOT NULL,
    author_id TEXT NOT NULL REFERENCES user_account (id),
    base_version INTEGER NOT NULL,
    text TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    status TEXT NOT NULL CHECK (status IN ('editing', 'in_review', 'published', 'rejected')),
    comment TEXT,
    backtest_id TEXT,
    submitted_at TEXT,
    submitted_digest TEXT,
    published_version INTEGER,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    FOREIGN KEY (company_id, scorecard_id, base_version)
      REFERENCES scorecard_version (company_id, scorecard_id, version),
    CHECK ((status = 'in_review') <= (submitted_digest IS NOT NULL)),
    CHECK ((status = 'published') = (published_version IS NOT NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX draft_open ON draft (company_id, scorecard_id, author_id) WHERE status <> 'published'`,
  'CREATE INDEX draft_status ON draft (company_id, status)',

  `CREATE TABLE review (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    draft_id TEXT NOT NULL,
    scorecard_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL REFERENCES user_account (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'rejected')),
    digest TEXT NOT NULL,
    comment TEXT NOT NULL,
    reviewed_at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX review_draft ON review (draft_id)',
  writeOnce('review'),

  `CREATE TABLE test_case (
    company_id TEXT NOT NULL,
    scorecard_id TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    application TEXT NOT NULL,
    expect TEXT,
    created_by TEXT NOT NULL REFERENCES user_account (id),
    updated_at TEXT NOT NULL,
    PRIMARY KEY (company_id, scorecard_id, name),
    FOREIGN KEY (company_id, scorecard_id) REFERENCES scorecard (company_id, id)
  ) STRICT`,

  `CREATE TABLE benchmark_version (
    company_id TEXT NOT NULL REFERENCES company (id),
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    digest TEXT NOT NULL CHECK (digest LIKE 'sha256:%'),
    text TEXT NOT NULL,
    installed_at TEXT NOT NULL,
    PRIMARY KEY (company_id, id, version)
  ) STRICT`,
  writeOnce('benchmark_version'),

  `CREATE TABLE audit_log (
    company_id TEXT NOT NULL REFERENCES company (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    at TEXT NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'api_key', 'system')),
    actor_id TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (company_id, seq)
  ) STRICT`,
  writeOnce('audit_log'),

  `CREATE TABLE decision (
    company_id TEXT NOT NULL,
    id TEXT PRIMARY KEY,
    audit_seq INTEGER NOT NULL,
    scorecard_id TEXT NOT NULL,
    scorecard_version INTEGER NOT NULL,
    decided_at TEXT NOT NULL,
    date TEXT NOT NULL,
    customer_id TEXT,
    customer_name TEXT,
    customer_search TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('approve', 'refer', 'decline')),
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    score INTEGER NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    requested_minor INTEGER NOT NULL,
    limit_minor INTEGER,
    authority_role TEXT NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'api_key', 'system')),
    actor_id TEXT NOT NULL,
    request_id TEXT,
    application TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (company_id, audit_seq),
    FOREIGN KEY (company_id, audit_seq) REFERENCES audit_log (company_id, seq),
    FOREIGN KEY (company_id, scorecard_id, scorecard_version)
      REFERENCES scorecard_version (company_id, scorecard_id, version)
  ) STRICT`,
  'CREATE INDEX decision_outcome ON decision (company_id, outcome, audit_seq)',
  'CREATE INDEX decision_customer ON decision (company_id, customer_id, audit_seq)',
  writeOnce('decision'),

  `CREATE TABLE idempotency (
    company_id TEXT NOT NULL REFERENCES company (id),
    actor_id TEXT NOT NULL,
    key TEXT NOT NULL,
    body_digest TEXT NOT NULL,
    decision_id TEXT NOT NULL REFERENCES decision (id),
    created_at TEXT NOT NULL,
    PRIMARY KEY (company_id, actor_id, key)
  ) STRICT`,
];

/** Companies, people, scorecards, decisions and the audit log. */
export const core = createMigration(STATEMENTS);
