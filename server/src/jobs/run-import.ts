/**
 * Reads an uploaded file into a dataset. Segments are written in short transactions, so that decisions go on being
 * recorded meanwhile, and count only after the last transaction, which is the switch.
 */
import { digestOf, type Locale, type Text } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { dayIn } from '../calendar.js';
import { found } from '../errors.js';
import type { Segment } from '../history/segment.js';
import { explainImportError } from '../imports/explain-error.js';
import { profileBook } from '../imports/profile-history.js';
import { readImport } from '../imports/read-import.js';
import { describeReject, type Reject } from '../imports/reasons.js';
import type { ImportSummary } from '../imports/summarise-import.js';
import { findCompany } from '../store/company-store.js';
import { uploadFile } from '../store/data-folder.js';
import {
  findEarlierImport,
  findImport,
  findUpload,
  insertRejects,
  publishImport,
  saveProfile,
} from '../store/dataset-store.js';
import { deleteImportRows, type ImportKey, insertSegments, loadBook, sealSegments } from '../store/history-store.js';
import { finishJob } from '../store/job-store.js';
import { type JobContext, JobFailedError } from './job-context.js';

export const ImportPayload = z.strictObject({
  uploadId: z.string(),
  actor: z.strictObject({ kind: z.enum(['user', 'api_key', 'system']), id: z.string() }),
  /** The dataset was made for this import: it goes with it when nothing comes of it. */
  makesDataset: z.boolean().default(false),
});
export type ImportPayload = z.infer<typeof ImportPayload>;

/** Refused rows written in one transaction. */
const BATCH_REJECTS = 5_000;
/** Refused rows kept for download; the summary counts them all. */
const MAX_KEPT_REJECTS = 100_000;
/** Reading takes this share of the work; counting the dataset the rest. */
const READING_SHARE = 0.9;

/** The file was read to its end and gave nothing: what was refused, and why, stays to be looked at. */
export class AllRefusedError extends JobFailedError {
  readonly summary: ImportSummary;

  constructor(summary: ImportSummary, text: Text) {
    super('nothing_accepted', text);
    this.summary = summary;
  }
}

export interface ImportResult {
  readonly datasetId: string;
  readonly importId: string;
}

/** @throws JobFailedError with what a person can do about it; JobStoppedError when told to stop; JobLostError. */
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
  const { mapping } = entry;
  if ((await findEarlierImport(db, entry.datasetId, mapping, entry.fileDigest)) !== null) {
    throw new JobFailedError('already_imported', {
      fr: 'Ce fichier a déjà été importé dans ce jeu de données. Rien n’a été ajouté.',
      en: 'This file has already been imported into this dataset. Nothing was added.',
    });
  }
  // A first attempt that was cut short may have left segments.
  await context.write((tx) => deleteImportRows(tx, key.importId));

  context.report(0, 'reading_file');
  const book = await loadBook(db, key, mapping.kind);
  const path = uploadFile(context.dataDir, upload.id);
  const today = dayIn(found(await findCompany(db, companyId)).time_zone, context.now());
  const digests: string[] = [];
  let rejects: Reject[] = [];
  let keptRejects = 0;
  let first: Reject | null = null;

  let written = Promise.resolve();

  /** Waits for what is being written and starts to write the next: the file is read on meanwhile. */
  const write = async (segments: readonly Segment[]): Promise<void> => {
    const kept = rejects.slice(0, MAX_KEPT_REJECTS - keptRejects);
    const from = keptRejects;
    keptRejects += kept.length;
    rejects = [];
    const sealing = sealSegments(segments);
    await written;
    written = sealing.then((sealed) =>
      context.write(async (tx) => {
        await insertSegments(tx, key, sealed, digests.length);
        await insertRejects(tx, key, kept, from);
        for (const { digest } of sealed) digests.push(digest);
      }),
    );
    // Awaited by the next one, or at the end.
    written.catch(() => undefined);
  };

  let summary: ImportSummary;
  try {
    const batches = readImport({ path, mapping, book, today });
    let next = await batches.next();
    while (next.done !== true) {
      const { segments, share, rows, rejected } = next.value;
      context.checkStopped();
      for (const reject of next.value.rejects) rejects.push(reject);
      first ??= rejects[0] ?? null;
      if (segments.length > 0 || rejects.length >= BATCH_REJECTS) await write(segments);
      context.report(READING_SHARE * share, 'writing_rows', { rows, rejected });
      next = await batches.next();
    }
    summary = next.value;
    await write([]);
    await written;
  } catch (error: unknown) {
    await written.catch(() => undefined);
    const fault = explainImportError(error);
    throw fault === null ? error : new JobFailedError(fault.code, fault.text);
  }
  if (summary.accepted === 0) {
    throw new AllRefusedError(summary, {
      fr: `Toutes les lignes du fichier ont été refusées, et rien n’a été importé. ${describeFirst(first, 'fr')}`.trim(),
      en: `Every row of the file was refused, so nothing was imported. ${describeFirst(first, 'en')}`.trim(),
    });
  }

  context.report(READING_SHARE, 'profiling');
  const profile = profileBook(book);
  context.checkStopped();

  context.report(0.97, 'publishing');
  const at = context.now();
  const result: ImportResult = { datasetId: entry.datasetId, importId: entry.id };
  await context.write(async (tx) => {
    await publishImport(tx, key, { contentDigest: digestOf(digests), summary, at: at.toISOString() });
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

/** `Line 2, “montant”: not an amount.`; empty where no row was refused. */
function describeFirst(reject: Reject | null, locale: Locale): string {
  if (reject === null) return '';
  const reason = describeReject(reject)[locale];
  const { row, column } = reject;
  if (locale === 'fr') return `Ligne ${row}${column === null ? '' : `, « ${column} »`} : ${reason}.`;
  return `Line ${row}${column === null ? '' : `, “${column}”`}: ${reason}.`;
}
