import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../testing/test-server.js';

const TOKEN = 'a-token-for-prometheus';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ config: { metricsToken: TOKEN } });
});
afterAll(() => server.close());

const read = (authorization: string) => server.app.inject({ url: '/metrics', headers: { authorization } });

describe('/metrics', () => {
  it('counts decisions by outcome, times requests by route, and names nobody', async () => {
    const alex = await server.signIn('alex');
    const application = {
      date: '2026-11-20',
      customer: { id: 'C-1', name: 'Élan Bâtiment' },
      request: { amountMinor: 250_000 },
      facts: {},
    };
    const { data } = await alex.mutate('decisions.decide', { scorecardId: 'trade-credit-standard', application });
    await server.app.inject('/v1/decisions/dec_unknown?customer=Durand');
    const answer = await read(`Bearer ${TOKEN}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.payload).toContain(`encours_decisions{outcome="${data.decision.outcome}"} 1`);
    expect(answer.payload).toMatch(
      /encours_http_request_seconds_count\{method="GET",route="\/v1\/decisions\/:id",status="401"\} 1/u,
    );
    expect(answer.payload).not.toMatch(/Élan|C-1|Durand|alex|dec_/u);
  });

  it.each(['', 'Bearer wrong', `Basic ${TOKEN}`, TOKEN])('is not there for %j', async (authorization) => {
    expect((await read(authorization)).statusCode).toBe(404);
  });

  it('is not there unless it was asked for', async () => {
    const plain = await createTestServer({ seed: false });
    expect(
      (await plain.app.inject({ url: '/metrics', headers: { authorization: 'Bearer null' } })).statusCode,
    ).not.toBe(500);
    expect((await plain.app.inject('/metrics')).payload).not.toContain('encours_');
    await plain.close();
  });
});
