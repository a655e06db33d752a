import type { Text } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { KINDS } from '../imports/kinds.js';
import { countBacktestsOf } from '../store/backtest-store.js';
import { findDataset, listImports } from '../store/dataset-store.js';
import { findJobsOf } from '../store/job-store.js';
import { Identifier } from './inputs.js';
import { actorNamer } from './people.js';

export const GetDatasetInput = z.strictObject({ datasetId: Identifier });

const GENERATED: Text = { fr: 'Données de démonstration', en: 'Demonstration data' };

/** A dataset with its figures, the backtest that its dates allow, and every import into it, the newest first. */
export async function getDataset(deps: Deps, actor: Actor, input: z.output<typeof GetDatasetInput>) {
  requirePermission(actor, 'datasets:read');
  const { companyId } = actor;
  // The imports first: what those that have succeeded gave is then in the figures of the dataset.
  const imports = await listImports(deps.db, companyId, input.datasetId);
  const dataset = found(await findDataset(deps.db, companyId, input.datasetId), 'datasetId');
  const jobs = await findJobsOf(
    deps.db,
    companyId,
    imports.map(({ id }) => id),
  );
  const nameOf = await actorNamer(deps.db, companyId);
  const person = (id: string) => ({ id, name: nameOf('user', id).name });
  const { suggestedPlan, ...profile } = dataset.profile;
  return {
    datasetId: dataset.id,
    name: dataset.name,
    digest: dataset.digest,
    createdAt: dataset.createdAt,
    updatedAt: dataset.updatedAt,
    createdBy: person(dataset.createdBy),
    profile,
    suggestedPlan,
    backtests: await countBacktestsOf(deps.db, companyId, dataset.id),
    imports: imports
      .map((entry) => ({
        importId: entry.id,
        kind: entry.kind,
        content: entry.kind === 'generated' ? GENERATED : KINDS[entry.kind].label,
        fileName: entry.fileName,
        status: entry.status,
        summary: entry.summary,
        jobId: jobs.get(entry.id) ?? null,
        createdBy: person(entry.createdBy),
        createdAt: entry.createdAt,
        finishedAt: entry.finishedAt,
      }))
      .reverse(),
  };
}
