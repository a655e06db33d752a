import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { withVersion } from '../policies/draft-text.js';
import { transact } from '../store/database.js';
import { findOpenDraft, insertDraft } from '../store/draft-store.js';
import { findVersion, lastVersionNumber } from '../store/scorecard-store.js';
import { DocumentId, VersionNumber } from './inputs.js';

export const CreateDraftInput = z.strictObject({ scorecardId: DocumentId, fromVersion: VersionNumber });

/**
 * Starts a draft of the next version from the text of a published one (an old one is how one goes back), or returns
 * the one that the author has open: there is one for each author and scorecard.
 */
export async function createDraft(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof CreateDraftInput>,
): Promise<{ draftId: string; created: boolean }> {
  requireUser(actor, 'drafts:write');
  const { companyId } = actor;
  return transact(deps.db, async (tx) => {
    const base = found(await findVersion(tx, companyId, input.scorecardId, input.fromVersion), 'fromVersion');
    const open = await findOpenDraft(tx, companyId, input.scorecardId, actor.id);
    if (open !== undefined) return { draftId: open.id, created: false };
    const next = (await lastVersionNumber(tx, companyId, input.scorecardId)) + 1;
    const now = deps.now();
    const draftId = deps.newId('draft');
    await insertDraft(tx, {
      id: draftId,
      company_id: companyId,
      scorecard_id: input.scorecardId,
      author_id: actor.id,
      base_version: base.version,
      text: withVersion(base.text, next),
      revision: 1,
      status: 'editing',
      comment: null,
      backtest_id: null,
      submitted_at: null,
      submitted_digest: null,
      published_version: null,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'draft.created',
      subject: draftId,
      details: { scorecard: input.scorecardId, baseVersion: base.version },
    });
    return { draftId, created: true };
  });
}
