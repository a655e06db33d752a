/** Rows of datasets, their imports, saved mappings and uploaded files. */
import { canonicalJson } from '@encours/engine';
import type { Selectable } from 'kysely';
import { Mapping } from '../imports/mapping.js';
import { type DatasetProfile, EMPTY_PROFILE } from '../imports/profile-history.js';
import type { Reject, RejectCode } from '../imports/reasons.js';
import { ImportSummary } from '../imports/summarise-import.js';
import { findNamed } from '../names.js';
import type { Queries, Tx } from './database.js';
import { deleteImportRows, digestDataset, type ImportKey } from './history-store.js';
import type { DatasetImportTable, DatasetTable, ImportStatus, UploadTable } from './history-tables.js';

export interface Dataset {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  readonly profile: DatasetProfile;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface DatasetImport {
  readonly id: string;
  readonly datasetId: string;
  readonly seq: number;
  readonly kind: DatasetImportTable['kind'];
  readonly status: ImportStatus;
  readonly fileName: string;
  readonly fileDigest: string;
  readonly mapping: Mapping | null;
  readonly summary: ImportSummary | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly digest: string;
}

/** Of a dataset that an earlier release profiled, what it did not count, or counted otherwise, is not known. */
function readProfile(text: string): DatasetProfile {
  const stored = JSON.parse(text) as Partial<DatasetProfile>;
  const { late, worstDaysPastDue, pastDue } =
    stored.settled === undefined ? EMPTY_PROFILE : { ...EMPTY_PROFILE, ...stored };
  return { ...EMPTY_PROFILE, ...stored, late, worstDaysPastDue, pastDue };
}

function toDataset(row: Selectable<DatasetTable>): Dataset {
  return {
    id: row.id,
    name: row.name,
    digest: row.digest,
    profile: readProfile(row.profile),
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toImport(row: Selectable<DatasetImportTable>): DatasetImport {
  return {
    id: row.id,
    datasetId: row.dataset_id,
    seq: row.seq,
    kind: row.kind,
    status: row.status,
    fileName: row.file_name,
    fileDigest: row.file_digest,
    mapping: row.mapping === null ? null : Mapping.parse(JSON.parse(row.mapping)),
    summary: row.summary === null ? null : ImportSummary.parse(JSON.parse(row.summary)),
    createdBy: row.created_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

export async function insertDataset(
  tx: Tx,
  dataset: { id: string; companyId: string; name: string; createdBy: string; createdAt: string },
): Promise<void> {
  await tx
    .insertInto('dataset')
    .values({
      id: dataset.id,
      company_id: dataset.companyId,
      name: dataset.name,
      digest: digestDataset([]),
      profile: JSON.stringify(EMPTY_PROFILE),
      created_by: dataset.createdBy,
      created_at: dataset.createdAt,
      updated_at: dataset.createdAt,
    })
    .execute();
}

export async function findDataset(db: Queries, companyId: string, datasetId: string): Promise<Dataset | null> {
  const row = await db
    .selectFrom('dataset')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', datasetId)
    .executeTakeFirst();
  return row === undefined ? null : toDataset(row);
}

/** Whatever the letter case. */
export async function findDatasetByName(db: Queries, companyId: string, name: string): Promise<Dataset | null> {
  const names = await db
    .selectFrom('dataset')
    .select(['id', 'name'])
    .where('company_id', '=', companyId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const named = findNamed(names, name);
  return named === null ? null : findDataset(db, companyId, named.id);
}

/** A dataset, and whether an import into it waits or is at work: where none is, its figures are those of the last one. */
export interface ListedDataset extends Dataset {
  readonly importing: boolean;
}

/** Newest change first. */
export async function listDatasets(db: Queries, companyId: string): Promise<ListedDataset[]> {
  const rows = await db
    .selectFrom('dataset')
    .selectAll()
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('dataset_import')
            .select('dataset_import.id')
            .whereRef('dataset_import.dataset_id', '=', 'dataset.id')
            .where('dataset_import.status', '=', 'running'),
        )
        .as('importing'),
    )
    .where('company_id', '=', companyId)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...toDataset(row), importing: Boolean(row.importing) }));
}

export async function renameDataset(tx: Tx, datasetId: string, name: string, at: string): Promise<void> {
  await tx.updateTable('dataset').set({ name, updated_at: at }).where('id', '=', datasetId).execute();
}

/** Takes away a dataset with everything it holds. Backtest reports keep their copy of its name and digest. */
export async function deleteDataset(tx: Tx, companyId: string, datasetId: string): Promise<void> {
  for (const { id } of await listImports(tx, companyId, datasetId)) {
    await deleteImportRows(tx, id);
  }
  await tx.deleteFrom('dataset_import').where('dataset_id', '=', datasetId).execute();
  await tx.deleteFrom('dataset').where('company_id', '=', companyId).where('id', '=', datasetId).execute();
}

export async function insertImport(
  tx: Tx,
  entry: {
    id: string;
    companyId: string;
    datasetId: string;
    kind: DatasetImportTable['kind'];
    fileName: string;
    fileDigest: string;
    mapping: Mapping | null;
    createdBy: string;
    createdAt: string;
  },
): Promise<void> {
  const last = await tx
    .selectFrom('dataset_import')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('dataset_id', '=', entry.datasetId)
    .executeTakeFirst();
  await tx
    .insertInto('dataset_import')
    .values({
      id: entry.id,
      company_id: entry.companyId,
      dataset_id: entry.datasetId,
      seq: (last?.seq ?? 0) + 1,
      kind: entry.kind,
      status: 'running',
      file_name: entry.fileName,
      file_digest: entry.fileDigest,
      content_digest: null,
      mapping: entry.mapping === null ? null : JSON.stringify(entry.mapping),
      summary: null,
      created_by: entry.createdBy,
      created_at: entry.createdAt,
      finished_at: null,
    })
    .execute();
}

export async function listImports(db: Queries, companyId: string, datasetId: string): Promise<DatasetImport[]> {
  const rows = await db
    .selectFrom('dataset_import')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('dataset_id', '=', datasetId)
    .orderBy('seq')
    .execute();
  return rows.map(toImport);
}

export async function findImport(db: Queries, companyId: string, importId: string): Promise<DatasetImport | null> {
  const row = await db
    .selectFrom('dataset_import')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', importId)
    .executeTakeFirst();
  return row === undefined ? null : toImport(row);
}

/** The import that read this very file into the dataset before, by the same choices, or null; `statuses`: of which. */
export async function findEarlierImport(
  db: Queries,
  datasetId: string,
  mapping: Mapping,
  fileDigest: string,
  statuses: readonly ImportStatus[] = ['succeeded'],
): Promise<DatasetImport | null> {
  const rows = await db
    .selectFrom('dataset_import')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .where('kind', '=', mapping.kind)
    .where('file_digest', '=', fileDigest)
    .where('status', 'in', statuses)
    .orderBy('seq')
    .execute();
  const choices = canonicalJson(mapping);
  return rows.map(toImport).find((entry) => canonicalJson(entry.mapping) === choices) ?? null;
}

/** Is an import into this dataset waiting or at work? */
export async function hasRunningImport(db: Queries, datasetId: string): Promise<boolean> {
  const row = await db
    .selectFrom('dataset_import')
    .select('id')
    .where('dataset_id', '=', datasetId)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes the rows of an import count, all at once, and gives the dataset its new digest and profile. */
export async function publishImport(
  tx: Tx,
  key: ImportKey,
  result: { contentDigest: string; summary: ImportSummary; at: string },
): Promise<void> {
  await tx
    .updateTable('dataset_import')
    .set({
      status: 'succeeded',
      content_digest: result.contentDigest,
      summary: JSON.stringify(result.summary),
      finished_at: result.at,
    })
    .where('id', '=', key.importId)
    .execute();
  const contents = await tx
    .selectFrom('dataset_import')
    .select('content_digest')
    .where('dataset_id', '=', key.datasetId)
    .where('status', '=', 'succeeded')
    .orderBy('seq')
    .execute();
  const digest = digestDataset(contents.map((row) => row.content_digest ?? ''));
  await tx.updateTable('dataset').set({ digest, updated_at: result.at }).where('id', '=', key.datasetId).execute();
}

export async function saveProfile(tx: Tx, datasetId: string, profile: DatasetProfile): Promise<void> {
  await tx
    .updateTable('dataset')
    .set({ profile: JSON.stringify(profile) })
    .where('id', '=', datasetId)
    .execute();
}

/**
 * Ends an import that gave nothing: its rows go, its own row stays as a trace. `makesDataset`: its dataset was made for it,
 * and goes with it unless there has been another import.
 */
export async function abandonImport(
  tx: Tx,
  key: ImportKey,
  status: 'failed' | 'cancelled',
  at: string,
  makesDataset: boolean,
): Promise<void> {
  await deleteImportRows(tx, key.importId);
  await tx.updateTable('dataset_import').set({ status, finished_at: at }).where('id', '=', key.importId).execute();
  if (!makesDataset) return;
  const imports = await listImports(tx, key.companyId, key.datasetId);
  if (imports.every((entry) => entry.id === key.importId)) await deleteDataset(tx, key.companyId, key.datasetId);
}

/** Ends an import of which every row was refused: nothing was taken, and what was refused stays, with why. */
export async function keepRefused(tx: Tx, importId: string, summary: ImportSummary, at: string): Promise<void> {
  await tx
    .updateTable('dataset_import')
    .set({ status: 'failed', summary: JSON.stringify(summary), finished_at: at })
    .where('id', '=', importId)
    .execute();
}

/** SQLite binds at most 32,766 values in a statement; this leaves room. */
const REJECTS_PER_STATEMENT = 3_000;

export async function insertRejects(tx: Tx, key: ImportKey, rejects: readonly Reject[], from: number): Promise<void> {
  for (let start = 0; start < rejects.length; start += REJECTS_PER_STATEMENT) {
    const rows = rejects.slice(start, start + REJECTS_PER_STATEMENT).map((reject, index) => ({
      company_id: key.companyId,
      import_id: key.importId,
      seq: from + start + index,
      row: reject.row,
      column_name: reject.column,
      value: reject.value,
      code: reject.code,
      detail: reject.detail,
    }));
    await tx.insertInto('import_reject').values(rows).execute();
  }
}

export async function listRejects(db: Queries, importId: string, limit?: number): Promise<Reject[]> {
  let query = db.selectFrom('import_reject').selectAll().where('import_id', '=', importId).orderBy('seq');
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.execute();
  return rows.map((row) => ({
    row: row.row,
    column: row.column_name,
    value: row.value,
    // Written from a RejectCode; old codes are never reused.
    code: row.code as RejectCode,
    detail: row.detail,
  }));
}

/** Keeps a mapping under its name, in place of one of the same name. */
export async function saveMapping(
  tx: Tx,
  entry: { companyId: string; name: string; mapping: Mapping; by: string; at: string },
): Promise<void> {
  const values = {
    kind: entry.mapping.kind,
    mapping: JSON.stringify(entry.mapping),
    updated_by: entry.by,
    updated_at: entry.at,
  };
  const name = findNamed(await listMappings(tx, entry.companyId), entry.name)?.name ?? entry.name;
  await tx
    .insertInto('import_mapping')
    .values({ company_id: entry.companyId, name, ...values })
    .onConflict((conflict) => conflict.columns(['company_id', 'name']).doUpdateSet(values))
    .execute();
}

export interface SavedMapping {
  readonly name: string;
  readonly mapping: Mapping;
}

export async function listMappings(db: Queries, companyId: string): Promise<SavedMapping[]> {
  const rows = await db
    .selectFrom('import_mapping')
    .select(['name', 'mapping'])
    .where('company_id', '=', companyId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ name: row.name, mapping: Mapping.parse(JSON.parse(row.mapping)) }));
}

