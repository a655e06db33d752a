import { type JsonPath, parseDocument } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { withVersion } from '../policies/draft-text.js';
import { type Keep, mergeDocuments, rewriteText } from '../policies/merge-documents.js';
import { type Queries, transact } from '../store/database.js';
import { updateDraft } from '../store/draft-store.js';
import { findVersion, lastVersionNumber } from '../store/scorecard-store.js';
import type { DraftTable } from '../store/tables.js';
import { GetDraftInput } from './get-draft.js';
import { findOwnDraft, requireEditable } from './own-draft.js';

export const PreviewRebaseInput = GetDraftInput;

export const RebaseDraftInput = z.strictObject({
  draftId: GetDraftInput.shape.draftId,
  revision: z.int().positive(),
  /** What stays at each place that both texts changed, by the JSON pointer of the place. */
  choices: z.record(z.string().max(500), z.enum(['mine', 'current'])).default({}),
});

const Numbered = z.object({ id: z.string(), version: z.number() });

interface Rebase {
  readonly scorecardId: string;
  readonly currentVersion: number;
  readonly currentText: string;
  readonly baseText: string;
  readonly draftText: string;
  readonly text: string;
  /** Places that only the other version changed. */
  readonly taken: readonly string[];
  readonly conflicts: readonly {
    readonly pointer: string;
    /** Where that is in the draft, or in `currentText` where the draft has nothing there. */
    readonly path: JsonPath;
    /** JSON; null: nothing there. */
    readonly base: string | null;
    readonly mine: string | null;
    readonly current: string | null;
  }[];
}

/**
 * What the draft would be on top of the last published version: what only one of both changed is taken as it is, what
 * both changed is listed, and stays as the draft has it until its author chooses.
 * @throws AppError `draft_has_faults` when the draft is not JSON
 */
export async function previewRebase(deps: Deps, actor: Actor, input: z.output<typeof PreviewRebaseInput>) {
  requireUser(actor, 'drafts:write');
  const draft = await findOwnDraft(deps.db, actor, input.draftId);
  return { revision: draft.revision, ...(await rebase(deps.db, draft, () => 'mine')) };
}

/**
 * Puts the draft on top of the last published version and saves it, for its author to look at and submit again.
 * @throws AppError `rebase_conflicts` while a choice is missing; `draft_conflict`, `draft_not_editable`
 */
export async function rebaseDraft(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof RebaseDraftInput>,
): Promise<{ revision: number; baseVersion: number }> {
  requireUser(actor, 'drafts:write');
  return transact(deps.db, async (tx) => {
    const draft = await findOwnDraft(tx, actor, input.draftId);
    // What is in review is taken back by this: nobody may approve a text that is about to change.
    if (draft.status !== 'in_review') requireEditable(draft);
    if (draft.revision !== input.revision) throw new AppError('draft_conflict', { param: 'revision' });
    const rebased = await rebase(tx, draft, (pointer) => input.choices[pointer] ?? 'mine');
    if (rebased.conflicts.some(({ pointer }) => input.choices[pointer] === undefined)) {
      throw new AppError('rebase_conflicts', { param: 'choices' });
    }
    const now = deps.now();
    const revision = draft.revision + 1;
    await updateDraft(tx, draft, {
      text: rebased.text,
      revision,
      base_version: rebased.currentVersion,
      status: 'editing',
      submitted_digest: null,
      updated_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'draft.rebased',
      subject: draft.id,
      details: {
        fromVersion: draft.base_version,
        toVersion: rebased.currentVersion,
        taken: rebased.taken.length,
        conflicts: rebased.conflicts.length,
      },
    });
    return { revision, baseVersion: rebased.currentVersion };
  });
}

async function rebase(q: Queries, draft: DraftTable, keep: (pointer: string) => Keep): Promise<Rebase> {
  const { company_id: companyId, scorecard_id: scorecardId } = draft;
  const last = await lastVersionNumber(q, companyId, scorecardId);
  const base = found(await findVersion(q, companyId, scorecardId, draft.base_version));
  const current = found(await findVersion(q, companyId, scorecardId, last));
  const document = parseDocument(draft.text);
  if (document.value === undefined || !Numbered.safeParse(document.value).success) {
    throw new AppError('draft_has_faults', { diagnostics: document.diagnostics });
  }
  // The number is the next one in any case, and no change of anybody's.
  const next = last + 1;
  const mine = parseDocument(withVersion(draft.text, next)).value;
  const [before, after] = [base.text, current.text].map((text) => parseDocument(withVersion(text, next)).value);
  const merged = mergeDocuments(before, mine, after, (path) => keep(toPointer(path)));
  return {
    scorecardId,
    currentVersion: last,
    currentText: current.text,
    baseText: base.text,
    draftText: draft.text,
    text: rewriteText(withVersion(draft.text, next), mine, merged.value),
    taken: merged.taken.map(toPointer),
    conflicts: merged.conflicts.map((conflict) => ({
      pointer: toPointer(conflict.path),
      path: conflict.mine === undefined ? conflict.theirPath : conflict.path,
      base: toJson(conflict.base),
      mine: toJson(conflict.mine),
      current: toJson(conflict.current),
    })),
  };
}

function toPointer(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value, null, 2);
}
