import type { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { transact } from '../store/database.js';
import { deleteDraft } from '../store/draft-store.js';
import type { GetDraftInput } from './get-draft.js';
import { findOwnDraft } from './own-draft.js';

/** Throws the draft away, in review or not. A published one is history and stays. */
export async function discardDraft(deps: Deps, actor: Actor, input: z.output<typeof GetDraftInput>): Promise<void> {
  requireUser(actor, 'drafts:write');
  await transact(deps.db, async (tx) => {
    const draft = await findOwnDraft(tx, actor, input.draftId);
    if (draft.status === 'published') throw new AppError('draft_not_editable', { param: 'draftId' });
    await deleteDraft(tx, actor.companyId, draft.id);
    await appendAudit(tx, actor, deps.now(), {
      action: 'draft.discarded',
      subject: draft.id,
      details: { scorecard: draft.scorecard_id, revision: draft.revision },
    });
  });
}
