/** Whose authority a person may use: their own, and that of whoever they stand in for. */
import type { Queries } from '../store/database.js';
import { listSignatoryRoles, listSubstitutionsOn } from '../store/delegation-store.js';

export interface HeldAuthority {
  /** The person whose authority it is. */
  readonly userId: string;
  /** Roles of scorecard delegations. */
  readonly roles: readonly string[];
}

/**
 * One's own authority first, then those one stands in for on `day`. Authority that somebody holds as a substitute is
 * not handed on.
 */
export async function listHeldAuthorities(
  q: Queries,
  companyId: string,
  userId: string,
  day: string,
): Promise<HeldAuthority[]> {
  const roles = await listSignatoryRoles(q, companyId);
  const absent = await listSubstitutionsOn(q, companyId, userId, day);
  return [userId, ...absent.map((row) => row.absent_id)]
    .map((id) => ({ userId: id, roles: roles.get(id) ?? [] }))
    .filter((held) => held.roles.length > 0);
}

/** Position of the highest level of a delegation that the roles give; -1 when they give none. */
export function levelOf(levels: readonly { readonly role: string }[], roles: readonly string[]): number {
  return levels.findLastIndex(({ role }) => roles.includes(role));
}
