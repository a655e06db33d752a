import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { uploadFile } from '../store/data-folder.js';
import { type Database, transact } from '../store/database.js';
import { deleteUpload } from '../store/dataset-store.js';
import type { JobKind } from '../store/history-tables.js';

const Payload = z.looseObject({ uploadId: z.string() });

/** Deletes the file of an import that somebody cancelled: nobody will ask for it again. */
export async function discardUpload(
  db: Database,
  dataDir: string,
  job: { readonly kind: JobKind; readonly companyId: string; readonly payload: unknown },
): Promise<void> {
  if (job.kind !== 'import') return;
  const { uploadId } = Payload.parse(job.payload);
  await transact(db, (tx) => deleteUpload(tx, job.companyId, uploadId));
  await rm(uploadFile(dataDir, uploadId), { force: true });
}
