import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { type Queries, transact } from '../store/database.js';
import {
  endSubstitution as end,
  insertSubstitution,
  listSignatoryRoles,
  listSubstitutions,
  replaceSignatoryRoles,
} from '../store/delegation-store.js';
import { findVersion, listScorecards, listVersions } from '../store/scorecard-store.js';
import { findUser, listUsers } from '../store/user-store.js';
import { companyDay } from './company-day.js';
import { Day, Identifier } from './inputs.js';
import { personNamer } from './people.js';

const SignatoryRole = z.string().min(1).max(64);

export const SetSignatoryRolesInput = z.strictObject({ userId: Identifier, roles: z.array(SignatoryRole).max(20) });
export const AddSubstitutionInput = z
  .strictObject({ absentId: Identifier, substituteId: Identifier, from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends before it begins' })
  .refine(({ absentId, substituteId }) => absentId !== substituteId, {
    path: ['substituteId'],
    message: 'nobody stands in for themselves',
  });
export const EndSubstitutionInput = z.strictObject({ substitutionId: Identifier });

/** Who signs for what, who stands in for whom, and what each scorecard delegates. */
export async function listDelegations(deps: Deps, actor: Actor) {
  requirePermission(actor, 'scorecards:read');
  const { companyId } = actor;
  const today = await companyDay(deps, deps.db, companyId);
  const { person } = await personNamer(deps.db, companyId);
  const roles = await listSignatoryRoles(deps.db, companyId);
  const users = await listUsers(deps.db, companyId);
  return {
    today,
    people: users.map((user) => ({
      userId: user.id,
      name: user.name,
      status: user.status,
      /** May sign at all: has a role that may, whatever the delegation says. */
      maySign: user.roles.some((role) => role === 'analyst' || role === 'approver'),
      roles: roles.get(user.id) ?? [],
    })),
    substitutions: (await listSubstitutions(deps.db, companyId)).map((row) => ({
      substitutionId: row.id,
      absent: person(row.absent_id),
      substitute: person(row.substitute_id),
      from: row.from_day,
      to: row.to_day,
      createdBy: person(row.created_by),
      state:
        row.ended_at !== null
          ? ('ended' as const)
          : row.to_day < today
            ? ('over' as const)
            : row.from_day > today
              ? ('planned' as const)
              : ('running' as const),
    })),
    scorecards: await describeDelegations(deps, deps.db, companyId, today),
  };
}

/** The delegation of what decides today, or else of the last version, of each scorecard. */
async function describeDelegations(deps: Deps, q: Queries, companyId: string, today: string) {
  const cards = await listScorecards(q, companyId);
  return Promise.all(
    cards.map(async ({ id }) => {
      const heads = await listVersions(q, companyId, id);
      const deciding = heads.find((head) => head.effective_from !== null && head.effective_from <= today);
      const version = found(await findVersion(q, companyId, id, found(deciding ?? heads[0]).version));
      const { about, delegation } = (await deps.policies.readyVersion(q, version)).policy.scorecard;
      return {
        scorecardId: id,
        name: about.name,
        currency: about.currency,
        version: version.version,
        fourEyesAboveMinor: delegation.fourEyesAboveMinor,
        approvalValidDays: delegation.approvalValidDays,
        levels: delegation.levels,
      };
    }),
  );
}

/** @throws AppError `signatory_role_unknown` */
export async function setSignatoryRoles(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof SetSignatoryRolesInput>,
): Promise<void> {
  requireUser(actor, 'delegations:manage');
  const { companyId } = actor;
  const today = await companyDay(deps, deps.db, companyId);
  await transact(deps.db, async (tx) => {
    const user = found(await findUser(tx, companyId, input.userId), 'userId');
    const held = (await listSignatoryRoles(tx, companyId)).get(user.id) ?? [];
    const cards = await describeDelegations(deps, tx, companyId, today);
    // The first level is the machine's own.
    const known = new Set(cards.flatMap(({ levels }) => levels.slice(1).map(({ role }) => role)));
    if (input.roles.some((role) => !known.has(role) && !held.includes(role))) {
      throw new AppError('signatory_role_unknown', { param: 'roles' });
    }
    await replaceSignatoryRoles(tx, companyId, user.id, input.roles);
    await appendAudit(tx, actor, deps.now(), {
      action: 'user.signatory_roles_set',
      subject: user.id,
      details: { roles: [...new Set(input.roles)].sort() },
    });
  });
}

/**
 * Lets somebody sign in the place of an absent person, on whole days where the company is.
 * @throws AppError `substitution_overlaps` when the absent person has a substitute on one of the days.
 */
export async function addSubstitution(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof AddSubstitutionInput>,
): Promise<{ substitutionId: string }> {
  requireUser(actor, 'delegations:manage');
  const { companyId } = actor;
  return transact(deps.db, async (tx) => {
    found(await findUser(tx, companyId, input.absentId), 'absentId');
    found(await findUser(tx, companyId, input.substituteId), 'substituteId');
    const overlapping = (await listSubstitutions(tx, companyId)).some(
      (row) =>
        row.absent_id === input.absentId &&
        row.ended_at === null &&
        row.from_day <= input.to &&
        row.to_day >= input.from,
    );
    if (overlapping) throw new AppError('substitution_overlaps', { param: 'from' });
    const now = deps.now();
    const substitutionId = deps.newId('substitution');
    await insertSubstitution(tx, {
      id: substitutionId,
      company_id: companyId,
      absent_id: input.absentId,
      substitute_id: input.substituteId,
      from_day: input.from,
      to_day: input.to,
      created_by: actor.id,
      created_at: now.toISOString(),
      ended_at: null,
    });
    await appendAudit(tx, actor, now, {
      action: 'substitution.added',
      subject: substitutionId,
      details: { absentId: input.absentId, substituteId: input.substituteId, from: input.from, to: input.to },
    });
    return { substitutionId };
  });
}

/** Ends it at once; ending it twice is no fault. */
export async function endSubstitution(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof EndSubstitutionInput>,
): Promise<void> {
  requireUser(actor, 'delegations:manage');
  await transact(deps.db, async (tx) => {
    const rows = await listSubstitutions(tx, actor.companyId);
    const row = found(
      rows.find(({ id }) => id === input.substitutionId),
      'substitutionId',
    );
    if (row.ended_at !== null) return;
    const now = deps.now();
    await end(tx, actor.companyId, row.id, now.toISOString());
    await appendAudit(tx, actor, now, {
      action: 'substitution.ended',
      subject: row.id,
      details: { absentId: row.absent_id, substituteId: row.substitute_id },
    });
  });
}
