import { describePlace, type JsonPath, parseDocument, Text } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { anchorAt, CommentAnchor, pathOf } from '../policies/comment-anchor.js';
import { findThread, insertComment, listComments, setResolved } from '../store/comment-store.js';
import { type Queries, transact } from '../store/database.js';
import { findDraft } from '../store/draft-store.js';
import type { DraftTable } from '../store/tables.js';
import type { GetDraftInput } from './get-draft.js';
import { Comment, Identifier } from './inputs.js';
import { personNamer } from './people.js';

const Path = z.array(z.union([z.string().max(200), z.int().nonnegative()])).max(20);

export const AddCommentInput = z.strictObject({ draftId: Identifier, path: Path, body: Comment });
export const AnswerCommentInput = z.strictObject({ draftId: Identifier, threadId: Identifier, body: Comment });
export const ResolveThreadInput = z.strictObject({ draftId: Identifier, threadId: Identifier, resolved: z.boolean() });

/** The threads about a draft, each with where it now belongs: `path` is null once its place is gone from the text. */
export async function listDraftComments(deps: Deps, actor: Actor, input: z.output<typeof GetDraftInput>) {
  requirePermission(actor, 'approvals:read');
  const draft = found(await findDraft(deps.db, actor.companyId, input.draftId), 'draftId');
  const rows = await listComments(deps.db, actor.companyId, draft.id);
  const { person, personOrNull } = await personNamer(deps.db, actor.companyId);
  const { value } = parseDocument(draft.text);
  const threads = rows.flatMap((first) => {
    if (first.anchor === null || first.place === null) return [];
    const path = pathOf(value, CommentAnchor.parse(JSON.parse(first.anchor)));
    return [
      {
        threadId: first.id,
        path,
        place: path === null ? Text.parse(JSON.parse(first.place)) : describePlace(value, path),
        resolvedBy: personOrNull(first.resolved_by),
        resolvedAt: first.resolved_at,
        comments: rows
          .filter((row) => row.thread_id === first.id)
          .map((row) => ({ commentId: row.id, author: person(row.author_id), body: row.body, at: row.created_at })),
      },
    ];
  });
  return { threads, mayComment: mayComment(actor, draft) };
}

/** Opens a thread about a place of the text. */
export async function addComment(deps: Deps, actor: Actor, input: z.output<typeof AddCommentInput>) {
  return write(deps, actor, input.draftId, async (tx, draft, userId) => {
    const { value } = parseDocument(draft.text);
    const anchor = found(anchorAt(value, input.path), 'path');
    const id = deps.newId('comment');
    await insertComment(tx, {
      ...written(deps, actor, draft, userId, input.body),
      id,
      thread_id: id,
      anchor: JSON.stringify(anchor),
      place: JSON.stringify(describePlace(value, input.path)),
    });
    return { action: 'comment.added', threadId: id, path: input.path } as const;
  });
}

export async function answerComment(deps: Deps, actor: Actor, input: z.output<typeof AnswerCommentInput>) {
  return write(deps, actor, input.draftId, async (tx, draft, userId) => {
    const thread = found(await findThread(tx, actor.companyId, draft.id, input.threadId), 'threadId');
    await insertComment(tx, {
      ...written(deps, actor, draft, userId, input.body),
      id: deps.newId('comment'),
      thread_id: thread.id,
      anchor: null,
      place: null,
    });
    return { action: 'comment.answered', threadId: thread.id } as const;
  });
}

/** Closes a thread, or opens it again; a thread that is so already stays as it is. */
export async function resolveThread(deps: Deps, actor: Actor, input: z.output<typeof ResolveThreadInput>) {
  return write(deps, actor, input.draftId, async (tx, draft, userId) => {
    const thread = found(await findThread(tx, actor.companyId, draft.id, input.threadId), 'threadId');
    if ((thread.resolved_at !== null) === input.resolved) return null;
    await setResolved(
      tx,
      thread,
      input.resolved
        ? { resolved_by: userId, resolved_at: deps.now().toISOString() }
        : { resolved_by: null, resolved_at: null },
    );
    return { action: input.resolved ? 'comment.resolved' : 'comment.reopened', threadId: thread.id } as const;
  });
}

interface Act {
  readonly action: 'comment.added' | 'comment.answered' | 'comment.resolved' | 'comment.reopened';
  readonly threadId: string;
  readonly path?: JsonPath;
}

/**
 * Does it with a row of the audit log.
 * @throws AppError `not_found`, `forbidden`, `draft_not_editable` once the draft is a version
 */
async function write(
  deps: Deps,
  actor: Actor,
  draftId: string,
  act: (tx: Parameters<typeof insertComment>[0], draft: DraftTable, userId: string) => Promise<Act | null>,
): Promise<void> {
  requireUser(actor, 'approvals:read');
  const userId = actor.id;
  await transact(deps.db, async (tx) => {
    const draft = await findDiscussedDraft(tx, actor, draftId);
    const done = await act(tx, draft, userId);
    if (done === null) return;
    await appendAudit(tx, actor, deps.now(), {
      action: done.action,
      subject: draft.id,
      details: {
        scorecard: draft.scorecard_id,
        thread: done.threadId,
        ...(done.path === undefined ? {} : { path: done.path.join('/') }),
      },
    });
  });
}

async function findDiscussedDraft(q: Queries, actor: Actor, draftId: string): Promise<DraftTable> {
  const draft = found(await findDraft(q, actor.companyId, draftId), 'draftId');
  if (draft.status === 'published') throw new AppError('draft_not_editable', { param: 'draftId' });
  if (mayComment(actor, draft)) return draft;
  throw new AppError('forbidden', {
    param: 'draftId',
    detail: {
      fr: 'Seuls l’auteur du brouillon et les approbateurs le commentent.',
      en: 'Only the author of the draft and approvers comment on it.',
    },
  });
}

function mayComment(actor: Actor, draft: Pick<DraftTable, 'author_id' | 'status'>): boolean {
  if (draft.status === 'published') return false;
  return draft.author_id === actor.id || actor.permissions.has('approvals:decide');
}

function written(deps: Deps, actor: Actor, draft: DraftTable, userId: string, body: string) {
  return {
    company_id: actor.companyId,
    draft_id: draft.id,
    author_id: userId,
    body,
    created_at: deps.now().toISOString(),
    resolved_by: null,
    resolved_at: null,
  };
}
