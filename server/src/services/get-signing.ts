import type { Text } from '@encours/engine';
import type { z } from 'zod';
import { levelOf, listHeldAuthorities } from '../authority/held-authority.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { listSignatoryRoles } from '../store/delegation-store.js';
import { companyDay } from './company-day.js';
import { OVERRIDE_REASON_CODES, OVERRIDE_REASONS } from './override-reasons.js';
import { personNamer } from './people.js';
import { describeReferral, GetReferralInput, loadReferral, type ReferralCase } from './referral.js';

export const GetSigningInput = GetReferralInput;

/** `role`: the console role does not sign. `own`: one's own request. `level`: no authority for it. `closed`: settled. */
type WhyNot = 'role' | 'own' | 'level' | 'closed' | 'signed';

/**
 * What people made of a decision, and all that a dialog needs to say while one types who could sign which amount: the
 * delegation that binds it, what the machine said, and the authorities that this person holds today.
 */
export async function getSigning(deps: Deps, actor: Actor, input: z.output<typeof GetSigningInput>) {
  requirePermission(actor, 'decisions:read');
  const { companyId } = actor;
  const referral = await loadReferral(deps, deps.db, companyId, input.decisionId);
  const today = await companyDay(deps, deps.db, companyId);
  const state = await describeReferral(deps, companyId, referral);
  const { person } = await personNamer(deps.db, companyId);
  const { levels } = referral.delegation;
  const requester = referral.row.actor_kind === 'user' ? referral.row.actor_id : null;
  const held = (await listHeldAuthorities(deps.db, companyId, actor.id, today))
    .filter(({ userId }) => userId !== requester)
    .map(({ userId, roles }) => ({ holder: person(userId), mine: userId === actor.id, level: levelOf(levels, roles) }))
    .filter(({ level }) => level > 0);
  return {
    ...state,
    delegation: referral.delegation,
    said: referral.said,
    held,
    whyNot: whyNot(actor, referral, held, requester, today),
    reasons: OVERRIDE_REASON_CODES.map((code): { code: typeof code; text: Text } => ({
      code,
      text: OVERRIDE_REASONS[code],
    })),
    signatories: await listSignatories(deps, companyId, referral),
  };
}

/** Why this person can sign nothing here; null when there is something they can. */
function whyNot(
  actor: Actor,
  referral: ReferralCase,
  held: readonly { readonly level: number }[],
  requester: string | null,
  today: string,
): WhyNot | null {
  if (referral.resolution !== undefined || today > referral.dueOn) return 'closed';
  if (actor.id === requester) return 'own';
  if (!actor.permissions.has('decisions:sign')) return 'role';
  const last = referral.signatures.at(-1);
  if (last?.signer_id === actor.id) return 'signed';
  const { role } = referral.decision.authority;
  const needed = Math.max(
    1,
    referral.delegation.levels.findIndex((level) => level.role === role),
  );
  return held.some(({ level }) => level >= needed) ? null : 'level';
}

/** Who holds which level of this delegation in their own right: whom a second signature may come from. */
async function listSignatories(deps: Deps, companyId: string, referral: ReferralCase) {
  const { person } = await personNamer(deps.db, companyId);
  const roles = await listSignatoryRoles(deps.db, companyId);
  return [...roles]
    .map(([userId, held]) => ({ person: person(userId), level: levelOf(referral.delegation.levels, held) }))
    .filter(({ level }) => level > 0);
}
