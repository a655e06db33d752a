import type { z } from 'zod';
import type { Permission } from '../authority/permissions.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { abandonJob } from '../jobs/abandon-job.js';
import { discardUpload } from '../jobs/discard-upload.js';
import { transact } from '../store/database.js';
import type { JobKind } from '../store/history-tables.js';
import { findJob, finishJob, loadJobToRun, requestCancel } from '../store/job-store.js';
import { describeJob, type GetJobInput, type JobView } from './get-job.js';

const CANCELLERS: Readonly<Record<JobKind, Permission>> = { import: 'datasets:write', backtest: 'backtests:run' };

/** Ends a waiting job at once and asks a running one to stop; one that has ended stays as it is. */
export async function cancelJob(deps: Deps, actor: Actor, input: z.output<typeof GetJobInput>): Promise<JobView> {
  const { companyId } = actor;
  const { id, kind } = found(await findJob(deps.db, companyId, input.jobId), 'jobId');
  requirePermission(actor, CANCELLERS[kind]);
  // Told first: a worker that writes all the time keeps others from writing, and may end meanwhile.
  deps.jobs.cancel(id);
  const job = await transact(deps.db, async (tx) => {
    const row = found(await findJob(tx, companyId, id));
    const at = deps.now().toISOString();
    if (row.status === 'queued') {
      await abandonJob(tx, row, 'cancelled', at);
      await finishJob(tx, row.id, at, { status: 'cancelled' });
    } else if (row.status === 'running') {
      await requestCancel(tx, row.id);
    }
    return found(await findJob(tx, companyId, row.id));
  });
  if (job.status === 'cancelled') {
    const row = await loadJobToRun(deps.db, job.id);
    if (row !== null) await discardUpload(deps.db, deps.config.dataDir, row);
  }
  deps.jobs.cancel(job.id);
  return describeJob(job);
}
