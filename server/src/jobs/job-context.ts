/** What a job is given to work with, and how it is told to stop. */
import type { Text } from '@encours/engine';
import type { IdKind } from '../ids.js';
import { type Database, type Tx, transact } from '../store/database.js';
import { type Attempt, isCurrentAttempt, type JobCounts } from '../store/job-store.js';
import type { JobStep } from './job-steps.js';

/** The job was asked to stop; whatever it wrote must not show. */
export class JobStoppedError extends Error {
  override readonly name = 'JobStoppedError';
  /** `cancelled` by a person, or `interrupted` by the end of the process. */
  readonly reason: 'cancelled' | 'interrupted';

  constructor(reason: 'cancelled' | 'interrupted') {
    super(`job ${reason}`);
    this.reason = reason;
  }
}

/** Another process has taken the job up: this attempt may write nothing any more. */
export class JobLostError extends Error {
  override readonly name = 'JobLostError';
}

/** The job cannot be done, and a person can read why. */
export class JobFailedError extends Error {
  override readonly name = 'JobFailedError';
  readonly code: string;
  readonly text: Text;

  constructor(code: string, text: Text) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}

/** Runs a transaction for an attempt at a job. */
export type JobWriter = <T>(body: (tx: Tx) => Promise<T>) => Promise<T>;

/** Writes for this attempt alone: transactions that find another one at work throw {@link JobLostError}, having done nothing. */
export function writeFor(db: Database, attempt: Attempt): JobWriter {
  return (body) =>
    transact(db, async (tx) => {
      if (!(await isCurrentAttempt(tx, attempt))) throw new JobLostError(`attempt ${attempt.number} is over`);
      return body(tx);
    });
}

export interface JobContext {
  /** For reading. */
  readonly db: Database;
  readonly write: JobWriter;
  readonly dataDir: string;
  readonly jobId: string;
  readonly companyId: string;
  /** The import or backtest that the job works for. */
  readonly subjectId: string;
  readonly payload: unknown;
  readonly createdBy: string;
  readonly now: () => Date;
  readonly newId: (kind: IdKind) => string;
  /**
   * Tells how far the work is (0…1), what it is doing, what it has counted and, where there is something to show already,
   * what it found so far.
   */
  readonly report: (progress: number, step: JobStep, counts?: JobCounts | null, partial?: unknown) => void;
  /** @throws JobStoppedError when the job was asked to stop. */
  readonly checkStopped: () => void;
}
