import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { spawnSync } = await import('node:child_process');
const { randomInt } = await import('node:crypto');
const { readdirSync, readFileSync } = await import('node:fs');
const path = await import('node:path');
const { fromRoot, root } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main, StepError } = await import('./lib/tool.mjs');

const ROUNDS = 20;

/**
 * The property tests over cases that the suite does not try: `npm run fuzz [rounds [first seed]]`. Ends with the first
 * seed that fails.
 */
await main(async () => {
  const [rounds = ROUNDS, first = randomInt(2 ** 31)] = process.argv.slice(2).map(Number);
  if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(first))
    throw new StepError('How many rounds, and from which seed? Two whole numbers: npm run fuzz 20 7');
  const steps = pendingSteps([]);
  const { heading, step } = createProgress(steps.length + rounds);
  for (const { label, run } of steps) await step(label, run);
  const files = listProperties();
  for (const seed of Array.from({ length: rounds }, (_, round) => first + round)) {
    heading(`Trying ${files.length} files of properties with seed ${seed}`);
    const projects = ['engine', 'server', 'console', 'conformance'].flatMap((name) => ['--project', name]);
    const args = [fromRoot('node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot', ...projects, ...files];
    const { status } = spawnSync(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'test', FUZZ_SEED: String(seed) },
      stdio: 'inherit',
    });
    if (status !== 0) throw new StepError(`A property does not hold. Again: npm run fuzz 1 ${seed}`);
  }
});

/** Test files, relative to the root, that state properties. */
function listProperties() {
  return ['engine/src', 'server/src', 'console/src', 'test/conformance'].flatMap((folder) =>
    readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((name) => /\.test\.tsx?$/.test(name) && readFileSync(fromRoot(name), 'utf8').includes("'fast-check'")),
  );
}
