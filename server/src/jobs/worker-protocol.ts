/** What passes between the process and a worker thread. */
import { z } from 'zod';
import { JobCounts } from '../store/job-store.js';

/** Values of the shared flag by which a worker is told to stop, even in the middle of a computation. */
export const STOP_NONE = 0;
export const STOP_CANCEL = 1;
export const STOP_SHUTDOWN = 2;

export const WorkerInput = z.strictObject({
  jobId: z.string(),
  /** Which attempt at the job this is. */
  attempt: z.int().positive(),
  dataDir: z.string(),
  /** @see databaseSource */
  database: z.string(),
  /** One 32-bit integer. */
  stopFlag: z.instanceof(SharedArrayBuffer),
});
export type WorkerInput = z.infer<typeof WorkerInput>;

export const WorkerMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    progress: z.number(),
    step: z.string(),
    counts: JobCounts.nullable(),
    /** What the job found so far; null: nothing yet. */
    partial: z.unknown(),
  }),
  /** Something that should not happen, for the log. */
  z.strictObject({ type: z.literal('bug'), message: z.string() }),
]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;
