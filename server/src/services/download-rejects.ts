import type { Locale } from '@encours/engine';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { formatRejects, formatRejectsAsJson } from '../imports/rejects-csv.js';
import { findImport, listRejects } from '../store/dataset-store.js';

/** The refused rows of an import as the lines of a CSV file, or of NDJSON. */
export async function downloadRejects(
  deps: Deps,
  actor: Actor,
  input: {
    readonly datasetId: string;
    readonly importId: string;
    readonly locale: Locale;
    readonly format?: 'csv' | 'ndjson';
  },
): Promise<{ readonly fileName: string; readonly lines: Iterable<string> }> {
  requirePermission(actor, 'datasets:read');
  const entry = await findImport(deps.db, actor.companyId, input.importId);
  const { id, fileName } = found(entry?.datasetId === input.datasetId ? entry : null, 'importId');
  const rejects = await listRejects(deps.db, id);
  const base = fileName.replace(/\.(csv|txt|tsv|ndjson|jsonl)(\.gz)?$/iu, '');
  return {
    fileName: `${base}-${input.locale === 'fr' ? 'rejets' : 'rejects'}.csv`,
    lines: (input.format === 'ndjson' ? formatRejectsAsJson : formatRejects)(rejects, input.locale),
  };
}
