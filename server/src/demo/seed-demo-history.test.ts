import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemActor } from '../authority/require.js';
import { getDataset } from '../services/get-dataset.js';
import { loadHistory } from '../store/history-store.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';
import { generateHistory } from './generate-history.js';
import { seedDemoHistory } from './seed-demo-history.js';

const TODAY = '2026-11-22';
let server: TestServer;
let datasetId: string;
beforeAll(async () => {
  server = await createTestServer();
  ({ datasetId } = await seedDemoHistory(server.deps, server.companyId, TODAY));
}, 60_000);
afterAll(() => server.close());

describe('seedDemoHistory', () => {
  it('stores the generated history as a dataset that can be backtested', async () => {
    const actor = createSystemActor(server.companyId, 'setup');
    const dataset = await getDataset(server.deps, actor, { datasetId });
    expect(dataset.profile).toMatchObject({ customers: 400, namedCustomers: 400, currency: 'EUR' });
    expect(dataset.suggestedPlan).not.toBeNull();
    expect(dataset.imports).toMatchObject([{ kind: 'generated', status: 'succeeded', jobId: null }]);

    const stored = await loadHistory(server.deps.db, server.companyId, datasetId);
    const generated = generateHistory(TODAY);
    expect(stored.customers).toEqual(generated.customers);
    expect(stored.invoices).toHaveLength(generated.invoices.length);
    expect(stored.facts).toHaveLength(generated.facts.length);
    expect(stored.proceedings).toHaveLength(generated.proceedings.length);
  });

  it('records decisions on its customers, of every outcome', async () => {
    const rows = await server.deps.db
      .selectFrom('decision')
      .select(['outcome', 'rating', 'customer_name', 'date'])
      .where('company_id', '=', server.companyId)
      .execute();
    expect(rows).toHaveLength(36);
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['approve', 'refer', 'decline']));
    expect(new Set(rows.map(({ rating }) => rating)).size).toBeGreaterThanOrEqual(4);
    expect(rows.every(({ date, customer_name: name }) => date === TODAY && name !== null)).toBe(true);
  });
});
