import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { transact } from '../store/database.js';
import { deleteDataset, findDataset, hasRunningImport } from '../store/dataset-store.js';
import { removeObservations } from '../store/observation-files.js';
import { Identifier } from './inputs.js';

export const RemoveDatasetInput = z.strictObject({ datasetId: Identifier });

/**
 * Deletes a dataset and all it holds. Backtests made on it keep their reports, with its name and digest.
 * @throws AppError `dataset_busy` while an import is under way.
 */
export async function removeDataset(deps: Deps, actor: Actor, input: z.output<typeof RemoveDatasetInput>) {
  requirePermission(actor, 'datasets:write');
  const { companyId } = actor;
  const removed = await transact(deps.db, async (tx) => {
    const dataset = found(await findDataset(tx, companyId, input.datasetId), 'datasetId');
    if (await hasRunningImport(tx, dataset.id)) throw new AppError('dataset_busy', { param: 'datasetId' });
    await deleteDataset(tx, companyId, dataset.id);
    await appendAudit(tx, actor, deps.now(), {
      action: 'dataset.removed',
      subject: dataset.id,
      details: { digest: dataset.digest, invoices: dataset.profile.invoices },
    });
    return { datasetId: dataset.id };
  });
  await removeObservations(deps.config.dataDir, removed.datasetId);
  return removed;
}
