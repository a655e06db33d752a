import type { Queries, Tx } from './database.js';
import type { TestCaseTable } from './tables.js';

export function listCases(q: Queries, companyId: string, scorecardId: string): Promise<TestCaseTable[]> {
  return q
    .selectFrom('test_case')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('scorecard_id', '=', scorecardId)
    .orderBy('name')
    .execute();
}

/** Inserts the case, or replaces the one of the same name. */
export async function putCase(tx: Tx, row: TestCaseTable): Promise<void> {
  await tx
    .insertInto('test_case')
    .values(row)
    .onConflict((oc) =>
      oc.columns(['company_id', 'scorecard_id', 'name']).doUpdateSet({
        application: row.application,
        expect: row.expect,
        created_by: row.created_by,
        updated_at: row.updated_at,
      }),
    )
    .execute();
}

/** Was there such a case? */
export async function deleteCase(tx: Tx, companyId: string, scorecardId: string, name: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('test_case')
    .where('company_id', '=', companyId)
    .where('scorecard_id', '=', scorecardId)
    .where('name', '=', name)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
