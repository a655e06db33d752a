import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { transact } from '../store/database.js';
import { insertReview, updateDraft } from '../store/draft-store.js';
import { emitEvent } from '../store/outbox.js';
import { Comment, Identifier } from './inputs.js';
import { findDraftToReview } from './review-draft.js';

export const RejectDraftInput = z.strictObject({ draftId: Identifier, comment: Comment });

/** Sends the draft back to its author, who may go on with it. */
export async function rejectDraft(deps: Deps, actor: Actor, input: z.output<typeof RejectDraftInput>): Promise<void> {
  requireUser(actor, 'approvals:decide');
  await transact(deps.db, async (tx) => {
    const draft = await findDraftToReview(tx, actor, input.draftId);
    const now = deps.now();
    await insertReview(tx, {
      id: deps.newId('review'),
      company_id: actor.companyId,
      draft_id: draft.id,
      scorecard_id: draft.scorecard_id,
      reviewer_id: actor.id,
      verdict: 'rejected',
      digest: draft.submitted_digest ?? '',
      comment: input.comment,
      reviewed_at: now.toISOString(),
    });
    await updateDraft(tx, draft, { status: 'rejected', updated_at: now.toISOString() });
    await appendAudit(tx, actor, now, {
      action: 'draft.rejected',
      subject: draft.id,
      details: { scorecard: draft.scorecard_id, digest: draft.submitted_digest },
    });
    await emitEvent(tx, deps.newId, {
      companyId: actor.companyId,
      type: 'version.rejected',
      at: now,
      data: { scorecardId: draft.scorecard_id, draftId: draft.id, digest: draft.submitted_digest },
    });
  });
}
