import type { Queries, Tx } from './database.js';
import type { IdentityTable } from './service-tables.js';

export function findIdentity(q: Queries, issuer: string, subject: string): Promise<IdentityTable | undefined> {
  return q
    .selectFrom('oidc_identity')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

export async function insertIdentity(tx: Tx, identity: IdentityTable): Promise<void> {
  await tx.insertInto('oidc_identity').values(identity).execute();
}
