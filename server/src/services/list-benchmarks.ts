import { Benchmark, RatioCatalogue } from '@encours/engine';
import { readCatalogue } from '@encours/scorecards';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { readAbout } from '../policies/draft-text.js';
import { findBenchmark, listBenchmarks as listHeads } from '../store/benchmark-store.js';
import { findVersion, listScorecards, listVersions, statusOf } from '../store/scorecard-store.js';
import { companyDay } from './company-day.js';
import { DocumentId, VersionNumber } from './inputs.js';

export const GetBenchmarkInput = z.strictObject({ id: DocumentId, version: VersionNumber });

/** The benchmarks that scorecards of the company may refer to. */
export async function listBenchmarks(deps: Deps, actor: Actor) {
  requirePermission(actor, 'scorecards:read');
  const heads = await listHeads(deps.db, actor.companyId);
  const documents = await deps.policies.benchmarksOf(deps.db, actor.companyId);
  return heads.map(({ id, version, digest, installed_at }) => {
    const document = found(documents.find((benchmark) => benchmark.id === id && benchmark.version === version));
    const { name, source, licence, nomenclature, country, year, cells } = document;
    return {
      id,
      version,
      digest,
      installedAt: installed_at,
      name,
      source,
      licence,
      nomenclature,
      /** The other nomenclature from which it can place a company. */
      translates: document.correspondence?.nomenclature ?? null,
      country,
      year,
      cells: cells.length,
    };
  });
}

const Pins = z.object({ benchmarks: z.array(z.object({ id: z.string(), version: z.number() })) });

/** The published versions that refer to a benchmark, by scorecard, the highest first. */
export async function listBenchmarkPins(deps: Deps, actor: Actor, input: z.output<typeof GetBenchmarkInput>) {
  requirePermission(actor, 'scorecards:read');
  const { companyId } = actor;
  found(await findBenchmark(deps.db, companyId, input.id, input.version), 'version');
  const day = await companyDay(deps, deps.db, companyId);
  const pins = [];
  for (const { id: scorecardId } of await listScorecards(deps.db, companyId)) {
    const heads = await listVersions(deps.db, companyId, scorecardId);
    for (const head of heads) {
      const { text } = found(await findVersion(deps.db, companyId, scorecardId, head.version));
      const { benchmarks } = Pins.parse(JSON.parse(text));
      if (!benchmarks.some(({ id, version }) => id === input.id && version === input.version)) continue;
      pins.push({
        scorecardId,
        name: readAbout(text).name,
        version: head.version,
        status: statusOf(head, heads, day),
      });
    }
  }
  return pins;
}

/** What the ratios of the catalogue are called and measured in, by formula id. */
const CATALOGUE = new Map(
  Object.values(RatioCatalogue.parse(readCatalogue().ratios).ratios).map(({ ratio }) => [
    ratio.formulaId,
    { label: ratio.label, unit: ratio.unit, direction: ratio.direction },
  ]),
);

/** The whole document, which the console checks and previews with, and its ratios in words where the catalogue has them. */
export async function getBenchmark(deps: Deps, actor: Actor, input: z.output<typeof GetBenchmarkInput>) {
  requirePermission(actor, 'scorecards:read');
  const row = found(await findBenchmark(deps.db, actor.companyId, input.id, input.version), 'version');
  const document = Benchmark.parse(JSON.parse(row.text));
  return {
    id: row.id,
    version: row.version,
    digest: row.digest,
    installedAt: row.installed_at,
    formulas: [...new Set(document.cells.map(({ formulaId }) => formulaId))].map((formulaId) => ({
      formulaId,
      known: CATALOGUE.get(formulaId) ?? null,
    })),
    document,
  };
}
