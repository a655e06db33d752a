import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { Book } from '../history/book.js';
import type { ImportKind } from '../imports/kinds.js';
import { Mapping } from '../imports/mapping.js';
import { readImport } from '../imports/read-import.js';
import { describeNote, type Reject } from '../imports/reasons.js';
import { uploadFile } from '../store/data-folder.js';
import { findDataset, findUpload } from '../store/dataset-store.js';
import { loadBook } from '../store/history-store.js';
import { companyDay } from './company-day.js';
import { Identifier } from './inputs.js';
import { explainReject, SHOWN_REJECTS } from './list-refused.js';
import { readingDataset } from './reading-dataset.js';
import { readingFile } from './reading-file.js';
import { requireCompleteMapping } from './require-complete-mapping.js';

export const CheckImportInput = z.strictObject({
  uploadId: Identifier,
  mapping: Mapping,
  /** The dataset that the file would be added to; null: a new one. */
  datasetId: Identifier.nullable().default(null),
});

/** Reads the whole file as an import would, and stores nothing. */
export async function checkImport(deps: Deps, actor: Actor, input: z.output<typeof CheckImportInput>) {
  requirePermission(actor, 'datasets:write');
  const { companyId } = actor;
  const upload = found(await findUpload(deps.db, companyId, input.uploadId), 'uploadId');
  const { kind } = input.mapping;
  const book = await openBook(deps, companyId, input.datasetId, kind);
  const today = await companyDay(deps, deps.db, companyId);
  const path = uploadFile(deps.config.dataDir, upload.id);
  const shown: Reject[] = [];
  const summary = await readingFile(async () => {
    await requireCompleteMapping(path, input.mapping);
    const batches = readImport({ path, mapping: input.mapping, book, today });
    let next = await batches.next();
    while (next.done !== true) {
      shown.push(...next.value.rejects.slice(0, SHOWN_REJECTS - shown.length));
      next = await batches.next();
    }
    return next.value;
  });
  return {
    ...summary,
    noteTexts: summary.notes.map(describeNote),
    currency: input.mapping.currency,
    rejects: shown.map(explainReject),
  };
}

/** What the dataset holds already; nothing in a new one. */
async function openBook(deps: Deps, companyId: string, datasetId: string | null, kind: ImportKind): Promise<Book> {
  if (datasetId === null) return new Book(kind);
  const { id } = found(await findDataset(deps.db, companyId, datasetId), 'datasetId');
  return readingDataset(deps, companyId, id, () => loadBook(deps.db, { companyId, datasetId: id }, kind));
}
