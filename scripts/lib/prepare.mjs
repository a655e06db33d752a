import { build, needsBuild, targets } from './build.mjs';
import { install, needsInstall } from './install.mjs';

/**
 * What has to be done before the given targets can run; empty when everything is up to date.
 * @param {readonly (keyof typeof targets)[]} wanted
 * @returns {{ label: string, run: () => Promise<void> }[]}
 */
export function pendingSteps(wanted) {
  const steps = [];
  if (needsInstall()) steps.push({ label: 'Installing packages', run: install });
  for (const name of wanted) {
    if (needsBuild(name)) steps.push({ label: targets[name].label, run: () => build(name) });
  }
  return steps;
}
