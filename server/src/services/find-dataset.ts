import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findDatasetByName } from '../store/dataset-store.js';
import { loadHistory } from '../store/history-store.js';
import { readingDataset } from './reading-dataset.js';

/** The id of the dataset of this name, or null. */
export async function findDatasetId(
  deps: Deps,
  actor: Actor,
  input: { readonly name: string },
): Promise<string | null> {
  requirePermission(actor, 'datasets:read');
  return (await findDatasetByName(deps.db, actor.companyId, input.name))?.id ?? null;
}

/** A dataset by its name with everything it holds. @throws AppError `not_found` */
export async function loadDataset(deps: Deps, actor: Actor, input: { readonly name: string }) {
  requirePermission(actor, 'datasets:read');
  const { id, name, digest } = found(await findDatasetByName(deps.db, actor.companyId, input.name), 'dataset');
  const { companyId } = actor;
  const history = await readingDataset(deps, companyId, id, () => loadHistory(deps.db, companyId, id, digest));
  return { dataset: { id, name, digest }, history };
}
