/** What approving and rejecting a draft have in common. */

import type { UserActor } from '../authority/require.js';
import { AppError, found } from '../errors.js';
import type { Queries } from '../store/database.js';
import { findDraft } from '../store/draft-store.js';
import type { DraftTable } from '../store/tables.js';

/**
 * The draft, when it is in review and the actor is not its author.
 * @throws AppError `not_found`, `draft_not_in_review`, `own_draft`
 */
export async function findDraftToReview(q: Queries, actor: UserActor, draftId: string): Promise<DraftTable> {
  const draft = found(await findDraft(q, actor.companyId, draftId), 'draftId');
  if (draft.author_id === actor.id) throw new AppError('own_draft', { param: 'draftId' });
  if (draft.status !== 'in_review') throw new AppError('draft_not_in_review', { param: 'draftId' });
  return draft;
}
