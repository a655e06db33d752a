import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { UNREADABLE } from '../imports/explain-error.js';
import { uploadFile, uploadsFolder } from '../store/data-folder.js';
import { transact } from '../store/database.js';
import { deleteOldUploads, insertUpload } from '../store/dataset-store.js';
import { FileName } from './inputs.js';

/** Largest file taken as it is sent; compressed, ten times as much fits. */
export const MAX_UPLOAD_BYTES = 512 * 1024 ** 2;
/** Files that were sent and never imported go after this long. */
const KEEP_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Streams a file to the data folder and remembers it. Nothing stays of a file that breaks off or is too large.
 * @throws AppError `file_too_large`, or `file_unreadable` for one without content.
 */
export async function storeUpload(
  deps: Deps,
  actor: Actor,
  input: {
    readonly fileName: string;
    readonly content: Readable;
    readonly isTruncated: () => boolean;
    /** What a file without content is said to be. */
    readonly ifEmpty?: 'empty' | 'no_records';
  },
) {
  requirePermission(actor, 'datasets:write');
  await removeOldUploads(deps);
  const id = deps.newId('upload');
  const path = uploadFile(deps.config.dataDir, id);
  await mkdir(uploadsFolder(deps.config.dataDir), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > MAX_UPLOAD_BYTES ? new AppError('file_too_large') : null, chunk);
    },
  });
  try {
    await pipeline(input.content, measure, createWriteStream(path, { flags: 'wx' }));
    if (input.isTruncated()) throw new AppError('file_too_large');
    if (size === 0) throw new AppError('file_unreadable', { detail: UNREADABLE[input.ifEmpty ?? 'empty'] });
  } catch (error: unknown) {
    await rm(path, { force: true });
    throw error;
  }
  const fileName = FileName.safeParse(input.fileName.split(/[/\\]/u).at(-1)?.slice(0, 200)).data ?? 'file.csv';
  const upload = { id, fileName, size, digest: `sha256:${hash.digest('hex')}` };
  await transact(deps.db, (tx) =>
    insertUpload(tx, {
      ...upload,
      companyId: actor.companyId,
      createdBy: actor.id,
      createdAt: deps.now().toISOString(),
    }),
  );
  return { uploadId: id, fileName, size };
}

async function removeOldUploads(deps: Deps): Promise<void> {
  const before = new Date(deps.now().getTime() - KEEP_DAYS * DAY_MS).toISOString();
  const ids = await transact(deps.db, (tx) => deleteOldUploads(tx, before));
  for (const id of ids) await rm(uploadFile(deps.config.dataDir, id), { force: true });
}
