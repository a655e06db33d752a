/** Records of a dataset: segments that an import writes, read only from imports that succeeded. */
import { webcrypto } from 'node:crypto';
import { digestOf, type History } from '@encours/engine';
import { Book } from '../history/book.js';
import { RECORD_KINDS, type RecordKind } from '../history/record-columns.js';
import { RecordLists } from '../history/record-lists.js';
import type { Segment } from '../history/segment.js';
import type { Queries, Tx } from './database.js';

/** Where a segment belongs. */
export interface ImportKey {
  readonly companyId: string;
  readonly datasetId: string;
  readonly importId: string;
}

/** Found by another thread, while this one goes on. */
async function digestOfBody(body: Buffer): Promise<string> {
  return `sha256:${Buffer.from(await webcrypto.subtle.digest('SHA-256', body)).toString('hex')}`;
}

/** A segment and the digest by which it is known. */
export interface SealedSegment extends Segment {
  readonly digest: string;
}

export async function sealSegments(segments: Iterable<Segment>): Promise<SealedSegment[]> {
  return Promise.all(
    Array.from(segments, async (segment) => ({ ...segment, digest: await digestOfBody(segment.body) })),
  );
}

/** Writes segments of an import, `from` being the number of the first. They stay unseen until the import succeeds. */
export async function insertSegments(
  tx: Tx,
  key: ImportKey,
  segments: readonly SealedSegment[],
  from: number,
): Promise<void> {
  for (const [index, { kind, rows, digest, body }] of segments.entries()) {
    await tx
      .insertInto('history_segment')
      .values({
        company_id: key.companyId,
        dataset_id: key.datasetId,
        import_id: key.importId,
        seq: from + index,
        kind,
        rows,
        digest,
        body,
      })
      .execute();
  }
}

/** Takes away what an import wrote, refused rows included. */
export async function deleteImportRows(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('history_segment').where('import_id', '=', importId).execute();
  await tx.deleteFrom('import_reject').where('import_id', '=', importId).execute();
}

/** The digest of a dataset whose imports have these contents, in order. */
export function digestDataset(contentDigests: readonly string[]): string {
  return digestOf({ imports: contentDigests });
}

/**
 * The number of the last import that counts in a dataset at this digest: a dataset only grows, so that those up to it
 * are what it held then, whatever was imported since the digest was read.
 * @throws Error when the dataset never had this digest
 */
async function lastImportAt(
  db: Queries,
  { companyId, datasetId }: Pick<ImportKey, 'companyId' | 'datasetId'>,
  digest: string,
): Promise<number> {
  const imports = await db
    .selectFrom('dataset_import')
    .select(['seq', 'content_digest'])
    .where('company_id', '=', companyId)
    .where('dataset_id', '=', datasetId)
    .where('status', '=', 'succeeded')
    .orderBy('seq')
    .execute();
  const contents = imports.map((row) => row.content_digest ?? '');
  for (let n = imports.length; n >= 0; n -= 1) {
    if (digestDataset(contents.slice(0, n)) === digest) return imports[n - 1]?.seq ?? 0;
  }
  throw new Error(`dataset ${datasetId} never was ${digest}`);
}

/**
 * The segments of a dataset one by one, kind by kind in the order of `kinds`, then as they were imported; with `digest`,
 * those that the dataset held when it had that digest.
 * @throws Error when the bytes of one are not those that were written
 */
async function* readSegments(
  db: Queries,
  dataset: Pick<ImportKey, 'companyId' | 'datasetId'>,
  kinds: readonly RecordKind[],
  digest: string | null,
): AsyncGenerator<Segment> {
  const { companyId, datasetId } = dataset;
  const last = digest === null ? Number.MAX_SAFE_INTEGER : await lastImportAt(db, dataset, digest);
  const rows = await db
    .selectFrom('history_segment')
    .innerJoin('dataset_import', 'dataset_import.id', 'history_segment.import_id')
    .select(['history_segment.import_id', 'history_segment.seq', 'history_segment.kind', 'dataset_import.seq as order'])
    .where('history_segment.company_id', '=', companyId)
    .where('history_segment.dataset_id', '=', datasetId)
    .where('dataset_import.status', '=', 'succeeded')
    .where('dataset_import.seq', '<=', last)
    .execute();
  rows.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.order - b.order || a.seq - b.seq);
  for (const { import_id, seq, kind } of rows) {
    if (!kinds.includes(kind)) continue;
    const stored = await db
      .selectFrom('history_segment')
      .select(['rows', 'digest', 'body'])
      .where('import_id', '=', import_id)
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
    const body = Buffer.from(stored.body.buffer, stored.body.byteOffset, stored.body.byteLength);
    if ((await digestOfBody(body)) !== stored.digest)
      throw new Error(`segment ${seq} of import ${import_id} is damaged`);
    yield { kind, rows: stored.rows, body };
  }
}

/** What a dataset holds, for an import into it or for its profile. `keyKind`: whose keys must be known. */
export async function loadBook(
  db: Queries,
  dataset: Pick<ImportKey, 'companyId' | 'datasetId'>,
  keyKind: RecordKind | null = null,
): Promise<Book> {
  const book = new Book(keyKind);
  for await (const segment of readSegments(db, dataset, RECORD_KINDS, null)) book.addSegment(segment);
  return book;
}

/**
 * Everything a dataset knows: its customers by id, each as its latest imports describe it, the rest as imported. With
 * `digest`, what it knew when it had that digest: what is kept or said under a digest must not hold an import that ended
 * after the digest was read.
 */
export async function loadHistory(
  db: Queries,
  companyId: string,
  datasetId: string,
  digest: string | null = null,
): Promise<History> {
  const records = new RecordLists();
  for await (const segment of readSegments(db, { companyId, datasetId }, RECORD_KINDS, digest)) records.add(segment);
  return records.toHistory();
}
