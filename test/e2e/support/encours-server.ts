import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));
/** Time to migrate, to generate the demo company and to listen. */
const START_MS = 90_000;

/** The real server, as `npm start` runs it, on a free port and in a folder of its own. */
export interface EncoursServer extends AsyncDisposable {
  readonly origin: string;
  /** Where it keeps everything. */
  readonly dataDir: string;
  /** Everything that the server has printed, for messages when something fails. */
  readonly output: () => string;
}

/** How a server starts. */
export interface StartOptions {
  readonly demo: boolean;
  /** More of its environment: who the first administrator is, for one. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built server. Disposing of it stops the process and removes its data. */
export async function startEncours({ demo, env = {} }: StartOptions): Promise<EncoursServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'encours-e2e-'));
  const child = spawn(process.execPath, [MAIN, ...(demo ? ['--demo'] : [])], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', ENCOURS_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`the server did not start in ${START_MS / 1000} s\n${output}`));
    }, START_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(output);
      if (address === null) return;
      clearTimeout(timer);
      resolve(address[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server stopped with code ${code} before it listened\n${output}`));
    });
  });
  return {
    origin,
    dataDir,
    output: () => output,
    async [Symbol.asyncDispose]() {
      await stop(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}
