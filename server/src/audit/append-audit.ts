/** Writing the audit log: one row per act, in the transaction of the act itself. */
import { canonicalJson } from '@encours/engine';
import type { Tx } from '../store/database.js';
import type { AuditTable } from '../store/tables.js';
import { CHAIN_START, hashAuditRow } from './audit-entry.js';

/** Everything that is ever recorded; `<noun>.<past participle>`. */
export const AUDIT_ACTIONS = [
  'company.created',
  'user.created',
  'user.roles_set',
  'user.enabled',
  'user.disabled',
  'user.signatory_roles_set',
  'user.sessions_ended',
  'user.signed_in',
  'user.identity_linked',
  'user.signed_out',
  'user.sign_in_locked',
  'user.password_changed',
  'api_key.created',
  'api_key.revoked',
  'api_key.rotated',
  'substitution.added',
  'substitution.ended',
  'webhook.created',
  'webhook.removed',
  'benchmark.installed',
  'scorecard.installed',
  'version.published',
  'version.activated',
  'version.suspended',
  'version.rolled_back',
  'version.release_exception',
  'draft.created',
  'draft.discarded',
  'draft.submitted',
  'draft.withdrawn',
  'draft.rejected',
  'draft.rebased',
  'comment.added',
  'comment.answered',
  'comment.resolved',
  'comment.reopened',
  'case.saved',
  'case.deleted',
  'decision.recorded',
  'decision.signed',
  'decision.resolved',
  'shadow.started',
  'shadow.stopped',
  'audit.exported',
  'dataset.created',
  'dataset.imported',
  'dataset.renamed',
  'dataset.removed',
  'backtest.started',
  'backtest.finished',
  'backtest.cancelled',
] as const;
type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEvent {
  readonly action: AuditAction;
  /** Id of what was acted upon; a scorecard version is `id@version`. */
  readonly subject: string;
  /** Ids, digests and counts that say what happened. No names of people or customers: rows are never erased. */
  readonly details: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Who acted, as much as the log needs to know of an actor. */
export interface AuditActor {
  readonly kind: AuditTable['actor_kind'];
  readonly id: string;
  readonly companyId: string;
}

/**
 * Appends one row and returns its position in the company's chain. The transaction holds the write lock, so no other
 * row can come between the last one read here and the new one.
 */
export async function appendAudit(tx: Tx, actor: AuditActor, at: Date, event: AuditEvent): Promise<number> {
  const next = await openChain(tx, actor.companyId);
  const row = next(actor, at, event);
  await tx.insertInto('audit_log').values(row).execute();
  return row.seq;
}

/** Makes the next row of a company's chain, each following from the one made before. All must be inserted, in order. */
export type NextAuditRow = (actor: AuditActor, at: Date, event: AuditEvent) => AuditTable;

/** @see appendAudit, for many rows in one transaction */
export async function openChain(tx: Tx, companyId: string): Promise<NextAuditRow> {
  const last = await tx
    .selectFrom('audit_log')
    .select(['seq', 'hash'])
    .where('company_id', '=', companyId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let seq = last?.seq ?? 0;
  let hash = last?.hash ?? CHAIN_START;
  return (actor, at, event) => {
    seq += 1;
    const row = {
      company_id: companyId,
      seq,
      prev_hash: hash,
      at: at.toISOString(),
      actor_kind: actor.kind,
      actor_id: actor.id,
      action: event.action,
      subject: event.subject,
      details: canonicalJson(event.details),
    };
    hash = hashAuditRow(row);
    return { ...row, hash };
  };
}
