import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { spawnSync } = await import('node:child_process');
const { ensureChromium } = await import('./lib/chromium.mjs');
const { fromRoot, root } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main, StepError } = await import('./lib/tool.mjs');

/** Every screen into ./pictures, and two into docs/pictures; `-- report` takes some, `-- readme` only those two. */
await main(async () => {
  const steps = pendingSteps(['server', 'console']);
  const { heading, step } = createProgress(steps.length + 2);
  for (const { label, run } of steps) await step(label, run);
  const chromium = await step('Finding Chromium', ensureChromium);

  heading('Taking pictures');
  const args = ['--conditions=source', '--import', 'tsx', fromRoot('test/e2e/take-pictures.ts')];
  const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, ENCOURS_CHROMIUM: chromium },
    stdio: 'inherit',
  });
  if (status !== 0) throw new StepError('Taking pictures failed.');
});
