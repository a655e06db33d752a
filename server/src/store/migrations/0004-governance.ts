import { createMigration, type Ddl, writeOnce } from './create-migration.js';

const STATEMENTS: readonly Ddl[] = [
  `CREATE TABLE signatory (
    company_id TEXT NOT NULL REFERENCES company (id),
    user_id TEXT NOT NULL REFERENCES user_account (id),
    role TEXT NOT NULL CHECK (length(role) BETWEEN 1 AND 64),
    PRIMARY KEY (user_id, role)
  ) STRICT`,
  'CREATE INDEX signatory_company ON signatory (company_id)',

  `CREATE TABLE substitution (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    absent_id TEXT NOT NULL REFERENCES user_account (id),
    substitute_id TEXT NOT NULL REFERENCES user_account (id),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES user_account (id),
    created_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK (absent_id <> substitute_id),
    CHECK (from_day <= to_day)
  ) STRICT`,
  'CREATE INDEX substitution_absent ON substitution (company_id, absent_id)',

  `CREATE TABLE decision_signature (
    company_id TEXT NOT NULL,
    decision_id TEXT NOT NULL REFERENCES decision (id),
    position INTEGER NOT NULL CHECK (position > 0),
    audit_seq INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('grant', 'refuse')),
    amount_minor INTEGER,
    counted_minor INTEGER NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('none', 'up', 'down')),
    reason_code TEXT,
    comment TEXT NOT NULL,
    signer_id TEXT NOT NULL REFERENCES user_account (id),
    on_behalf_of TEXT REFERENCES user_account (id),
    role TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    PRIMARY KEY (decision_id, position),
    FOREIGN KEY (company_id, audit_seq) REFERENCES audit_log (company_id, seq),
    CHECK ((verdict = 'grant') = (amount_minor IS NOT NULL)),
    CHECK ((direction = 'none') = (reason_code IS NULL)),
    CHECK (on_behalf_of <> signer_id)
  ) STRICT`,
  writeOnce('decision_signature'),

  `CREATE TABLE decision_resolution (
    company_id TEXT NOT NULL,
    decision_id TEXT PRIMARY KEY REFERENCES decision (id),
    audit_seq INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('approve', 'decline')),
    limit_minor INTEGER,
    direction TEXT NOT NULL CHECK (direction IN ('none', 'up', 'down')),
    reason_code TEXT,
    valid_until TEXT,
    resolved_at TEXT NOT NULL,
    FOREIGN KEY (company_id, audit_seq) REFERENCES audit_log (company_id, seq),
    CHECK ((outcome = 'approve') = (limit_minor IS NOT NULL)),
    CHECK ((outcome = 'approve') = (valid_until IS NOT NULL))
  ) STRICT`,
  'CREATE INDEX decision_resolution_order ON decision_resolution (company_id, audit_seq)',
  writeOnce('decision_resolution'),

  `CREATE TABLE release_exception (
    company_id TEXT NOT NULL,
    scorecard_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    unmet TEXT NOT NULL,
    reason TEXT NOT NULL,
    granted_by TEXT NOT NULL REFERENCES user_account (id),
    granted_at TEXT NOT NULL,
    PRIMARY KEY (company_id, scorecard_id, version),
    FOREIGN KEY (company_id, scorecard_id, version) REFERENCES scorecard_version (company_id, scorecard_id, version)
  ) STRICT`,
  writeOnce('release_exception'),

  `CREATE TABLE shadow (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL,
    scorecard_id TEXT NOT NULL,
    version INTEGER,
    draft_id TEXT,
    digest TEXT NOT NULL,
    text TEXT NOT NULL,
    after_seq INTEGER NOT NULL,
    started_by TEXT NOT NULL REFERENCES user_account (id),
    started_at TEXT NOT NULL,
    stopped_by TEXT REFERENCES user_account (id),
    stopped_at TEXT,
    until_seq INTEGER,
    FOREIGN KEY (company_id, scorecard_id) REFERENCES scorecard (company_id, id),
    CHECK ((version IS NULL) <> (draft_id IS NULL)),
    CHECK ((stopped_at IS NULL) = (until_seq IS NULL))
  ) STRICT`,
  'CREATE UNIQUE INDEX shadow_running ON shadow (company_id, scorecard_id) WHERE stopped_at IS NULL',

  `CREATE TABLE shadow_decision (
    company_id TEXT NOT NULL REFERENCES company (id),
    shadow_id TEXT NOT NULL REFERENCES shadow (id),
    decision_id TEXT NOT NULL REFERENCES decision (id),
    audit_seq INTEGER NOT NULL,
    day TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('approve', 'refer', 'decline')),
    rating INTEGER,
    score INTEGER,
    limit_minor INTEGER,
    live_outcome TEXT NOT NULL,
    live_rating INTEGER NOT NULL,
    live_limit_minor INTEGER,
    fault TEXT,
    PRIMARY KEY (shadow_id, decision_id),
    CHECK ((outcome IS NULL) = (fault IS NOT NULL))
  ) STRICT`,
  'CREATE INDEX shadow_decision_order ON shadow_decision (shadow_id, audit_seq)',
  writeOnce('shadow_decision'),

  'ALTER TABLE api_key ADD COLUMN expires_at TEXT',
];

/** Who signs for what, referred decisions, exceptions at release, challengers in shadow. */
export const governance = createMigration(STATEMENTS);
