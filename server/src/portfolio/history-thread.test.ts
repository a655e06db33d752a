import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { seedDemoHistory } from '../demo/seed-demo-history.js';
import { loadHistory } from '../store/history-store.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';

vi.mock('../store/history-store.js', { spy: true });

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
  await seedDemoHistory(server.deps, server.companyId, '2026-11-22');
}, 60_000);
afterAll(() => server.close());

it('reads no history on the thread that answers requests', async () => {
  const camille = await server.signIn('camille');
  vi.mocked(loadHistory).mockClear();
  const [portfolio, found] = await Promise.all([
    camille.query('portfolio.get', {}),
    camille.query('customers.find', { text: 'a', limit: 1 }),
  ]);
  const customerId = found.data[0]?.customerId ?? '';
  const customer = await camille.query('customers.get', { customerId });
  expect(portfolio.data?.customers).toBeGreaterThan(100);
  expect(customer.data.account).not.toBeNull();
  expect(loadHistory).not.toHaveBeenCalled();
});
