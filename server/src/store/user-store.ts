import type { Queries, Tx } from './database.js';
import type { Role, UserTable } from './tables.js';

export type UserWithRoles = Omit<UserTable, 'password_hash'> & { readonly roles: readonly Role[] };

/** By mail address in lower case, over all companies. */
export function findUserByEmail(q: Queries, email: string): Promise<UserTable | undefined> {
  return q.selectFrom('user_account').selectAll().where('email', '=', email).executeTakeFirst();
}

export function findUser(q: Queries, companyId: string, id: string): Promise<UserTable | undefined> {
  return q
    .selectFrom('user_account')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function rolesOf(q: Queries, userId: string): Promise<Role[]> {
  const rows = await q.selectFrom('user_role').select('role').where('user_id', '=', userId).orderBy('role').execute();
  return rows.map((row) => row.role);
}

export async function listUsers(q: Queries, companyId: string): Promise<UserWithRoles[]> {
  const users = await q
    .selectFrom('user_account')
    .select(['id', 'company_id', 'email', 'name', 'status', 'created_at'])
    .where('company_id', '=', companyId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const roles = await q
    .selectFrom('user_role')
    .select(['user_id', 'role'])
    .where('company_id', '=', companyId)
    .orderBy('role')
    .execute();
  return users.map((user) => ({
    ...user,
    roles: roles.filter((row) => row.user_id === user.id).map((row) => row.role),
  }));
}

/** Names by id, of all users of the company: what lists and records show instead of ids. */
export async function namesOfUsers(q: Queries, companyId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await q.selectFrom('user_account').select(['id', 'name']).where('company_id', '=', companyId).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function insertUser(tx: Tx, user: UserTable, roles: readonly Role[]): Promise<void> {
  await tx.insertInto('user_account').values(user).execute();
  await insertRoles(tx, user.company_id, user.id, roles);
}

export async function replaceRoles(tx: Tx, companyId: string, userId: string, roles: readonly Role[]): Promise<void> {
  await tx.deleteFrom('user_role').where('company_id', '=', companyId).where('user_id', '=', userId).execute();
  await insertRoles(tx, companyId, userId, roles);
}

async function insertRoles(tx: Tx, companyId: string, userId: string, roles: readonly Role[]): Promise<void> {
  const rows = [...new Set(roles)].map((role) => ({ company_id: companyId, user_id: userId, role }));
  if (rows.length > 0) await tx.insertInto('user_role').values(rows).execute();
}

/** Active administrators other than the given user. */
export async function countOtherAdmins(q: Queries, companyId: string, userId: string): Promise<number> {
  const row = await q
    .selectFrom('user_role')
    .innerJoin('user_account', 'user_account.id', 'user_role.user_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('user_role.company_id', '=', companyId)
    .where('user_role.role', '=', 'admin')
    .where('user_role.user_id', '<>', userId)
    .where('user_account.status', '=', 'active')
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function setPasswordHash(tx: Tx, companyId: string, userId: string, hash: string): Promise<void> {
  await tx
    .updateTable('user_account')
    .set({ password_hash: hash })
    .where('company_id', '=', companyId)
    .where('id', '=', userId)
    .execute();
}

export async function setStatus(tx: Tx, companyId: string, userId: string, status: UserTable['status']): Promise<void> {
  await tx
    .updateTable('user_account')
    .set({ status })
    .where('company_id', '=', companyId)
    .where('id', '=', userId)
    .execute();
}
