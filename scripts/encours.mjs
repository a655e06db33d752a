import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { pathToFileURL } = await import('node:url');
const { fromRoot } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main } = await import('./lib/tool.mjs');

await main(async () => {
  // Standard output belongs to the command: progress goes to standard error.
  const steps = pendingSteps(['server']);
  const { step } = createProgress(steps.length, process.stderr);
  for (const { label, run } of steps) await step(label, run);

  const entry = fromRoot('server/dist/cli.js');
  process.env.NODE_ENV ??= 'production';
  process.env.ENCOURS_DATA ??= fromRoot('data');
  // npm runs scripts from the root; file arguments are relative to where the command was typed.
  if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);
  process.argv.splice(1, 1, entry);
  await import(pathToFileURL(entry).href);
});
