import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { pathToFileURL } = await import('node:url');
const { fromRoot } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main } = await import('./lib/tool.mjs');

/**
 * npm runs this file below a shell. A signal sent to npm alone ends npm and that shell but does not come through,
 * and a server left behind would keep the port: the shell's end is taken as the signal.
 */
function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

await main(async () => {
  const steps = pendingSteps(['server', 'console']);
  const { step } = createProgress(steps.length);
  for (const { label, run } of steps) await step(label, run);

  // The server runs in this process, so signals and the exit code need no forwarding.
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
  const entry = fromRoot('server/dist/main.js');
  process.env.NODE_ENV ??= 'production';
  process.env.ENCOURS_DATA ??= fromRoot('data');
  process.argv.splice(1, 1, entry, '--demo');
  await import(pathToFileURL(entry).href);
});
