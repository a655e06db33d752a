import { existsSync } from 'node:fs';
import { fingerprint, stamp } from './fingerprint.mjs';
import { fromRoot } from './paths.mjs';
import { runBin } from './tool.mjs';

const everywhere = ['package.json', 'pnpm-lock.yaml', 'tsconfig.base.json'];

/**
 * @typedef {object} Target
 * @property {string} label
 * @property {readonly string[]} outputs what must exist for the target to count as built
 * @property {readonly string[]} inputs
 * @property {() => Promise<void>} run
 */

/** @type {Record<'server' | 'console', Target>} */
export const targets = {
  server: {
    label: 'Compiling the engine and the server',
    outputs: ['engine/dist/index.js', 'scorecards/dist/index.js', 'server/dist/main.js', 'server/dist/cli.js'],
    inputs: [
      ...everywhere,
      ...['engine', 'scorecards', 'server'].flatMap((name) => [`${name}/src`, `${name}/tsconfig.build.json`]),
    ],
    run: () => runBin('compile', 'tsc', ['-b', 'server/tsconfig.build.json', '--pretty', 'false']),
  },
  console: {
    label: 'Building the console',
    outputs: ['console/dist/index.html'],
    inputs: [
      ...everywhere,
      'engine/package.json',
      'engine/src',
      'console/component-styles.ts',
      'console/compressed-files.ts',
      'console/index.html',
      'console/package.json',
      'console/postcss.config.cjs',
      'console/public',
      'console/src',
      'console/vite.config.ts',
    ],
    run: () =>
      runBin('console', 'vite', ['build', '--logLevel', 'warn'], {
        cwd: fromRoot('console'),
        env: { NODE_ENV: 'production' },
      }),
  },
};

/** @param {keyof typeof targets} name */
export function needsBuild(name) {
  const { outputs, inputs } = targets[name];
  return !outputs.every((path) => existsSync(fromRoot(path))) || !stamp(name).matches(fingerprint(inputs));
}

/** @param {keyof typeof targets} name */
export async function build(name) {
  const { inputs, run } = targets[name];
  const built = stamp(name);
  built.clear();
  // Taken before the build: a file saved while it runs makes the next command build again.
  const digest = fingerprint(inputs);
  await run();
  built.write(digest);
}
