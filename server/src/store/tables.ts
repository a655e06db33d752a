/**
 * The tables as TypeScript sees them. Instants are ISO 8601 UTC text, days `YYYY-MM-DD`, flags 0 or 1, documents the
 * JSON text they were given or canonical JSON. What the types cannot say (CHECKs, triggers) is in the migrations.
 */
import type { GovernanceTables } from './governance-tables.js';
import type { HistoryTables } from './history-tables.js';
import type { ServiceTables } from './service-tables.js';

export type Role = 'author' | 'approver' | 'analyst' | 'auditor' | 'admin';
export type ActorKind = 'user' | 'api_key' | 'system';
type DraftStatus = 'editing' | 'in_review' | 'published' | 'rejected';

export interface CompanyTable {
  id: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name; says which day it is for effective dates. */
  time_zone: string;
  /** 1: made by `--demo`, so its sign-ins may be shown. */
  demo: number;
  created_at: string;
}

export interface UserTable {
  id: string;
  company_id: string;
  /** Lower case, unique over all companies: it is what one signs in with. */
  email: string;
  name: string;
  password_hash: string;
  status: 'active' | 'disabled';
  created_at: string;
}

interface UserRoleTable {
  company_id: string;
  user_id: string;
  role: Role;
}

export interface SessionTable {
  /** SHA-256 of the token; the token itself is only in the cookie. */
  token_hash: string;
  company_id: string;
  user_id: string;
  created_at: string;
  expires_at: string;
}

/** Failed sign-ins by mail or by address (both hashed), whether or not such a user exists. */
export interface SignInFailureTable {
  subject_hash: string;
  failures: number;
  first_at: string;
  locked_until: string | null;
}

export interface ApiKeyTable {
  id: string;
  company_id: string;
  name: string;
  /** First characters of the key, to recognise it by. */
  prefix: string;
  secret_hash: string;
  /** JSON array. */
  scopes: string;
  created_by: string;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
  /** When a key that was rotated stops working; null: it does not. */
  expires_at: string | null;
}

export interface ScorecardTable {
  company_id: string;
  id: string;
  created_at: string;
}

/** Written once: a published version never changes. */
export interface ScorecardVersionTable {
  company_id: string;
  scorecard_id: string;
  version: number;
  digest: string;
  text: string;
  /** Shipped cases as JSON text, or null. */
  cases: string | null;
  origin: 'shipped' | 'draft';
  draft_id: string | null;
  author_id: string | null;
  published_by: string | null;
  published_at: string;
  comment: string;
}

/** Written once: from which day a version decides. The highest version whose day has come is in force. */
export interface ActivationTable {
  company_id: string;
  scorecard_id: string;
  version: number;
  effective_from: string;
  activated_by: string | null;
  activated_at: string;
}

export interface DraftTable {
  id: string;
  company_id: string;
  scorecard_id: string;
  author_id: string;
  base_version: number;
  text: string;
  /** Counts saves; a save must name the revision it started from. */
  revision: number;
  status: DraftStatus;
  /** What the author says about the change, given on submission. */
  comment: string | null;
  backtest_id: string | null;
  submitted_at: string | null;
  submitted_digest: string | null;
  published_version: number | null;
  created_at: string;
  updated_at: string;
}

/** Written once: what a second person said about a submitted draft. */
export interface ReviewTable {
  id: string;
  company_id: string;
  draft_id: string;
  scorecard_id: string;
  reviewer_id: string;
  verdict: 'approved' | 'rejected';
  digest: string;
  comment: string;
  reviewed_at: string;
}

export interface TestCaseTable {
  company_id: string;
  scorecard_id: string;
  name: string;
  application: string;
  /** JSON of what must come out, or null when the case is only watched. */
  expect: string | null;
  created_by: string;
  updated_at: string;
}

/** Written once. */
export interface BenchmarkVersionTable {
  company_id: string;
  id: string;
  version: number;
  digest: string;
  text: string;
  installed_at: string;
}

/** Written once: `body` is what the caller got, byte for byte. */
export interface DecisionTable {
  company_id: string;
  id: string;
  audit_seq: number;
  scorecard_id: string;
  scorecard_version: number;
  decided_at: string;
  date: string;
  customer_id: string | null;
  customer_name: string | null;
  /** Id and name, folded by `toSearchText`. */
  customer_search: string;
  outcome: 'approve' | 'refer' | 'decline';
  rating: number;
  score: number;
  currency: string;
  requested_minor: number;
  limit_minor: number | null;
  authority_role: string;
  actor_kind: ActorKind;
  actor_id: string;
  request_id: string | null;
  application: string;
  body: string;
}

/** Remembers the answer to a request that may be sent twice. */
export interface IdempotencyTable {
  company_id: string;
  actor_id: string;
  key: string;
  body_digest: string;
  decision_id: string;
  created_at: string;
}

/** Written once, and chained: `hash` covers the row and `prev_hash`. */
export interface AuditTable {
  company_id: string;
  seq: number;
  prev_hash: string;
  hash: string;
  at: string;
  actor_kind: ActorKind;
  actor_id: string;
  action: string;
  subject: string;
  /** Canonical JSON object. */
  details: string;
}

interface CoreTables {
  company: CompanyTable;
  user_account: UserTable;
  user_role: UserRoleTable;
  session: SessionTable;
  sign_in_failure: SignInFailureTable;
  api_key: ApiKeyTable;
  scorecard: ScorecardTable;
  scorecard_version: ScorecardVersionTable;
  activation: ActivationTable;
  draft: DraftTable;
  review: ReviewTable;
  test_case: TestCaseTable;
  benchmark_version: BenchmarkVersionTable;
  decision: DecisionTable;
  idempotency: IdempotencyTable;
  audit_log: AuditTable;
}

export interface Tables extends CoreTables, HistoryTables, GovernanceTables, ServiceTables {}
