import type { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findJob, isFinished } from '../store/job-store.js';
import { describeJob, type GetJobInput, JOB_READERS, type JobView } from './get-job.js';

const LOOK_AGAIN_MS = 2_000;

/** Yields the job as it is, then after each change, and ends with it (or with `signal`). */
export async function* watchJob(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof GetJobInput>,
  signal: AbortSignal,
): AsyncGenerator<JobView> {
  const state = { changes: 0, last: '', wake: (): void => undefined };
  const notice = (): void => {
    state.changes += 1;
    state.wake();
  };
  const unsubscribe = deps.jobs.subscribe(input.jobId, notice);
  signal.addEventListener('abort', notice);
  try {
    while (!signal.aborted) {
      // Counted before reading: a change during the read leads to one more round, never to none.
      const before = state.changes;
      const job = found(await findJob(deps.db, actor.companyId, input.jobId), 'jobId');
      requirePermission(actor, JOB_READERS[job.kind]);
      const view = describeJob(job);
      const seen = JSON.stringify(view);
      if (seen !== state.last) yield view;
      state.last = seen;
      if (isFinished(job.status)) return;
      if (state.changes === before) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          state.wake = resolve;
          // Another process may be running it, and changes of another process are not told.
          timer = setTimeout(resolve, LOOK_AGAIN_MS);
        });
        clearTimeout(timer);
      }
    }
  } finally {
    signal.removeEventListener('abort', notice);
    unsubscribe();
  }
}
