import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { pathToFileURL } = await import('node:url');
const { fromRoot } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main } = await import('./lib/tool.mjs');

await main(async () => {
  const steps = pendingSteps(['server', 'console']);
  const { step } = createProgress(steps.length);
  for (const { label, run } of steps) await step(label, run);

  // The server runs in this process, so signals and the exit code need no forwarding.
  const entry = fromRoot('server/dist/main.js');
  process.env.NODE_ENV ??= 'production';
  process.env.ENCOURS_DATA ??= fromRoot('data');
  process.argv.splice(1, 1, entry, '--demo');
  await import(pathToFileURL(entry).href);
});
