/** Files sent, checked, imported and backtested through the server, with real worker threads. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { BacktestReport } from '@encours/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadFile, uploadsFolder } from '../store/data-folder.js';
import { transact } from '../store/database.js';
import { insertRejects, listRejects } from '../store/dataset-store.js';
import { loadHistory } from '../store/history-store.js';
import { createTestServer, type TestClient, type TestServer } from '../testing/test-server.js';
import { createJobHub } from './create-job-hub.js';

const FRENCH = fileURLToPath(new URL('../../../test/fixtures/imports/factures-cp1252.csv', import.meta.url));
const SHARED = fileURLToPath(new URL('../../../../shared/data/ibm-late-payments/', import.meta.url));

let server: TestServer;
let camille: TestClient;
beforeAll(async () => {
  server = await createTestServer();
  camille = await server.signIn('camille');
}, 60_000);
afterAll(() => server.close());

async function upload(
  client: Pick<TestClient, 'cookie'>,
  fileName: string,
  content: Uint8Array,
  headers: Record<string, string> = {},
) {
  const boundary = 'xxENCOURSxx';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return server.app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: { cookie: client.cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    payload,
  });
}

async function sendFile(fileName: string, content: Uint8Array): Promise<string> {
  const response = await upload(camille, fileName, content);
  expect(response.statusCode).toBe(201);
  return response.json<{ uploadId: string }>().uploadId;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into.
async function finished(jobId: string): Promise<any> {
  for (;;) {
    const { data } = await camille.query('jobs.get', { jobId });
    if (['succeeded', 'failed', 'cancelled'].includes(data.status)) return data;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('importing a file', () => {
  it('says so where another server took the file', async () => {
    const uploadId = await sendFile('factures.csv', await readFile(FRENCH));
    await rm(uploadFile(server.deps.config.dataDir, uploadId));
    const { error } = await camille.query('imports.inspect', { uploadId });
    expect(error.data).toMatchObject({ code: 'file_unreadable', httpStatus: 422 });
    expect(JSON.stringify(error)).toContain('ENCOURS_DATA');
  });

  it('goes from the upload to a dataset, and keeps the refused rows for download', async () => {
    const uploadId = await sendFile('factures 2024.csv', await readFile(FRENCH));
    const inspected = await camille.query('imports.inspect', { uploadId });
    expect(inspected.data).toMatchObject({
      fileName: 'factures 2024.csv',
      kind: 'invoices',
      encoding: 'windows-1252',
      savedMappings: [],
    });
    const mapping = { ...inspected.data.suggestedMapping, currency: 'EUR' };

    const checked = await camille.query('imports.check', { uploadId, mapping });
    expect(checked.data).toMatchObject({ rows: 11, accepted: 5, rejected: 6, invoices: 5, late: 2 });
    expect(checked.data.rejects[0]).toMatchObject({
      row: 7,
      column: 'SIREN',
      code: 'invalid_siren',
      reason: { fr: 'numéro SIREN ou SIRET invalide (chiffre de contrôle)' },
    });

    const committed = await camille.mutate('imports.commit', {
      uploadId,
      mapping,
      dataset: { name: 'Grand livre' },
      saveMappingAs: 'Notre ERP',
    });
    const { jobId, datasetId, importId } = committed.data;
    expect(await finished(jobId)).toMatchObject({ status: 'succeeded', progress: 1, result: { datasetId, importId } });
    const dataset = await camille.query('datasets.get', { datasetId });
    expect(dataset.data).toMatchObject({
      name: 'Grand livre',
      profile: { customers: 3, invoices: 5, payments: 3, currency: 'EUR' },
      imports: [{ importId, jobId, status: 'succeeded', summary: { accepted: 5, rejected: 6 } }],
    });

    const rejects = await server.app.inject({
      url: `/api/datasets/${datasetId}/imports/${importId}/rejects.csv?lang=en`,
      headers: { cookie: camille.cookie },
    });
    expect(rejects.headers['content-disposition']).toContain("filename*=UTF-8''factures%202024-rejects.csv");
    const lines = rejects.body.replace('\ufeff', '').trim().split('\r\n');
    expect(lines[0]).toBe('line,column,value,code,reason');
    expect(lines).toHaveLength(9);

    const again = await camille.query('imports.inspect', { uploadId });
    expect(again.data.savedMappings).toEqual([{ name: 'Notre ERP', kind: 'invoices', mapping }]);
    const listed = await camille.query('datasets.list');
    expect(listed.data).toMatchObject([
      { datasetId, name: 'Grand livre', status: 'ready', createdBy: { name: 'Camille Aubry' } },
    ]);
  });

  it('doubles nothing: the same file by the same mapping is refused, and so are its rows in another file', async () => {
    const uploadId = await sendFile('encore.csv', await readFile(FRENCH));
    const { data } = await camille.query('imports.inspect', { uploadId });
    const [dataset] = (await camille.query('datasets.list')).data;
    const same = await camille.mutate('imports.commit', {
      uploadId,
      mapping: data.savedMappings[0]?.mapping,
      dataset: { id: dataset?.datasetId },
    });
    expect(same.error.data).toMatchObject({ code: 'already_imported', httpStatus: 409 });

    const zipped = await sendFile('encore.csv.gz', gzipSync(await readFile(FRENCH)));
    const committed = await camille.mutate('imports.commit', {
      uploadId: zipped,
      mapping: data.suggestedMapping,
      dataset: { id: dataset?.datasetId },
    });
    expect(await finished(committed.data.jobId)).toMatchObject({
      status: 'failed',
      error: {
        code: 'nothing_accepted',
        messageText: { en: expect.stringMatching(/^Every row of the file was refused, .* Line 2, /u) as string },
      },
    });
    const after = await camille.query('datasets.get', { datasetId: dataset?.datasetId });
    expect(after.data.profile.invoices).toBe(5);
    expect(after.data.imports[0]).toMatchObject({ status: 'failed', summary: { rows: 11, accepted: 0, rejected: 11 } });
    const refused = (await camille.query('imports.refused', { importId: committed.data.importId })).data;
    expect(refused.rejected).toBe(11);
    expect(refused.rejects[0]).toMatchObject({ row: 2, code: 'duplicate_in_dataset' });
    expect(refused.rejects[0]?.reason.fr).toBeTruthy();
  });

  it('adds payments to invoices that are there, and changes the digest of the dataset', async () => {
    const datasetId = (await camille.query('datasets.list')).data[0]?.datasetId;
    const before = (await camille.query('datasets.get', { datasetId })).data;
    const uploadId = await sendFile(
      'reglements.csv',
      Buffer.from('Facture;Date règlement;Montant réglé\nF-2403;2024-04-15;12000,00\nF-9999;2024-04-15;1,00\n'),
    );
    const { data } = await camille.query('imports.inspect', { uploadId });
    const checked = await camille.query('imports.check', { uploadId, mapping: data.suggestedMapping, datasetId });
    expect(checked.data).toMatchObject({ payments: 1, rejected: 1, rejects: [{ code: 'unknown_invoice' }] });
    const { data: started } = await camille.mutate('imports.commit', {
      uploadId,
      mapping: data.suggestedMapping,
      dataset: { id: datasetId },
    });
    expect(await finished(started.jobId)).toMatchObject({ status: 'succeeded' });
    const after = (await camille.query('datasets.get', { datasetId })).data;
    expect(after.profile).toMatchObject({ payments: 4, openMinor: before.profile.openMinor - 1_200_000 });
    expect(after.digest).not.toBe(before.digest);
    // Who read the digest before the import ended is still given what the dataset held then.
    const paymentsAt = async (digest: string): Promise<number> => {
      const { payments } = await loadHistory(server.deps.db, server.companyId, after.datasetId, digest);
      return payments.length;
    };
    expect([await paymentsAt(before.digest), await paymentsAt(after.digest)]).toEqual([3, 4]);
    await expect(paymentsAt('sha256:0')).rejects.toThrow('never was sha256:0');
  });

  it('asks for the date order that a file does not prove', async () => {
    const uploadId = await sendFile(
      'ambigu.csv',
      Buffer.from('facture;client;date facture;échéance;montant\n1;C;01/02/2025;03/04/2025;10\n'),
    );
    const { data } = await camille.query('imports.inspect', { uploadId });
    expect(data.suggestedMapping.dateOrder).toBeNull();
    for (const call of [
      camille.query('imports.check', { uploadId, mapping: data.suggestedMapping }),
      camille.mutate('imports.commit', { uploadId, mapping: data.suggestedMapping, dataset: { name: 'Ambigu' } }),
    ]) {
      expect((await call).error.data).toMatchObject({
        code: 'mapping_incomplete',
        param: 'dateOrder',
        httpStatus: 422,
      });
    }
    const told = await camille.query('imports.check', {
      uploadId,
      mapping: { ...data.suggestedMapping, dateOrder: 'mdy' },
    });
    expect(told.data).toMatchObject({ accepted: 1, firstDate: '2025-01-02' });
  });

  it('leaves nothing behind when it is cancelled in the middle', async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, i) => `F${i};C${i % 500};2025-01-${String((i % 28) + 1).padStart(2, '0')};2025-03-01;${i % 900},50`,
    );
    const uploadId = await sendFile(
      'grand.csv',
      Buffer.from(`facture;client;date facture;échéance;montant\n${rows.join('\n')}\n`),
    );
    const { data } = await camille.query('imports.inspect', { uploadId });
    const { data: started } = await camille.mutate('imports.commit', {
      uploadId,
      mapping: data.suggestedMapping,
      dataset: { name: 'Trop grand' },
    });
    const steps: string[] = [];
    const unsubscribe = server.deps.jobs.subscribe(started.jobId, () => steps.push('changed'));
    const findSegments = () =>
      server.deps.db.selectFrom('history_segment').select('seq').where('dataset_id', '=', started.datasetId).execute();
    while ((await findSegments()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await camille.mutate('jobs.cancel', { jobId: started.jobId });
    expect(await finished(started.jobId)).toMatchObject({ status: 'cancelled' });
    // The hub tells of the end when the thread has ended, which comes after it has said so in the database.
    await expect.poll(() => steps).toContain('changed');
    unsubscribe();
    expect((await camille.query('datasets.list')).data.map(({ name }) => name)).not.toContain('Trop grand');
    expect(await findSegments()).toEqual([]);
  }, 60_000);

  it('waits for a cancelled worker that the database keeps waiting, rather than end it by force', async () => {
    const uploadId = await sendFile('bloque.csv', await readFile(FRENCH));
    const { data } = await camille.query('imports.inspect', { uploadId });
    const { data: started } = await camille.mutate('imports.commit', {
      uploadId,
      mapping: data.suggestedMapping,
      dataset: { name: 'Bloqué' },
    });
    // Its thread still has to load all that it runs when the hub has taken it up.
    const status = async () => (await camille.query('jobs.get', { jobId: started.jobId })).data.status;
    while ((await status()) === 'queued') await new Promise((resolve) => setTimeout(resolve, 5));
    // Nobody else writes for so long: the worker stands in the middle of a statement.
    await transact(server.deps.db, async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      server.deps.jobs.cancel(started.jobId);
      await new Promise((resolve) => setTimeout(resolve, 5_500));
    });
    expect(await finished(started.jobId)).toMatchObject({ status: 'cancelled' });
    expect((await camille.query('datasets.list')).data.map(({ name }) => name)).not.toContain('Bloqué');
  }, 60_000);

  it('takes up a job that the server left running, and gives up on one that took it down twice', async () => {
    const uploadId = await sendFile('reprise.csv', await readFile(FRENCH));
    const { data } = await camille.query('imports.inspect', { uploadId });
    await server.deps.jobs.stop();
    const { data: first } = await camille.mutate('imports.commit', {
      uploadId,
      mapping: data.suggestedMapping,
      dataset: { name: 'Reprise' },
    });
    const { data: second } = await camille.mutate('imports.commit', {
      uploadId,
      mapping: data.suggestedMapping,
      dataset: { name: 'Sans espoir' },
    });
    await transact(server.deps.db, async (tx) => {
      await tx.updateTable('job').set({ status: 'running', attempts: 1 }).where('id', '=', first.jobId).execute();
      await tx.updateTable('job').set({ status: 'running', attempts: 2 }).where('id', '=', second.jobId).execute();
    });
    const hub = createJobHub(server.deps);
    expect(await finished(first.jobId)).toMatchObject({ status: 'succeeded' });
    expect(await finished(second.jobId)).toMatchObject({ status: 'failed', error: { code: 'interrupted' } });
    const names = (await camille.query('datasets.list')).data.map(({ name }: { name: string }) => name);
    expect(names).toContain('Reprise');
    expect(names).not.toContain('Sans espoir');
    await hub.stop();
  }, 60_000);

  it('leaves alone what another server has taken up while it waited to', async () => {
    const { db } = server.deps;
    const uploadId = await sendFile('partage.csv', await readFile(FRENCH));
    const { data } = await camille.query('imports.inspect', { uploadId });
    const { data: started } = await camille.mutate('imports.commit', {
      uploadId,
      mapping: data.suggestedMapping,
      dataset: { name: 'Partagé' },
    });
    const { jobId, importId } = started;
    const change = { status: 'running' as const, attempts: 1, heartbeat_at: null };
    await db.updateTable('job').set(change).where('id', '=', jobId).execute();
    const jobNow = () => db.selectFrom('job').select(['status', 'attempts']).where('id', '=', jobId).executeTakeFirst();
    let go: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      go = resolve;
    });
    // The other server: its new attempt says that it is alive, and has written a row.
    const other = transact(db, async (tx) => {
      await begun;
      const heartbeat = { attempts: 2, heartbeat_at: server.deps.now().toISOString() };
      await tx.updateTable('job').set(heartbeat).where('id', '=', jobId).execute();
      await insertRejects(
        tx,
        { companyId: server.companyId, datasetId: started.datasetId, importId },
        [{ row: 2, column: null, value: '', code: 'missing_value', detail: null }],
        0,
      );
    });
    const hub = createJobHub(server.deps);
    // A hub that looked before it waited would have looked by now.
    await jobNow();
    go();
    await other;
    await hub.stop();
    expect(await jobNow()).toEqual({ status: 'running', attempts: 2 });
    expect(await listRejects(db, importId)).toHaveLength(1);
  });
});

describe('sending a file', () => {
  it('refuses who is signed out, another site, and nothing at all', async () => {
    expect((await upload({ cookie: '' }, 'x.csv', Buffer.from('a'))).statusCode).toBe(401);
    const foreign = await upload(camille, 'x.csv', Buffer.from('a'), { origin: 'https://elsewhere.example' });
    expect(foreign.json()).toMatchObject({ code: 'wrong_origin', status: 403 });
    expect((await upload(camille, 'x.csv', Buffer.alloc(0))).json()).toMatchObject({
      code: 'file_unreadable',
      detail: expect.stringMatching(/^The file is empty. Export it again, as CSV or,/u) as string,
    });
    const auditor = await server.signIn('maxime');
    const before = await readdir(uploadsFolder(server.deps.config.dataDir));
    expect((await upload(auditor, 'x.csv', Buffer.from('a'))).json()).toMatchObject({ code: 'forbidden', status: 403 });
    expect(await readdir(uploadsFolder(server.deps.config.dataDir))).toEqual(before);
  });

  it('says of a workbook that it is not a text file', async () => {
    const uploadId = await sendFile('classeur.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    const { error } = await camille.query('imports.inspect', { uploadId });
    expect(error.data).toMatchObject({ code: 'file_unreadable', httpStatus: 422 });
    expect(error.data.messageText.fr).toContain('CSV');
  });
});

describe.skipIf(!existsSync(SHARED))('the IBM receivables (skipped: ../shared/data is not on this machine)', () => {
  it('can be imported and backtested by following the suggestions', async () => {
    const hub = createJobHub(server.deps);
    const uploadId = await sendFile('ar.csv', await readFile(`${SHARED}ar.csv`));
    const { data } = await camille.query('imports.inspect', { uploadId });
    const { data: started } = await camille.mutate('imports.commit', {
      uploadId,
      mapping: data.suggestedMapping,
      dataset: { name: 'IBM' },
    });
    hub.wake();
    await finished(started.jobId);
    const dataset = (await camille.query('datasets.get', { datasetId: started.datasetId })).data;
    expect(dataset.profile).toMatchObject({
      customers: 100,
      invoices: 2466,
      late: 877,
      totalMinor: 14_770_318,
      worstDaysPastDue: 45,
    });
    expect(dataset.suggestedPlan).toMatchObject({ outcome: { horizonMonths: 6, badDaysPastDue: 15 } });

    const test = await camille.mutate('backtests.start', {
      datasetId: started.datasetId,
      champion: { scorecardId: 'trade-credit-standard', version: 1 },
      challenger: { scorecardId: 'trade-credit-standard', version: 2 },
      plan: dataset.suggestedPlan,
    });
    hub.wake();
    expect(await finished(test.data.jobId)).toMatchObject({ status: 'succeeded' });
    const { data: backtest } = await camille.query('backtests.get', { backtestId: test.data.backtestId });
    const report = BacktestReport.parse(backtest.report);
    expect(report.observations.n).toBeGreaterThan(300);
    expect(report.observations.bad).toBeGreaterThan(20);
    expect(report.champion.discrimination?.auc).toBeGreaterThan(0.6);
    expect(backtest.summary).toMatchObject({ observations: report.observations.n });

    const [moved] = report.moved;
    if (moved !== undefined) {
      const { data: one } = await camille.query('backtests.case', {
        backtestId: test.data.backtestId,
        customerId: moved.customerId,
        date: moved.date,
      });
      expect(one.champion).toMatchObject({ outcome: moved.champion.outcome, score: moved.champion.score });
      expect(one.challenger).toMatchObject({ outcome: moved.challenger.outcome, score: moved.challenger.score });
    }
    for (const format of ['json', 'csv']) {
      const file = await server.app.inject({
        url: `/api/backtests/${test.data.backtestId}/report.${format}`,
        headers: { cookie: camille.cookie },
      });
      expect(file.statusCode).toBe(200);
      expect(file.body.length).toBeGreaterThan(1000);
    }
    expect((await camille.query('backtests.list')).data).toMatchObject([
      { backtestId: test.data.backtestId, status: 'succeeded' },
    ]);
    await hub.stop();
  }, 120_000);
});
