/** An import that waits to be run, over a database of its own, without a server. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createId } from '../ids.js';
import { inspectFile } from '../imports/inspect-file.js';
import { writeFor } from '../jobs/job-context.js';
import { runImportJob } from '../jobs/run-import.js';
import { uploadFile, uploadsFolder } from '../store/data-folder.js';
import { type Database, transact } from '../store/database.js';
import { insertDataset, insertImport, insertUpload } from '../store/dataset-store.js';
import { claimNextJob, insertJob, loadJobToRun } from '../store/job-store.js';

const AT = '2026-01-01T00:00:00.000Z';

export interface ImportJob {
  readonly companyId: string;
  readonly datasetId: string;
  readonly importId: string;
  readonly jobId: string;
}

/** Stores `text` as an upload of a new company, and a job that imports it into a new dataset. */
export async function createImportJob(db: Database, dataDir: string, text: string): Promise<ImportJob> {
  const [companyId, uploadId] = [createId('company'), createId('upload')];
  const [datasetId, importId, jobId] = [createId('dataset'), createId('import'), createId('job')];
  const path = uploadFile(dataDir, uploadId);
  await mkdir(uploadsFolder(dataDir), { recursive: true });
  await writeFile(path, text);
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const { suggestedMapping: mapping } = await inspectFile(path);
  const created = { companyId, createdBy: 'test', createdAt: AT };
  await transact(db, async (tx) => {
    await tx
      .insertInto('company')
      .values({ id: companyId, name: 'Test', currency: 'EUR', time_zone: 'Europe/Paris', demo: 0, created_at: AT })
      .execute();
    await insertUpload(tx, { id: uploadId, fileName: 'f.csv', size: text.length, digest, ...created });
    await insertDataset(tx, { id: datasetId, name: 'Test', ...created });
    await insertImport(tx, {
      id: importId,
      datasetId,
      kind: mapping.kind,
      fileName: 'f.csv',
      fileDigest: digest,
      mapping,
      ...created,
    });
    const payload = { uploadId, actor: { kind: 'system', id: 'test' } };
    await insertJob(tx, { id: jobId, kind: 'import', subjectId: importId, payload, ...created });
    await claimNextJob(tx, AT);
  });
  return { companyId, datasetId, importId, jobId };
}

/** Runs the job in this thread, as the attempt that is at work unless another is given. */
export async function runJob(
  db: Database,
  dataDir: string,
  jobId: string,
  attempt: number | null = null,
): Promise<void> {
  const job = await loadJobToRun(db, jobId);
  if (job === null) throw new Error('there is no such job');
  await runImportJob({
    db,
    write: writeFor(db, { jobId, number: attempt ?? job.attempts }),
    dataDir,
    jobId,
    companyId: job.companyId,
    subjectId: job.subjectId,
    payload: job.payload,
    createdBy: job.createdBy,
    now: () => new Date(AT),
    newId: createId,
    report: () => undefined,
    checkStopped: () => undefined,
  });
}
