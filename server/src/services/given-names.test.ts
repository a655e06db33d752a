/** Names that people type in the console: each is written in one way, and what cannot be seen in it is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../testing/test-server.js';

const CARD = 'trade-credit-standard';
const application = { date: '2026-11-20', request: { amountMinor: 100 }, facts: {} };

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

const shown = 'Dépôt\u00a0 de Lyon ';
const hidden = 'Lyon \u202egpj';

describe('a name that somebody gives', () => {
  it.each([
    ['an API key', 'noa', 'admin.apiKeys.create', (name: string) => ({ name, scopes: ['decisions:read'] })],
    [
      'a person',
      'noa',
      'admin.users.create',
      (name: string) => ({ name, email: `x${name.length}@lyon.example`, roles: ['analyst'] }),
    ],
    ['a case', 'camille', 'cases.save', (name: string) => ({ scorecardId: CARD, name, application })],
  ])('of %s is held to the one form', async (_what, who, procedure, inputOf) => {
    const client = await server.signIn(who);
    expect((await client.mutate(procedure, inputOf(shown))).status).toBe(200);
    const { error } = await client.mutate(procedure, inputOf(hidden));
    expect(error.data).toMatchObject({ code: 'invalid_request', param: 'name' });
    expect(error.data.diagnostics[0]?.message.fr).toContain('marque de sens d’écriture');
  });

  it('is kept as it is shown', async () => {
    const noa = await server.signIn('noa');
    const camille = await server.signIn('camille');
    expect((await noa.query('admin.apiKeys.list')).data.map(({ name }) => name)).toContain('Dépôt de Lyon');
    expect((await noa.query('admin.users.list')).data.map(({ name }) => name)).toContain('Dépôt de Lyon');
    await camille.mutate('cases.save', { scorecardId: CARD, name: 'DÉPÔT DE LYON', application });
    const cases = (await camille.query('cases.list', { scorecardId: CARD })).data;
    expect(cases.map(({ name }) => name)).toEqual(['Dépôt de Lyon']);
    expect((await camille.mutate('cases.delete', { scorecardId: CARD, name: 'Dépôt de Lyon' })).status).toBe(200);
  });
});
