/** The server as a process of its own, over a place that may outlive it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SeededPlace } from './seeded-place.js';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface ServerProcess {
  readonly origin: string;
  readonly output: () => string;
  /** Ends it and waits until it has; returns the exit code, null when a signal killed it. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
}

export async function startServer(
  place: Pick<SeededPlace, 'dataDir' | 'databaseUrl'>,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', MAIN], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      ENCOURS_DATA: place.dataDir,
      ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const address = /http:\/\/127\.0\.0\.1:\d+(?=\s)/u;
  while (!address.test(output)) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${output}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return {
    origin: address.exec(output)?.[0] ?? '',
    output: () => output,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
}
