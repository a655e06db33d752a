import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { lastAuditSequence } from '../store/audit-store.js';
import { type Queries, transact } from '../store/database.js';
import { findDraft } from '../store/draft-store.js';
import { findScorecard, findVersion, listVersions, statusOf } from '../store/scorecard-store.js';
import {
  countShadowDays,
  countShadowMoves,
  findShadow,
  insertShadow,
  listShadowDifferences,
  listShadows,
  type ShadowHead,
  stopShadow as stop,
} from '../store/shadow-store.js';
import { companyDay } from './company-day.js';
import { DocumentId, Identifier, VersionNumber } from './inputs.js';
import { personNamer } from './people.js';

export const ListShadowsInput = z.strictObject({ scorecardId: DocumentId });
export const GetShadowInput = z.strictObject({ shadowId: Identifier });
export const StartShadowInput = z.strictObject({
  scorecardId: DocumentId,
  challenger: z.union([z.strictObject({ version: VersionNumber }), z.strictObject({ draftId: Identifier })]),
});

/** As many as anybody reads through. */
const MOST_DIFFERENCES = 100;

/** Challengers of a scorecard that run or ran in shadow, the latest first. */
export async function listScorecardShadows(deps: Deps, actor: Actor, input: z.output<typeof ListShadowsInput>) {
  requirePermission(actor, 'scorecards:read');
  found(await findScorecard(deps.db, actor.companyId, input.scorecardId), 'scorecardId');
  const { person, personOrNull } = await personNamer(deps.db, actor.companyId);
  return (await listShadows(deps.db, actor.companyId, input.scorecardId)).map((row) =>
    describeShadow(row, person, personOrNull),
  );
}

function describeShadow(
  row: ShadowHead,
  person: Awaited<ReturnType<typeof personNamer>>['person'],
  personOrNull: Awaited<ReturnType<typeof personNamer>>['personOrNull'],
) {
  return {
    shadowId: row.id,
    scorecardId: row.scorecard_id,
    version: row.version,
    draftId: row.draft_id,
    digest: row.digest,
    startedBy: person(row.started_by),
    startedAt: row.started_at,
    stoppedBy: personOrNull(row.stopped_by),
    stoppedAt: row.stopped_at,
  };
}

/** What a challenger said beside what was decided: agreement by day, outcomes and limits, the latest differences. */
export async function getShadow(deps: Deps, actor: Actor, input: z.output<typeof GetShadowInput>) {
  requirePermission(actor, 'decisions:read');
  const row = found(await findShadow(deps.db, actor.companyId, input.shadowId), 'shadowId');
  const { person, personOrNull } = await personNamer(deps.db, actor.companyId);
  const days = await countShadowDays(deps.db, row.id);
  const moves = await countShadowMoves(deps.db, row.id);
  const differences = await listShadowDifferences(deps.db, row.id, MOST_DIFFERENCES);
  const sum = (pick: (day: (typeof days)[number]) => number): number =>
    days.reduce((total, day) => total + pick(day), 0);
  return {
    ...describeShadow(row, person, personOrNull),
    decisions: sum(({ n }) => n),
    failed: sum(({ failed }) => failed),
    sameOutcome: sum(({ sameOutcome }) => sameOutcome),
    sameRating: sum(({ sameRating }) => sameRating),
    /** Sums of the limits where both could say one; null without any. */
    liveLimitMinor: sumOrNull(moves.map(({ live_limit }) => live_limit)),
    limitMinor: sumOrNull(moves.map(({ limit }) => limit)),
    moves: moves.map(({ live_outcome, outcome, n }) => ({ from: live_outcome, to: outcome, n })),
    days,
    differences: differences.map((each) => ({
      decisionId: each.decision_id,
      day: each.day,
      customerId: each.customer_id,
      customerName: each.customer_name,
      live: { outcome: each.live_outcome, rating: each.live_rating, limitMinor: each.live_limit_minor },
      challenger:
        each.outcome === null ? null : { outcome: each.outcome, rating: each.rating, limitMinor: each.limit_minor },
      fault: each.fault,
    })),
  };
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/**
 * Puts a challenger in shadow: from the next decision on it decides the same, for statistics only. Its text is kept as
 * it is now, whatever becomes of the draft.
 * @throws AppError `shadow_running`; `draft_has_faults` when its text cannot decide
 */
export async function startShadow(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof StartShadowInput>,
): Promise<{ shadowId: string }> {
  requireUser(actor, 'shadows:manage');
  const { companyId } = actor;
  found(await findScorecard(deps.db, companyId, input.scorecardId), 'scorecardId');
  const challenger = await readChallenger(deps, deps.db, companyId, input);
  return transact(deps.db, async (tx) => {
    const others = await listShadows(tx, companyId, input.scorecardId);
    if (others.some(({ stopped_at }) => stopped_at === null)) throw new AppError('shadow_running');
    const now = deps.now();
    const shadowId = deps.newId('shadow');
    await insertShadow(tx, {
      id: shadowId,
      company_id: companyId,
      scorecard_id: input.scorecardId,
      ...challenger,
      after_seq: await lastAuditSequence(tx, companyId),
      started_by: actor.id,
      started_at: now.toISOString(),
      stopped_by: null,
      stopped_at: null,
      until_seq: null,
    });
    await appendAudit(tx, actor, now, {
      action: 'shadow.started',
      subject: shadowId,
      details: {
        scorecard: input.scorecardId,
        version: challenger.version,
        draftId: challenger.draft_id,
        digest: challenger.digest,
      },
    });
    return { shadowId };
  });
}

async function readChallenger(deps: Deps, q: Queries, companyId: string, input: z.output<typeof StartShadowInput>) {
  if ('version' in input.challenger) {
    const row = found(await findVersion(q, companyId, input.scorecardId, input.challenger.version), 'version');
    const heads = await listVersions(q, companyId, input.scorecardId);
    const head = found(heads.find(({ version }) => version === row.version));
    // The version in force would agree with itself.
    if (statusOf(head, heads, await companyDay(deps, q, companyId)) === 'in_force') {
      throw new AppError('invalid_request', { param: 'version' });
    }
    return { version: row.version, draft_id: null, digest: row.digest, text: row.text };
  }
  const draft = found(await findDraft(q, companyId, input.challenger.draftId), 'draftId');
  if (draft.scorecard_id !== input.scorecardId) throw new AppError('not_found', { param: 'draftId' });
  const { policy, digest, diagnostics } = await deps.policies.checkText(q, companyId, draft.text);
  if (policy === null || digest === null) throw new AppError('draft_has_faults', { diagnostics });
  return { version: null, draft_id: draft.id, digest, text: draft.text };
}

/** @throws AppError `shadow_not_running` */
export async function stopShadow(deps: Deps, actor: Actor, input: z.output<typeof GetShadowInput>): Promise<void> {
  requireUser(actor, 'shadows:manage');
  await transact(deps.db, async (tx) => {
    const row = found(await findShadow(tx, actor.companyId, input.shadowId), 'shadowId');
    if (row.stopped_at !== null) throw new AppError('shadow_not_running');
    const now = deps.now();
    await stop(tx, row.id, {
      stopped_by: actor.id,
      stopped_at: now.toISOString(),
      until_seq: await lastAuditSequence(tx, actor.companyId),
    });
    await appendAudit(tx, actor, now, {
      action: 'shadow.stopped',
      subject: row.id,
      details: { scorecard: row.scorecard_id, digest: row.digest },
    });
  });
}
