import type { Queries, Tx } from './database.js';
import type { CompanyTable } from './tables.js';

export function findCompany(q: Queries, id: string): Promise<CompanyTable | undefined> {
  return q.selectFrom('company').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In the order in which they were made; one, unless somebody has put more into the file. */
export function listCompanies(q: Queries): Promise<CompanyTable[]> {
  return q.selectFrom('company').selectAll().orderBy('created_at').orderBy('id').execute();
}

export async function insertCompany(tx: Tx, company: CompanyTable): Promise<void> {
  await tx.insertInto('company').values(company).execute();
}
