import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { spawn } = await import('node:child_process');
const { fromRoot, root } = await import('./lib/paths.mjs');
const { install, needsInstall } = await import('./lib/install.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { main } = await import('./lib/tool.mjs');

await main(async () => {
  if (needsInstall()) await createProgress(1).step('Installing packages', install);

  const bin = (/** @type {string} */ folder, /** @type {string} */ name) =>
    fromRoot(`${folder}/node_modules/.bin/${name}`);
  const shell = process.platform === 'win32';
  const server = spawn(bin('.', 'tsx'), ['watch', '--conditions=source', 'server/src/main.ts', '--demo'], {
    cwd: root,
    env: { ENCOURS_DATA: fromRoot('data'), ...process.env },
    stdio: 'inherit',
    shell,
  });
  const console = spawn(bin('console', 'vite'), [], { cwd: fromRoot('console'), stdio: 'inherit', shell });

  // Either one ending ends both.
  server.once('exit', () => console.kill());
  console.once('exit', () => server.kill());
});
