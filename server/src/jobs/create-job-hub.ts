/** Runs queued jobs one after the other, each in a worker thread, and tells listeners of every change. */
import type { Deps } from '../deps.js';
import { startThread } from '../start-thread.js';
import { transact } from '../store/database.js';
import { databaseSource } from '../store/database-source.js';
import {
  type Attempt,
  claimNextJob,
  finishJob,
  isCurrentAttempt,
  type JobError,
  listRunningJobs,
  loadJobToRun,
  requeueJob,
  saveHeartbeat,
  saveProgress,
} from '../store/job-store.js';
import { abandonJob } from './abandon-job.js';
import type { JobHub } from './job-hub.js';
import { STOP_CANCEL, STOP_SHUTDOWN, type WorkerInput, WorkerMessage } from './worker-protocol.js';

/** A job that was running when its process died is tried once more, not for ever. */
const MAX_ATTEMPTS = 2;
/** How often progress is written and told. */
const PROGRESS_INTERVAL_MS = 250;
/** How often a process says that its job is alive, and after which silence another process takes the job up. */
const HEARTBEAT_INTERVAL_MS = 2_000;
const SILENCE_MS = 10_000;

const INTERRUPTED: JobError = {
  code: 'interrupted',
  message: {
    fr: 'Le serveur s’est arrêté pendant ce travail, deux fois de suite. Rien n’a été enregistré ; relancez-le.',
    en: 'The server stopped during this work, twice in a row. Nothing was stored; start it again.',
  },
};
const CRASHED: JobError = {
  code: 'internal',
  message: {
    fr: 'Ce travail s’est arrêté de façon inattendue. Rien n’a été enregistré.',
    en: 'This work ended unexpectedly. Nothing was stored.',
  },
};

function isHopeless({ attempts }: { readonly attempts: number }): boolean {
  return attempts >= MAX_ATTEMPTS;
}

interface RunningJob {
  readonly jobId: string;
  readonly stopFlag: Int32Array;
}

