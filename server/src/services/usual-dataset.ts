import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { findLastDatasetId } from '../store/backtest-store.js';
import { type Dataset, listDatasets } from '../store/dataset-store.js';
import { DocumentId } from './inputs.js';

export const UsualDatasetInput = z.strictObject({ scorecardId: DocumentId });

/** Id of the dataset that a scorecard is looked at through, unless its reader chooses another one. */
export async function getUsualDataset(deps: Deps, actor: Actor, { scorecardId }: z.output<typeof UsualDatasetInput>) {
  requirePermission(actor, 'datasets:read');
  const dataset = await findUsualDataset(deps, actor.companyId, scorecardId);
  return { datasetId: dataset?.id ?? null };
}

/**
 * The dataset that the scorecard was last backtested on, as long as it can be judged; otherwise, or for no scorecard in
 * particular, the newest that can; failing that the newest that holds anything. Null when none does.
 */
export async function findUsualDataset(
  deps: Deps,
  companyId: string,
  scorecardId: string | null,
): Promise<Dataset | null> {
  const datasets = await listDatasets(deps.db, companyId);
  const judgeable = datasets.filter(({ profile }) => profile.suggestedPlan !== null);
  const lastId = scorecardId === null ? null : await findLastDatasetId(deps.db, companyId, scorecardId);
  return (
    judgeable.find(({ id }) => id === lastId) ??
    judgeable[0] ??
    datasets.find(({ profile }) => profile.lastDate !== null) ??
    null
  );
}
