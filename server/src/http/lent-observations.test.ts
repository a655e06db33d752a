/** Observations that a browser is lent, and a session over them against one of the server. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { SoloBacktest, tableSchemaFor, unpackObservations } from '@encours/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemoHistory } from '../demo/seed-demo-history.js';
import { DEMO_PLAN } from '../testing/demo-plan.js';
import { createTestServer, type TestClient, type TestServer } from '../testing/test-server.js';

const SCORECARD = 'trade-credit-standard';
/** Nothing is known of that time. */
const NO_PAST = { ...DEMO_PLAN, from: '1990-06-30', to: '1990-06-30' };

let server: TestServer;
let camille: TestClient;
let text: string;
let wanted: Record<string, unknown>;

beforeAll(async () => {
  server = await createTestServer();
  const { datasetId } = await seedDemoHistory(server.deps, server.companyId, '2026-11-22');
  camille = await server.signIn('camille');
  text = (await camille.query('scorecards.inForce', { scorecardId: SCORECARD })).data?.text ?? '';
  wanted = { scorecardId: SCORECARD, datasetId, plan: DEMO_PLAN, baselineVersion: null, text };
}, 60_000);
afterAll(() => server.close());

function ask(cookie: string, payload: object, headers: Record<string, string> = {}) {
  return server.app.inject({
    method: 'POST',
    url: '/api/live/observations',
    headers: { cookie, ...headers },
    payload,
  });
}

