import type { Queries, Tx } from './database.js';
import type { ApiKeyTable } from './tables.js';

/** By the hash of the whole key, unless it is revoked, or was rotated long enough before `now`. */
export function findApiKeyByHash(q: Queries, secretHash: string, now: string): Promise<ApiKeyTable | undefined> {
  return q
    .selectFrom('api_key')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
}

export function findApiKey(q: Queries, companyId: string, id: string): Promise<ApiKeyTable | undefined> {
  return q
    .selectFrom('api_key')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function listApiKeys(q: Queries, companyId: string): Promise<ApiKeyTable[]> {
  return q
    .selectFrom('api_key')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertApiKey(tx: Tx, key: ApiKeyTable): Promise<void> {
  await tx.insertInto('api_key').values(key).execute();
}

export async function revokeApiKey(tx: Tx, companyId: string, id: string, at: string): Promise<void> {
  await tx
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute();
}

export async function touchApiKey(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('api_key').set({ last_used_at: at }).where('id', '=', id).execute();
}

export async function expireApiKey(tx: Tx, companyId: string, id: string, at: string): Promise<void> {
  await tx
    .updateTable('api_key')
    .set({ expires_at: at })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute();
}
