import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { spawnSync } = await import('node:child_process');
const { ensureChromium } = await import('./lib/chromium.mjs');
const { fromRoot, root } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main, StepError } = await import('./lib/tool.mjs');

/** From a key in the editor to the figures of a million observations on the screen, in a real Chromium. */
await main(async () => {
  const steps = pendingSteps(['server', 'console']);
  const { heading, step } = createProgress(steps.length + 2);
  for (const { label, run } of steps) await step(label, run);
  const chromium = await step('Finding Chromium', ensureChromium);

  heading('Typing');
  const args = ['--conditions=source', '--import', 'tsx', fromRoot('test/bench/live.bench.ts')];
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ENCOURS_CHROMIUM: chromium },
    stdio: 'inherit',
  });
  if (status !== 0) throw new StepError('The benchmark failed.');
});