function asMemory(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

interface Card {
  readonly baseScore: number;
  readonly ratings: { from: number | null }[];
  readonly characteristics: { readonly bands?: { points: number }[] }[];
  readonly rules: unknown[];
}

/** Texts that come one after the other, each the last one edited; one of them has an error. */
function listEdits(): string[] {
  const card = JSON.parse(text) as Card;
  const edits: ((card: Card) => Card | string)[] = [
    (old) => old,
    (old) => ({ ...old, baseScore: old.baseScore + 15 }),
    (old) => {
      const [first, second, ...rest] = old.ratings;
      return { ...old, ratings: [first ?? { from: null }, { ...second, from: (second?.from ?? 0) - 20 }, ...rest] };
    },
    () => '{',
    (old) => ({
      ...old,
      characteristics: old.characteristics.map((one) => ({
        ...one,
        ...(one.bands === undefined ? {} : { bands: one.bands.map((band) => ({ ...band, points: band.points + 3 })) }),
      })),
    }),
    (old) => ({ ...old, rules: old.rules.slice(1) }),
  ];
  let last = card;
  return edits.map((edit) => {
    const next = edit(last);
    if (typeof next === 'string') return next;
    last = next;
    return JSON.stringify(next);
  });
}

describe('observations lent to a browser', { timeout: 60_000 }, () => {
  it('give the answers of the server to every text of a sequence', async () => {
    const { data: session } = await camille.mutate('live.open', wanted);
    const { rawPayload, headers, statusCode } = await ask(camille.cookie, wanted);
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toContain('no-store');
    const observations = unpackObservations(asMemory(rawPayload));
    expect(observations.population).toBe(session.n);
    expect(observations.table.applications.length).toBe(session.n);
    const benchmarks = await server.deps.policies.benchmarksOf(server.deps.db, server.companyId);
    const patience = { deadlineMs: 60_000, now: () => performance.now() };
    const solo = SoloBacktest.open({ observations, baseline: text, benchmarks, patience });
    if (typeof solo === 'string') throw new Error(`the baseline is ${solo}`);

    const statuses: string[] = [];
    for (const edited of listEdits()) {
      const { data } = await camille.mutate('live.run', { sessionId: session.sessionId, text: edited });
      const answer = solo.run(edited);
      statuses.push(answer.status);
      if (answer.status === 'done') expect(data).toMatchObject({ status: 'done', figures: answer.figures });
      else expect(data).toEqual(answer);
      const { data: worst } = await camille.query('live.swapIns', { sessionId: session.sessionId });
      expect(solo.listWorstSwapIns(20)).toEqual(worst);
      const row = worst[0]?.row;
      if (row === undefined) continue;
      const { data: application } = await camille.query('live.readCase', { sessionId: session.sessionId, row });
      expect(solo.readApplication(row)).toEqual(application);
    }
    expect(statuses).toEqual(['done', 'done', 'done', 'refused', 'done', 'done']);
  });

  it('are a sample where they would be too many, and of its customers alone', async () => {
    const { deps, companyId } = server;
    const { policy } = await deps.policies.checkText(deps.db, companyId, text);
    if (policy === null) throw new Error('the version in force has a fault');
    const { data: dataset } = await camille.query('datasets.get', { datasetId: wanted.datasetId });
    const lend = (limits: { rows: number; bytes: number }) =>
      deps.live.lend(
        {
          companyId,
          dataset: { id: dataset.datasetId, digest: dataset.digest },
          plan: DEMO_PLAN,
          schema: tableSchemaFor([policy]),
        },
        limits,
      );
    const all = await lend({ rows: 100_000, bytes: 2 ** 30 });
    if (all === null) throw new Error('the demo has observations');
    const some = await lend({ rows: 150, bytes: 2 ** 30 });
    expect(some?.population).toBe(all.population);
    expect(some?.table.applications.length).toBeLessThanOrEqual(152);
    expect(some?.table.applications.length).toBeGreaterThanOrEqual(148);
    expect(some?.table.customers.dictionary.length).toBe(new Set(some?.table.customers.codes).size);
    const small = await lend({ rows: 100_000, bytes: 20_000 });
    expect(small?.table.applications.length).toBeLessThan(200);
  });

  it('are compressed as the browser asks', async () => {
    const plain = (await ask(camille.cookie, wanted)).rawPayload;
    for (const [accepts, encoding, open] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip;q=0.8, br;q=0', 'gzip', gunzipSync],
      ['br;q=0, identity', undefined, (bytes: Buffer) => bytes],
    ] as const) {
      const { rawPayload, headers } = await ask(camille.cookie, wanted, { 'accept-encoding': accepts });
      expect(headers['content-encoding']).toBe(encoding);
      expect(open(rawPayload).equals(plain)).toBe(true);
      if (encoding !== undefined) expect(rawPayload.length).toBeLessThan(plain.length / 3);
    }
  });

  it('go to nobody without the right, to no other site and for no other dataset', async () => {
    const auditor = await server.signIn('maxime');
    const refusals = [
      [await ask('', wanted), 401, 'signed_out'],
      [await ask(auditor.cookie, wanted), 403, 'forbidden'],
      [await ask(camille.cookie, wanted, { origin: 'https://example.com' }), 403, 'wrong_origin'],
      [await ask(camille.cookie, { ...wanted, datasetId: 'ds_none' }), 404, 'not_found'],
      [await ask(camille.cookie, { ...wanted, text: '{' }), 422, 'scorecard_invalid'],
      [await ask(camille.cookie, { ...wanted, plan: NO_PAST }), 422, 'plan_invalid'],
      [await ask(camille.cookie, { datasetId: 3 }), 400, 'invalid_request'],
    ] as const;
    expect(refusals.map(([answer]) => [answer.statusCode, answer.json<{ code: string }>().code])).toEqual(
      refusals.map(([, status, code]) => [status, code]),
    );
  });

  it('stay on the server where the company is no demonstration', async () => {
    const other = await server.addCompany('ailleurs');
    const { datasetId } = await seedDemoHistory(server.deps, other.companyId, '2026-11-22');
    const stranger = await other.signIn('camille');
    expect((await stranger.mutate('live.open', { ...wanted, datasetId })).status).toBe(200);
    const answer = await ask(stranger.cookie, { ...wanted, datasetId });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('demonstration') as string,
    });
    const demos = await Promise.all([stranger, camille].map((client) => client.query('session.me')));
    expect(demos.map(({ data }) => data?.company.demo)).toEqual([false, true]);
  });
});
