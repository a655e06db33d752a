/** The examples that we give to integrators, run as they stand against a real server. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTestServer, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const EXAMPLES = fileURLToPath(new URL('../../server/examples/', import.meta.url));
const run = promisify(execFile);

let server: TestServer;
let environment: Record<string, string>;
beforeAll(async () => {
  server = await createTestServer();
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const noa = await server.signIn('noa');
  const key = await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes: ['decisions:write', 'decisions:read'] });
  environment = { PATH: process.env.PATH ?? '', ENCOURS_URL: url, ENCOURS_KEY: key.data.secret };
});
afterAll(() => server.close());

const lines = async (program: string, ...args: string[]): Promise<string[]> =>
  (await run(program, args, { cwd: EXAMPLES, env: environment })).stdout.trim().split('\n');

describe('the example in', () => {
  it('TypeScript', async () => {
    const said = await lines(process.execPath, '--conditions=source', '--import', 'tsx', 'decide.ts');
    expect(said).toHaveLength(6);
    expect(said[0]).toMatch(/^dec_\w+ (approve|refer|decline) [1-5] /u);
    expect(said[2]).toBe('replayed: the same');
    expect(said[3]).toMatch(/^(approve|refer|decline)$/u);
    expect(said[4]).toMatch(/^application_invalid: /u);
    expect(said[5]).toBe('not_found');
  });

  it('curl', async () => {
    const [decided, ...batch] = await lines('sh', 'decide.sh');
    expect(JSON.parse(decided ?? '')).toMatchObject({ decision: { receipt: { scorecard: { version: 1 } } } });
    expect(batch.map((line) => JSON.parse(line) as { ref: string; status: number })).toMatchObject([
      { ref: 'amount 100000', status: 201 },
      { ref: 'amount -1', status: 422 },
      { ref: 'amount 900000', status: 201 },
    ]);
  });

  it('Python', async () => {
    const said = await lines('python3', 'decide.py');
    expect(said[0]).toMatch(/^dec_\w+ (approve|refer|decline) [1-5]$/u);
    expect(said.slice(2, 5).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['0 201', '1 201', '2 201']);
    expect(said[5]).toBe("application_invalid ['/application/date', '/application/request', '/application/facts']");
  });
});

describe('an API key', () => {
  it('opens the procedures for applications, each within its scopes, and no other', async () => {
    const call = (path: string, input: object, key: string) =>
      server.app.inject({
        url: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
        headers: { authorization: `Bearer ${key}` },
      });
    const key = environment.ENCOURS_KEY ?? '';
    expect((await call('api.get', { decisionId: 'dec_x' }, key)).statusCode).toBe(404);
    expect((await call('api.scorecards', {}, key)).statusCode).toBe(403);
    expect((await call('api.get', { decisionId: 'dec_x' }, 'enc_wrong')).statusCode).toBe(401);
    for (const path of ['decisions.list', 'scorecards.list', 'admin.apiKeys.list', 'audit.list', 'approvals.list']) {
      expect([path, (await call(path, {}, key)).statusCode]).toEqual([path, 401]);
    }
    const camille = await server.signIn('camille');
    expect((await camille.query('api.get', { decisionId: 'dec_x' })).error.data.code).toBe('invalid_api_key');
  });
});
