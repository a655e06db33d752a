/**
 * What must hold when things go wrong. `npm run faults` runs the same with ten thousand writes; here they are fewer.
 */
import { readScorecards } from '@encours/scorecards';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify-audit.js';
import { openDatabase } from '../store/database.js';
import { databaseSource } from '../store/database-source.js';
import { createSeededPlace } from '../testing/seeded-place.js';
import { startServer } from '../testing/server-process.js';
import { OVER_POSTGRES } from '../testing/temporary-database.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';

const WRITES = Number(process.env.ENCOURS_FAULT_WRITES ?? 200);
const MALFORMED = Number(process.env.ENCOURS_FAULT_BODIES ?? 1000);
const CARD = 'trade-credit-standard';
const CLIENTS = 16;

const isCase = (value: unknown): value is { readonly application: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'application' in value;
const shipped = readScorecards().find(({ id, version }) => id === CARD && version === 1);
const cases: readonly unknown[] = Array.isArray(shipped?.cases) ? shipped.cases : [];
const applications = cases.filter(isCase).map(({ application }) => application);

describe('kill -9 in the middle of writes', () => {
  it('loses no decision that was acknowledged, breaks no chain, and doubles nothing on retry', async () => {
    const place = await createSeededPlace();
    const headers = { authorization: `Bearer ${place.apiKey}`, 'content-type': 'application/json' };
    const acknowledged = new Map<number, string>();

    /** Sends every write that `wanted` asks for, by many clients; ends when the server is gone. */
    async function send(origin: string, onAnswer: (write: number, status: number, body: string) => void) {
      let next = 0;
      const client = async (): Promise<void> => {
        for (let write = next++; write < WRITES; write = next++) {
          const application = applications[write % applications.length];
          const response = await fetch(`${origin}/v1/decisions`, {
            method: 'POST',
            headers: { ...headers, 'idempotency-key': `write-${write}` },
            body: JSON.stringify({ scorecard: CARD, application }),
          });
          onAnswer(write, response.status, await response.text());
        }
      };
      await Promise.allSettled(Array.from({ length: CLIENTS }, client));
    }

    const first = await startServer(place, { ENCOURS_LOG: 'silent' });
    const kills: Promise<unknown>[] = [];
    await send(first.origin, (write, status, body) => {
      expect(status).toBe(201);
      acknowledged.set(write, body);
      if (acknowledged.size === Math.floor(WRITES / 2)) kills.push(first.end('SIGKILL'));
    });
    await Promise.all(kills);
    expect(acknowledged.size).toBeGreaterThanOrEqual(Math.floor(WRITES / 2));
    expect(acknowledged.size).toBeLessThan(WRITES);

    const second = await startServer(place, { ENCOURS_LOG: 'silent' });
    let answered = 0;
    await send(second.origin, (write, status, body) => {
      answered += 1;
      const before = acknowledged.get(write);
      // What had been acknowledged is there, byte for byte; the rest may have been stored without the answer arriving.
      if (before === undefined) expect([200, 201]).toContain(status);
      else expect([status, body]).toEqual([200, before]);
    });
    expect(answered).toBe(WRITES);
    expect(await second.end('SIGTERM')).toBe(0);

    const db = await openDatabase(databaseSource(place));
    expect(await verifyAudit(db, place.companyId)).toMatchObject({ ok: true });
    const { n } = await db
      .selectFrom('decision')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(WRITES);
    await db.destroy();
    await place.remove();
  }, 600_000);
});

describe('a server that meets', () => {
  let server: TestServer;
  let authorization: string;
  beforeAll(async () => {
    server = await createTestServer();
    const noa = await server.signIn('noa');
    const scopes = ['decisions:write', 'decisions:read'];
    authorization = `Bearer ${(await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes })).data.secret}`;
  });
  afterAll(() => server.close());

  const post = (payload: string | Buffer, url = '/v1/decisions', type = 'application/json') =>
    server.app.inject({ method: 'POST', url, headers: { authorization, 'content-type': type }, payload });

  const request = (changes: object = {}): string =>
    JSON.stringify({ scorecard: CARD, application: { ...applications[0], ...changes } });

  async function expectToWork(): Promise<void> {
    expect((await post(request())).statusCode).toBe(201);
    const maxime = await server.signIn('maxime');
    expect((await maxime.query('audit.verify')).data.ok).toBe(true);
  }

  it.each<[what: string, body: string, statuses: readonly number[]]>([
    ['a body of 10 MB', `{"scorecard": "${'x'.repeat(10_000_000)}"}`, [413]],
    ['a hundred thousand open brackets', '['.repeat(100_000), [400]],
    ['as many, closed again', '['.repeat(100_000) + ']'.repeat(100_000), [400]],
    ['as many objects', `{"application":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, [400]],
    ['a number beyond all bounds', request().replace(/"amountMinor":\d+/u, '"amountMinor":1e400'), [400, 422]],
    ['a very small one', request().replace(/"amountMinor":\d+/u, '"amountMinor":1e-400'), [201, 422]],
    [
      'more digits than a number has',
      request().replace(/"amountMinor":\d+/u, `"amountMinor":${'9'.repeat(400)}`),
      [400, 422],
    ],
    ['`__proto__` outside', `{"__proto__": {"admin": true}, ${request().slice(1)}`, [400, 422]],
    ['`__proto__` as a fact', request({ facts: JSON.parse('{"__proto__": 1}') as object }), [400, 422]],
    ['`constructor` as a fact', request({ facts: { constructor: 1, toString: 1, hasOwnProperty: true } }), [400]],
    ['a key twice', `{"scorecard": "other", ${request().slice(1)}`, [400]],
    ['a byte that is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1'), [400]],
    ['nothing', '', [400]],
    ['null', 'null', [400]],
    ['a list', '[1]', [400]],
  ])('%s, says so and goes on', async (_what, body, statuses) => {
    const answer = await post(body);
    expect(statuses, answer.payload.slice(0, 500)).toContain(answer.statusCode);
    if (answer.statusCode !== 201) {
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.payload).not.toMatch(/\bat .*:\d+:\d+|node_modules/u);
    }
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    expect((await server.app.inject('/readyz')).statusCode).toBe(200);
  });

  it('a character that the database cannot hold, keeps the application as it came', async () => {
    const answer = await post(request({ customer: { id: 'C\u0000-1', name: 'a\u0000b' } }));
    expect(answer.statusCode, answer.payload).toBe(201);
    await expectToWork();
  });

  it(`${MALFORMED} malformed bodies, refuses each with a problem and still answers`, async () => {
    const valid = Buffer.from(request());
    const random = createRandom(4600);
    const statuses = new Map<number, number>();
    for (let n = 0; n < MALFORMED; n++) {
      const body = Buffer.from(valid);
      const changes = 1 + random(6);
      for (let change = 0; change < changes; change++) body[random(body.length)] = random(256);
      const answer = await post(n % 3 === 0 ? body.subarray(0, random(body.length)) : body);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      if (answer.statusCode >= 500) throw new Error(`${answer.statusCode} to ${body.toString('latin1')}`);
      if (answer.statusCode >= 400) expect(answer.json()).toMatchObject({ status: answer.statusCode });
    }
    // A changed digit may leave a body that is fine.
    expect([...statuses.keys()].filter((status) => ![201, 400, 404, 409, 422].includes(status))).toEqual([]);
    expect(statuses.get(400)).toBeGreaterThan(MALFORMED / 3);
    await expectToWork();
  });

  it('a clock that was moved back, records what comes in the order in which it comes', async () => {
    const last = async () =>
      server.deps.db
        .selectFrom('decision')
        .select(['audit_seq', 'decided_at'])
        .orderBy('audit_seq', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
    const before = await last();
    server.advance(-3 * 3_600_000);
    await expectToWork();
    const after = await last();
    expect(after.audit_seq).toBeGreaterThan(before.audit_seq);
    expect(after.decided_at < before.decided_at).toBe(true);
    server.advance(3 * 3_600_000);
  });

  if (!OVER_POSTGRES) {
    it('a full disk, records nothing, says so, and goes on once there is room', async () => {
      const { db } = server.deps;
      const pragma = (statement: string) =>
        db.executeQuery<Record<string, number>>(CompiledQuery.raw(`PRAGMA ${statement}`));
      const pages = Object.values((await pragma('page_count')).rows[0] ?? {})[0] ?? 0;
      await pragma(`max_page_count = ${pages}`);
      const answers = [];
      // What is left of the last page takes a few more.
      for (let n = 0; n < 50; n++) answers.push(await post(request()));
      const refused = answers.filter(({ statusCode }) => statusCode !== 201);
      expect(refused.length).toBeGreaterThan(40);
      for (const answer of refused) expect(answer.json()).toMatchObject({ status: 507, code: 'storage_full' });
      expect((await server.app.inject('/healthz')).statusCode).toBe(200);
      expect((await server.app.inject({ url: '/v1/decisions', headers: { authorization } })).statusCode).toBe(200);
      await pragma('max_page_count = 1073741823');
      await expectToWork();
    });

    it('a database that somebody else has locked, waits, then says that it is busy', async () => {
      const { db, config } = server.deps;
      await db.executeQuery(CompiledQuery.raw('PRAGMA busy_timeout = 100'));
      const other = await openDatabase(databaseSource(config));
      const held = await other.startTransaction().execute();
      const answer = await post(request());
      expect(answer.json()).toMatchObject({ status: 503, code: 'busy' });
      expect((await server.app.inject({ url: '/v1/decisions', headers: { authorization } })).statusCode).toBe(200);
      await held.rollback().execute();
      await other.destroy();
      await expectToWork();
    });
  }
});

/** Whole numbers below a bound, the same ones every time. */
function createRandom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
