import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { runChecks } = await import('./lib/checks.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main } = await import('./lib/tool.mjs');

await main(async () => {
  const steps = pendingSteps([]);
  const { heading, step } = createProgress(steps.length + 1);
  for (const { label, run } of steps) await step(label, run);
  heading('Checking types, style, imports and dead code');
  await runChecks((line) => process.stdout.write(`${line}\n`));
});
