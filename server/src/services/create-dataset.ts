import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { transact } from '../store/database.js';
import { findDatasetByName, insertDataset } from '../store/dataset-store.js';
import { DatasetName } from './inputs.js';

export const CreateDatasetInput = z.strictObject({ name: DatasetName });

/**
 * Makes a dataset with nothing in it yet, to import into. Its name, whatever its letter case, is what makes it the same: where the company has one of
 * that name, that one is the answer and `created` is false, so that the request may be sent again.
 */
export async function createDataset(deps: Deps, actor: Actor, { name }: z.output<typeof CreateDatasetInput>) {
  requirePermission(actor, 'datasets:write');
  const { companyId } = actor;
  return transact(deps.db, async (tx) => {
    const before = await findDatasetByName(tx, companyId, name);
    if (before !== null) return { datasetId: before.id, name: before.name, created: false };
    const datasetId = deps.newId('dataset');
    const now = deps.now();
    await insertDataset(tx, { id: datasetId, companyId, name, createdBy: actor.id, createdAt: now.toISOString() });
    await appendAudit(tx, actor, now, { action: 'dataset.created', subject: datasetId, details: {} });
    return { datasetId, name, created: true };
  });
}
