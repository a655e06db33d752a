import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));

let dataDir: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'encours-main-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(dataDir, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => { readonly out: string; readonly err: string };
  readonly exit: Promise<number | null>;
}

function run(args: readonly string[], environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', MAIN, ...args], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', ENCOURS_DATA: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const exit = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { child, output: () => ({ out, err }), exit };
}

/** The address that the server prints once it listens. */
async function addressOf(running: Run): Promise<string> {
  for (;;) {
    const address = /http:\/\/127\.0\.0\.1:\d+(?=\s)/u.exec(running.output().out)?.[0];
    if (address !== undefined) return address;
    if (running.child.exitCode !== null) throw new Error(`it ended: ${running.output().err}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function fetchJson(url: string, init?: RequestInit): Promise<unknown> {
  return (await fetch(url, init)).json();
}

describe('the server as a program', () => {
  it('fills an empty folder with a demo, says how to get in, stops when told, and finds it all again', async () => {
    const first = run(['--demo']);
    const address = await addressOf(first);
    const { out } = first.output();
    for (const name of ['camille', 'dominique', 'alex', 'maxime', 'noa']) expect(out).toContain(`${name}@demo.encours`);
    expect(out).toContain('encours-demo');
    expect(await fetchJson(`${address}/readyz`)).toEqual({ status: 'ready' });
    const about = await fetchJson(`${address}/trpc/meta.about`);
    expect(about).toMatchObject({
      result: { data: { demo: true, companyName: 'Négoce Lumière SAS', currency: 'EUR' } },
    });
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(first.output().err).toBe('');

    const second = run([]);
    const again = await fetchJson(`${await addressOf(second)}/trpc/meta.about`);
    expect(again).toMatchObject({ result: { data: { demo: true, demoAccounts: { length: 6 } } } });
    second.child.kill('SIGINT');
    expect(await second.exit).toBe(0);
  }, 90_000);

  it('makes the first administrator from the environment', async () => {
    const running = run([], {
      ENCOURS_ADMIN_EMAIL: 'Chef@exemple.fr',
      ENCOURS_ADMIN_PASSWORD: 'douze caractères',
      ENCOURS_COMPANY: 'Maison Exemple',
    });
    const address = await addressOf(running);
    const signedIn = await fetchJson(`${address}/trpc/session.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'chef@exemple.fr', password: 'douze caractères' }),
    });
    expect(signedIn).toMatchObject({
      result: {
        data: {
          company: { name: 'Maison Exemple' },
          user: { roles: ['admin'] },
        },
      },
    });
    const about = await fetchJson(`${address}/trpc/meta.about`);
    expect(about).toMatchObject({ result: { data: { demo: false, demoAccounts: [] } } });
    running.child.kill('SIGTERM');
    expect(await running.exit).toBe(0);
    // Each line of the log is JSON, and none names anybody.
    const lines = running.output().err.trim().split('\n');
    for (const line of lines) JSON.parse(line);
    expect(running.output().err).not.toMatch(/exemple\.fr|douze/u);
  }, 60_000);

  it.each([
    ['an empty folder and nobody to ask', [], {}, 1, /La base est vide.*\nThe database is empty/u],
    [
      'a password that is too short',
      [],
      { ENCOURS_ADMIN_EMAIL: 'a@b.fr', ENCOURS_ADMIN_PASSWORD: 'x' },
      2,
      /ENCOURS_ADMIN_PASSWORD/u,
    ],
    ['an unknown flag', ['--dmeo'], {}, 2, /--dmeo/u],
    ['a port that is none', ['--demo'], { PORT: 'high' }, 2, /^PORT vaut « high ».*\nPORT is “high”/u],
  ] as const)(
    'refuses %s in a sentence',
    async (_what, args, environment, code, sentence) => {
      const running = run(args, environment);
      expect(await running.exit).toBe(code);
      expect(running.output().err).toMatch(sentence);
      expect(running.output().err).not.toMatch(/^ {4}at /mu);
    },
    60_000,
  );

  it('says that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const running = run(['--demo'], { PORT: port });
    expect(await running.exit).toBe(1);
    expect(running.output().err).toContain(`Port ${port} is in use`);
    expect(running.output().err).not.toMatch(/^ {4}at /mu);
    other.close();
  }, 60_000);

  it('says that the data folder holds something else', async () => {
    await writeFile(join(dataDir, 'encours.sqlite'), 'this is no database, but it is long enough to be looked at');
    const running = run(['--demo']);
    expect(await running.exit).toBe(1);
    expect(running.output().err).toMatch(/cannot be opened/u);
    expect(running.output().err).not.toMatch(/^ {4}at /mu);
  }, 60_000);
});
