import { afterAll, beforeAll, expect, it } from 'vitest';
import { liftWriteOnce } from '../testing/temporary-database.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';

const APPLICATION = {
  date: '2026-11-20',
  customer: { id: 'C-1', name: 'Élan Bâtiment' },
  request: { amountMinor: 250_000, exposureMinor: 10_000 },
  facts: { 'registry.naturalPerson': false, 'fin.equity': { value: null, status: 'confidential' } },
};

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

it('gives the same bytes, and with the log tells when somebody changed the record by hand', async () => {
  const alex = await server.signIn('alex');
  const maxime = await server.signIn('maxime');
  const decided = await alex.mutate('decisions.decide', {
    scorecardId: 'trade-credit-standard',
    application: APPLICATION,
  });
  const { decisionId, decision } = decided.data;
  const replay = async () => (await maxime.query('decisions.replay', { decisionId })).data;
  const verify = async () => (await maxime.query('audit.verify')).data;
  expect(await replay()).toMatchObject({ identical: true, decision });
  expect(await verify()).toMatchObject({ ok: true });

  const { db } = server.deps;
  const row = await db.selectFrom('decision').selectAll().where('id', '=', decisionId).executeTakeFirstOrThrow();
  const change = (to: Partial<typeof row>) => db.updateTable('decision').set(to).where('id', '=', decisionId).execute();
  await expect(change({ outcome: 'approve' })).rejects.toMatchObject({ fault: 'immutable', subject: 'decision' });

  // Somebody who holds the file can drop the trigger. The log still tells.
  await liftWriteOnce(db, 'decision');
  const broken = { ok: false, brokenAt: row.audit_seq, fault: 'record_changed' };
  await change({ body: row.body.replace(`"score":${decision.score}`, '"score":999') });
  expect((await replay()).identical).toBe(false);
  expect(await verify()).toMatchObject(broken);
  await change({ body: row.body, application: row.application.replace('250000', '150000') });
  expect((await replay()).identical).toBe(false);
  expect(await verify()).toMatchObject(broken);
  await change({ application: row.application, outcome: row.outcome === 'approve' ? 'refer' : 'approve' });
  expect(await verify()).toMatchObject(broken);
  await change(row);
  expect(await verify()).toMatchObject({ ok: true });
});
