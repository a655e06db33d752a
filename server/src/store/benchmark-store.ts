import type { Queries, Tx } from './database.js';
import type { BenchmarkVersionTable } from './tables.js';

export type BenchmarkHead = Omit<BenchmarkVersionTable, 'text'>;

export function listBenchmarks(q: Queries, companyId: string): Promise<BenchmarkHead[]> {
  return q
    .selectFrom('benchmark_version')
    .select(['company_id', 'id', 'version', 'digest', 'installed_at'])
    .where('company_id', '=', companyId)
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
}

export function findBenchmark(
  q: Queries,
  companyId: string,
  id: string,
  version: number,
): Promise<BenchmarkVersionTable | undefined> {
  return q
    .selectFrom('benchmark_version')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
}

export async function insertBenchmark(tx: Tx, row: BenchmarkVersionTable): Promise<void> {
  await tx.insertInto('benchmark_version').values(row).execute();
}
