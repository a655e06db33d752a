import type { UserActor } from '../authority/require.js';
import { AppError, found } from '../errors.js';
import type { Queries } from '../store/database.js';
import { findDraft } from '../store/draft-store.js';
import type { DraftTable } from '../store/tables.js';

/**
 * The draft, when the actor is its author.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findOwnDraft(q: Queries, actor: UserActor, draftId: string): Promise<DraftTable> {
  const draft = found(await findDraft(q, actor.companyId, draftId), 'draftId');
  if (draft.author_id === actor.id) return draft;
  throw new AppError('forbidden', {
    param: 'draftId',
    detail: { fr: 'Ce brouillon est celui de quelqu’un d’autre.', en: 'This draft is somebody else’s.' },
  });
}

/** @throws AppError `draft_not_editable` while it is in review, and once it is published. */
export function requireEditable(draft: DraftTable): void {
  if (draft.status === 'editing' || draft.status === 'rejected') return;
  throw new AppError('draft_not_editable', { param: 'draftId' });
}
