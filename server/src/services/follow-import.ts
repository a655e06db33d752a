import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findImport } from '../store/dataset-store.js';
import { findJob, findJobsOf } from '../store/job-store.js';

/** An import as another application follows it: how far it is, what it took, why it failed. */
export async function followImport(deps: Deps, actor: Actor, input: { readonly importId: string }) {
  requirePermission(actor, 'datasets:read');
  const { companyId } = actor;
  const jobId = (await findJobsOf(deps.db, companyId, [input.importId])).get(input.importId);
  // The job first: where it says that it has ended, what it stored with that is there to be read.
  const job = jobId === undefined ? null : await findJob(deps.db, companyId, jobId);
  const entry = found(await findImport(deps.db, companyId, input.importId), 'id');
  const { summary } = entry;
  return {
    id: entry.id,
    dataset: entry.datasetId,
    kind: entry.kind,
    fileName: entry.fileName,
    status: job?.status ?? entry.status,
    progress: job?.progress ?? 1,
    counts: summary === null ? (job?.counts ?? null) : { rows: summary.rows, rejected: summary.rejected },
    summary,
    error: job?.error ?? null,
    rejects: summary === null ? null : `/v1/imports/${entry.id}/rejects`,
    createdAt: entry.createdAt,
    finishedAt: entry.finishedAt,
  };
}
