import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';
import { fromRoot, root } from './paths.mjs';
import { pendingSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { StepError } from './tool.mjs';

/**
 * Builds what is not built, finds a Chromium and runs a TypeScript program that drives it.
 * @param {{ program: string, args?: readonly string[], doing: string, failed: string }} what `program` from the root
 */
export async function runWithChromium({ program, args = [], doing, failed }) {
  const steps = pendingSteps(['server', 'console']);
  const { heading, step } = createProgress(steps.length + 2);
  for (const { label, run } of steps) await step(label, run);
  const chromium = await step('Finding Chromium', ensureChromium);

  heading(doing);
  const { status } = spawnSync(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', fromRoot(program), ...args],
    { cwd: root, env: { ...process.env, ENCOURS_CHROMIUM: chromium }, stdio: 'inherit' },
  );
  if (status !== 0) throw new StepError(failed);
}