function toUpload(row: Selectable<UploadTable>): Upload {
  return { id: row.id, fileName: row.file_name, size: row.size, digest: row.digest };
}

export async function insertUpload(
  tx: Tx,
  upload: Upload & { companyId: string; createdBy: string; createdAt: string },
): Promise<void> {
  await tx
    .insertInto('upload')
    .values({
      id: upload.id,
      company_id: upload.companyId,
      file_name: upload.fileName,
      size: upload.size,
      digest: upload.digest,
      created_by: upload.createdBy,
      created_at: upload.createdAt,
    })
    .execute();
}

export async function findUpload(db: Queries, companyId: string, uploadId: string): Promise<Upload | null> {
  const row = await db
    .selectFrom('upload')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', uploadId)
    .executeTakeFirst();
  return row === undefined ? null : toUpload(row);
}

/** Forgets an upload, whose file may then go. */
export async function deleteUpload(tx: Tx, companyId: string, uploadId: string): Promise<void> {
  await tx.deleteFrom('upload').where('company_id', '=', companyId).where('id', '=', uploadId).execute();
}

/** Forgets uploads made before `before` and returns their ids, whose files may then go. */
export async function deleteOldUploads(tx: Tx, before: string): Promise<string[]> {
  const rows = await tx.selectFrom('upload').select('id').where('created_at', '<', before).execute();
  if (rows.length > 0) await tx.deleteFrom('upload').where('created_at', '<', before).execute();
  return rows.map(({ id }) => id);
}
