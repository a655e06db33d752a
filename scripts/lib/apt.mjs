import { spawnSync } from 'node:child_process';
import { runTool } from './tool.mjs';

/** @param {string} command */
const succeeds = (command, args = ['--version']) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** @returns {'root' | 'sudo' | undefined} as whom apt-get can be run, where there is one */
export function aptUser() {
  if (process.platform !== 'linux' || !succeeds('apt-get')) return undefined;
  if (process.getuid?.() === 0) return 'root';
  return succeeds('sudo', ['-n', 'true']) ? 'sudo' : undefined;
}

/**
 * @param {'root' | 'sudo'} user
 * @param {readonly string[]} packages
 */
export async function installFromApt(user, packages) {
  const apt = (/** @type {string} */ name, /** @type {readonly string[]} */ args) => {
    const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return user === 'sudo' ? runTool(name, 'sudo', ['-n', ...words]) : runTool(name, 'env', words.slice(1));
  };
  await apt('apt-update', ['update']);
  await apt('apt-install', ['install', '-y', '--no-install-recommends', ...packages]);
}
