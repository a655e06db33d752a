/** A worker thread: runs one job over a database connection of its own, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { createId } from '../ids.js';
import { openDatabase } from '../store/database.js';
import { finishJob, type JobCounts, loadJobToRun, requeueJob } from '../store/job-store.js';
import { abandonJob } from './abandon-job.js';
import { describeFailure } from './describe-failure.js';
import { discardUpload } from './discard-upload.js';
import { type JobContext, JobLostError, JobStoppedError, writeFor } from './job-context.js';
import { runBacktestJob } from './run-backtest.js';
import { AllRefusedError, runImportJob } from './run-import.js';
import { STOP_CANCEL, STOP_NONE, WorkerInput, type WorkerMessage } from './worker-protocol.js';

const input = WorkerInput.parse(workerData);
const stopFlag = new Int32Array(input.stopFlag);

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function checkStopped(): void {
  const flag = Atomics.load(stopFlag, 0);
  if (flag !== STOP_NONE) throw new JobStoppedError(flag === STOP_CANCEL ? 'cancelled' : 'interrupted');
}

/** Stays until the next step that counts: what was read is not forgotten while it is summed up. */
let counts: JobCounts | null = null;

const db = await openDatabase(input.database);
const write = writeFor(db, { jobId: input.jobId, number: input.attempt });
try {
  const job = await loadJobToRun(db, input.jobId);
  if (job === null) throw new Error('the job is not in the database');
  const context: JobContext = {
    db,
    write,
    dataDir: input.dataDir,
    jobId: job.id,
    companyId: job.companyId,
    subjectId: job.subjectId,
    payload: job.payload,
    createdBy: job.createdBy,
    now: () => new Date(),
    newId: createId,
    report: (progress, step, counted = null, partial = null) => {
      counts = counted ?? counts;
      post({ type: 'progress', progress: Math.min(1, Math.max(0, progress)), step, counts, partial });
    },
    checkStopped,
  };
  try {
    if (job.kind === 'import') await runImportJob(context);
    else await runBacktestJob(context);
  } catch (error: unknown) {
    if (error instanceof JobLostError) throw error;
    const interrupted = error instanceof JobStoppedError && error.reason === 'interrupted';
    const failure = error instanceof JobStoppedError ? null : describeFailure(error);
    if (failure?.code === 'internal')
      post({ type: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    const at = context.now().toISOString();
    await write(async (tx) => {
      if (interrupted) {
        await abandonJob(tx, job, 'restart', at);
        // Being stopped with the process is not the job's fault: it does not count as an attempt.
        await requeueJob(tx, job.id, input.attempt - 1);
      } else if (failure === null) {
        await abandonJob(tx, job, 'cancelled', at);
        await finishJob(tx, job.id, at, { status: 'cancelled', counts });
      } else {
        await abandonJob(tx, job, 'failed', at, error instanceof AllRefusedError ? error.summary : null);
        await finishJob(tx, job.id, at, { status: 'failed', error: failure, counts });
      }
    });
    if (!interrupted && failure === null) await discardUpload(db, input.dataDir, job);
  }
} catch (error: unknown) {
  // Whoever took the job up goes on with it; here there is nothing left to do.
  if (!(error instanceof JobLostError)) throw error;
} finally {
  await db.destroy();
}
