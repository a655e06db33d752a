import type { Queries, Tx } from './database.js';
import type { ResolutionTable, SignatureTable, SubstitutionTable } from './governance-tables.js';

/** Roles of delegations by person; whoever holds none is left out. */
export async function listSignatoryRoles(q: Queries, companyId: string): Promise<ReadonlyMap<string, string[]>> {
  const rows = await q
    .selectFrom('signatory')
    .select(['user_id', 'role'])
    .where('company_id', '=', companyId)
    .orderBy('role')
    .execute();
  const byUser = new Map<string, string[]>();
  for (const { user_id, role } of rows) byUser.set(user_id, [...(byUser.get(user_id) ?? []), role]);
  return byUser;
}

export async function replaceSignatoryRoles(
  tx: Tx,
  companyId: string,
  userId: string,
  roles: readonly string[],
): Promise<void> {
  await tx.deleteFrom('signatory').where('company_id', '=', companyId).where('user_id', '=', userId).execute();
  const rows = [...new Set(roles)].map((role) => ({ company_id: companyId, user_id: userId, role }));
  if (rows.length > 0) await tx.insertInto('signatory').values(rows).execute();
}

/** All of them, latest first, ended ones too. */
export function listSubstitutions(q: Queries, companyId: string): Promise<SubstitutionTable[]> {
  return q
    .selectFrom('substitution')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('from_day', 'desc')
    .orderBy('id')
    .execute();
}

/** Those that stand on `day`, of whose absent person the account is open. */
export function listSubstitutionsOn(
  q: Queries,
  companyId: string,
  substituteId: string,
  day: string,
): Promise<Pick<SubstitutionTable, 'absent_id'>[]> {
  return q
    .selectFrom('substitution')
    .innerJoin('user_account', 'user_account.id', 'substitution.absent_id')
    .select('substitution.absent_id')
    .where('substitution.company_id', '=', companyId)
    .where('substitution.substitute_id', '=', substituteId)
    .where('substitution.ended_at', 'is', null)
    .where('substitution.from_day', '<=', day)
    .where('substitution.to_day', '>=', day)
    .where('user_account.status', '=', 'active')
    .orderBy('substitution.absent_id')
    .execute();
}

export async function insertSubstitution(tx: Tx, row: SubstitutionTable): Promise<void> {
  await tx.insertInto('substitution').values(row).execute();
}

export async function endSubstitution(tx: Tx, companyId: string, id: string, at: string): Promise<void> {
  await tx
    .updateTable('substitution')
    .set({ ended_at: at })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute();
}

/** In the order in which they were given. */
export function listSignatures(
  q: Queries,
  companyId: string,
  decisionIds: readonly string[],
): Promise<SignatureTable[]> {
  if (decisionIds.length === 0) return Promise.resolve([]);
  return q
    .selectFrom('decision_signature')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('decision_id', 'in', decisionIds)
    .orderBy('decision_id')
    .orderBy('position')
    .execute();
}

export async function insertSignature(tx: Tx, row: SignatureTable): Promise<void> {
  await tx.insertInto('decision_signature').values(row).execute();
}

export function findResolution(
  q: Queries,
  companyId: string,
  decisionId: string,
): Promise<ResolutionTable | undefined> {
  return q
    .selectFrom('decision_resolution')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst();
}

export async function insertResolution(tx: Tx, row: ResolutionTable): Promise<void> {
  await tx.insertInto('decision_resolution').values(row).execute();
}
