import { z } from 'zod';
import { levelOf, listHeldAuthorities } from '../authority/held-authority.js';
import { type Actor, requirePermission, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { type Queries, readTogether } from '../store/database.js';
import { listSignatures } from '../store/delegation-store.js';
import {
  countOpenRequests,
  listOpenRequests,
  listResolved,
  listVersionsWithOpenRequests,
  type OpenRequests,
  type ReferredRow,
} from '../store/referral-store.js';
import { findVersion } from '../store/scorecard-store.js';
import { companyDay, companyValidity } from './company-day.js';
import { describeDecision } from './list-decisions.js';
import { actorNamer, personNamer } from './people.js';
import { describeResolution } from './referral.js';
import type { Resolution } from './resolution.js';

/** `mine`: those I may sign. `asked`: mine, which others must sign. `all`: everybody’s. `resolved`: settled ones. */
export const INBOX_VIEWS = ['mine', 'asked', 'all', 'resolved'] as const;
export const ListInboxInput = z.strictObject({
  view: z.enum(INBOX_VIEWS).default('mine'),
  limit: z.int().min(1).max(200).default(100),
});

const Reasons = z.object({
  decision: z.object({
    reasons: z.array(z.object({ text: z.object({ fr: z.string(), en: z.string() }) })),
    authority: z.object({ label: z.object({ fr: z.string(), en: z.string() }), fourEyes: z.boolean() }),
  }),
});

/** Requests that wait for a signature, the one that lapses first on top, or those that were settled, latest first. */
export async function listInbox(deps: Deps, actor: Actor, input: z.output<typeof ListInboxInput>) {
  requirePermission(actor, 'decisions:read');
  // A request is listed with the signatures that it has in that state.
  return readTogether(deps.db, (q) => readInbox(deps, q, actor, input));
}

async function readInbox(deps: Deps, q: Queries, actor: Actor, input: z.output<typeof ListInboxInput>) {
  const { companyId } = actor;
  if (input.view === 'resolved') {
    const rows = await listResolved(q, companyId, { below: null, limit: input.limit, overridesOnly: false });
    const items = await describeRows(deps, q, companyId, rows);
    return {
      total: rows.length,
      rows: items.map((item, index) => ({ ...item, resolution: resolutionOf(rows[index]) })),
    };
  }
  const wanted = await openRequests(deps, q, companyId, input.view === 'mine' ? actor.id : null);
  const askedBy = input.view === 'asked' ? actor.id : null;
  const rows = await listOpenRequests(q, companyId, wanted, { askedBy, limit: input.limit });
  const items = await describeRows(deps, q, companyId, rows);
  return {
    total: askedBy === null ? await countOpenRequests(q, companyId, wanted) : rows.length,
    rows: items.map((item) => ({ ...item, resolution: null })),
  };
}

/** How many wait for this person: the number beside the menu. */
export async function countInbox(deps: Deps, actor: Actor): Promise<{ readonly waiting: number }> {
  requireUser(actor, 'decisions:sign');
  const { companyId, id } = actor;
  return readTogether(deps.db, async (q) => {
    const wanted = await openRequests(deps, q, companyId, id);
    return { waiting: await countOpenRequests(q, companyId, wanted) };
  });
}

/** Open requests by version; with a person, only those that this person may sign today. */
async function openRequests(
  deps: Deps,
  q: Queries,
  companyId: string,
  signerId: string | null,
): Promise<OpenRequests[]> {
  const today = await companyDay(deps, q, companyId);
  const held = signerId === null ? [] : await listHeldAuthorities(q, companyId, signerId, today);
  const validity = await companyValidity(deps, q, companyId);
  const wanted: OpenRequests[] = [];
  for (const { scorecardId, version } of await listVersionsWithOpenRequests(q, companyId)) {
    const row = found(await findVersion(q, companyId, scorecardId, version));
    const { levels, approvalValidDays } = (await deps.policies.readyVersion(q, row)).policy.scorecard.delegation;
    const common = { scorecardId, version, since: validity.since(approvalValidDays) };
    if (signerId === null) {
      wanted.push({ ...common, roles: null, notAskedBy: [] });
      continue;
    }
    for (const { userId, roles } of held) {
      const level = levelOf(levels, roles);
      const below = levels.slice(0, level + 1).map(({ role }) => role);
      if (below.length > 0) wanted.push({ ...common, roles: below, notAskedBy: [...new Set([signerId, userId])] });
    }
  }
  return wanted;
}

async function describeRows(deps: Deps, q: Queries, companyId: string, rows: readonly ReferredRow[]) {
  const nameOf = await actorNamer(q, companyId);
  const { person, personOrNull } = await personNamer(q, companyId);
  const signatures = await listSignatures(
    q,
    companyId,
    rows.map(({ id }) => id),
  );
  const validity = await companyValidity(deps, q, companyId);
  const validDays = await readValidDays(deps, q, companyId, rows);
  return rows.map((row) => {
    const { reasons, authority } = Reasons.parse(JSON.parse(row.body)).decision;
    return {
      ...describeDecision(row, nameOf),
      date: row.date,
      dueOn: validity.lastDay(row.decided_at, validDays.get(versionKey(row)) ?? 0),
      authorityLabel: authority.label,
      fourEyes: authority.fourEyes,
      /** The first reason for the referral; the card has them all. */
      why: reasons[0]?.text ?? null,
      signatures: signatures
        .filter((signature) => signature.decision_id === row.id)
        .map((signature) => ({
          verdict: signature.verdict,
          amountMinor: signature.amount_minor,
          signer: person(signature.signer_id),
          onBehalfOf: personOrNull(signature.on_behalf_of),
        })),
    };
  });
}

const versionKey = (row: ReferredRow): string => `${row.scorecard_id}@${row.scorecard_version}`;

/** For how many days requests may be signed, by version. */
async function readValidDays(
  deps: Deps,
  q: Queries,
  companyId: string,
  rows: readonly ReferredRow[],
): Promise<ReadonlyMap<string, number>> {
  const days = new Map<string, number>();
  for (const row of rows) {
    const key = versionKey(row);
    if (days.has(key)) continue;
    const version = found(await findVersion(q, companyId, row.scorecard_id, row.scorecard_version));
    const { policy } = await deps.policies.readyVersion(q, version);
    days.set(key, policy.scorecard.delegation.approvalValidDays);
  }
  return days;
}

function resolutionOf(row: Awaited<ReturnType<typeof listResolved>>[number] | undefined): Resolution {
  const {
    company_id,
    id,
    resolution_seq,
    resolution_outcome,
    resolution_limit_minor,
    direction,
    reason_code,
    valid_until,
    resolved_at,
    currency,
  } = found(row);
  return describeResolution(
    {
      company_id,
      decision_id: id,
      audit_seq: resolution_seq,
      outcome: resolution_outcome,
      limit_minor: resolution_limit_minor,
      direction,
      reason_code,
      valid_until,
      resolved_at,
    },
    currency,
  );
}
