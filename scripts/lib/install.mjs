import { existsSync, readFileSync } from 'node:fs';
import { fingerprint, stamp } from './fingerprint.mjs';
import { fromRoot } from './paths.mjs';
import { runTool } from './tool.mjs';

const packages = ['.', 'engine', 'server', 'console', 'scorecards', 'test'];

const digest = () =>
  fingerprint(
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packages.map((folder) => `${folder}/package.json`)],
    [process.platform, process.arch, process.versions.modules],
  );

export function needsInstall() {
  return !existsSync(fromRoot('node_modules/.modules.yaml')) || !stamp('install').matches(digest());
}

/** Installs exactly what the lockfile names, with the pnpm release that package.json names. */
export async function install() {
  const installed = stamp('install');
  installed.clear();
  const manifest = /** @type {{ packageManager: string }} */ (
    JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))
  );
  // The npm that runs this script, else the one on the path.
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('npm-cli.js') === true ? [process.execPath, [npm]] : ['npm', []];
  await runTool(
    'install',
    command,
    [
      ...before,
      'exec',
      '--yes',
      '--',
      manifest.packageManager,
      'install',
      '--frozen-lockfile',
      '--config.confirm-modules-purge=false',
    ],
    // The tools that build are development dependencies: an inherited NODE_ENV=production would leave them out.
    { env: { NODE_ENV: 'development' } },
  );
  installed.write(digest());
}
