import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { Mapping } from '../imports/mapping.js';
import type { ImportPayload } from '../jobs/run-import.js';
import { uploadFile } from '../store/data-folder.js';
import { transact } from '../store/database.js';
import {
  findDataset,
  findDatasetByName,
  findEarlierImport,
  findUpload,
  hasRunningImport,
  insertDataset,
  insertImport,
  saveMapping,
} from '../store/dataset-store.js';
import { insertJob } from '../store/job-store.js';
import { DatasetName, Identifier, nameShape } from './inputs.js';
import { readingFile } from './reading-file.js';
import { requireCompleteMapping } from './require-complete-mapping.js';

export const CommitImportInput = z.strictObject({
  uploadId: Identifier,
  mapping: Mapping,
  /** An existing dataset, or the name of a new one. */
  dataset: z.union([z.strictObject({ id: Identifier }), z.strictObject({ name: DatasetName })]),
  saveMappingAs: nameShape(100).nullable().default(null),
});

/**
 * Starts the import of an uploaded file; it counts only once its job has succeeded.
 * @throws AppError `already_imported`, `dataset_busy`, `dataset_name_taken`, `mapping_incomplete`
 */
export async function commitImport(deps: Deps, actor: Actor, input: z.output<typeof CommitImportInput>) {
  requirePermission(actor, 'datasets:write');
  const { companyId } = actor;
  const upload = found(await findUpload(deps.db, companyId, input.uploadId), 'uploadId');
  const path = uploadFile(deps.config.dataDir, upload.id);
  await readingFile(() => requireCompleteMapping(path, input.mapping));

  const importId = deps.newId('import');
  const jobId = deps.newId('job');
  const at = deps.now().toISOString();
  const datasetId = await transact(deps.db, async (tx) => {
    // An import of it that was cancelled meanwhile has taken it away.
    found(await findUpload(tx, companyId, upload.id), 'uploadId');
    let id: string;
    if ('id' in input.dataset) {
      id = found(await findDataset(tx, companyId, input.dataset.id), 'dataset').id;
      if (await hasRunningImport(tx, id)) throw new AppError('dataset_busy', { param: 'dataset' });
      const earlier = await findEarlierImport(tx, id, input.mapping, upload.digest);
      if (earlier !== null) {
        const day = earlier.createdAt.slice(0, 10);
        throw new AppError('already_imported', {
          param: 'uploadId',
          detail: {
            fr: `« ${earlier.fileName} », le ${day} : ${earlier.summary?.accepted ?? 0} lignes reprises.`,
            en: `“${earlier.fileName}”, on ${day}: ${earlier.summary?.accepted ?? 0} rows taken.`,
          },
        });
      }
    } else {
      if ((await findDatasetByName(tx, companyId, input.dataset.name)) !== null) {
        throw new AppError('dataset_name_taken', { param: 'dataset' });
      }
      id = deps.newId('dataset');
      await insertDataset(tx, { id, companyId, name: input.dataset.name, createdBy: actor.id, createdAt: at });
    }
    await insertImport(tx, {
      id: importId,
      companyId,
      datasetId: id,
      kind: input.mapping.kind,
      fileName: upload.fileName,
      fileDigest: upload.digest,
      mapping: input.mapping,
      createdBy: actor.id,
      createdAt: at,
    });
    if (input.saveMappingAs !== null) {
      await saveMapping(tx, { companyId, name: input.saveMappingAs, mapping: input.mapping, by: actor.id, at });
    }
    const payload: ImportPayload = {
      uploadId: upload.id,
      actor: { kind: actor.kind, id: actor.id },
      makesDataset: 'name' in input.dataset,
    };
    await insertJob(tx, {
      id: jobId,
      companyId,
      kind: 'import',
      subjectId: importId,
      payload,
      createdBy: actor.id,
      createdAt: at,
    });
    return id;
  });
  deps.jobs.wake();
  return { jobId, datasetId, importId };
}
