/**
 * Reads an uploaded file into a dataset. Rows are written in short transactions, so that decisions go on being recorded
 * meanwhile, and count only after the last transaction, which is the switch.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { dayIn } from '../calendar.js';
import { found } from '../errors.js';
import { loadExistingRecords } from '../imports/existing-records.js';
import { explainImportError } from '../imports/explain-error.js';
import { profileHistory } from '../imports/profile-history.js';
import { type RowResult, readImport } from '../imports/read-import.js';
import type { Reject } from '../imports/reasons.js';
import { createImportSummariser } from '../imports/summarise-import.js';
import { findCompany } from '../store/company-store.js';
import { uploadFile } from '../store/data-folder.js';
import { transact } from '../store/database.js';
import {
  findEarlierImport,
  findImport,
  findUpload,
  insertRejects,
  publishImport,
  saveProfile,
} from '../store/dataset-store.js';
import { deleteImportRows, EMPTY_BATCH, type ImportKey, insertHistory, loadHistory } from '../store/history-store.js';
import { finishJob } from '../store/job-store.js';
import { type JobContext, JobFailedError } from './job-context.js';

export const ImportPayload = z.strictObject({
  uploadId: z.string(),
  actor: z.strictObject({ kind: z.enum(['user', 'api_key', 'system']), id: z.string() }),
});
export type ImportPayload = z.infer<typeof ImportPayload>;

/** Rows written in one transaction. */
const BATCH_ROWS = 5_000;
/** Refused rows kept for download; the summary counts them all. */
const MAX_KEPT_REJECTS = 100_000;
/** Reading takes this share of the work; counting the dataset the rest. */
const READING_SHARE = 0.85;

export interface ImportResult {
  readonly datasetId: string;
  readonly importId: string;
}

/** @throws JobFailedError with what a person can do about it; JobStoppedError when told to stop. */
export async function runImportJob(context: JobContext): Promise<void> {
  const { db, companyId } = context;
  const payload = ImportPayload.parse(context.payload);
  const entry = await findImport(db, companyId, context.subjectId);
  const upload = await findUpload(db, companyId, payload.uploadId);
  if (entry === null || entry.mapping === null || upload === null) {
    throw new JobFailedError('upload_gone', {
      fr: 'Le fichier envoyé n’est plus là. Envoyez-le de nouveau.',
      en: 'The file that was sent is no longer there. Send it again.',
    });
  }
  const key: ImportKey = { companyId, datasetId: entry.datasetId, importId: entry.id };
  const mapping = entry.mapping;
  if ((await findEarlierImport(db, entry.datasetId, mapping.kind, entry.fileDigest)) !== null) {
    throw new JobFailedError('already_imported', {
      fr: 'Ce fichier a déjà été importé dans ce jeu de données. Rien n’a été ajouté.',
      en: 'This file has already been imported into this dataset. Nothing was added.',
    });
  }
  // A first attempt that was cut short may have left rows.
  await transact(db, (tx) => deleteImportRows(tx, key));

  context.report(0, 'reading_file');
  const today = dayIn(found(await findCompany(db, companyId)).time_zone, context.now());
  const existing = await loadExistingRecords(db, companyId, entry.datasetId);
  const summariser = createImportSummariser(mapping.columns.settledOn !== undefined);
  const hash = createHash('sha256');
  const path = uploadFile(context.dataDir, upload.id);
  let batch: RowResult[] = [];
  let rejects: Reject[] = [];
  let keptRejects = 0;
  let rows = 0;

  const flush = async (): Promise<void> => {
    context.checkStopped();
    const kept = rejects.slice(0, MAX_KEPT_REJECTS - keptRejects);
    await transact(db, async (tx) => {
      await insertHistory(tx, key, {
        ...EMPTY_BATCH,
        customers: batch.flatMap(({ customer }) => customer ?? []),
        invoices: batch.flatMap(({ invoice }) => invoice ?? []),
        payments: batch.flatMap(({ payment }) => payment ?? []),
      });
      await insertRejects(tx, key, kept, keptRejects);
    });
    keptRejects += kept.length;
    batch = [];
    rejects = [];
  };

  try {
    for await (const row of readImport(path, mapping, existing, today)) {
      rows += 1;
      summariser.add(row);
      if (row.rejects.length > 0) rejects.push(...row.rejects);
      else {
        hash.update(JSON.stringify([row.customer, row.invoice, row.payment]));
        batch.push(row);
      }
      if (batch.length + rejects.length >= BATCH_ROWS) {
        await flush();
        // The number of rows is not known beforehand: the bar approaches its end without reaching it.
        context.report(READING_SHARE * (1 - Math.exp(-(rows * 80) / Math.max(1, upload.size))), 'writing_rows');
      }
    }
  } catch (error: unknown) {
    const fault = explainImportError(error);
    throw fault === null ? error : new JobFailedError(fault.code, fault.text);
  }
  await flush();

  const summary = summariser.finish();
  if (summary.accepted === 0) {
    throw new JobFailedError('nothing_accepted', {
      fr: 'Aucune ligne du fichier n’a pu être lue avec cette correspondance. Vérifiez-la avant d’importer.',
      en: 'No row of the file could be read with this mapping. Check it before importing.',
    });
  }

  context.report(READING_SHARE, 'profiling');
  const profile = profileHistory(await loadHistory(db, companyId, entry.datasetId, entry.id));
  context.checkStopped();

  context.report(0.97, 'publishing');
  const at = context.now();
  const result: ImportResult = { datasetId: entry.datasetId, importId: entry.id };
  await transact(db, async (tx) => {
    await publishImport(tx, key, { contentDigest: `sha256:${hash.digest('hex')}`, summary, at: at.toISOString() });
    await saveProfile(tx, entry.datasetId, profile);
    await appendAudit(tx, { ...payload.actor, companyId }, at, {
      action: 'dataset.imported',
      subject: entry.datasetId,
      details: {
        importId: entry.id,
        kind: mapping.kind,
        fileDigest: entry.fileDigest,
        accepted: summary.accepted,
        rejected: summary.rejected,
      },
    });
    await finishJob(tx, context.jobId, at.toISOString(), { status: 'succeeded', result });
  });
}
