/** Rows of backtests. */
import { BacktestPlan, BacktestReport, type Text } from '@encours/engine';
import type { Selectable } from 'kysely';
import type { Queries, Tx } from './database.js';
import type { BacktestTable, JobTable } from './history-tables.js';
import { type Job, readJobError } from './job-store.js';

/** One of the two texts that a backtest compares, as it was when the test was started. */
export interface BacktestSide {
  readonly scorecardId: string;
  readonly version: number;
  readonly name: Text;
  readonly digest: string;
  /** Set when the text is that of a draft at this revision, not yet a published version. */
  readonly draft: { readonly draftId: string; readonly revision: number } | null;
}

export interface Backtest {
  readonly id: string;
  readonly jobId: string;
  readonly dataset: { readonly id: string; readonly name: string; readonly digest: string };
  readonly champion: BacktestSide;
  readonly challenger: BacktestSide;
  readonly plan: BacktestPlan;
  /** Null with a digest: an earlier release wrote it, and without all that a report says today. */
  readonly report: BacktestReport | null;
  readonly reportDigest: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** How far it is, read at once with the report: one that has succeeded has it. */
  readonly job: Pick<Job, 'status' | 'progress' | 'step' | 'error'>;
}

/** The texts that a backtest runs, byte for byte as they were when it was started. */
export interface BacktestTexts {
  readonly champion: string;
  readonly challenger: string;
}

function selectBacktests(db: Queries, companyId: string) {
  return db
    .selectFrom('backtest')
    .innerJoin('job', 'job.id', 'backtest.job_id')
    .selectAll('backtest')
    .select(['job.status', 'job.progress', 'job.step', 'job.error'])
    .where('backtest.company_id', '=', companyId);
}

type BacktestRow = Selectable<BacktestTable> & Pick<Selectable<JobTable>, 'status' | 'progress' | 'step' | 'error'>;

function toBacktest(row: BacktestRow): Backtest {
  return {
    id: row.id,
    jobId: row.job_id,
    dataset: { id: row.dataset_id, name: row.dataset_name, digest: row.dataset_digest },
    champion: JSON.parse(row.champion) as BacktestSide,
    challenger: JSON.parse(row.challenger) as BacktestSide,
    plan: BacktestPlan.parse(JSON.parse(row.plan)),
    report: row.report === null ? null : readReport(row.report),
    reportDigest: row.report_digest,
    createdBy: row.created_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    job: { status: row.status, progress: row.progress, step: row.step, error: readJobError(row.error) },
  };
}

function readReport(text: string): BacktestReport | null {
  const report: unknown = JSON.parse(text);
  return BacktestReport.safeParse(report).success ? (report as BacktestReport) : null;
}

export async function insertBacktest(
  tx: Tx,
  backtest: Omit<Backtest, 'report' | 'reportDigest' | 'finishedAt' | 'job'> & {
    companyId: string;
    texts: BacktestTexts;
  },
): Promise<void> {
  await tx
    .insertInto('backtest')
    .values({
      id: backtest.id,
      company_id: backtest.companyId,
      job_id: backtest.jobId,
      dataset_id: backtest.dataset.id,
      dataset_name: backtest.dataset.name,
      dataset_digest: backtest.dataset.digest,
      champion: JSON.stringify(backtest.champion),
      champion_text: backtest.texts.champion,
      challenger: JSON.stringify(backtest.challenger),
      challenger_text: backtest.texts.challenger,
      plan: JSON.stringify(backtest.plan),
      report: null,
      report_digest: null,
      created_by: backtest.createdBy,
      created_at: backtest.createdAt,
      finished_at: null,
    })
    .execute();
}

/** A backtest of the company with its report, or null. */
export async function findBacktest(db: Queries, companyId: string, backtestId: string): Promise<Backtest | null> {
  const row = await selectBacktests(db, companyId).where('backtest.id', '=', backtestId).executeTakeFirst();
  return row === undefined ? null : toBacktest(row);
}

/** Newest first. */
export async function listBacktests(db: Queries, companyId: string, limit: number): Promise<Backtest[]> {
  const rows = await selectBacktests(db, companyId)
    .orderBy('backtest.created_at', 'desc')
    .orderBy('backtest.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toBacktest);
}

/** How many backtests were made on a dataset. */
export async function countBacktestsOf(db: Queries, companyId: string, datasetId: string): Promise<number> {
  const row = await db
    .selectFrom('backtest')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('company_id', '=', companyId)
    .where('dataset_id', '=', datasetId)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** The last finished backtest in which a scorecard takes part on either side. */
export async function findLatestReport(
  db: Queries,
  companyId: string,
  scorecardId: string,
): Promise<Backtest | undefined> {
  const part = partOf(scorecardId);
  const row = await selectBacktests(db, companyId)
    .where('backtest.finished_at', 'is not', null)
    .where((where) => where.or([where('backtest.challenger', 'like', part), where('backtest.champion', 'like', part)]))
    .orderBy('backtest.finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : toBacktest(row);
}

/** The dataset of the last backtest in which a scorecard takes part on either side; it may be gone since. */
export async function findLastDatasetId(db: Queries, companyId: string, scorecardId: string): Promise<string | null> {
  const part = partOf(scorecardId);
  const row = await db
    .selectFrom('backtest')
    .select('dataset_id')
    .where('company_id', '=', companyId)
    .where((where) => where.or([where('challenger', 'like', part), where('champion', 'like', part)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.dataset_id ?? null;
}

/** Both sides are written by JSON.stringify, so that the key and its value stand next to each other. */
function partOf(scorecardId: string): string {
  return `%"scorecardId":${JSON.stringify(scorecardId)}%`;
}

export async function loadBacktestTexts(db: Queries, backtestId: string): Promise<BacktestTexts | null> {
  const row = await db
    .selectFrom('backtest')
    .select(['champion_text', 'challenger_text'])
    .where('id', '=', backtestId)
    .executeTakeFirst();
  return row === undefined ? null : { champion: row.champion_text, challenger: row.challenger_text };
}

export async function saveReport(
  tx: Tx,
  backtestId: string,
  report: BacktestReport,
  reportDigest: string,
  at: string,
): Promise<void> {
  await tx
    .updateTable('backtest')
    .set({ report: JSON.stringify(report), report_digest: reportDigest, finished_at: at })
    .where('id', '=', backtestId)
    .execute();
}
