import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fromRoot, root } from './paths.mjs';
import { StepError } from './tool.mjs';

/**
 * Files that are committed and made by a program of ours: what the program prints is what the file holds.
 * @type {readonly { path: string, program: readonly string[] }[]}
 */
const generatedFiles = [
  { path: 'engine/src/evaluate/columns/simd/band-kernels.ts', program: ['scripts/lib/print-band-kernels.mjs'] },
];

/** @param {readonly string[]} program */
function print(program) {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new StepError(`"node ${program.join(' ')}" failed.`, stderr);
  return stdout;
}

export async function checkGenerated() {
  const stale = generatedFiles.filter(({ path, program }) => {
    const file = fromRoot(path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== print(program);
  });
  if (stale.length === 0) return;
  const names = stale.map(({ path }) => path).join(', ');
  throw new StepError(`Out of date: ${names}. Run "npm run generate" and read what changed.`);
}

export async function writeGenerated() {
  for (const { path, program } of generatedFiles) writeFileSync(fromRoot(path), print(program));
}
