import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { spawnSync } = await import('node:child_process');
const { existsSync, readdirSync } = await import('node:fs');
const { fromRoot, root } = await import('./lib/paths.mjs');
const { pendingSteps } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main, StepError } = await import('./lib/tool.mjs');

/** Each benchmark is a program that verifies its answers, measures, and prints its own table. */
const folders = ['engine/bench', 'server/bench'];

await main(async () => {
  const steps = pendingSteps(['server']);
  const { step } = createProgress(steps.length);
  for (const { label, run } of steps) await step(label, run);

  const [wanted = ''] = process.argv.slice(2);
  const programs = folders
    .filter((folder) => existsSync(fromRoot(folder)))
    .flatMap((folder) => readdirSync(fromRoot(folder)).map((name) => `${folder}/${name}`))
    .filter((path) => path.endsWith('.bench.ts') && path.includes(wanted));
  if (programs.length === 0) throw new StepError('No benchmark has that name.');

  for (const program of programs) {
    process.stdout.write(`\n${program}\n`);
    const args = ['--conditions=source', '--import', 'tsx', fromRoot(program)];
    if (spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0) {
      throw new StepError(`${program} failed.`);
    }
  }
});
