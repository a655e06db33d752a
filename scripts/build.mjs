import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main } = await import('./lib/tool.mjs');

await main(async () => {
  const steps = pendingSteps(['server', 'console']);
  const { step } = createProgress(steps.length);
  for (const { label, run } of steps) await step(label, run);
  if (steps.length === 0) process.stdout.write('Everything is built.\n');
});
