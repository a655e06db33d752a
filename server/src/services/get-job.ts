import { z } from 'zod';
import type { Permission } from '../authority/permissions.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import type { JobKind } from '../store/history-tables.js';
import { findJob, type Job } from '../store/job-store.js';
import { Identifier } from './inputs.js';

export const GetJobInput = z.strictObject({ jobId: Identifier });

/** Who may see a job may see what it works for. */
export const JOB_READERS: Readonly<Record<JobKind, Permission>> = {
  import: 'datasets:read',
  backtest: 'backtests:read',
};

/** A job as it is now. */
export async function getJob(deps: Deps, actor: Actor, input: z.output<typeof GetJobInput>) {
  const job = found(await findJob(deps.db, actor.companyId, input.jobId), 'jobId');
  requirePermission(actor, JOB_READERS[job.kind]);
  return describeJob(job);
}

/** A job as the console reads it. */
export function describeJob(job: Job) {
  return {
    jobId: job.id,
    kind: job.kind,
    subjectId: job.subjectId,
    status: job.status,
    progress: job.progress,
    step: job.step,
    counts: job.counts,
    result: job.result,
    error: job.error === null ? null : { code: job.error.code, messageText: job.error.message },
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
  };
}
export type JobView = ReturnType<typeof describeJob>;
