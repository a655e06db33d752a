import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { createApiKeySecret, hashToken } from '../auth/tokens.js';
import { API_SCOPES } from '../authority/permissions.js';
import { type Actor, requirePermission, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import {
  expireApiKey,
  findApiKey,
  insertApiKey,
  listApiKeys as listRows,
  revokeApiKey as revoke,
} from '../store/api-key-store.js';
import { transact } from '../store/database.js';
import { Identifier, nameShape } from './inputs.js';
import { personNamer } from './people.js';

const Scopes = z.array(z.enum(API_SCOPES)).min(1).max(API_SCOPES.length);

export const CreateApiKeyInput = z.strictObject({ name: nameShape(120), scopes: Scopes });
export const RevokeApiKeyInput = z.strictObject({ apiKeyId: Identifier });

/** All keys, newest first, revoked ones too. */
export async function listApiKeys(deps: Deps, actor: Actor) {
  requirePermission(actor, 'apiKeys:manage');
  const { person } = await personNamer(deps.db, actor.companyId);
  const rows = await listRows(deps.db, actor.companyId);
  return rows.map((row) => ({
    apiKeyId: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: Scopes.parse(JSON.parse(row.scopes)),
    createdBy: person(row.created_by),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    /** When the secret stops working, after a rotation; null: it does not. */
    expiresAt: row.expires_at,
  }));
}

/** Makes a key for another application. The secret is returned this once; only its hash is kept. */
export async function createApiKey(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof CreateApiKeyInput>,
): Promise<{ apiKeyId: string; secret: string }> {
  requireUser(actor, 'apiKeys:manage');
  const { secret, prefix } = createApiKeySecret();
  const apiKeyId = deps.newId('apiKey');
  const scopes = [...new Set(input.scopes)].sort();
  await transact(deps.db, async (tx) => {
    const now = deps.now();
    await insertApiKey(tx, {
      id: apiKeyId,
      company_id: actor.companyId,
      name: input.name,
      prefix,
      secret_hash: hashToken(secret),
      scopes: JSON.stringify(scopes),
      created_by: actor.id,
      created_at: now.toISOString(),
      last_used_at: null,
      revoked_at: null,
      expires_at: null,
    });
    await appendAudit(tx, actor, now, { action: 'api_key.created', subject: apiKeyId, details: { prefix, scopes } });
  });
  return { apiKeyId, secret };
}

/** For how long the old secret still works after a rotation: until the application has the new one. */
const ROTATION_GRACE_MS = 24 * 60 * 60_000;

/**
 * Gives an application a new secret with the same name and scopes. The old one works for another day.
 * @throws AppError `api_key_not_in_use`
 */
export async function rotateApiKey(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof RevokeApiKeyInput>,
): Promise<{ apiKeyId: string; secret: string; oldWorksUntil: string }> {
  requireUser(actor, 'apiKeys:manage');
  const { secret, prefix } = createApiKeySecret();
  const apiKeyId = deps.newId('apiKey');
  const now = deps.now();
  const until = new Date(now.getTime() + ROTATION_GRACE_MS).toISOString();
  await transact(deps.db, async (tx) => {
    const old = found(await findApiKey(tx, actor.companyId, input.apiKeyId), 'apiKeyId');
    if (old.revoked_at !== null || old.expires_at !== null) throw new AppError('api_key_not_in_use');
    await insertApiKey(tx, {
      ...old,
      id: apiKeyId,
      prefix,
      secret_hash: hashToken(secret),
      created_by: actor.id,
      created_at: now.toISOString(),
      last_used_at: null,
    });
    await expireApiKey(tx, actor.companyId, old.id, until);
    await appendAudit(tx, actor, now, {
      action: 'api_key.rotated',
      subject: old.id,
      details: { newKeyId: apiKeyId, prefix, oldWorksUntil: until },
    });
  });
  return { apiKeyId, secret, oldWorksUntil: until };
}

/** Ends a key at once and for ever; revoking it twice is no fault. */
export async function revokeApiKey(deps: Deps, actor: Actor, input: z.output<typeof RevokeApiKeyInput>): Promise<void> {
  requireUser(actor, 'apiKeys:manage');
  await transact(deps.db, async (tx) => {
    const key = found(await findApiKey(tx, actor.companyId, input.apiKeyId), 'apiKeyId');
    if (key.revoked_at !== null) return;
    const now = deps.now();
    await revoke(tx, actor.companyId, key.id, now.toISOString());
    await appendAudit(tx, actor, now, {
      action: 'api_key.revoked',
      subject: key.id,
      details: { prefix: key.prefix },
    });
  });
}
