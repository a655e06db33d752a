import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { spawn } = await import('node:child_process');
const { runChecks } = await import('./lib/checks.mjs');
const { ensureChromium } = await import('./lib/chromium.mjs');
const { ensurePostgres } = await import('./lib/postgres.mjs');
const { fromRoot, root } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { describeFailure, main } = await import('./lib/tool.mjs');

/**
 * @param {readonly string[]} filter
 * @param {string} chromium
 * @returns {Promise<boolean>} whether every test passed
 */
function runTests(filter, chromium) {
  const vitest = fromRoot('node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=./scripts/lib/closing-line.mjs'];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...filter], {
    cwd: root,
    env: { ...process.env, ENCOURS_CHROMIUM: chromium, NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

await main(async () => {
  const filter = process.argv.slice(2);
  // Someone who names a test wants its answer now; the checks run with the whole suite.
  const whole = filter.length === 0;
  const steps = pendingSteps(['server', 'console']);
  const { heading, step } = createProgress(steps.length + (whole ? 4 : 3));

  for (const { label, run } of steps) await step(label, run);
  const chromium = await step('Finding Chromium', ensureChromium);
  // Started by the tests themselves, once they need it.
  await step('Finding PostgreSQL', ensurePostgres);

  let checked = true;
  if (whole) {
    try {
      heading('Checking types, style, imports and dead code');
      await runChecks((line) => process.stdout.write(`${line}\n`));
    } catch (error) {
      checked = false;
      process.stderr.write(`${describeFailure(error)}\n`);
    }
  }

  heading('Running the tests');
  const passed = await runTests(filter, chromium);
  if (!checked) process.stderr.write('A check failed before the tests: see above.\n');
  if (!checked || !passed) process.exitCode = 1;
});
