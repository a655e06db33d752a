/** Two server processes over one database. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, transact } from '../store/database.js';
import { databaseSource } from '../store/database-source.js';
import { insertActivation } from '../store/scorecard-store.js';
import { createSeededPlace, type SeededPlace } from '../testing/seeded-place.js';
import { type ServerProcess, startServer } from '../testing/server-process.js';

const CARD = 'trade-credit-standard';

let place: SeededPlace;
let servers: ServerProcess[];
beforeAll(async () => {
  place = await createSeededPlace();
  servers = await Promise.all([1, 2].map(() => startServer(place, { ENCOURS_LOG: 'warn' })));
}, 60_000);
afterAll(async () => {
  for (const server of servers) expect(await server.end('SIGTERM')).toBe(0);
  for (const server of servers) expect(server.output()).not.toContain('"level":50');
  await place.remove();
}, 60_000);

const APPLICATION = {
  date: '2026-01-15',
  request: { amountMinor: 250_000 },
  facts: { 'registry.naturalPerson': false },
};

async function decide(server: ServerProcess | undefined, key?: string): Promise<{ id: string; version: number }> {
  const response = await fetch(`${server?.origin ?? ''}/v1/decisions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${place.apiKey}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify({ scorecard: CARD, application: APPLICATION }),
  });
  const body = (await response.json()) as {
    id: string;
    decision: { receipt: { scorecard: { version: number } } };
  };
  expect([200, 201]).toContain(response.status);
  return { id: body.id, version: body.decision.receipt.scorecard.version };
}

it('number one chain of decisions, and give one answer to one request', async () => {
  const [first, second] = servers;
  const decided = await Promise.all(Array.from({ length: 40 }, (_, index) => decide(index % 2 === 0 ? first : second)));
  expect(new Set(decided.map(({ id }) => id)).size).toBe(40);
  const repeated = await Promise.all(
    Array.from({ length: 10 }, (_, index) => decide(index % 2 === 0 ? first : second, 'order-1042')),
  );
  expect(new Set(repeated.map(({ id }) => id)).size).toBe(1);
});

it('decide by a new version on both from the moment it is in force', async () => {
  const [first, second] = servers;
  expect((await decide(first)).version).toBe(1);
  expect((await decide(second)).version).toBe(1);
  const db = await openDatabase(databaseSource(place));
  await transact(db, (tx) =>
    insertActivation(tx, {
      company_id: place.companyId,
      scorecard_id: CARD,
      version: 2,
      effective_from: '2026-01-01',
      activated_by: null,
      activated_at: '2026-01-01T00:00:00.000Z',
    }),
  );
  await db.destroy();
  // Both read it with every decision: there is nothing to wait for.
  expect(await Promise.all([decide(first), decide(second)])).toMatchObject([{ version: 2 }, { version: 2 }]);
});