/** The hub of this process. It takes up what an earlier process left, and starts at once. */
export function createJobHub(deps: Omit<Deps, 'jobs'>): JobHub {
  const { db, log } = deps;
  const listeners = new Map<string, Set<() => void>>();
  let running: RunningJob | null = null;
  let stopping = false;
  let pumping: Promise<void> | null = null;
  let pumpAgain = false;
  let recovered: Promise<void> = Promise.resolve();
  let recoverLater: NodeJS.Timeout | undefined;

  const at = (): string => deps.now().toISOString();
  const tell = (jobId: string): void => {
    for (const listener of [...(listeners.get(jobId) ?? [])]) listener();
  };

  /** Takes up jobs whose process is gone; looks again later while another process (the command line) runs some. */
  async function recover(): Promise<void> {
    const left = await transact(db, async (tx) => {
      // Read under the write lock: of two servers that see the same silence one takes the job up, the other then sees it
      // alive. Whoever abandons it later would take away what the new attempt writes.
      const others = (await listRunningJobs(tx)).filter(({ id }) => id !== running?.jobId);
      const silent = others.filter(
        ({ heartbeatAt }) => heartbeatAt === null || deps.now().getTime() - Date.parse(heartbeatAt) >= SILENCE_MS,
      );
      for (const job of silent) {
        const hopeless = isHopeless(job);
        await abandonJob(tx, job, hopeless ? 'failed' : 'restart', at());
        if (hopeless) await finishJob(tx, job.id, at(), { status: 'failed', error: INTERRUPTED });
        else await requeueJob(tx, job.id, job.attempts);
      }
      return { silent, alive: others.length - silent.length };
    });
    for (const job of left.silent) {
      const { id: jobId, kind } = job;
      log.warn({ jobId, kind, hopeless: isHopeless(job) }, 'job was running when its process ended');
      tell(jobId);
    }
    if (left.alive > 0 && !stopping) recoverLater = setTimeout(() => void recoverAndPump(), SILENCE_MS).unref();
  }

  function recoverAndPump(): Promise<void> {
    recovered = recover()
      .catch((error: unknown) => log.error({ err: error }, 'jobs of an earlier run could not be taken up'))
      .then(pump);
    return recovered;
  }

  async function run(attempt: Attempt): Promise<void> {
    const { jobId } = attempt;
    const buffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const input: WorkerInput = {
      jobId,
      attempt: attempt.number,
      dataDir: deps.config.dataDir,
      database: databaseSource(deps.config),
      stopFlag: buffer,
    };
    const worker = startThread(new URL('./job-worker.js', import.meta.url), input);
    let latest: Parameters<typeof saveProgress>[2] | null = null;
    let saving = Promise.resolve();
    const flush = (): void => {
      if (latest === null) return;
      const told = latest;
      latest = null;
      saving = saving
        .then(() => transact(db, (tx) => saveProgress(tx, attempt, told)))
        .then(() => tell(jobId))
        .catch((error: unknown) => log.warn({ err: error, jobId }, 'progress could not be stored'));
    };
    const timer = setInterval(flush, PROGRESS_INTERVAL_MS);
    const pulse = setInterval(() => {
      saving = saving
        .then(() => transact(db, (tx) => saveHeartbeat(tx, attempt, at())))
        .then((said) => {
          if (said === 'go_on' || running?.jobId !== jobId) return;
          // Cancelled through another process, which cannot reach this worker; or lost to one, as it will find.
          stopWorker(running, said === 'cancel' ? STOP_CANCEL : STOP_SHUTDOWN);
        })
        .catch((error: unknown) => log.warn({ err: error, jobId }, 'heartbeat could not be stored'));
    }, HEARTBEAT_INTERVAL_MS);
    worker.on('message', (raw: unknown) => {
      const message = WorkerMessage.parse(raw);
      if (message.type === 'progress') latest = message;
      else log.error({ jobId, stack: message.message }, 'job failed unexpectedly');
    });
    worker.on('error', (error) => log.error({ err: error, jobId }, 'job worker crashed'));
    const ended = new Promise<number>((resolve) => {
      worker.once('exit', resolve);
    });
    running = { jobId, stopFlag: new Int32Array(buffer) };
    // Asked for while the job was being claimed.
    if (stopping) stopWorker(running, STOP_SHUTDOWN);
    const exitCode = await ended;
    clearInterval(timer);
    clearInterval(pulse);
    latest = null;
    await saving;
    // A worker ends its job's row itself; one that broke could not.
    if (exitCode !== 0) await settle(attempt);
    running = null;
    tell(jobId);
  }

  /** Ends the row of a job whose worker broke, unless it had ended it, or another process has taken the job up. */
  async function settle(attempt: Attempt): Promise<void> {
    const { jobId } = attempt;
    const cancelled = running !== null && Atomics.load(running.stopFlag, 0) === STOP_CANCEL;
    await transact(db, async (tx) => {
      const job = await loadJobToRun(tx, jobId);
      if (job === null || !(await isCurrentAttempt(tx, attempt))) return;
      if (stopping) {
        await abandonJob(tx, job, 'restart', at());
        await requeueJob(tx, jobId, job.attempts - 1);
        return;
      }
      await abandonJob(tx, job, cancelled ? 'cancelled' : 'failed', at());
      await finishJob(tx, jobId, at(), cancelled ? { status: 'cancelled' } : { status: 'failed', error: CRASHED });
    });
  }

  async function drain(): Promise<void> {
    while (!stopping) {
      const attempt = await transact(db, (tx) => claimNextJob(tx, at()));
      if (attempt === null) return;
      tell(attempt.jobId);
      await run(attempt);
    }
  }

  function pump(): void {
    if (stopping) return;
    if (pumping !== null) {
      // It may have found the queue empty a moment ago: look once more.
      pumpAgain = true;
      return;
    }
    pumping = drain()
      .catch((error: unknown) => log.error({ err: error }, 'the job queue could not be read'))
      .finally(() => {
        pumping = null;
        if (pumpAgain) {
          pumpAgain = false;
          pump();
        }
      });
  }

  /**
   * Tells the worker, which looks between any two steps and ends by itself. It is never ended by force: a thread that is
   * ended while its database is open or closes takes the process with it.
   */
  function stopWorker({ stopFlag }: RunningJob, flag: number): void {
    Atomics.store(stopFlag, 0, flag);
  }

  void recoverAndPump();

  return {
    wake: () => void recovered.then(pump),
    cancel(jobId) {
      if (running?.jobId === jobId) stopWorker(running, STOP_CANCEL);
      else tell(jobId);
    },
    subscribe(jobId, listener) {
      const set = listeners.get(jobId) ?? new Set();
      set.add(listener);
      listeners.set(jobId, set);
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(jobId);
      };
    },
    async stop() {
      stopping = true;
      clearTimeout(recoverLater);
      await recovered;
      if (running !== null) stopWorker(running, STOP_SHUTDOWN);
      await pumping;
    },
  };
}
