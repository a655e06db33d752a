import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { main } = await import('./lib/tool.mjs');
const { runWithChromium } = await import('./lib/with-chromium.mjs');

/**
 * Every screen and state into ./pictures, and two into docs/pictures; `-- report` takes some, `-- '' 1024` all in
 * a window so wide, `-- readme` only those two.
 */
await main(() =>
  runWithChromium({
    program: 'test/e2e/take-pictures.ts',
    args: process.argv.slice(2),
    doing: 'Taking pictures',
    failed: 'Taking pictures failed.',
  }),
);
