import { addMonths, createDecider, type History, observe, prepareHistory, standingsAt } from '@encours/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemoHistory } from '../demo/seed-demo-history.js';
import { loadHistory } from '../store/history-store.js';
import { findVersion } from '../store/scorecard-store.js';
import { createTestServer, type TestClient, type TestServer } from '../testing/test-server.js';
import { monthsUntil } from './everyone.js';

const TODAY = '2026-11-22';
const SCORECARD = 'trade-credit-standard';

let server: TestServer;
let camille: TestClient;
let datasetId: string;
let history: History;

beforeAll(async () => {
  server = await createTestServer();
  ({ datasetId } = await seedDemoHistory(server.deps, server.companyId, TODAY));
  history = await loadHistory(server.deps.db, server.companyId, datasetId);
  camille = await server.signIn('camille');
}, 60_000);
afterAll(() => server.close());

async function readPortfolio(input: object = {}) {
  const { data } = await camille.query('portfolio.get', input);
  if (data === null) throw new Error('the demo company has a portfolio');
  return data;
}

async function deciderOf(version: number) {
  const row = await findVersion(server.deps.db, server.companyId, SCORECARD, version);
  if (row === undefined) throw new Error(`there is no version ${version}`);
  return createDecider((await server.deps.policies.readyVersion(server.deps.db, row)).policy);
}

describe('a portfolio', () => {
  it('adds up what the invoices say', async () => {
    const portfolio = await readPortfolio();
    const standings = standingsAt(prepareHistory(history), [portfolio.date])[0] ?? [];
    const total = standings.reduce((sum, { exposureMinor }) => sum + exposureMinor, 0);
    expect(portfolio.exposureMinor).toBe(total);
    expect(portfolio.rows.reduce((sum, row) => sum + row.exposureMinor, 0)).toBe(total);
    for (const parts of Object.values(portfolio.parts)) {
      expect(parts.reduce((sum, part) => sum + part.exposureMinor, 0)).toBe(total);
    }
    const owing = standings.filter(({ exposureMinor }) => exposureMinor > 0).length;
    expect(owing).toBeLessThan(standings.length);
    expect(portfolio).toMatchObject({ customers: standings.length, owing });
    for (const use of [portfolio.granted, portfolio.computed]) {
      expect((use?.within ?? 0) + (use?.near ?? 0) + (use?.over ?? 0) + (use?.withoutLimit ?? 0)).toBe(owing);
    }
  });

  it('rates as the rules executor does, and the other version as well', async () => {
    const portfolio = await readPortfolio({ scorecardId: SCORECARD, against: 2 });
    expect(portfolio.scorecard).toMatchObject({ scorecardId: SCORECARD, version: 1 });
    const { observations } = observe(history, monthsUntil(portfolio.date, 1));
    const [first, second] = [await deciderOf(1), await deciderOf(2)];
    const rows = new Map(portfolio.rows.map((row) => [row.customerId, row]));
    for (const { customerId, application } of observations.filter((_, index) => index % 20 === 0)) {
      const [now, then] = [await first.decide(application), await second.decide(application)];
      expect(rows.get(customerId)).toMatchObject({
        rated: { rating: now.rating, outcome: now.outcome, limitMinor: now.limit.amountMinor },
        rerated: { rating: then.rating, outcome: then.outcome, limitMinor: then.limit.amountMinor },
      });
    }
    expect(portfolio.mix?.at(-1)?.customers.reduce((sum, count) => sum + count, 0)).toBe(observations.length);
    expect(portfolio.rerating?.cells.flat().reduce((sum, count) => sum + count, 0)).toBe(observations.length);
    expect(portfolio.movedSince).toBe(addMonths(portfolio.date, -3));
  });

  it('holds customers against the limit of the last decision, and nobody against a limit that waits', async () => {
    const { rows } = await readPortfolio();
    const { data: decisions } = await camille.query('decisions.list', { limit: 200 });
    const last = new Map([...decisions.rows].reverse().map((decision) => [decision.customerId, decision]));
    const decided = rows.filter(({ granted }) => granted !== null);
    expect(decided.length).toBeGreaterThan(10);
    for (const { customerId, granted } of decided) {
      const decision = last.get(customerId);
      expect(granted).toMatchObject({ decisionId: decision?.decisionId, outcome: decision?.outcome });
      const limit = { approve: decision?.limitMinor, decline: 0, refer: null }[decision?.outcome ?? 'refer'];
      expect(granted?.limitMinor).toBe(limit);
    }
  });

  it('belongs to its company and to those who may read it', async () => {
    const other = await server.addCompany('other');
    const stranger = await other.signIn('camille');
    expect((await stranger.query('portfolio.get', {})).data).toBeNull();
    expect((await stranger.query('portfolio.get', { datasetId })).error.data.code).toBe('not_found');
    const noa = await server.signIn('noa');
    expect((await noa.query('portfolio.get', {})).error.data.code).toBe('forbidden');
    expect((await noa.query('customers.find', { text: 'a' })).error.data.code).toBe('forbidden');
  });
});

describe('a customer file', () => {
  it('tells the account, the ratings and the decisions', async () => {
    const { rows, date } = await readPortfolio({ scorecardId: SCORECARD });
    const row = rows.find(({ granted, rated }) => granted?.outcome === 'approve' && rated !== null);
    if (row === undefined) throw new Error('nobody was approved');
    const { data } = await camille.query('customers.get', { customerId: row.customerId, scorecardId: SCORECARD });
    expect(data).toMatchObject({ customerId: row.customerId, name: row.name, granted: row.granted });
    expect(data.account).toMatchObject({ date, exposureMinor: row.exposureMinor, overdueMinor: row.overdueMinor });
    expect(data.account?.months.at(-1)).toMatchObject({ month: date.slice(0, 7), exposureMinor: row.exposureMinor });
    expect(data.rating?.months.at(-1)).toEqual({ date, ...row.rated });
    expect(data.rating?.decision).toMatchObject({ rating: row.rated?.rating, outcome: row.rated?.outcome });
    expect(data.decisions[0]?.decisionId).toBe(row.granted?.decisionId);
    expect(data.nextReview?.on).toMatch(/^20\d\d-\d\d-\d\d$/u);
  });

  it('is found by a part of its name, without accents', async () => {
    const { rows } = await readPortfolio();
    const row = rows.find(({ name }) => name?.includes('É') === true);
    const { data } = await camille.query('customers.find', { text: (row?.name ?? '').replaceAll('É', 'e') });
    expect(data).toContainEqual({ customerId: row?.customerId, name: row?.name });
  });

  it('is not there for a number that nobody knows', async () => {
    expect((await camille.query('customers.get', { customerId: 'nobody' })).error.data.code).toBe('not_found');
  });
});
