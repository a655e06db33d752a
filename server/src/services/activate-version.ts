import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import { laterDay } from '../calendar.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { readAbout } from '../policies/draft-text.js';
import { transact } from '../store/database.js';
import { emitEvent } from '../store/outbox.js';
import { findVersion, insertActivation, listVersions, statusOf } from '../store/scorecard-store.js';
import { companyDay } from './company-day.js';
import { Day, DocumentId, VersionNumber } from './inputs.js';

export const ActivateVersionInput = z.strictObject({
  scorecardId: DocumentId,
  version: VersionNumber,
  /** Null: today, or the day that the version itself names when that is later. */
  effectiveFrom: Day.nullable().default(null),
});

/**
 * Puts a version that was published without a day (a shipped one) in force, from today or a later day on.
 * @throws AppError `version_not_activable` when it is in force, scheduled or replaced already.
 */
export async function activateVersion(deps: Deps, actor: Actor, input: z.output<typeof ActivateVersionInput>) {
  requireUser(actor, 'approvals:decide');
  const { companyId } = actor;
  return transact(deps.db, async (tx) => {
    const row = found(await findVersion(tx, companyId, input.scorecardId, input.version), 'version');
    const versions = await listVersions(tx, companyId, input.scorecardId);
    const head = found(versions.find((version) => version.version === row.version));
    const today = await companyDay(deps, tx, companyId);
    if (statusOf(head, versions, today) !== 'published') throw new AppError('version_not_activable');
    const named = laterDay(readAbout(row.text).effectiveFrom, today);
    const effectiveFrom = laterDay(input.effectiveFrom ?? today, named);
    const now = deps.now();
    await insertActivation(tx, {
      company_id: companyId,
      scorecard_id: row.scorecard_id,
      version: row.version,
      effective_from: effectiveFrom,
      activated_by: actor.id,
      activated_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'version.activated',
      subject: `${row.scorecard_id}@${row.version}`,
      details: { digest: row.digest, effectiveFrom },
    });
    await emitEvent(tx, deps.newId, {
      companyId,
      type: 'version.activated',
      at: now,
      data: { scorecardId: row.scorecard_id, version: row.version, digest: row.digest, effectiveFrom },
    });
    const status = effectiveFrom > today ? ('scheduled' as const) : ('in_force' as const);
    return { scorecardId: row.scorecard_id, version: row.version, effectiveFrom, status };
  });
}
