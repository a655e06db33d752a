import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import { laterDay } from '../calendar.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { transact } from '../store/database.js';
import { insertReview, updateDraft } from '../store/draft-store.js';
import { emitEvent } from '../store/outbox.js';
import { insertReleaseException } from '../store/release-exception-store.js';
import {
  findVersion,
  insertActivation,
  insertVersion,
  lastVersionNumber,
  listVersions,
  suspendedBy,
} from '../store/scorecard-store.js';
import { checkRelease, describeUnmet } from './check-release.js';
import { companyDay } from './company-day.js';
import { checkDraft } from './get-draft.js';
import { Comment, Identifier } from './inputs.js';
import { findDraftToReview } from './review-draft.js';
import { carryCases } from './run-cases.js';

export const ApproveDraftInput = z.strictObject({
  draftId: Identifier,
  /** Of the text that the approver has read. */
  digest: z.string().max(100),
  /** Of the backtest report that the approver has read; null: none was shown. */
  reportDigest: z.string().max(100).nullable().default(null),
  comment: Comment,
  /** Why it may go live although it does not meet its release tolerances; null: it must meet them. */
  exception: Comment.nullable().default(null),
});

/**
 * Publishes the draft as the next version and puts it in force: today, or on the later day that it names.
 * The digests bind the approval to the text and to the backtest that were read; the approver is never the author.
 * Versions that still wait for their day, and would now never have it, are suspended.
 * @throws AppError `own_draft`, `draft_not_in_review`, `digest_mismatch`, `base_moved`, `draft_has_faults`,
 * `release_gate`
 */
export async function approveDraft(deps: Deps, actor: Actor, input: z.output<typeof ApproveDraftInput>) {
  requireUser(actor, 'approvals:decide');
  const { companyId } = actor;
  const read = await findDraftToReview(deps.db, actor, input.draftId);
  const { checked, errors, diagnostics } = await checkDraft(deps, deps.db, read);
  const { policy, digest } = checked;
  if (digest === null || input.digest !== digest || read.submitted_digest !== digest) {
    throw new AppError('digest_mismatch', { param: 'digest' });
  }
  if (errors.some((fault) => fault.code === 'draft.version_not_next')) throw new AppError('base_moved');
  if (policy === null || errors.length > 0) throw new AppError('draft_has_faults', { diagnostics });

  const gate = await checkRelease(deps.db, companyId, read.backtest_id);
  if (gate.reportDigest !== input.reportDigest) throw new AppError('digest_mismatch', { param: 'reportDigest' });
  if (gate.unmet.length > 0 && input.exception === null) {
    throw new AppError('release_gate', { param: 'exception', detail: describeUnmet(gate.unmet) });
  }

  const base = found(await findVersion(deps.db, companyId, read.scorecard_id, read.base_version));
  const cases = await carryCases(base, deps.policies.prepare(policy));

  return transact(deps.db, async (tx) => {
    const draft = await findDraftToReview(tx, actor, input.draftId);
    // Withdrawn, edited and submitted again while the text was being checked, or with another backtest.
    if (draft.revision !== read.revision) throw new AppError('digest_mismatch', { param: 'digest' });
    if (draft.backtest_id !== read.backtest_id) throw new AppError('digest_mismatch', { param: 'reportDigest' });
    const { version } = policy.scorecard;
    if ((await lastVersionNumber(tx, companyId, draft.scorecard_id)) + 1 !== version) throw new AppError('base_moved');

    const now = deps.now();
    const at = now.toISOString();
    const subject = `${draft.scorecard_id}@${version}`;
    await insertVersion(tx, {
      company_id: companyId,
      scorecard_id: draft.scorecard_id,
      version,
      digest,
      text: draft.text,
      cases,
      origin: 'draft',
      draft_id: draft.id,
      author_id: draft.author_id,
      published_by: actor.id,
      published_at: at,
      comment: draft.comment ?? '',
    });
    const today = await companyDay(deps, tx, companyId);
    const effectiveFrom = laterDay(policy.scorecard.about.effectiveFrom, today);
    const heads = await listVersions(tx, companyId, draft.scorecard_id);
    const suspended = suspendedBy(heads, { version, from: effectiveFrom }, today);
    await insertActivation(tx, {
      company_id: companyId,
      scorecard_id: draft.scorecard_id,
      version,
      effective_from: effectiveFrom,
      activated_by: actor.id,
      activated_at: at,
    });
    await updateDraft(tx, draft, { status: 'published', published_version: version, updated_at: at });
    await insertReview(tx, {
      id: deps.newId('review'),
      company_id: companyId,
      draft_id: draft.id,
      scorecard_id: draft.scorecard_id,
      reviewer_id: actor.id,
      verdict: 'approved',
      digest,
      comment: input.comment,
      reviewed_at: at,
    });
    await appendAudit(tx, actor, now, {
      action: 'version.published',
      subject,
      details: {
        digest,
        draftId: draft.id,
        authorId: draft.author_id,
        backtestId: draft.backtest_id,
        reportDigest: gate.reportDigest,
      },
    });
    if (gate.unmet.length > 0) {
      await insertReleaseException(tx, {
        company_id: companyId,
        scorecard_id: draft.scorecard_id,
        version,
        unmet: JSON.stringify(gate.unmet),
        reason: input.exception ?? '',
        granted_by: actor.id,
        granted_at: at,
      });
      await appendAudit(tx, actor, now, {
        action: 'version.release_exception',
        subject,
        details: { unmet: gate.unmet, reason: input.exception },
      });
    }
    for (const head of suspended) {
      await appendAudit(tx, actor, now, {
        action: 'version.suspended',
        subject: `${draft.scorecard_id}@${head.version}`,
        details: { by: subject, authorId: head.author_id },
      });
    }
    await appendAudit(tx, actor, now, { action: 'version.activated', subject, details: { digest, effectiveFrom } });
    const data = { scorecardId: draft.scorecard_id, version, digest, effectiveFrom };
    await emitEvent(tx, deps.newId, { companyId, type: 'version.approved', at: now, data });
    await emitEvent(tx, deps.newId, { companyId, type: 'version.activated', at: now, data });
    const status = effectiveFrom > today ? ('scheduled' as const) : ('in_force' as const);
    return { scorecardId: draft.scorecard_id, version, effectiveFrom, status };
  });
}
