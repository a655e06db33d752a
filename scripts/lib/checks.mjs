import { existsSync } from 'node:fs';
import { checkGenerated } from './generated.mjs';
import { fromRoot } from './paths.mjs';
import { formatElapsed } from './progress.mjs';
import { describeFailure, runBin, StepError } from './tool.mjs';

const sources = [
  'engine/src',
  'engine/bench',
  'server/src',
  'server/bench',
  'console/src',
  'scorecards/src',
  'test',
].filter((path) => existsSync(fromRoot(path)));

/** @typedef {{ name: string, run: () => Promise<void> }} Check */

/** @type {Check} */
const types = { name: 'tsc', run: () => runBin('tsc', 'tsc', ['-b', '--pretty', 'false']) };

/** @type {Check} */
const typedLint = {
  name: 'eslint',
  run: () => runBin('eslint', 'eslint', ['--max-warnings=0', '.']),
};

/** @type {readonly Check[]} */
const quick = [
  { name: 'biome', run: () => runBin('biome', 'biome', ['ci', '--error-on-warnings', '--colors=off']) },
  {
    name: 'depcruise',
    run: () => runBin('depcruise', 'depcruise', ['--config', '.dependency-cruiser.cjs', ...sources]),
  },
  { name: 'knip', run: () => runBin('knip', 'knip', ['--no-progress', '--treat-config-hints-as-errors']) },
  { name: 'generated files', run: checkGenerated },
];

/**
 * Runs every check even when an earlier one fails, so that one run tells everything there is to mend.
 * @param {(line: string) => void} say
 */
export async function runChecks(say) {
  /** @type {unknown[]} */
  const failures = [];
  const attempt = async (/** @type {Check} */ { name, run }) => {
    const startedAt = Date.now();
    const report = (/** @type {string} */ verdict) =>
      say(`      ${name}: ${verdict}, ${formatElapsed(Date.now() - startedAt)}`);
    try {
      await run();
      report('passed');
    } catch (error) {
      report('failed');
      failures.push(error);
    }
  };

  // The typed lint reads the declarations that the compiler writes; then one core each.
  await attempt(types);
  const inTurn = async () => {
    for (const check of quick) await attempt(check);
  };
  await Promise.all([attempt(typedLint), inTurn()]);

  if (failures.length > 0) {
    throw new StepError(
      `${failures.length} of ${quick.length + 2} checks failed.`,
      failures.map(describeFailure).join('\n\n'),
    );
  }
}
