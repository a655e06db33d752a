import { z } from 'zod';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { transact } from '../store/database.js';
import { updateDraft } from '../store/draft-store.js';
import { Identifier } from './inputs.js';
import { findOwnDraft, requireEditable } from './own-draft.js';

/** Longer than a document may be, so that an author never loses a text for being too long. */
export const TEXT_MAX_LENGTH = 2 * 1024 * 1024;

export const SaveDraftInput = z.strictObject({
  draftId: Identifier,
  text: z.string().max(TEXT_MAX_LENGTH),
  /** The revision that the text was made from. */
  revision: z.int().positive(),
});

/**
 * Saves the text, whatever state it is in: checking comes on submission. Saving a rejected draft takes it up again.
 * Saves are not acts and leave no row in the audit log.
 * @throws AppError `draft_conflict` when the draft has been saved since that revision.
 */
export async function saveDraft(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof SaveDraftInput>,
): Promise<{ revision: number; savedAt: string }> {
  requireUser(actor, 'drafts:write');
  return transact(deps.db, async (tx) => {
    const draft = await findOwnDraft(tx, actor, input.draftId);
    requireEditable(draft);
    if (draft.revision !== input.revision) throw new AppError('draft_conflict', { param: 'revision' });
    if (draft.text === input.text) return { revision: draft.revision, savedAt: draft.updated_at };
    const revision = draft.revision + 1;
    const savedAt = deps.now().toISOString();
    await updateDraft(tx, draft, {
      text: input.text,
      revision,
      status: 'editing',
      submitted_digest: null,
      updated_at: savedAt,
    });
    return { revision, savedAt };
  });
}
