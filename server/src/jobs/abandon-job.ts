import { z } from 'zod';
import type { ImportSummary } from '../imports/summarise-import.js';
import type { Tx } from '../store/database.js';
import { abandonImport, findImport, keepRefused } from '../store/dataset-store.js';
import { deleteImportRows } from '../store/history-store.js';
import type { JobKind } from '../store/history-tables.js';
import { loadJobToRun } from '../store/job-store.js';

const Payload = z.looseObject({ makesDataset: z.boolean().default(false) });

/**
 * Takes back what a job that will not finish has written. `restart`: it will start from its beginning, so that its own
 * row stays; otherwise that row says how it ended. `allRefused`: what an import counted that read its file to the end.
 */
export async function abandonJob(
  tx: Tx,
  job: { readonly id: string; readonly companyId: string; readonly kind: JobKind; readonly subjectId: string },
  how: 'restart' | 'failed' | 'cancelled',
  at: string,
  allRefused: ImportSummary | null = null,
): Promise<void> {
  if (job.kind !== 'import') return;
  const entry = await findImport(tx, job.companyId, job.subjectId);
  if (entry === null || entry.status !== 'running') return;
  const key = { companyId: job.companyId, datasetId: entry.datasetId, importId: entry.id };
  if (how === 'restart') {
    await deleteImportRows(tx, entry.id);
    return;
  }
  if (allRefused !== null) {
    await keepRefused(tx, entry.id, allRefused, at);
    return;
  }
  const { makesDataset } = Payload.parse((await loadJobToRun(tx, job.id))?.payload ?? {});
  await abandonImport(tx, key, how, at, makesDataset);
}
