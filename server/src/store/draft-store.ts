import { z } from 'zod';
import type { Queries, Tx } from './database.js';
import type { DraftTable, ReviewTable } from './tables.js';

export type DraftHead = Omit<DraftTable, 'text'>;

const HEAD_COLUMNS = [
  'id',
  'company_id',
  'scorecard_id',
  'author_id',
  'base_version',
  'revision',
  'status',
  'comment',
  'backtest_id',
  'submitted_at',
  'submitted_digest',
  'published_version',
  'created_at',
  'updated_at',
] as const;

export function findDraft(q: Queries, companyId: string, id: string): Promise<DraftTable | undefined> {
  return q.selectFrom('draft').selectAll().where('company_id', '=', companyId).where('id', '=', id).executeTakeFirst();
}

/** The author's draft of this scorecard that is not published yet; there is one at most. */
export function findOpenDraft(
  q: Queries,
  companyId: string,
  scorecardId: string,
  authorId: string,
): Promise<DraftTable | undefined> {
  return q
    .selectFrom('draft')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('scorecard_id', '=', scorecardId)
    .where('author_id', '=', authorId)
    .where('status', '<>', 'published')
    .executeTakeFirst();
}

/** Drafts that are not published, of all authors, latest change first. */
export function listOpenDrafts(q: Queries, companyId: string, scorecardId: string): Promise<DraftHead[]> {
  return q
    .selectFrom('draft')
    .select(HEAD_COLUMNS)
    .where('company_id', '=', companyId)
    .where('scorecard_id', '=', scorecardId)
    .where('status', '<>', 'published')
    .orderBy('updated_at', 'desc')
    .execute();
}

/** Drafts in review, the one that waits longest first. */
export function listDraftsInReview(q: Queries, companyId: string): Promise<DraftHead[]> {
  return q
    .selectFrom('draft')
    .select(HEAD_COLUMNS)
    .where('company_id', '=', companyId)
    .where('status', '=', 'in_review')
    .orderBy('submitted_at')
    .execute();
}

export async function insertDraft(tx: Tx, draft: DraftTable): Promise<void> {
  await tx.insertInto('draft').values(draft).execute();
}

/** Changes the draft; `revision` must be the one read in the same transaction. */
export async function updateDraft(
  tx: Tx,
  draft: Pick<DraftTable, 'id' | 'company_id'>,
  change: Partial<Omit<DraftTable, 'id' | 'company_id' | 'author_id' | 'scorecard_id' | 'created_at'>>,
): Promise<void> {
  await tx
    .updateTable('draft')
    .set(change)
    .where('company_id', '=', draft.company_id)
    .where('id', '=', draft.id)
    .execute();
}

export async function deleteDraft(tx: Tx, companyId: string, id: string): Promise<void> {
  await tx.deleteFrom('draft').where('company_id', '=', companyId).where('id', '=', id).execute();
}

export async function insertReview(tx: Tx, review: ReviewTable): Promise<void> {
  await tx.insertInto('review').values(review).execute();
}

/** What was said about a draft so far, oldest first. */
export function listReviews(q: Queries, companyId: string, draftId: string): Promise<ReviewTable[]> {
  return q
    .selectFrom('review')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('draft_id', '=', draftId)
    .orderBy('reviewed_at')
    .execute();
}

const Challenger = z.object({ digest: z.string() });

/** As much of a backtest as a review of its challenger needs; `report` is JSON, null while it runs. */
export async function findBacktestOf(q: Queries, companyId: string, id: string) {
  const row = await q
    .selectFrom('backtest')
    .select(['id', 'dataset_name', 'challenger', 'report', 'report_digest', 'created_at', 'finished_at'])
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...row, challengerDigest: Challenger.parse(JSON.parse(row.challenger)).digest };
}
