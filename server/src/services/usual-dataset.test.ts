/** Which dataset a scorecard is looked at through while nobody has chosen one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemoHistory } from '../demo/seed-demo-history.js';
import { EMPTY_PROFILE } from '../imports/profile-history.js';
import { transact } from '../store/database.js';
import { insertDataset } from '../store/dataset-store.js';
import { DEMO_PLAN } from '../testing/demo-plan.js';
import { createTestServer, type TestClient, type TestServer } from '../testing/test-server.js';

const SCORECARD = 'trade-credit-standard';

let server: TestServer;
let camille: TestClient;
let demo: string;
beforeAll(async () => {
  server = await createTestServer();
  ({ datasetId: demo } = await seedDemoHistory(server.deps, server.companyId, '2026-11-22'));
  camille = await server.signIn('camille');
}, 60_000);
afterAll(() => server.close());

/** A dataset that something happened in between two days, changed last at `at`. */
async function addDataset(id: string, at: string, firstDate: string, lastDate: string, judgeable: boolean) {
  const { id: createdBy } = await server.actor('camille');
  const profile = { ...EMPTY_PROFILE, firstDate, lastDate, suggestedPlan: judgeable ? DEMO_PLAN : null };
  await transact(server.deps.db, async (tx) => {
    await insertDataset(tx, { id, companyId: server.companyId, name: id, createdBy, createdAt: at });
    await tx
      .updateTable('dataset')
      .set({ profile: JSON.stringify(profile) })
      .where('id', '=', id)
      .execute();
  });
}

const usual = async (): Promise<string | null> =>
  (await camille.query('datasets.usual', { scorecardId: SCORECARD })).data.datasetId;

describe('the usual dataset', () => {
  it('is not a newer one that is too short to be judged, neither of a scorecard nor of the portfolio', async () => {
    await addDataset('few-records', '2090-01-01T00:00:00.000Z', '2026-10-03', '2026-11-20', false);
    expect(await usual()).toBe(demo);
    expect((await camille.query('portfolio.get', {})).data?.dataset.datasetId).toBe(demo);
    const { data } = await camille.query('datasets.list');
    const [newest, whole] = data;
    expect(newest).toMatchObject({ datasetId: 'few-records', judgeable: false, months: 1, monthsNeeded: 3 });
    expect(whole).toMatchObject({ datasetId: demo, judgeable: true });
    expect(whole?.months).toBeGreaterThan(12);
  });

  it('is the newest that can be judged until the scorecard is backtested on another one', async () => {
    await addDataset('next-year', '2091-01-01T00:00:00.000Z', '2024-01-01', '2026-11-20', true);
    expect(await usual()).toBe('next-year');
    await camille.mutate('backtests.start', {
      datasetId: demo,
      champion: { scorecardId: SCORECARD, version: 1 },
      challenger: { scorecardId: SCORECARD, version: 2 },
      plan: DEMO_PLAN,
    });
    expect(await usual()).toBe(demo);
    const { data } = await camille.query('datasets.usual', { scorecardId: 'another-one' });
    expect(data.datasetId).toBe('next-year');
  });

  it('is none of another company', async () => {
    const stranger = await (await server.addCompany('other')).signIn('camille');
    expect((await stranger.query('datasets.usual', { scorecardId: SCORECARD })).data.datasetId).toBeNull();
  });
});
