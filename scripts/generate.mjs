import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { writeGenerated } = await import('./lib/generated.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main } = await import('./lib/tool.mjs');

await main(async () => {
  const steps = pendingSteps(['server']);
  const { step } = createProgress(steps.length + 1);
  for (const { label, run } of steps) await step(label, run);
  await step('Writing the generated files', writeGenerated);
});
