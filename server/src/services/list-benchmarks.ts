import { Benchmark } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findBenchmark, listBenchmarks as listHeads } from '../store/benchmark-store.js';
import { DocumentId, VersionNumber } from './inputs.js';

export const GetBenchmarkInput = z.strictObject({ id: DocumentId, version: VersionNumber });

/** The benchmarks that scorecards of the company may refer to. */
export async function listBenchmarks(deps: Deps, actor: Actor) {
  requirePermission(actor, 'scorecards:read');
  const heads = await listHeads(deps.db, actor.companyId);
  const documents = await deps.policies.benchmarksOf(deps.db, actor.companyId);
  return heads.map(({ id, version, digest }) => {
    const document = found(documents.find((benchmark) => benchmark.id === id && benchmark.version === version));
    const { name, source, licence, nomenclature, country, year, cells } = document;
    return { id, version, digest, name, source, licence, nomenclature, country, year, cells: cells.length };
  });
}

/** The whole document: the console checks and previews with the same engine. */
export async function getBenchmark(deps: Deps, actor: Actor, input: z.output<typeof GetBenchmarkInput>) {
  requirePermission(actor, 'scorecards:read');
  const row = found(await findBenchmark(deps.db, actor.companyId, input.id, input.version), 'version');
  return {
    id: row.id,
    version: row.version,
    digest: row.digest,
    document: Benchmark.parse(JSON.parse(row.text)),
  };
}
