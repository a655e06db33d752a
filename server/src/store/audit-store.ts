import type { Queries } from './database.js';
import type { AuditTable } from './tables.js';

/** Newest first, from below the given position on. */
export function listAuditRows(
  q: Queries,
  companyId: string,
  filters: { readonly action: string | null },
  page: { readonly below: number | null; readonly limit: number },
): Promise<AuditTable[]> {
  let query = q
    .selectFrom('audit_log')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('seq', 'desc')
    .limit(page.limit);
  if (page.below !== null) query = query.where('seq', '<', page.below);
  if (filters.action !== null) query = query.where('action', '=', filters.action);
  return query.execute();
}

/** The next rows in the order of the chain. */
export function readAuditChain(
  q: Queries,
  companyId: string,
  page: { readonly above: number; readonly limit: number },
): Promise<AuditTable[]> {
  return q
    .selectFrom('audit_log')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('seq', '>', page.above)
    .orderBy('seq')
    .limit(page.limit)
    .execute();
}

/** Position of the last row; 0 in an empty log. */
export async function lastAuditSequence(q: Queries, companyId: string): Promise<number> {
  const row = await q
    .selectFrom('audit_log')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return row?.last ?? 0;
}
