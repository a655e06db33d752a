/** Passwords, kept as argon2id hashes. */
import { hash, verify } from '@node-rs/argon2';

/** OWASP's recommendation for argon2id, which is what the library makes: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_MIN_LENGTH = 12;
/** Longer ones cost time and add nothing. */
export const PASSWORD_MAX_LENGTH = 200;

/** Hash of what nobody can type, to spend the same time on a mail address that has no account. */
let nobody: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), OPTIONS);
}

/** Is it the password of this hash? A null hash (no such account) takes as long and says no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash(crypto.randomUUID(), OPTIONS);
  const matches = await verify(passwordHash ?? (await nobody), password.normalize('NFC'));
  return passwordHash !== null && matches;
}
