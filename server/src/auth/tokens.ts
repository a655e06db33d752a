/** Secrets that we hand out. The database holds their hashes, so a stolen copy of it signs nobody in. */
import { createHash, randomBytes } from 'node:crypto';
import { toBase32 } from '../ids.js';

const API_KEY_PREFIX = 'enc_';
/** `enc_` and six characters more: enough to recognise a key by, useless to guess the rest from. */
const SHOWN_LENGTH = API_KEY_PREFIX.length + 6;

/** 256 random bits for the session cookie. */
export function createSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A new API key, and the start of it that lists show. 200 random bits. */
export function createApiKeySecret(): { readonly secret: string; readonly prefix: string } {
  const secret = `${API_KEY_PREFIX}${toBase32(randomBytes(40))}`;
  return { secret, prefix: secret.slice(0, SHOWN_LENGTH) };
}

/** Random tokens need no slow hash: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
