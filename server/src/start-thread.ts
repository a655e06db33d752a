import { Worker } from 'node:worker_threads';

/**
 * Starts a thread that runs a program, named as it is built, with `data` and nothing else as its `workerData`: from `dist`
 * the built program, from source (tests, `npm run dev`) the one that loads TypeScript.
 */
export function startThread(program: URL, data: object = {}): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(program, { workerData: data });
  return new Worker(new URL('../../scripts/lib/typescript-worker.mjs', import.meta.url), {
    argv: [program.href.replace(/\.js$/u, '.ts')],
    workerData: data,
    execArgv: ['--conditions=source'],
  });
}
