import type { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { transact } from '../store/database.js';
import { updateDraft } from '../store/draft-store.js';
import type { GetDraftInput } from './get-draft.js';
import { findOwnDraft } from './own-draft.js';

/** Takes the draft back from review, to go on with it. */
export async function withdrawDraft(deps: Deps, actor: Actor, input: z.output<typeof GetDraftInput>): Promise<void> {
  requireUser(actor, 'drafts:write');
  await transact(deps.db, async (tx) => {
    const draft = await findOwnDraft(tx, actor, input.draftId);
    if (draft.status !== 'in_review') throw new AppError('draft_not_in_review', { param: 'draftId' });
    const now = deps.now();
    await updateDraft(tx, draft, { status: 'editing', submitted_digest: null, updated_at: now.toISOString() });
    await appendAudit(tx, actor, now, {
      action: 'draft.withdrawn',
      subject: draft.id,
      details: { digest: draft.submitted_digest },
    });
  });
}
