/** Rows of background jobs. */
import type { Text } from '@encours/engine';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Queries, Tx } from './database.js';
import type { JobKind, JobStatus, JobTable } from './history-tables.js';

/** Why a job ended without its result, for a person. */
export interface JobError {
  readonly code: string;
  readonly message: Text;
}

/** Rows of a file read so far. */
export const JobCounts = z.strictObject({ rows: z.int().nonnegative(), rejected: z.int().nonnegative() });
export type JobCounts = z.infer<typeof JobCounts>;

export interface Job {
  readonly id: string;
  readonly companyId: string;
  readonly kind: JobKind;
  /** The import or backtest it works for. */
  readonly subjectId: string;
  readonly status: JobStatus;
  readonly progress: number;
  /** What it is doing, as a code. */
  readonly step: string;
  readonly counts: JobCounts | null;
  /** While it runs, what it found so far. */
  readonly result: unknown;
  readonly error: JobError | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

function toJob(row: Selectable<JobTable>): Job {
  return {
    id: row.id,
    companyId: row.company_id,
    kind: row.kind,
    subjectId: row.subject_id,
    status: row.status,
    progress: row.progress,
    step: row.step,
    counts: row.counts === null ? null : JobCounts.parse(JSON.parse(row.counts)),
    result: row.result === null ? null : (JSON.parse(row.result) as unknown),
    error: readJobError(row.error),
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

export function readJobError(stored: string | null): JobError | null {
  return stored === null ? null : (JSON.parse(stored) as JobError);
}

export function isFinished(status: JobStatus): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled';
}

export async function insertJob(
  tx: Tx,
  job: {
    id: string;
    companyId: string;
    kind: JobKind;
    subjectId: string;
    payload: unknown;
    createdBy: string;
    createdAt: string;
  },
): Promise<void> {
  await tx
    .insertInto('job')
    .values({
      id: job.id,
      company_id: job.companyId,
      kind: job.kind,
      subject_id: job.subjectId,
      status: 'queued',
      progress: 0,
      step: 'queued',
      counts: null,
      payload: JSON.stringify(job.payload),
      result: null,
      error: null,
      attempts: 0,
      cancel_requested: 0,
      created_by: job.createdBy,
      created_at: job.createdAt,
      started_at: null,
      heartbeat_at: null,
      finished_at: null,
    })
    .execute();
}

/** A job of the company, or null. */
export async function findJob(db: Queries, companyId: string, jobId: string): Promise<Job | null> {
  const row = await db
    .selectFrom('job')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', jobId)
    .executeTakeFirst();
  return row === undefined ? null : toJob(row);
}

/** The latest job of each subject, by subject. */
export async function findJobsOf(
  db: Queries,
  companyId: string,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('job')
    .select(['id', 'subject_id'])
    .where('company_id', '=', companyId)
    .where('subject_id', 'in', subjectIds)
    .orderBy('created_at')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row.id]));
}

/** What the jobs of a company that wait or are at work were given. */
export async function listOpenPayloads(q: Queries, companyId: string, kind: JobKind): Promise<unknown[]> {
  const rows = await q
    .selectFrom('job')
    .select('payload')
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .where('status', 'in', ['queued', 'running'])
    .execute();
  return rows.map(({ payload }) => JSON.parse(payload) as unknown);
}

/** A job of any company with its payload: for the process that runs it. */
export async function loadJobToRun(
  db: Queries,
  jobId: string,
): Promise<(Job & { readonly payload: unknown; readonly attempts: number; readonly createdBy: string }) | null> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', jobId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...toJob(row),
    payload: JSON.parse(row.payload) as unknown,
    attempts: row.attempts,
    createdBy: row.created_by,
  };
}

/**
 * One start of a job. A process that falls silent loses its job to another one, which makes the next attempt: from then
 * on nothing of the earlier one may be written.
 */
export interface Attempt {
  readonly jobId: string;
  /** From 1. */
  readonly number: number;
}

