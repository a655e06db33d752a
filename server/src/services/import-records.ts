import type { Readable } from 'node:stream';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { describeMappingFault } from '../imports/explain-error.js';
import { findMappingFaults, type Mapping } from '../imports/mapping.js';
import { discardUpload } from '../jobs/discard-upload.js';
import { findNamed } from '../names.js';
import { findDataset, findEarlierImport, findUpload, listMappings, type SavedMapping } from '../store/dataset-store.js';
import { commitImport } from './commit-import.js';
import { inspectUpload } from './inspect-upload.js';
import { storeUpload } from './store-upload.js';

interface RecordsInput {
  readonly datasetId: string;
  /** Name of a saved mapping, or, of a file of JSON, the mapping itself. */
  readonly mapping: string | Mapping;
  readonly fileName: string;
  readonly content: Readable;
}

/**
 * Takes a file and starts its import. A file that the dataset has, or is reading, by the same mapping is not taken
 * again: `created` is false and the import is the earlier one.
 * @throws AppError `mapping_invalid` when the file lacks a column of the mapping; else as {@link commitImport}
 */
export async function importRecords(
  deps: Deps,
  actor: Actor,
  input: RecordsInput,
): Promise<{ readonly importId: string; readonly created: boolean }> {
  requirePermission(actor, 'datasets:write');
  const { companyId } = actor;
  const { id: datasetId } = found(await findDataset(deps.db, companyId, input.datasetId), 'id');
  const { mapping: chosen } = input;
  const saved = typeof chosen === 'string' ? await findMapping(deps, companyId, chosen) : null;
  const { uploadId } = await storeUpload(deps, actor, {
    fileName: input.fileName,
    content: input.content,
    isTruncated: () => false,
    ifEmpty: typeof chosen === 'string' ? 'empty' : 'no_records',
  });
  const discard = () =>
    discardUpload(deps.db, deps.config.dataDir, { kind: 'import', companyId, payload: { uploadId } });
  try {
    const { digest } = found(await findUpload(deps.db, companyId, uploadId));
    const mapping = typeof chosen === 'string' ? await fitMapping(deps, actor, uploadId, found(saved)) : chosen;
    const findSame = () => findEarlierImport(deps.db, datasetId, mapping, digest, ['succeeded', 'running']);
    const earlier = await findSame();
    if (earlier !== null) {
      await discard();
      return { importId: earlier.id, created: false };
    }
    try {
      const { importId } = await commitImport(deps, actor, {
        uploadId,
        mapping,
        dataset: { id: datasetId },
        saveMappingAs: null,
      });
      return { importId, created: true };
    } catch (error: unknown) {
      // The same file may have come twice at once: the one that was faster is the import.
      const faster = await findSame();
      if (faster === null) throw error;
      await discard();
      return { importId: faster.id, created: false };
    }
  } catch (error: unknown) {
    await discard();
    throw error;
  }
}

/** @throws AppError `not_found` */
async function findMapping(deps: Deps, companyId: string, name: string): Promise<SavedMapping> {
  const saved = findNamed(await listMappings(deps.db, companyId), name);
  if (saved !== null) return saved;
  throw new AppError('not_found', {
    param: 'mapping',
    detail: {
      fr: `Aucune correspondance n’est enregistrée sous le nom « ${name} ». Elles se voient dans la console, à l’import.`,
      en: `No mapping is saved under the name “${name}”. They are seen in the console, when importing.`,
    },
  });
}

/** The saved mapping, for a file that has its columns. */
async function fitMapping(deps: Deps, actor: Actor, uploadId: string, saved: SavedMapping): Promise<Mapping> {
  const { headers, savedMappings } = await inspectUpload(deps, actor, { uploadId, kind: saved.mapping.kind });
  const fitting = savedMappings.find((candidate) => candidate.name === saved.name);
  if (fitting !== undefined) return fitting.mapping;
  const faults = findMappingFaults(saved.mapping, headers).map(describeMappingFault);
  throw new AppError('mapping_invalid', {
    param: 'mapping',
    detail: {
      fr: `${faults.map(({ fr }) => fr).join(' ')} Rien n’a été importé : envoyez un fichier qui a ces colonnes, ou nommez une autre correspondance.`,
      en: `${faults.map(({ en }) => en).join(' ')} Nothing was imported: send a file that has these columns, or name another mapping.`,
    },
  });
}
