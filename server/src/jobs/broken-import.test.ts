/** What is left of an import whose process is killed, or whose disk is full. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uploadsFolder } from '../store/data-folder.js';
import { transact } from '../store/database.js';
import { databaseSource } from '../store/database-source.js';
import { findDataset, findImport } from '../store/dataset-store.js';
import { loadHistory } from '../store/history-store.js';
import { claimNextJob, findJob, loadJobToRun, requeueJob, saveHeartbeat, saveProgress } from '../store/job-store.js';
import { createImportJob, type ImportJob, runJob } from '../testing/import-job.js';
import { createTemporaryDatabase, OVER_POSTGRES, type TemporaryDatabase } from '../testing/temporary-database.js';
import { abandonJob } from './abandon-job.js';
import { describeFailure } from './describe-failure.js';
import { discardUpload } from './discard-upload.js';
import { JobLostError } from './job-context.js';

const ROWS = 250_000;
const PROGRAM = fileURLToPath(new URL('../testing/import-process.ts', import.meta.url));
const AT = '2026-01-01T00:00:00.000Z';

let temporary: TemporaryDatabase;
beforeEach(async () => {
  temporary = await createTemporaryDatabase();
});
afterEach(() => temporary.remove());

function ledger(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, i) => `F${i};C${i % 900};31/01/2024;${10 + (i % 18)}/03/2024;${i % 800},50`,
  );
  return ['facture;client;date facture;échéance;montant', ...lines, ''].join('\n');
}

async function countSegments(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM history_segment`.execute(temporary.db);
  return Number(rows[0]?.n);
}

async function expectNothing({ companyId, datasetId, importId }: ImportJob): Promise<void> {
  expect((await findImport(temporary.db, companyId, importId))?.status).toBe('running');
  expect((await findDataset(temporary.db, companyId, datasetId))?.profile.invoices).toBe(0);
  expect((await loadHistory(temporary.db, companyId, datasetId)).invoices).toEqual([]);
}

async function restart(job: ImportJob): Promise<void> {
  const row = await loadJobToRun(temporary.db, job.jobId);
  if (row === null) throw new Error('the job is gone');
  await transact(temporary.db, (tx) => abandonJob(tx, row, 'restart', AT));
  expect(await countSegments()).toBe(0);
  await runJob(temporary.db, temporary.dataDir, job.jobId);
}

async function expectAll({ companyId, datasetId, jobId }: ImportJob, rows: number): Promise<void> {
  expect((await findJob(temporary.db, companyId, jobId))?.status).toBe('succeeded');
  expect((await findDataset(temporary.db, companyId, datasetId))?.profile.invoices).toBe(rows);
  const { invoices } = await loadHistory(temporary.db, companyId, datasetId);
  expect(new Set(invoices.map(({ invoiceId }) => invoiceId)).size).toBe(rows);
}

describe('an import', () => {
  it('whose process is killed in the middle shows nothing, and goes through when it is taken up again', async () => {
    const job = await createImportJob(temporary.db, temporary.dataDir, ledger(ROWS));
    const child = spawn(
      process.execPath,
      ['--conditions=source', '--import', 'tsx', PROGRAM, temporary.dataDir, databaseSource(temporary), job.jobId],
      { stdio: 'ignore' },
    );
    const ended = once(child, 'exit');
    while ((await countSegments()) === 0 && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(await countSegments()).toBeGreaterThan(0);
    await expectNothing(job);
    await restart(job);
    await expectAll(job, ROWS);
  }, 120_000);

  it('that another process has taken up is written by that one alone', async () => {
    const rows = 3_000;
    const { db, dataDir } = temporary;
    const job = await createImportJob(db, dataDir, ledger(rows));
    const [silent, next] = [1, 2].map((number) => ({ jobId: job.jobId, number }));
    if (silent === undefined || next === undefined) throw new Error('two attempts');
    await transact(db, (tx) => requeueJob(tx, job.jobId, silent.number));
    // Between the two nobody may write, though the number is still that of the first.
    await expect(runJob(db, dataDir, job.jobId, silent.number)).rejects.toThrow(JobLostError);
    expect(await transact(db, (tx) => claimNextJob(tx, AT))).toEqual(next);
    await expect(runJob(db, dataDir, job.jobId, silent.number)).rejects.toThrow(JobLostError);
    await expectNothing(job);
    expect(await countSegments()).toBe(0);
    const said = { progress: 0.5, step: 'writing_rows', counts: null, partial: null };
    await transact(db, (tx) => saveProgress(tx, silent, said));
    expect(await transact(db, (tx) => saveHeartbeat(tx, silent, AT))).toBe('lost');
    expect(await findJob(db, job.companyId, job.jobId)).toMatchObject({ progress: 0, status: 'running' });
    await transact(db, (tx) => saveProgress(tx, next, said));
    expect(await transact(db, (tx) => saveHeartbeat(tx, next, AT))).toBe('go_on');
    expect(await findJob(db, job.companyId, job.jobId)).toMatchObject({ progress: 0.5 });
    await runJob(db, dataDir, job.jobId);
    await expectAll(job, rows);
    expect(await transact(db, (tx) => saveHeartbeat(tx, next, AT))).toBe('lost');
  });

  it('keeps its file when another import of the same file is cancelled', async () => {
    const { db, dataDir } = temporary;
    const { jobId, companyId } = await createImportJob(db, dataDir, ledger(10));
    const { payload } = (await loadJobToRun(db, jobId)) ?? {};
    const cancelled = { kind: 'import', companyId, payload } as const;
    await discardUpload(db, dataDir, cancelled);
    await runJob(db, dataDir, jobId);
    expect(await readdir(uploadsFolder(dataDir))).toHaveLength(1);
    await discardUpload(db, dataDir, cancelled);
    expect(await readdir(uploadsFolder(dataDir))).toEqual([]);
  });

  it.skipIf(OVER_POSTGRES)(
    'for which the disk is too small says so, leaves nothing, and goes through when there is room',
    async () => {
      const rows = 70_000;
      const job = await createImportJob(temporary.db, temporary.dataDir, ledger(rows));
      const { rows: pages } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(temporary.db);
      await sql.raw(`PRAGMA max_page_count = ${Number(pages[0]?.page_count) + 100}`).execute(temporary.db);
      const failure = await runJob(temporary.db, temporary.dataDir, job.jobId).then(
        () => null,
        (error: unknown) => describeFailure(error),
      );
      expect(failure).toMatchObject({
        code: 'disk_full',
        message: { en: expect.stringContaining('Make room') as string },
      });
      await expectNothing(job);
      await sql.raw('PRAGMA max_page_count = 1073741823').execute(temporary.db);
      await restart(job);
      await expectAll(job, rows);
    },
    60_000,
  );
});
