import type { Queries, Tx } from './database.js';
import type { DraftCommentTable } from './governance-tables.js';

export async function insertComment(tx: Tx, comment: DraftCommentTable): Promise<void> {
  await tx.insertInto('draft_comment').values(comment).execute();
}

/** Everything that was said about a draft, oldest first; of one instant, what was answered before its answers. */
export function listComments(q: Queries, companyId: string, draftId: string): Promise<DraftCommentTable[]> {
  return q
    .selectFrom('draft_comment')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('draft_id', '=', draftId)
    .orderBy('created_at')
    .orderBy('anchor', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
}

/** The first comment of a thread of that draft. */
export function findThread(
  q: Queries,
  companyId: string,
  draftId: string,
  threadId: string,
): Promise<DraftCommentTable | undefined> {
  return q
    .selectFrom('draft_comment')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('draft_id', '=', draftId)
    .where('id', '=', threadId)
    .whereRef('id', '=', 'thread_id')
    .executeTakeFirst();
}

export async function setResolved(
  tx: Tx,
  thread: Pick<DraftCommentTable, 'id' | 'company_id'>,
  resolved: Pick<DraftCommentTable, 'resolved_by' | 'resolved_at'>,
): Promise<void> {
  await tx
    .updateTable('draft_comment')
    .set(resolved)
    .where('company_id', '=', thread.company_id)
    .where('id', '=', thread.id)
    .execute();
}
