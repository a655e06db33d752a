import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { hashPassword, PASSWORD_MAX_LENGTH, verifyPassword } from '../auth/passwords.js';
import { recordFailure, requireUnlocked } from '../auth/sign-in-throttle.js';
import type { UserActor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { transact } from '../store/database.js';
import { deleteSessionsOfUser } from '../store/session-store.js';
import { findUser, setPasswordHash } from '../store/user-store.js';
import { Password } from './manage-users.js';

export const ChangePasswordInput = z.strictObject({
  current: z.string().min(1).max(PASSWORD_MAX_LENGTH),
  next: Password,
});

/**
 * Changes one's own password and ends every session of the account, the one that asked too: whoever knew the old
 * password is out.
 * @throws AppError `wrong_credentials`, `sign_in_locked`
 */
export async function changePassword(
  deps: Deps,
  actor: UserActor,
  caller: { readonly address: string },
  input: z.output<typeof ChangePasswordInput>,
): Promise<void> {
  const user = found(await findUser(deps.db, actor.companyId, actor.id));
  const attempt = { email: user.email, address: caller.address };
  await requireUnlocked(deps.db, attempt, deps.now());
  if (!(await verifyPassword(user.password_hash, input.current))) {
    await transact(deps.db, (tx) => recordFailure(tx, attempt, deps.now()));
    throw new AppError('wrong_credentials', { param: 'current' });
  }
  const hash = await hashPassword(input.next);
  await transact(deps.db, async (tx) => {
    await setPasswordHash(tx, actor.companyId, actor.id, hash);
    await deleteSessionsOfUser(tx, actor.id);
    await appendAudit(tx, actor, deps.now(), { action: 'user.password_changed', subject: actor.id, details: {} });
  });
}
