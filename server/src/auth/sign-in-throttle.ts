/**
 * Slows down guessing: after some failures within a window, signing in by that mail address (whether or not it has an
 * account) or from that network address is suspended for a while.
 */
import { AppError } from '../errors.js';
import type { Queries, Tx } from '../store/database.js';
import {
  deleteOldSignInFailures,
  deleteSignInFailure,
  findSignInFailure,
  putSignInFailure,
} from '../store/session-store.js';
import { hashToken } from './tokens.js';

const WINDOW_MS = 15 * 60_000;
const LOCK_MS = 15 * 60_000;
const MAX_FAILURES = { email: 5, address: 50 } as const;

export interface SignInAttempt {
  readonly email: string;
  readonly address: string;
}

function subjectsOf(attempt: SignInAttempt): readonly (readonly [keyof typeof MAX_FAILURES, string])[] {
  return [
    ['email', hashToken(`email:${attempt.email}`)],
    ['address', hashToken(`address:${attempt.address}`)],
  ];
}

/**
 * Refuses an attempt without looking at the password while its mail address or its network address is locked.
 * @throws AppError `sign_in_locked`, with the seconds that are left
 */
export async function requireUnlocked(q: Queries, attempt: SignInAttempt, now: Date): Promise<void> {
  let secondsLeft = 0;
  for (const [, subject] of subjectsOf(attempt)) {
    const until = (await findSignInFailure(q, subject))?.locked_until;
    if (until != null) secondsLeft = Math.max(secondsLeft, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
  }
  if (secondsLeft > 0) throw new AppError('sign_in_locked', { retryAfter: secondsLeft });
}

/** Counts a failure; true when it is the one that locks. */
export async function recordFailure(tx: Tx, attempt: SignInAttempt, now: Date): Promise<boolean> {
  const windowStart = new Date(now.getTime() - WINDOW_MS).toISOString();
  await deleteOldSignInFailures(tx, windowStart, now.toISOString());
  let locks = false;
  for (const [kind, subject] of subjectsOf(attempt)) {
    const row = await findSignInFailure(tx, subject);
    const recent = row !== undefined && row.first_at >= windowStart;
    const failures = recent ? row.failures + 1 : 1;
    const locked = failures >= MAX_FAILURES[kind];
    locks ||= locked;
    await putSignInFailure(tx, {
      subject_hash: subject,
      // Counting starts again once the lock is over.
      failures: locked ? 0 : failures,
      first_at: recent && !locked ? row.first_at : now.toISOString(),
      locked_until: locked ? new Date(now.getTime() + LOCK_MS).toISOString() : null,
    });
  }
  return locks;
}

/** Forgets the failures of a mail address that has just signed in; those of the network address stay. */
export async function clearFailures(tx: Tx, attempt: SignInAttempt): Promise<void> {
  for (const [kind, subject] of subjectsOf(attempt)) {
    if (kind === 'email') await deleteSignInFailure(tx, subject);
  }
}
