import type { LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RpcErrorData } from '../rpc/trpc.js';
import { createClient, createTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.close());

interface Answer {
  readonly code?: string;
  readonly requestId?: string;
  readonly result?: { readonly data: unknown };
  readonly error?: { readonly message: string; readonly data: RpcErrorData };
}
const read = (response: LightMyRequestResponse): Answer => response.json<Answer>();
const codeOf = (response: LightMyRequestResponse): string | undefined => read(response).error?.data.code;

const rawSignIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'POST',
    url: '/trpc/session.signIn',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({ email, password }),
  });

describe('signing in', () => {
  it('sets a cookie that scripts and other sites cannot use, and says who one is', async () => {
    const response = await rawSignIn('  CAMILLE@demo.encours ', 'encours-demo');
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toMatch(
      /^encours_session=[\w-]{43}; Path=\/; Expires=Sun, 22 Nov 2026 21:30:00 GMT; HttpOnly; SameSite=Strict$/u,
    );
    expect(read(response).result?.data).toMatchObject({
      user: { name: 'Camille Aubry', email: 'camille@demo.encours', roles: ['author'] },
      company: { name: 'Négoce Lumière SAS', currency: 'EUR' },
    });
    const client = await server.signIn('camille');
    expect((await client.query('session.me')).data?.user.name).toBe('Camille Aubry');
  });

  it('answers the same for an unknown mail address and a wrong password', async () => {
    const unknown = read(await rawSignIn('nobody@demo.encours', 'encours-demo'));
    const wrong = read(await rawSignIn('camille@demo.encours', 'encours-demo!'));
    const withoutRequest = ({ error }: Answer) => ({ ...error, data: { ...error?.data, requestId: null } });
    expect(withoutRequest(wrong)).toEqual(withoutRequest(unknown));
    expect(wrong.error?.data).toMatchObject({ code: 'wrong_credentials', httpStatus: 403, param: 'password' });
  });

  it('suspends a mail address after five failures, known or not, and lets go after a quarter of an hour', async () => {
    for (const email of ['camille@demo.encours', 'nobody@demo.encours']) {
      for (let attempt = 0; attempt < 5; attempt++) {
        expect(codeOf(await rawSignIn(email, 'wrong'))).toBe('wrong_credentials');
      }
      const locked = await rawSignIn(email, 'encours-demo');
      expect(locked.statusCode).toBe(429);
      expect(codeOf(locked)).toBe('sign_in_locked');
    }
    expect((await rawSignIn('alex@demo.encours', 'encours-demo')).statusCode).toBe(200);
    server.advance(15 * 60_000 + 1);
    expect((await rawSignIn('camille@demo.encours', 'encours-demo')).statusCode).toBe(200);
  });

  it('never stores or logs a password or a token', async () => {
    const response = await rawSignIn('camille@demo.encours', 'encours-demo');
    const token = response.cookies[0]?.value ?? '?';
    await rawSignIn('camille@demo.encours', 'a secret mistyped');
    const rows = await server.deps.db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const secret of [token, 'encours-demo', 'a secret mistyped', 'camille@demo']) {
      expect(server.logged()).not.toContain(secret);
    }
  });

  it('ends the session on signing out, and twelve hours later by itself', async () => {
    const one = await server.signIn('camille');
    const two = await server.signIn('camille');
    await one.mutate('session.signOut');
    expect((await one.query('session.me')).data).toBeNull();
    expect((await two.query('session.me')).data).not.toBeNull();
    server.advance(12 * 60 * 60_000 + 1);
    expect((await two.query('session.me')).data).toBeNull();
    expect((await two.query('scorecards.list')).error.data).toMatchObject({ code: 'signed_out', httpStatus: 401 });
  });

  it('shuts a disabled account out at once', async () => {
    const client = await server.signIn('camille');
    await server.deps.db
      .updateTable('user_account')
      .set({ status: 'disabled' })
      .where('email', '=', 'camille@demo.encours')
      .execute();
    expect((await client.query('scorecards.list')).status).toBe(401);
    expect(codeOf(await rawSignIn('camille@demo.encours', 'encours-demo'))).toBe('wrong_credentials');
  });

  it('takes no made-up token', async () => {
    for (const cookie of ['encours_session=', 'encours_session=abc', `encours_session=${'x'.repeat(5000)}`]) {
      expect((await createClient(server.app, cookie).query('session.me')).data).toBeNull();
    }
  });
});

