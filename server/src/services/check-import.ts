import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { loadExistingRecords } from '../imports/existing-records.js';
import { Mapping } from '../imports/mapping.js';
import { NOTHING_EXISTS, readImport } from '../imports/read-import.js';
import { describeReject, type Reject } from '../imports/reasons.js';
import { createImportSummariser } from '../imports/summarise-import.js';
import { uploadFile } from '../store/data-folder.js';
import { findDataset, findUpload } from '../store/dataset-store.js';
import { companyDay } from './company-day.js';
import { Identifier } from './inputs.js';
import { readingFile } from './reading-file.js';
import { requireCompleteMapping } from './require-complete-mapping.js';

export const CheckImportInput = z.strictObject({
  uploadId: Identifier,
  mapping: Mapping,
  /** The dataset that the file would be added to; null: a new one. */
  datasetId: Identifier.nullable().default(null),
});

/** Refused rows shown; the summary counts them all. */
const SHOWN_REJECTS = 100;

/** Reads the whole file as an import would, and stores nothing. */
export async function checkImport(deps: Deps, actor: Actor, input: z.output<typeof CheckImportInput>) {
  requirePermission(actor, 'datasets:write');
  const { companyId } = actor;
  const upload = found(await findUpload(deps.db, companyId, input.uploadId), 'uploadId');
  const existing =
    input.datasetId === null
      ? NOTHING_EXISTS
      : await loadExistingRecords(
          deps.db,
          companyId,
          found(await findDataset(deps.db, companyId, input.datasetId), 'datasetId').id,
        );
  const today = await companyDay(deps, deps.db, companyId);
  const path = uploadFile(deps.config.dataDir, upload.id);
  const summariser = createImportSummariser(input.mapping.columns.settledOn !== undefined);
  const shown: Reject[] = [];
  await readingFile(async () => {
    await requireCompleteMapping(path, input.mapping);
    for await (const row of readImport(path, input.mapping, existing, today)) {
      summariser.add(row);
      for (const reject of row.rejects) if (shown.length < SHOWN_REJECTS) shown.push(reject);
    }
  });
  return {
    ...summariser.finish(),
    currency: input.mapping.currency,
    rejects: shown.map((reject) => ({ ...reject, reason: describeReject(reject) })),
  };
}
