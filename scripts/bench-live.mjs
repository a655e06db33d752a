import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { main } = await import('./lib/tool.mjs');
const { runWithChromium } = await import('./lib/with-chromium.mjs');

/** From a key in the editor to the figures of a million observations on the screen, in a real Chromium. */
await main(() =>
  runWithChromium({
    program: 'test/bench/live.bench.ts',
    args: process.argv.slice(2),
    doing: 'Typing',
    failed: 'The benchmark failed.',
  }),
);
