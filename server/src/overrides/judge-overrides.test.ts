import { judgeCustomer, prepareHistory } from '@encours/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemoHistory } from '../demo/seed-demo-history.js';
import { findDataset } from '../store/dataset-store.js';
import { loadHistory } from '../store/history-store.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';
import { judgeOverrides } from './judge-overrides.js';

const SCORECARD = 'trade-credit-standard';
const DATE = '2025-09-30';
const COUNT = 8;

let server: TestServer;
let datasetId: string;

beforeAll(async () => {
  server = await createTestServer();
  ({ datasetId } = await seedDemoHistory(server.deps, server.companyId, '2026-11-22'));
}, 60_000);
afterAll(() => server.close());

describe('override statistics', () => {
  it('say in which direction, why, and what became of each customer', async () => {
    const sacha = await server.signIn('sacha');
    const history = prepareHistory(await loadHistory(server.deps.db, server.companyId, datasetId));
    const dataset = await findDataset(server.deps.db, server.companyId, datasetId);
    const [outcome, lastDate] = [dataset?.profile.suggestedPlan?.outcome, dataset?.profile.lastDate];
    if (outcome === undefined || typeof lastDate !== 'string') throw new Error('the demo history has a plan');

    const judged = history.customerIds.map((id) => ({ id, fate: judgeCustomer(history, id, DATE, outcome, lastDate) }));
    // One of each fate, then others, then somebody whom the history does not know.
    const firsts = judged.filter(({ fate }, index) => judged.findIndex((each) => each.fate === fate) === index);
    const chosen = [...new Set([...firsts, ...judged])].slice(0, COUNT);
    expect(new Set(chosen.map(({ fate }) => fate)).size).toBeGreaterThan(2);
    const expected = new Map<string, string>();
    for (const { id, fate } of [...chosen, { id: 'NOBODY', fate: 'unknown' }]) {
      const { data } = await (await server.signIn('alex')).mutate('decisions.decide', {
        scorecardId: SCORECARD,
        application: { date: DATE, customer: { id, name: id }, request: { amountMinor: 100_000 }, facts: {} },
      });
      const { status } = await sacha.mutate('decisions.sign', {
        decisionId: data.decisionId,
        amountMinor: 50_000,
        comment: 'Vu le dossier',
        signaturesRead: 0,
        reason: 'guarantee',
      });
      expect(status).toBe(200);
      expected.set(id, fate ?? 'unknown');
    }

    const { data } = await sacha.query('decisions.overrides', {});
    expect(data).toMatchObject({ dataset: { datasetId }, resolved: COUNT + 1, up: 0, down: COUNT + 1 });
    expect(new Map(data.latest.map(({ customerId, fate }) => [customerId, fate]))).toEqual(expected);
    const counts = data.fates.find(({ direction }) => direction === 'down')?.counts ?? [];
    for (const { fate, n } of counts) {
      expect(n, fate).toBe([...expected.values()].filter((each) => each === fate).length);
    }
    expect(data.byReason).toMatchObject([{ code: 'guarantee', up: 0, down: COUNT + 1 }]);
    expect(data.byPerson).toMatchObject([{ person: { id: (await server.actor('sacha')).id }, down: COUNT + 1 }]);

    const stranger = await (await server.addCompany('other')).signIn('sacha');
    expect((await stranger.query('decisions.overrides', { datasetId })).error.data.code).toBe('not_found');
  });

  it('fail where the thread cannot read the history', async () => {
    const question = { companyId: server.companyId, datasetId, digest: '', knownUntil: DATE, cases: [] };
    const outcome = {
      id: 'usual',
      horizonMonths: 12,
      badDaysPastDue: 90,
      floorMinor: 0,
      excludeDisputed: true,
      indeterminateDaysPastDue: 60,
      proceedings: true,
    };
    await expect(judgeOverrides({ ...question, outcome, database: '/nowhere/at-all.sqlite' })).rejects.toThrow();
  });
});
