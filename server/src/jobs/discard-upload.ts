import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { uploadFile } from '../store/data-folder.js';
import { type Database, transact } from '../store/database.js';
import { deleteUpload } from '../store/dataset-store.js';
import type { JobKind } from '../store/history-tables.js';
import { listOpenPayloads } from '../store/job-store.js';

const Payload = z.looseObject({ uploadId: z.string() });

/** Deletes the file of an import that somebody cancelled, unless another import waits for it or reads it. */
export async function discardUpload(
  db: Database,
  dataDir: string,
  job: { readonly kind: JobKind; readonly companyId: string; readonly payload: unknown },
): Promise<void> {
  if (job.kind !== 'import') return;
  const { uploadId } = Payload.parse(job.payload);
  const isDeleted = await transact(db, async (tx) => {
    const others = await listOpenPayloads(tx, job.companyId, 'import');
    if (others.some((payload) => Payload.parse(payload).uploadId === uploadId)) return false;
    await deleteUpload(tx, job.companyId, uploadId);
    return true;
  });
  if (isDeleted) await rm(uploadFile(dataDir, uploadId), { force: true });
}
