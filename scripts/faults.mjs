import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { spawnSync } = await import('node:child_process');
const { fromRoot, root } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main, StepError } = await import('./lib/tool.mjs');

/** The tests of what goes wrong, at full size, over SQLite and over PostgreSQL. */
await main(async () => {
  const steps = pendingSteps([]);
  const { step } = createProgress(steps.length);
  for (const { label, run } of steps) await step(label, run);
  const vitest = fromRoot('node_modules/vitest/vitest.mjs');
  const args = ['run', '--project', 'server', '--project', 'postgres', 'server/src/http/faults'];
  const env = { ...process.env, ENCOURS_FAULT_WRITES: '10000', ENCOURS_FAULT_BODIES: '5000' };
  const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) throw new StepError('Something that must hold does not.');
});
