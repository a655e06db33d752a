import type { Queries, Tx } from './database.js';
import type { SessionTable, SignInFailureTable } from './tables.js';

export interface SessionUser {
  readonly companyId: string;
  readonly userId: string;
  readonly name: string;
}

export async function insertSession(tx: Tx, session: SessionTable): Promise<void> {
  await tx.insertInto('session').values(session).execute();
}

/** The user behind a session that has not expired at `now`; nobody when the account is disabled. */
export async function findSessionUser(q: Queries, tokenHash: string, now: string): Promise<SessionUser | undefined> {
  return q
    .selectFrom('session')
    .innerJoin('user_account', 'user_account.id', 'session.user_id')
    .select(['session.company_id as companyId', 'session.user_id as userId', 'user_account.name as name'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('user_account.status', '=', 'active')
    .executeTakeFirst();
}

export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

export async function deleteSessionsOfUser(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('session').where('user_id', '=', userId).execute();
}

export async function deleteExpiredSessions(tx: Tx, now: string): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
}

export function findSignInFailure(q: Queries, subjectHash: string): Promise<SignInFailureTable | undefined> {
  return q.selectFrom('sign_in_failure').selectAll().where('subject_hash', '=', subjectHash).executeTakeFirst();
}

export async function putSignInFailure(tx: Tx, row: SignInFailureTable): Promise<void> {
  await tx
    .insertInto('sign_in_failure')
    .values(row)
    .onConflict((oc) =>
      oc
        .column('subject_hash')
        .doUpdateSet({ failures: row.failures, first_at: row.first_at, locked_until: row.locked_until }),
    )
    .execute();
}

export async function deleteSignInFailure(tx: Tx, subjectHash: string): Promise<void> {
  await tx.deleteFrom('sign_in_failure').where('subject_hash', '=', subjectHash).execute();
}

/** Forgets failures whose window began before `before` and that lock nothing any more at `now`. */
export async function deleteOldSignInFailures(tx: Tx, before: string, now: string): Promise<void> {
  await tx
    .deleteFrom('sign_in_failure')
    .where('first_at', '<', before)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<', now)]))
    .execute();
}
