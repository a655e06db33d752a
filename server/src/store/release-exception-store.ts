import type { Queries, Tx } from './database.js';
import type { ReleaseExceptionTable } from './governance-tables.js';

export function listReleaseExceptions(
  q: Queries,
  companyId: string,
  scorecardId: string,
): Promise<ReleaseExceptionTable[]> {
  return q
    .selectFrom('release_exception')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('scorecard_id', '=', scorecardId)
    .execute();
}

export async function insertReleaseException(tx: Tx, row: ReleaseExceptionTable): Promise<void> {
  await tx.insertInto('release_exception').values(row).execute();
}
