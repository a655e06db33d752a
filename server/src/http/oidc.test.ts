/// <reference path="../testing/oidc-provider.d.ts" />
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestServer, type TestServer } from '../testing/test-server.js';

/** What the provider says of somebody; by the name that they type. */
const PEOPLE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  camille: { email: 'Camille@demo.encours', email_verified: true, name: 'Camille Aubry' },
  unverified: { email: 'dominique@demo.encours', email_verified: false, name: 'Dominique' },
  newcomer: {
    email: 'sacha@exemple.fr',
    email_verified: true,
    name: 'Sacha Petit',
    groups: ['other', 'credit-readers'],
  },
  stranger: { email: 'nobody@exemple.fr', email_verified: true, name: 'Nobody' },
};

let provider: Server;
let server: TestServer;
let origin: string;

beforeAll(async () => {
  // The provider tells at length that it is one for tests.
  for (const method of ['info', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => undefined);
  provider = createServer();
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const address = provider.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const issuer = `http://127.0.0.1:${address.port}`;
  server = await createTestServer({
    config: {
      oidc: {
        issuer,
        clientId: 'encours',
        clientSecret: 'a-secret-of-the-client',
        roleClaim: 'groups',
        roles: new Map([['credit-readers', 'auditor']]),
      },
    },
  });
  origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const oidc = new Provider(issuer, {
    clients: [
      { client_id: 'encours', client_secret: 'a-secret-of-the-client', redirect_uris: [`${origin}/api/oidc/callback`] },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['a key for this test'] },
  });
  provider.on('request', oidc.callback());
});
afterAll(async () => {
  provider.close();
  provider.closeAllConnections();
  await server.close();
});

/** A browser, as far as redirects, cookies and plain forms go. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const host = new URL(url).host;
    const own = [...this.#cookies].filter(([name]) => name.startsWith(`${host} `));
    const cookie = own.map(([name, value]) => `${name.slice(host.length + 1)}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: [...new Headers(init.headers), ['cookie', cookie]],
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') this.#cookies.delete(`${host} ${name}`);
      else this.#cookies.set(`${host} ${name}`, value);
    }
    return response;
  }

  /** Signs in at the provider and comes back; returns where our server sent the browser in the end. */
  async signIn(name: string, next?: string): Promise<{ readonly path: string; readonly me: unknown }> {
    let url = `${origin}/api/oidc/start${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`;
    for (let step = 0; step < 20; step++) {
      const response = await this.open(url);
      const location = response.headers.get('location');
      if (location !== null) {
        url = new URL(location, url).href;
        if (url.startsWith(origin) && !url.includes('/api/oidc/')) break;
        continue;
      }
      // The provider asks who it is, then whether it may tell us.
      const page = await response.text();
      const action = /action="([^"]+)"/u.exec(page)?.[1];
      const prompt = /name="prompt" value="([^"]+)"/u.exec(page)?.[1];
      if (action === undefined || prompt === undefined) throw new Error(page);
      const form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'x' } : {}) });
      const answer = await this.open(action, { method: 'POST', body: form });
      url = new URL(answer.headers.get('location') ?? '', action).href;
    }
    const me = await this.open(`${origin}/trpc/session.me`);
    const { pathname, search } = new URL(url);
    return { path: `${pathname}${search}`, me: ((await me.json()) as { result: { data: unknown } }).result.data };
  }
}

const actions = async (): Promise<string[]> =>
  (await server.deps.db.selectFrom('audit_log').select('action').orderBy('seq').execute()).map(({ action }) => action);

describe('signing in by OpenID Connect', () => {
  it('links the account of the same verified mail address, once', async () => {
    const first = await new Browser().signIn('camille');
    expect(first).toMatchObject({ path: '/', me: { user: { name: 'Camille Aubry', roles: ['author'] } } });
    const second = await new Browser().signIn('camille');
    expect(second.path).toBe('/');
    expect((await actions()).filter((action) => action === 'user.identity_linked')).toHaveLength(1);
  });

  it.each([
    ['/decisions?outcome=refer&rating=3', '/decisions?outcome=refer&rating=3'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
  ])('comes back to %s as %s', async (next, expected) => {
    expect((await new Browser().signIn('camille', next)).path).toBe(expected);
  });

  it('makes an account for somebody to whom a claim gives a role', async () => {
    const { me } = await new Browser().signIn('newcomer');
    expect(me).toMatchObject({ user: { name: 'Sacha Petit', roles: ['auditor'] } });
    expect(server.logged()).not.toMatch(/Sacha|sacha/u);
  });

  it.each(['unverified', 'stranger'])('lets %s not in', async (name) => {
    expect(await new Browser().signIn(name)).toEqual({ path: '/sign-in?refused=oidc', me: null });
  });

  it('lets nobody in who has been shut out', async () => {
    const noa = await server.signIn('noa');
    const { userId } = (await noa.query('admin.users.list')).data.find(({ name }) => name === 'Sacha Petit') ?? {};
    await noa.mutate('admin.users.setStatus', { userId, status: 'disabled' });
    expect((await new Browser().signIn('newcomer')).path).toBe('/sign-in?refused=oidc');
  });

  it.each(['', '?code=x&state=y', '?error=access_denied'])('takes no made-up answer %s', async (query) => {
    const response = await server.app.inject(`/api/oidc/callback${query}`);
    expect([response.statusCode, response.headers.location]).toEqual([302, '/sign-in?refused=oidc']);
    expect(response.cookies.filter(({ name }) => name === 'encours_session')).toEqual([]);
  });

  it('leaves local accounts as they are, and is offered only where it is set up', async () => {
    const alex = await server.signIn('alex');
    expect((await alex.query('meta.about')).data.oidc).toBe(true);
    const plain = await createTestServer();
    expect((await (await plain.signIn('alex')).query('meta.about')).data.oidc).toBe(false);
    expect((await plain.app.inject('/api/oidc/start')).statusCode).toBe(404);
    await plain.close();
  });
});
