import { appendAudit } from '../audit/append-audit.js';
import { authenticateSession } from '../auth/authenticate.js';
import { hashToken } from '../auth/tokens.js';
import type { Deps } from '../deps.js';
import { transact } from '../store/database.js';
import { deleteSession } from '../store/session-store.js';

/** Ends the session of this token; signing out twice is no fault. */
export async function signOut(deps: Deps, token: string | null): Promise<void> {
  const actor = await authenticateSession(deps, token);
  if (actor === null || token === null) return;
  await transact(deps.db, async (tx) => {
    await deleteSession(tx, hashToken(token));
    await appendAudit(tx, actor, deps.now(), { action: 'user.signed_out', subject: actor.id, details: {} });
  });
}
