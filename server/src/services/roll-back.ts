import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { withVersion } from '../policies/draft-text.js';
import { transact } from '../store/database.js';
import { emitEvent } from '../store/outbox.js';
import {
  findVersion,
  insertActivation,
  insertVersion,
  lastVersionNumber,
  listVersions,
  statusOf,
  suspendedBy,
} from '../store/scorecard-store.js';
import { companyDay } from './company-day.js';
import { Comment, DocumentId, VersionNumber } from './inputs.js';

export const RollBackInput = z.strictObject({ scorecardId: DocumentId, toVersion: VersionNumber, comment: Comment });

/**
 * Goes back to a text that has decided before: it is published as the next version and decides from today. Two people
 * have stood for this text already, so one approver is enough; whoever wrote it is not the one.
 * @throws AppError `not_rollable`, `own_draft`; `draft_has_faults` when this engine no longer takes the text
 */
export async function rollBack(deps: Deps, actor: Actor, input: z.output<typeof RollBackInput>) {
  requireUser(actor, 'approvals:decide');
  const { companyId } = actor;
  return transact(deps.db, async (tx) => {
    const old = found(await findVersion(tx, companyId, input.scorecardId, input.toVersion), 'toVersion');
    const heads = await listVersions(tx, companyId, input.scorecardId);
    const today = await companyDay(deps, tx, companyId);
    const head = found(heads.find(({ version }) => version === old.version));
    if (statusOf(head, heads, today) !== 'retired') throw new AppError('not_rollable', { param: 'toVersion' });
    if (old.author_id === actor.id) throw new AppError('own_draft');

    const version = (await lastVersionNumber(tx, companyId, input.scorecardId)) + 1;
    const text = withVersion(old.text, version);
    const { policy, digest, diagnostics } = await deps.policies.checkText(tx, companyId, text);
    if (policy === null || digest === null) throw new AppError('draft_has_faults', { diagnostics });

    const now = deps.now();
    const at = now.toISOString();
    const subject = `${input.scorecardId}@${version}`;
    await insertVersion(tx, {
      company_id: companyId,
      scorecard_id: input.scorecardId,
      version,
      digest,
      text,
      // The cases are pinned to what this text decides: the same as before.
      cases: old.cases,
      origin: old.origin,
      draft_id: old.draft_id,
      author_id: old.author_id,
      published_by: actor.id,
      published_at: at,
      comment: input.comment,
    });
    await insertActivation(tx, {
      company_id: companyId,
      scorecard_id: input.scorecardId,
      version,
      effective_from: today,
      activated_by: actor.id,
      activated_at: at,
    });
    await appendAudit(tx, actor, now, {
      action: 'version.rolled_back',
      subject,
      details: { digest, toVersion: old.version, toDigest: old.digest, comment: input.comment },
    });
    for (const suspended of suspendedBy(heads, { version, from: today }, today)) {
      await appendAudit(tx, actor, now, {
        action: 'version.suspended',
        subject: `${input.scorecardId}@${suspended.version}`,
        details: { by: subject, authorId: suspended.author_id },
      });
    }
    await emitEvent(tx, deps.newId, {
      companyId,
      type: 'version.activated',
      at: now,
      data: { scorecardId: input.scorecardId, version, digest, effectiveFrom: today },
    });
    return { scorecardId: input.scorecardId, version, effectiveFrom: today };
  });
}
