import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { transact } from '../store/database.js';
import { findDataset, findDatasetByName, renameDataset as renameRow } from '../store/dataset-store.js';
import { DatasetName, Identifier } from './inputs.js';

export const RenameDatasetInput = z.strictObject({ datasetId: Identifier, name: DatasetName });

/** @throws AppError `dataset_name_taken` */
export async function renameDataset(deps: Deps, actor: Actor, input: z.output<typeof RenameDatasetInput>) {
  requirePermission(actor, 'datasets:write');
  const { companyId } = actor;
  return transact(deps.db, async (tx) => {
    const dataset = found(await findDataset(tx, companyId, input.datasetId), 'datasetId');
    const other = await findDatasetByName(tx, companyId, input.name);
    if (other !== null && other.id !== dataset.id) throw new AppError('dataset_name_taken', { param: 'name' });
    const now = deps.now();
    await renameRow(tx, dataset.id, input.name, now.toISOString());
    await appendAudit(tx, actor, now, { action: 'dataset.renamed', subject: dataset.id, details: {} });
    return { datasetId: dataset.id, name: input.name };
  });
}
