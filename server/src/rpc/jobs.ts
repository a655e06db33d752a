import { tracked } from '@trpc/server';
import { z } from 'zod';
import { cancelJob } from '../services/cancel-job.js';
import { GetJobInput, getJob } from '../services/get-job.js';
import { watchJob } from '../services/watch-job.js';
import { router, userProcedure } from './trpc.js';

/** A client that reconnects sends the last id it saw; the job is told from its present state, so it is not needed. */
const WatchJobInput = GetJobInput.extend({ lastEventId: z.string().nullish() });

export const jobsRouter = router({
  get: userProcedure.input(GetJobInput).query(({ ctx, input }) => getJob(ctx.deps, ctx.actor, input)),
  cancel: userProcedure.input(GetJobInput).mutation(({ ctx, input }) => cancelJob(ctx.deps, ctx.actor, input)),
  watch: userProcedure.input(WatchJobInput).subscription(async function* ({ ctx, input, signal }) {
    const never = new AbortController().signal;
    for await (const job of watchJob(ctx.deps, ctx.actor, { jobId: input.jobId }, signal ?? never)) {
      yield tracked(`${job.status} ${job.step} ${job.progress}`, job);
    }
  }),
});
