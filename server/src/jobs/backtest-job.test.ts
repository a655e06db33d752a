/** A backtest as a job: first figures while it runs, the end of its process in the middle, and a case of it in full. */
import { BacktestPartial, type BacktestPlan, BacktestReport } from '@encours/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createId } from '../ids.js';
import { transact } from '../store/database.js';
import { claimNextJob, loadJobToRun } from '../store/job-store.js';
import { startServer } from '../testing/server-process.js';
import { createTestServer, type TestClient, type TestServer } from '../testing/test-server.js';
import { writeFor } from './job-context.js';
import { runBacktestJob } from './run-backtest.js';

const CARD = 'trade-credit-standard';
const CUSTOMERS = 600;
const AT = '2026-11-22T09:30:00.000Z';

/** Each customer is invoiced every month of three years; every third one pays each seventh invoice four months late. */
function ledger(): string {
  const lines = ['facture;client;date facture;échéance;montant;date règlement'];
  for (let month = 0; month < 36; month++) {
    const day = (k: number, date: number): string =>
      new Date(Date.UTC(2023, month + k, date)).toISOString().slice(0, 10);
    for (let c = 0; c < CUSTOMERS; c++) {
      const paid = c % 3 === 0 && (c + month) % 7 === 0 ? day(5, 10) : day(1, 8);
      lines.push(`F${month}-${c};C${c};${day(0, 1 + (c % 28))};${day(1, 10)};${1000 + c},50;${paid}`);
    }
  }
  return lines.join('\n');
}

let server: TestServer;
let camille: TestClient;
let datasetId: string;
let plan: BacktestPlan;

beforeAll(async () => {
  server = await createTestServer();
  camille = await server.signIn('camille');
  const form = new FormData();
  form.set('file', new Blob([ledger()]), 'grand-livre.csv');
  const sent = new Response(form);
  const upload = await server.app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: { cookie: camille.cookie, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
  const { uploadId } = upload.json<{ uploadId: string }>();
  const { data } = await camille.query('imports.inspect', { uploadId });
  const mapping = { ...data.suggestedMapping, currency: 'EUR' };
  const { data: started } = await camille.mutate('imports.commit', { uploadId, mapping, dataset: { name: 'Livre' } });
  await until(started.jobId, ({ status }) => status === 'succeeded');
  datasetId = started.datasetId;
  const dataset = (await camille.query('datasets.get', { datasetId })).data;
  if (dataset.suggestedPlan === null) throw new Error('the ledger is too short');
  plan = { ...dataset.suggestedPlan, economics: null };
  // From here on jobs wait for whom a test gives them to.
  await server.deps.jobs.stop();
}, 120_000);
afterAll(() => server.close());

async function start(change: Partial<BacktestPlan> = {}) {
  const { data } = await camille.mutate('backtests.start', {
    datasetId,
    champion: { scorecardId: CARD, version: 1 },
    challenger: { scorecardId: CARD, version: 2 },
    plan: { ...plan, ...change },
  });
  return data;
}

async function jobNow(jobId: string) {
  return (await camille.query('jobs.get', { jobId })).data;
}

async function until(jobId: string, isSo: (job: Awaited<ReturnType<typeof jobNow>>) => boolean): Promise<void> {
  for (;;) {
    const job = await jobNow(jobId);
    if (isSo(job)) return;
    if (['succeeded', 'failed', 'cancelled'].includes(job.status)) throw new Error(`it ended: ${JSON.stringify(job)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a backtest job', () => {
  it('tells first figures before it ends, the last of them as in its report, which is shown while this release reads it', async () => {
    const { backtestId, jobId } = await start();
    const { db, config } = server.deps;
    const attempt = await transact(db, (tx) => claimNextJob(tx, AT));
    expect(attempt).toEqual({ jobId, number: 1 });
    const job = await loadJobToRun(db, jobId);
    if (job === null) throw new Error('the job is gone');
    const told: { readonly progress: number; readonly partial: unknown }[] = [];
    await runBacktestJob({
      db,
      write: writeFor(db, { jobId, number: 1 }),
      dataDir: config.dataDir,
      jobId,
      companyId: job.companyId,
      subjectId: job.subjectId,
      payload: job.payload,
      createdBy: job.createdBy,
      now: () => new Date(AT),
      newId: createId,
      report: (progress, _step, _counts, partial = null) => told.push({ progress, partial }),
      checkStopped: () => undefined,
    });
    const shares = told.map(({ progress }) => progress);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const partials = told.flatMap(({ partial }) => (partial === null ? [] : [BacktestPartial.parse(partial).headline]));
    const { data } = await camille.query('backtests.get', { backtestId });
    const { observations } = BacktestReport.parse(data.report);
    expect(partials.length).toBeGreaterThan(0);
    expect(partials.at(-1)?.n).toBe(observations.n);

    // As an earlier release left it, without what a report says since: not shown, but known to be there.
    const older = JSON.stringify({ ...data.report, vintages: undefined });
    await db.updateTable('backtest').set({ report: older }).where('id', '=', backtestId).execute();
    const { data: shown } = await camille.query('backtests.get', { backtestId });
    expect(shown).toMatchObject({ report: null, reportDigest: data.reportDigest });
    expect(shown.reportDigest).not.toBeNull();
  }, 60_000);

  it('is taken up again when the server is killed under it, and finishes', async () => {
    const { backtestId, jobId } = await start({ calendar: 'orders' });
    const place = server.deps.config;
    const first = await startServer(place, { ENCOURS_LOG: 'silent' });
    await until(jobId, ({ status, progress }) => status === 'running' && progress > 0);
    expect(await first.end('SIGKILL')).toBeNull();
    expect((await jobNow(jobId)).status).toBe('running');
    expect((await camille.query('backtests.get', { backtestId })).data.report).toBeNull();
    // As after the silence that shows that nobody is at it any more.
    await server.deps.db.updateTable('job').set({ heartbeat_at: null }).where('id', '=', jobId).execute();
    const second = await startServer(place, { ENCOURS_LOG: 'silent' });
    await until(jobId, ({ status }) => status === 'succeeded');
    expect(await second.end('SIGTERM')).toBe(0);
    const { data } = await camille.query('backtests.get', { backtestId });
    expect(BacktestReport.parse(data.report).observations.n).toBeGreaterThan(CUSTOMERS);
  }, 120_000);

  it('explains a case with the day on which each fact became known, and its source', async () => {
    const { backtestId } = await start();
    const { data } = await camille.query('backtests.case', { backtestId, customerId: 'C7', date: plan.from });
    const facts = Object.values(data.application.facts).flatMap((fact) => {
      if (typeof fact !== 'object') throw new Error('a fact without its envelope');
      return fact.status === 'present' ? [fact] : [];
    });
    expect(facts.length).toBeGreaterThan(5);
    for (const { knownAt, source } of facts) {
      expect(knownAt).not.toBeNull();
      expect((knownAt ?? '') <= plan.from).toBe(true);
      expect(source).toBe('own_invoices');
    }
    const other = await camille.query('backtests.case', { backtestId, customerId: 'C7', date: '2023-02-02' });
    expect(other.error.data).toMatchObject({ code: 'not_found' });
  });
});