/** Is this attempt still the one that is at work? */
export async function isCurrentAttempt(q: Queries, { jobId, number }: Attempt): Promise<boolean> {
  const row = await q
    .selectFrom('job')
    .select('id')
    .where('id', '=', jobId)
    .where('status', '=', 'running')
    .where('attempts', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks the oldest queued job as running; null when none waits. */
export async function claimNextJob(tx: Tx, at: string): Promise<Attempt | null> {
  const next = await tx
    .selectFrom('job')
    .select(['id', 'attempts'])
    .where('status', '=', 'queued')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (next === undefined) return null;
  const number = next.attempts + 1;
  await tx
    .updateTable('job')
    .set({
      status: 'running',
      step: 'starting',
      progress: 0,
      attempts: number,
      started_at: at,
      heartbeat_at: at,
    })
    .where('id', '=', next.id)
    .execute();
  return { jobId: next.id, number };
}

export interface RunningJobRow {
  readonly id: string;
  readonly companyId: string;
  readonly kind: JobKind;
  readonly subjectId: string;
  readonly attempts: number;
  readonly heartbeatAt: string | null;
}

/** Jobs that some process runs, or ran when it ended. */
export async function listRunningJobs(db: Queries): Promise<RunningJobRow[]> {
  const rows = await db
    .selectFrom('job')
    .select(['id', 'company_id', 'kind', 'subject_id', 'attempts', 'heartbeat_at'])
    .where('status', '=', 'running')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    companyId: row.company_id,
    kind: row.kind,
    subjectId: row.subject_id,
    attempts: row.attempts,
    heartbeatAt: row.heartbeat_at,
  }));
}

/** Says that the process of an attempt is alive; returns whether it is to go on, was asked to stop, or lost the job. */
export async function saveHeartbeat(tx: Tx, attempt: Attempt, at: string): Promise<'go_on' | 'cancel' | 'lost'> {
  if (!(await isCurrentAttempt(tx, attempt))) return 'lost';
  const { jobId } = attempt;
  await tx.updateTable('job').set({ heartbeat_at: at }).where('id', '=', jobId).execute();
  const row = await tx.selectFrom('job').select('cancel_requested').where('id', '=', jobId).executeTakeFirst();
  return row?.cancel_requested === 1 ? 'cancel' : 'go_on';
}

/** `partial` is what the job found so far, shown as its result while it runs; null leaves that as it is. */
export async function saveProgress(
  tx: Tx,
  { jobId, number }: Attempt,
  {
    progress,
    step,
    counts,
    partial,
  }: {
    readonly progress: number;
    readonly step: string;
    readonly counts: JobCounts | null;
    readonly partial: unknown;
  },
): Promise<void> {
  await tx
    .updateTable('job')
    .set({
      progress,
      step,
      counts: counts === null ? null : JSON.stringify(counts),
      ...(partial === null ? {} : { result: JSON.stringify(partial) }),
    })
    .where('id', '=', jobId)
    .where('status', '=', 'running')
    .where('attempts', '=', number)
    .execute();
}

/** Puts a running job back in the queue, to start again from its beginning. */
export async function requeueJob(tx: Tx, jobId: string, attempts: number): Promise<void> {
  await tx
    .updateTable('job')
    .set({
      status: 'queued',
      progress: 0,
      step: 'queued',
      attempts,
      counts: null,
      result: null,
      started_at: null,
      heartbeat_at: null,
    })
    .where('id', '=', jobId)
    .where('status', '=', 'running')
    .execute();
}

/** Ends a job; returns false when it had ended already. `counts`: how far it came, where that is known. */
export async function finishJob(
  tx: Tx,
  jobId: string,
  at: string,
  end:
    | { readonly status: 'succeeded'; readonly result: unknown }
    | { readonly status: 'failed'; readonly error: JobError; readonly counts?: JobCounts | null }
    | { readonly status: 'cancelled'; readonly counts?: JobCounts | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('job')
    .set({
      status: end.status,
      finished_at: at,
      step: end.status,
      result: end.status === 'succeeded' ? JSON.stringify(end.result) : null,
      ...(end.status === 'succeeded' ? { progress: 1 } : {}),
      ...(end.status === 'failed' ? { error: JSON.stringify(end.error) } : {}),
      ...('counts' in end && end.counts ? { counts: JSON.stringify(end.counts) } : {}),
    })
    .where('id', '=', jobId)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Over all companies. */
export function countJobs(q: Queries): Promise<{ status: JobStatus; n: number }[]> {
  return q
    .selectFrom('job')
    .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
    .groupBy('status')
    .execute();
}

export async function requestCancel(tx: Tx, jobId: string): Promise<void> {
  await tx.updateTable('job').set({ cancel_requested: 1 }).where('id', '=', jobId).execute();
}
