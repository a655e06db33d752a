import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { createTestServer, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PAGE = '<!doctype html><title>Encours</title><div id="root"></div>';
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2000))})`;

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];

describe('the console', () => {
  let server: TestServer;
  let consoleDir: string;

  beforeAll(async () => {
    consoleDir = await mkdtemp(join(tmpdir(), 'encours-console-'));
    await mkdir(join(consoleDir, 'assets'));
    await writeFile(join(consoleDir, 'index.html'), PAGE);
    await writeFile(join(consoleDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(consoleDir, 'assets/index-abc123.js'), SCRIPT);
    await writeFile(join(consoleDir, 'assets/index-abc123.js.br'), brotliCompressSync(SCRIPT));
    await writeFile(join(consoleDir, 'assets/index-abc123.js.gz'), gzipSync(SCRIPT));
    server = await createTestServer({ seed: false, config: { consoleDir } });
    await server.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await server.close();
    await rm(consoleDir, { recursive: true, force: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ method: 'GET', url, headers });

  it.each(['/', '/scorecards/trade-credit-standard', '/decisions?outcome=refer', '/index.html', '/trpcs', '/v1x'])(
    'answers its page to %s, never to be cached blindly',
    async (url) => {
      const response = await get(url);
      expect(response.statusCode).toBe(200);
      expect(response.payload).toBe(PAGE);
      expect(response.headers['cache-control']).toBe('no-cache');
      expect(response.headers['content-type']).toMatch(/^text\/html; charset=utf-8$/iu);
    },
  );

  it.each(['/nope/../../etc/passwd', '/assets/%2e%2e/%2e%2e/package.json', '/%00', '/%zz'])(
    'has nothing at %s, and says so as for any other address',
    async (path) => {
      const origin = new URL(server.app.listeningOrigin);
      const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
        // Unlike fetch and inject, this sends the path as it is written.
        request({ host: origin.hostname, port: origin.port, path }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.once('end', () => resolve({ status: response.statusCode, text }));
        })
          .once('error', reject)
          .end();
      });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'not_found', status: 404 });
    },
  );

  it('lets hashed files be kept for ever, and sends the smallest form that the browser takes', async () => {
    const plain = await get('/assets/index-abc123.js');
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const brotli = await get('/assets/index-abc123.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(SCRIPT);
    const gzip = await get('/assets/index-abc123.js', { 'accept-encoding': 'gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gzip.headers.vary).toMatch(/accept-encoding/iu);
  });

  it('compresses nothing that is made per request', async () => {
    const response = await get('/healthz', { 'accept-encoding': 'br, gzip' });
    expect(response.headers['content-encoding']).toBeUndefined();
  });

  it.each(['/assets/gone-123.js', '/missing.png', '/v1/missing', '/api/missing', '/assets'])(
    'does not answer its page to %s',
    async (url) => {
      const response = await get(url);
      expect(response.statusCode).toBe(404);
      expect(response.json<{ code: string }>().code).toBe('not_found');
    },
  );

  it.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2f..%2fetc%2fpasswd', '/%00'])(
    'shows no file outside of it: %s',
    async (url) => {
      const response = await get(url);
      expect(response.payload).not.toMatch(/"name"|root:/u);
      expect(response.statusCode === 200 ? response.payload : PAGE).toBe(PAGE);
    },
  );

  it('may load nothing from elsewhere, and be framed by nobody', async () => {
    for (const url of ['/', '/assets/index-abc123.js', '/healthz', '/v1/openapi.json']) {
      const { headers } = await get(url);
      expect(headers['content-security-policy']).toBe(POLICY.join(';'));
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });
});

describe('a console that is not built', () => {
  it('says so in both languages', async () => {
    const server = await createTestServer({ seed: false });
    const response = await server.app.inject({ method: 'GET', url: '/' });
    expect(response.statusCode).toBe(503);
    expect(response.payload).toContain('npm run build');
    await server.close();
  });
});

describe('procedures', () => {
  it('answer to no more than twenty calls at once, and to no unknown name', async () => {
    const server = await createTestServer({ seed: false });
    const batch = (n: number) =>
      server.app.inject({
        method: 'GET',
        url: `/trpc/${Array.from({ length: n }, () => 'meta.about').join(',')}?batch=1`,
      });
    const twenty = await batch(20);
    expect(twenty.statusCode).toBe(200);
    expect(twenty.json<unknown[]>()).toHaveLength(20);
    expect((await batch(21)).statusCode).toBe(400);
    const unknown = await server.app.inject({ method: 'GET', url: '/trpc/no.such' });
    expect(unknown.json()).toMatchObject({ error: { data: { code: 'not_found', httpStatus: 404 } } });
    expect(unknown.headers['cache-control']).toBe('no-store');
    await server.close();
  });

  it('take a draft as long as a document may be', async () => {
    const server = await createTestServer();
    const camille = await server.signIn('camille');
    const { draftId } = (
      await camille.mutate('drafts.create', { scorecardId: 'trade-credit-standard', fromVersion: 1 })
    ).data;
    const text = '"\\'.repeat(500_000);
    expect((await camille.mutate('drafts.save', { draftId, text, revision: 1 })).data.revision).toBe(2);
    const { data } = await camille.query('drafts.get', { draftId });
    expect(data).toMatchObject({ text, digest: null });
    expect(data.diagnostics.length).toBeGreaterThan(0);
    await server.close();
  });
});
