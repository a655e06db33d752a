/** Tables of migration 0004: delegation at work, exceptions at release, challengers in shadow. */
import type { DecisionTable } from './tables.js';

/** A role of scorecard delegations (`cfo`) that a person holds. */
interface SignatoryTable {
  company_id: string;
  user_id: string;
  role: string;
}

/** From `from_day` to `to_day`, both included, the substitute may sign what the absent person may. */
export interface SubstitutionTable {
  id: string;
  company_id: string;
  absent_id: string;
  substitute_id: string;
  from_day: string;
  to_day: string;
  created_by: string;
  created_at: string;
  /** Ended before its last day, or called off; null: it stands. */
  ended_at: string | null;
}

export type Direction = 'none' | 'up' | 'down';

/** Written once: what one person said about a decision. */
export interface SignatureTable {
  company_id: string;
  decision_id: string;
  /** 1, 2, … for each decision. */
  position: number;
  audit_seq: number;
  verdict: 'grant' | 'refuse';
  /** Total exposure that is granted; null when it is refused. */
  amount_minor: number | null;
  /** The same as it counts against authorities. */
  counted_minor: number;
  /** Against what the machine proposed. */
  direction: Direction;
  reason_code: string | null;
  comment: string;
  signer_id: string;
  /** Whose authority a substitute used. */
  on_behalf_of: string | null;
  /** The role of the delegation that was used. */
  role: string;
  signed_at: string;
}

/** Written once, beside the decision, which stays as it was. */
export interface ResolutionTable {
  company_id: string;
  decision_id: string;
  audit_seq: number;
  outcome: 'approve' | 'decline';
  limit_minor: number | null;
  direction: Direction;
  reason_code: string | null;
  /** Last day on which the limit may be used; null when nothing is granted. */
  valid_until: string | null;
  resolved_at: string;
}

/** Written once: a version that went live without meeting its release tolerances, and why. */
export interface ReleaseExceptionTable {
  company_id: string;
  scorecard_id: string;
  version: number;
  /** JSON array of the tolerances that were not met; `backtest` when there was none. */
  unmet: string;
  reason: string;
  granted_by: string;
  granted_at: string;
}

/** A challenger that decides whatever is decided for real, after it, for statistics only. */
export interface ShadowTable {
  id: string;
  company_id: string;
  scorecard_id: string;
  /** The published version that it is, or the draft that its text was taken from. */
  version: number | null;
  draft_id: string | null;
  digest: string;
  text: string;
  /** Decisions above this position in the audit log, up to and including `until_seq` once it is stopped. */
  after_seq: number;
  started_by: string;
  started_at: string;
  stopped_by: string | null;
  stopped_at: string | null;
  until_seq: number | null;
}

/** Written once: what the challenger said of a recorded decision, and what was decided. */
export interface ShadowDecisionTable {
  company_id: string;
  shadow_id: string;
  decision_id: string;
  audit_seq: number;
  /** Decision date of the application. */
  day: string;
  /** Null, with the code of the fault, when the challenger could not decide. */
  outcome: DecisionTable['outcome'] | null;
  rating: number | null;
  score: number | null;
  limit_minor: number | null;
  live_outcome: DecisionTable['outcome'];
  live_rating: number;
  live_limit_minor: number | null;
  fault: string | null;
}

/** Something said about a place of a draft's text, or an answer to it (migration 0006). */
export interface DraftCommentTable {
  id: string;
  company_id: string;
  draft_id: string;
  /** The comment that opened the thread: its own id for that one. */
  thread_id: string;
  /** JSON of {@link import('../policies/comment-anchor.js').CommentAnchor}; null in an answer. */
  anchor: string | null;
  /** JSON of the place in words, as it was then; null in an answer. */
  place: string | null;
  author_id: string;
  body: string;
  created_at: string;
  resolved_by: string | null;
  resolved_at: string | null;
}

export interface GovernanceTables {
  draft_comment: DraftCommentTable;
  signatory: SignatoryTable;
  substitution: SubstitutionTable;
  decision_signature: SignatureTable;
  decision_resolution: ResolutionTable;
  release_exception: ReleaseExceptionTable;
  shadow: ShadowTable;
  shadow_decision: ShadowDecisionTable;
}
