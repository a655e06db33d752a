import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { readScorecards } from '@encours/scorecards';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { transact } from '../store/database.js';
import { emitEvent, WEBHOOK_EVENTS } from '../store/outbox.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';
import { isAllowedUrl, sendWebhook } from './send.js';
import { deliverDue, RETRY_AFTER_MS, startWebhookSender } from './webhook-sender.js';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: TestServer;
let receiver: Server;
let url: string;
let heard: Heard[];
let answers: number[];

beforeEach(async () => {
  server = await createTestServer();
  heard = [];
  answers = [];
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.once('end', () => {
      heard.push({ headers: request.headers, body });
      const status = answers.shift() ?? 204;
      response.writeHead(status, status === 302 ? { location: `${url}/elsewhere` } : {}).end();
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}/hook`;
});
afterEach(async () => {
  receiver.close();
  receiver.closeAllConnections();
  await server.close();
});

const APPLICATION = {
  date: '2026-11-20',
  customer: { id: 'C-1', name: 'Élan Bâtiment' },
  request: { amountMinor: 250_000 },
  facts: { 'registry.naturalPerson': false },
};

function shippedApplications(): readonly Record<string, unknown>[] {
  const shipped = readScorecards().find(({ id }) => id === 'trade-credit-standard');
  return z
    .array(z.object({ application: z.record(z.string(), z.unknown()) }))
    .parse(shipped?.cases)
    .map(({ application }) => application);
}

async function createWebhook(
  events: readonly string[] = WEBHOOK_EVENTS,
): Promise<{ webhookId: string; secret: string }> {
  const noa = await server.signIn('noa');
  return (await noa.mutate('admin.webhooks.create', { url, events })).data;
}

async function decide(application: unknown = APPLICATION): Promise<string> {
  const alex = await server.signIn('alex');
  const decided = await alex.mutate('decisions.decide', { scorecardId: 'trade-credit-standard', application });
  return decided.data.decisionId;
}

async function deliveries(webhookId: string) {
  const noa = await server.signIn('noa');
  return (await noa.query('admin.webhooks.deliveries', { webhookId })).data;
}

describe('a webhook', () => {
  it('is told of a decision, signed so that the receiver can verify it', async () => {
    const { secret, webhookId } = await createWebhook();
    const decisionId = await decide();
    await deliverDue(server.deps);
    expect(heard).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    expect(JSON.parse(body)).toMatchObject({
      type: 'decision.recorded',
      timestamp: '2026-11-22T09:30:00.000Z',
      data: { decisionId, customerId: 'C-1', scorecard: 'trade-credit-standard@1' },
    });
    expect(body).not.toContain('Élan');
    // As standardwebhooks.com has receivers do it.
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(headers['webhook-timestamp']).toBe(String(Date.parse('2026-11-22T09:30:00.000Z') / 1000));
    expect(await deliveries(webhookId)).toMatchObject([{ status: 'delivered', attempts: 1, answerStatus: 204 }]);
    await deliverDue(server.deps);
    expect(heard).toHaveLength(1);
  });

  it('is told when a customer’s rating is not what it was, and only then', async () => {
    await createWebhook(['customer.rerated']);
    const alex = await server.signIn('alex');
    const ratings: number[] = [];
    for (const application of shippedApplications().slice(0, 12)) {
      const decided = await alex.mutate('decisions.decide', {
        scorecardId: 'trade-credit-standard',
        application: { ...application, customer: { id: 'C-1' } },
      });
      ratings.push(decided.data.decision.rating);
    }
    const changes = ratings.flatMap((rating, index) => {
      const ratingBefore = ratings[index - 1];
      return ratingBefore === undefined || ratingBefore === rating ? [] : [{ rating, ratingBefore }];
    });
    expect(changes.length).toBeGreaterThan(1);
    await deliverDue(server.deps);
    const told = heard.map(({ body }) => JSON.parse(body) as { type: string; data: object });
    expect(told.map(({ type }) => type)).toEqual(changes.map(() => 'customer.rerated'));
    for (const change of changes) {
      expect(told.map(({ data }) => data)).toContainEqual(expect.objectContaining({ customerId: 'C-1', ...change }));
    }
  });

  it('is tried again with growing pauses, then given up on, and can be sent again by hand', async () => {
    const { webhookId } = await createWebhook();
    await decide();
    answers = [500, 302, ...RETRY_AFTER_MS.map(() => 404)];
    await deliverDue(server.deps);
    expect(await deliveries(webhookId)).toMatchObject([
      { status: 'waiting', attempts: 1, answerStatus: 500, nextAt: '2026-11-22T09:30:05.000Z' },
    ]);
    await deliverDue(server.deps);
    expect(heard).toHaveLength(1);
    for (const wait of RETRY_AFTER_MS) {
      server.advance(wait);
      await deliverDue(server.deps);
    }
    // No redirect is followed, and every attempt carries the same id.
    expect(heard).toHaveLength(RETRY_AFTER_MS.length + 1);
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(heard.map(({ headers }) => headers['webhook-signature'])).size).toBe(heard.length);
    const [ended] = await deliveries(webhookId);
    expect(ended).toMatchObject({ status: 'failed', nextAt: null });
    const noa = await server.signIn('noa');
    await noa.mutate('admin.webhooks.redeliver', { deliveryId: ended?.deliveryId });
    answers = [];
    await deliverDue(server.deps);
    expect(await deliveries(webhookId)).toMatchObject([{ status: 'delivered', attempts: 1 }]);
  });

  it('hears nothing of what was rolled back, and nothing once removed', async () => {
    const { webhookId } = await createWebhook();
    const { db, newId } = server.deps;
    const event = { companyId: server.companyId, type: 'decision.recorded', at: new Date(), data: {} } as const;
    await expect(
      transact(db, async (tx) => {
        await emitEvent(tx, newId, event);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await decide();
    const noa = await server.signIn('noa');
    await noa.mutate('admin.webhooks.remove', { webhookId });
    await decide();
    await deliverDue(server.deps);
    expect(heard).toEqual([]);
    expect((await noa.query('admin.webhooks.deliveries', { webhookId })).error.data.code).toBe('not_found');
  });

  it('is delivered to once, however many senders look', async () => {
    await createWebhook();
    for (let n = 0; n < 25; n++) await decide();
    const senders = [1, 2, 3].map(() => startWebhookSender(server.deps));
    await Promise.all(senders.map((sender) => sender.stop()));
    await deliverDue(server.deps);
    expect(heard).toHaveLength(25);
  });

  it('says why nobody answered', async () => {
    const { webhookId } = await createWebhook();
    await decide();
    receiver.close();
    receiver.closeAllConnections();
    await deliverDue(server.deps);
    expect(await deliveries(webhookId)).toMatchObject([{ status: 'waiting', answerError: 'ECONNREFUSED' }]);
  });

  it('belongs to its company, and to administrators', async () => {
    const { webhookId } = await createWebhook();
    await decide();
    const other = await (await server.addCompany('autre')).signIn('noa');
    const [delivery] = await deliveries(webhookId);
    const attempts = [
      other.query('admin.webhooks.deliveries', { webhookId }),
      other.mutate('admin.webhooks.remove', { webhookId }),
      other.mutate('admin.webhooks.redeliver', { deliveryId: delivery?.deliveryId }),
    ];
    for (const { error } of await Promise.all(attempts)) expect(error.data.code).toBe('not_found');
    const camille = await server.signIn('camille');
    expect((await camille.query('admin.webhooks.list')).error.data.code).toBe('forbidden');
    expect(JSON.stringify((await other.query('admin.webhooks.list')).data)).toBe('[]');
  });
});

describe('where webhooks go', () => {
  it.each([
    'http://example.com/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://user:secret@example.com/',
    'https://2130706433/',
    'https://0x7f.1/',
    'ftp://example.com/',
  ])('is not %s', async (address) => {
    expect(isAllowedUrl(new URL(address), false)).toBe(false);
    expect(await sendWebhook(address, {}, '{}', false)).toEqual({ status: null, error: 'refused_address' });
  });

  it('is not an inner address behind a name', async () => {
    // Every machine resolves it, to itself.
    expect(await sendWebhook('https://localhost.localdomain./', {}, '{}', false)).toMatchObject({ status: null });
    expect(isAllowedUrl(new URL('https://example.com/hook'), false)).toBe(true);
  });

  it('is refused when it is registered', async () => {
    const strict = await createTestServer({ config: { allowInnerWebhooks: false } });
    const noa = await strict.signIn('noa');
    const { error } = await noa.mutate('admin.webhooks.create', { url, events: ['decision.recorded'] });
    expect(error.data.code).toBe('webhook_refused');
    await strict.close();
  });
});
