import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { hashPassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../auth/passwords.js';
import { ROLES } from '../authority/permissions.js';
import { type Actor, requirePermission, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { toBase32 } from '../ids.js';
import { transact } from '../store/database.js';
import { deleteSessionsOfUser } from '../store/session-store.js';
import {
  countOtherAdmins,
  findUser,
  findUserByEmail,
  insertUser,
  listUsers as listRows,
  replaceRoles,
  setStatus,
} from '../store/user-store.js';
import { Identifier, nameShape } from './inputs.js';

const Roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);
export const Password = z.string().min(PASSWORD_MIN_LENGTH).max(PASSWORD_MAX_LENGTH);
export const Email = z.string().trim().toLowerCase().max(320).pipe(z.email());
export const PersonName = nameShape(200);

export const CreateUserInput = z.strictObject({
  name: PersonName,
  email: Email,
  roles: Roles,
  /** Null: one is made up, and returned once. */
  password: Password.nullable().default(null),
});
export const SetUserStatusInput = z.strictObject({ userId: Identifier, status: z.enum(['active', 'disabled']) });
export const EndSessionsInput = z.strictObject({ userId: Identifier });
export const SetUserRolesInput = z.strictObject({ userId: Identifier, roles: Roles });

/** Everybody with an account, by name. */
export async function listUsers(deps: Deps, actor: Actor) {
  requirePermission(actor, 'users:manage');
  const rows = await listRows(deps.db, actor.companyId);
  return rows.map((row) => ({
    userId: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    status: row.status,
    createdAt: row.created_at,
  }));
}

/**
 * Gives somebody an account. The initial password is returned, to be handed over; only its hash is kept.
 * @throws AppError `email_taken`
 */
export async function createUser(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof CreateUserInput>,
): Promise<{ userId: string; password: string }> {
  requirePermission(actor, 'users:manage');
  const password = input.password ?? toBase32(randomBytes(16));
  const passwordHash = await hashPassword(password);
  const userId = deps.newId('user');
  await transact(deps.db, async (tx) => {
    if ((await findUserByEmail(tx, input.email)) !== undefined) throw new AppError('email_taken', { param: 'email' });
    const now = deps.now();
    const user = {
      id: userId,
      company_id: actor.companyId,
      email: input.email,
      name: input.name,
      password_hash: passwordHash,
      status: 'active' as const,
      created_at: now.toISOString(),
    };
    await insertUser(tx, user, input.roles);
    await appendAudit(tx, actor, now, {
      action: 'user.created',
      subject: userId,
      details: { roles: [...input.roles].sort() },
    });
  });
  return { userId, password };
}

/**
 * Replaces the roles of a user; they count from the user's next request on.
 * @throws AppError `last_admin` when nobody else could give the role back.
 */
export async function setUserRoles(deps: Deps, actor: Actor, input: z.output<typeof SetUserRolesInput>): Promise<void> {
  requireUser(actor, 'users:manage');
  await transact(deps.db, async (tx) => {
    const user = found(await findUser(tx, actor.companyId, input.userId), 'userId');
    const others = await countOtherAdmins(tx, actor.companyId, user.id);
    if (!input.roles.includes('admin') && others === 0) throw new AppError('last_admin', { param: 'roles' });
    await replaceRoles(tx, actor.companyId, user.id, input.roles);
    await appendAudit(tx, actor, deps.now(), {
      action: 'user.roles_set',
      subject: user.id,
      details: { roles: [...input.roles].sort() },
    });
  });
}

/** Signs somebody out everywhere, at once: a lost laptop, a doubt. */
export async function endSessions(deps: Deps, actor: Actor, input: z.output<typeof EndSessionsInput>): Promise<void> {
  requireUser(actor, 'users:manage');
  await transact(deps.db, async (tx) => {
    const user = found(await findUser(tx, actor.companyId, input.userId), 'userId');
    await deleteSessionsOfUser(tx, user.id);
    await appendAudit(tx, actor, deps.now(), { action: 'user.sessions_ended', subject: user.id, details: {} });
  });
}

/**
 * Lets somebody in no more, from this minute on, or in again. Accounts are never deleted: the log names them.
 * @throws AppError `last_admin`
 */
export async function setUserStatus(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof SetUserStatusInput>,
): Promise<void> {
  requireUser(actor, 'users:manage');
  await transact(deps.db, async (tx) => {
    const user = found(await findUser(tx, actor.companyId, input.userId), 'userId');
    if (user.status === input.status) return;
    const disables = input.status === 'disabled';
    if (disables && (await countOtherAdmins(tx, actor.companyId, user.id)) === 0) {
      throw new AppError('last_admin', { param: 'status' });
    }
    await setStatus(tx, actor.companyId, user.id, input.status);
    if (disables) await deleteSessionsOfUser(tx, user.id);
    await appendAudit(tx, actor, deps.now(), {
      action: disables ? 'user.disabled' : 'user.enabled',
      subject: user.id,
      details: {},
    });
  });
}
