import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { PASSWORD_MAX_LENGTH, verifyPassword } from '../auth/passwords.js';
import { clearFailures, recordFailure, requireUnlocked } from '../auth/sign-in-throttle.js';
import { createSessionToken, hashToken } from '../auth/tokens.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { type Tx, transact } from '../store/database.js';
import { deleteExpiredSessions, insertSession } from '../store/session-store.js';
import type { UserTable } from '../store/tables.js';
import { findUserByEmail } from '../store/user-store.js';

export const SignInInput = z.strictObject({
  email: z.string().trim().toLowerCase().min(1).max(320),
  password: z.string().min(1).max(PASSWORD_MAX_LENGTH),
});
export type SignInInput = z.output<typeof SignInInput>;

/** A working day: long enough not to interrupt, short enough for a machine left open. */
const SESSION_MS = 12 * 60 * 60_000;

/**
 * Signs a person in and returns the token for the cookie.
 *
 * An unknown mail address, a wrong password and a disabled account give the same answer after the same work.
 * @throws AppError `wrong_credentials`, `sign_in_locked`
 */
export async function signIn(
  deps: Deps,
  caller: { readonly address: string },
  input: SignInInput,
): Promise<{ token: string; expiresAt: Date }> {
  const attempt = { email: input.email, address: caller.address };
  await requireUnlocked(deps.db, attempt, deps.now());

  const user = await findUserByEmail(deps.db, input.email);
  const matches = await verifyPassword(user?.password_hash ?? null, input.password);
  const now = deps.now();
  if (user === undefined || !matches || user.status !== 'active') {
    await transact(deps.db, async (tx) => {
      const locks = await recordFailure(tx, attempt, now);
      if (!locks || user === undefined) return;
      const actor = { kind: 'system', id: 'sign-in', companyId: user.company_id } as const;
      await appendAudit(tx, actor, now, { action: 'user.sign_in_locked', subject: user.id, details: {} });
    });
    throw new AppError('wrong_credentials', { param: 'password' });
  }

  return transact(deps.db, async (tx) => {
    await clearFailures(tx, attempt);
    return openSession(deps, tx, user);
  });
}

/** Begins a session of somebody who has proved who they are, and returns the token for the cookie. */
export async function openSession(
  deps: Deps,
  tx: Tx,
  user: Pick<UserTable, 'id' | 'company_id'>,
): Promise<{ token: string; expiresAt: Date }> {
  const now = deps.now();
  const token = createSessionToken();
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  await deleteExpiredSessions(tx, now.toISOString());
  await insertSession(tx, {
    token_hash: hashToken(token),
    company_id: user.company_id,
    user_id: user.id,
    created_at: now.toISOString(),
    expires_at: expiresAt.toISOString(),
  });
  const actor = { kind: 'user', id: user.id, companyId: user.company_id } as const;
  await appendAudit(tx, actor, now, { action: 'user.signed_in', subject: user.id, details: {} });
  return { token, expiresAt };
}
