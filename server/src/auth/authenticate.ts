/** From what a request carries to who is acting. */
import { z } from 'zod';
import { API_SCOPES } from '../authority/permissions.js';
import { type ApiKeyActor, createApiKeyActor, createUserActor, type UserActor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { findApiKeyByHash, touchApiKey } from '../store/api-key-store.js';
import { transact } from '../store/database.js';
import { findSessionUser } from '../store/session-store.js';
import { rolesOf } from '../store/user-store.js';
import { hashToken } from './tokens.js';

/** "Last used" is for people: once a minute is exact enough, and spares a write for each call. */
const TOUCH_EVERY_MS = 60_000;

const Scopes = z.array(z.enum(API_SCOPES));

/** Who holds this session token; null when it is unknown, expired, or the account is disabled. */
export async function authenticateSession(deps: Deps, token: string | null): Promise<UserActor | null> {
  if (token === null || token === '') return null;
  const user = await findSessionUser(deps.db, hashToken(token), deps.now().toISOString());
  if (user === undefined) return null;
  return createUserActor({
    companyId: user.companyId,
    id: user.userId,
    name: user.name,
    roles: await rolesOf(deps.db, user.userId),
  });
}

/** The application that holds this API key; null when it is unknown or revoked. */
export async function authenticateApiKey(deps: Deps, secret: string): Promise<ApiKeyActor | null> {
  const now = deps.now();
  const key = await findApiKeyByHash(deps.db, hashToken(secret), now.toISOString());
  if (key === undefined) return null;
  if (key.last_used_at === null || now.getTime() - Date.parse(key.last_used_at) >= TOUCH_EVERY_MS) {
    await transact(deps.db, (tx) => touchApiKey(tx, key.id, now.toISOString()));
  }
  return createApiKeyActor({
    companyId: key.company_id,
    id: key.id,
    name: key.name,
    scopes: Scopes.parse(JSON.parse(key.scopes)),
  });
}

/** The application whose key a header `Authorization` brings; without such a header, whoever `otherwise` says. */
export async function authenticateBearer<T>(
  deps: Deps,
  header: string | undefined,
  otherwise: () => Promise<T>,
): Promise<ApiKeyActor | T | null> {
  if (header === undefined) return otherwise();
  const key = /^Bearer (?<key>enc_[0-9a-z]{1,100})$/iu.exec(header)?.groups?.key;
  return key === undefined ? null : authenticateApiKey(deps, key);
}
