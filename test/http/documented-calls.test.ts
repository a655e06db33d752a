/** The commands of README.md, docs/cli.md and docs/api.md, run as they stand. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestServer, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDataset } from './prepare-dataset.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = 'npm run -s encours -- ';

/** The `sh` blocks of a page, one string each. */
async function readBlocks(page: string): Promise<readonly string[]> {
  const text = await readFile(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
}

async function readCliCalls(page: string): Promise<readonly string[]> {
  const lines = (await readBlocks(page)).flatMap((block) => block.split('\n'));
  return lines.filter((line) => line.startsWith(CLI)).map((line) => line.slice(CLI.length));
}

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd = ROOT,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, maxBuffer: 64 * 1024 ** 2, env: { ...process.env, NODE_OPTIONS: '', ...environment } },
      (error, out, err) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number') resolve({ code, out, err });
        else reject(error ?? new Error('no exit code'));
      },
    );
  });
}

describe('the command line as documented', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'encours-docs-'));
    await mkdir(join(folder, 'data'));
    // What the commands read; what they write stays out of the checkout.
    for (const read of ['docs', 'node_modules', 'scorecards']) await symlink(join(ROOT, read), join(folder, read));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('runs every command of the README and of docs/cli.md, in order', { timeout: 240_000 }, async () => {
    const calls = [...(await readCliCalls('README.md')), ...(await readCliCalls('docs/cli.md'))];
    expect(calls.length).toBeGreaterThan(10);
    for (const call of calls) {
      // The calls are plain words: no quoting, no variables.
      const args = ['--conditions=source', '--import', 'tsx', join(ROOT, 'server/src/cli.ts'), ...call.split(' ')];
      const { code, out, err } = await run(process.execPath, args, { ENCOURS_DATA: join(folder, 'data') }, folder);
      expect({ call, code, err: code === 0 ? '' : err }).toEqual({ call, code: 0, err: '' });
      expect(out + err, call).not.toBe('');
    }
  });
});

describe('the REST examples of docs/api.md', () => {
  let server: TestServer;
  let environment: Readonly<Record<string, string>>;
  beforeAll(async () => {
    server = await createTestServer();
    const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
    const admin = await server.signIn('noa');
    const key = await admin.mutate('admin.apiKeys.create', {
      name: 'documentation',
      scopes: ['decisions:write', 'decisions:read', 'scorecards:read', 'datasets:read', 'datasets:write'],
    });
    const dataset = await prepareDataset(server, await server.signIn('camille'), 'ERP invoices');
    environment = { ENCOURS_URL: url, ENCOURS_KEY: key.data.secret, ENCOURS_DATASET: dataset };
  }, 60_000);
  afterAll(() => server.close());

  async function readStatuses(): Promise<readonly string[]> {
    const headers = { authorization: `Bearer ${environment.ENCOURS_KEY ?? ''}` };
    const response = await server.app.inject({ url: '/v1/datasets', headers });
    return response.json<{ data: readonly { status: string }[] }>().data.map(({ status }) => status);
  }

  it('gets an answer to every call', { timeout: 120_000 }, async () => {
    const blocks = await readBlocks('docs/api.md');
    expect(blocks.length).toBeGreaterThanOrEqual(2);
    const answers: string[] = [];
    for (const block of blocks) {
      const { code, out, err } = await run('sh', ['-e', '-c', block], environment);
      expect({ block, code, err }).toEqual({ block, code: 0, err: '' });
      answers.push(out);
      // One import at a time goes into a dataset.
      await expect.poll(readStatuses, { timeout: 60_000 }).not.toContain('importing');
    }
    const decided = JSON.parse(answers[0] ?? '') as { id: string; decision: { outcome: string } };
    expect(decided.id).toMatch(/^dec_/);
    expect(decided.decision.outcome).toMatch(/^(approve|refer|decline)$/);
  });
});