describe('requests from other sites', () => {
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost:81' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('refuses to change anything for %o', async (headers) => {
    const response = await rawSignIn('camille@demo.encours', 'encours-demo', { host: 'localhost:80', ...headers });
    expect(response.statusCode).toBe(403);
    expect(read(response).code).toBe('wrong_origin');
    expect(read(response).requestId).toMatch(/^req_/u);
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it.each([[{ origin: 'http://localhost:4600' }], [{ 'sec-fetch-site': 'same-origin' }], [{}]])(
    'lets the console and programs through: %o',
    async (headers) => {
      const response = await rawSignIn('camille@demo.encours', 'encours-demo', { host: 'localhost:4600', ...headers });
      expect(response.statusCode).toBe(200);
    },
  );
});

describe('people and their roles', () => {
  it('shows nobody but an administrator the accounts, and makes one that can sign in', async () => {
    for (const name of ['camille', 'dominique', 'alex', 'maxime']) {
      expect((await (await server.signIn(name)).query('admin.users.list')).error.data.code).toBe('forbidden');
    }
    const noa = await server.signIn('noa');
    expect((await noa.query('admin.users.list')).data).toHaveLength(6);
    const made = await noa.mutate('admin.users.create', { name: 'Zoé', email: 'Zoe@demo.encours', roles: ['auditor'] });
    expect(made.data.password).toMatch(/^[0-9a-z]{16}$/u);
    expect((await rawSignIn('zoe@demo.encours', made.data.password)).statusCode).toBe(200);
    const again = await noa.mutate('admin.users.create', { name: 'Z', email: 'zoe@demo.encours', roles: ['admin'] });
    expect(again.error.data).toMatchObject({ code: 'email_taken', httpStatus: 409, param: 'email' });
  });

  it('makes changed roles count at once, and keeps one administrator', async () => {
    const noa = await server.signIn('noa');
    const alex = await server.signIn('alex');
    const me = (await noa.query('session.me')).data?.user;
    const other = (await alex.query('session.me')).data?.user;
    expect((await noa.mutate('admin.users.setRoles', { userId: me?.id, roles: ['auditor'] })).error.data.code).toBe(
      'last_admin',
    );
    expect((await alex.query('audit.list', {})).error.data.code).toBe('forbidden');
    await noa.mutate('admin.users.setRoles', { userId: other?.id, roles: ['admin', 'auditor'] });
    expect((await alex.query('audit.list', {})).status).toBe(200);
    expect((await noa.mutate('admin.users.setRoles', { userId: me?.id, roles: ['auditor'] })).status).toBe(200);
  });

  it('shuts somebody out on the minute, and lets them in again', async () => {
    const noa = await server.signIn('noa');
    const alex = await server.signIn('alex');
    const userId = (await alex.query('session.me')).data?.user.id;
    await noa.mutate('admin.users.setStatus', { userId, status: 'disabled' });
    expect((await alex.query('scorecards.list')).status).toBe(401);
    expect(codeOf(await rawSignIn('alex@demo.encours', 'encours-demo'))).toBe('wrong_credentials');
    await noa.mutate('admin.users.setStatus', { userId, status: 'active' });
    expect((await rawSignIn('alex@demo.encours', 'encours-demo')).statusCode).toBe(200);
    const me = (await noa.query('session.me')).data?.user.id;
    const self = await noa.mutate('admin.users.setStatus', { userId: me, status: 'disabled' });
    expect(self.error.data.code).toBe('last_admin');
  });

  it('changes a password only for who knows the old one, and ends every session', async () => {
    const one = await server.signIn('camille');
    const two = await server.signIn('camille');
    const change = (current: string, next: string) => one.mutate('session.changePassword', { current, next });
    expect((await change('wrong', 'un nouveau mot')).error.data).toMatchObject({
      code: 'wrong_credentials',
      param: 'current',
    });
    expect((await change('encours-demo', 'court')).error.data.code).toBe('invalid_request');
    expect((await change('encours-demo', 'un nouveau mot')).status).toBe(200);
    for (const client of [one, two]) expect((await client.query('session.me')).data).toBeNull();
    expect(codeOf(await rawSignIn('camille@demo.encours', 'encours-demo'))).toBe('wrong_credentials');
    expect((await rawSignIn('camille@demo.encours', 'un nouveau mot')).statusCode).toBe(200);
  });

  it('says in both languages what is wrong with an input', async () => {
    const noa = await server.signIn('noa');
    const answer = await noa.mutate('admin.users.create', { name: '', email: 'x', roles: [], extra: 1 });
    expect(answer.status).toBe(400);
    expect(answer.error.data).toMatchObject({ code: 'invalid_request', param: 'name' });
    expect(answer.error.data.messageText.fr).not.toBe(answer.error.data.messageText.en);
    expect(answer.error.data.diagnostics.map((fault) => fault.path.join('.'))).toEqual(['name', 'email', 'roles', '']);
    expect(answer.error.data).not.toHaveProperty('stack');
  });
});
