import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { inspectFile } from '../imports/inspect-file.js';
import { ImportKind } from '../imports/kinds.js';
import { uploadFile } from '../store/data-folder.js';
import { findUpload, listMappings } from '../store/dataset-store.js';
import { Identifier } from './inputs.js';
import { readingFile } from './reading-file.js';

export const InspectUploadInput = z.strictObject({
  uploadId: Identifier,
  /** What the file holds; null: what its headers suggest. */
  kind: ImportKind.nullable().default(null),
});

/** How the file is written, what its columns seem to hold, and the saved mappings whose columns it has. */
export async function inspectUpload(deps: Deps, actor: Actor, input: z.output<typeof InspectUploadInput>) {
  requirePermission(actor, 'datasets:write');
  const upload = found(await findUpload(deps.db, actor.companyId, input.uploadId), 'uploadId');
  const path = uploadFile(deps.config.dataDir, upload.id);
  const inspection = await readingFile(() => inspectFile(path, input.kind ?? undefined));
  const headers = new Set(inspection.headers);
  const saved = await listMappings(deps.db, actor.companyId);
  return {
    ...inspection,
    fileName: upload.fileName,
    size: upload.size,
    savedMappings: saved
      .filter(({ mapping }) => Object.values(mapping.columns).every((column) => headers.has(column)))
      .map(({ name, mapping }) => ({
        name,
        kind: mapping.kind,
        // How this file is written was found by looking; how it is read was said by a person.
        mapping: { ...mapping, delimiter: inspection.delimiter, encoding: inspection.encoding },
      })),
  };
}
