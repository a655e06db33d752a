import { requireSupportedNode } from './lib/node-version.mjs';

requireSupportedNode();

const { main } = await import('./lib/tool.mjs');
const { runWithChromium } = await import('./lib/with-chromium.mjs');

/** Frames that come late while a grid of hundreds of rows is scrolled, beside plain text, in a real Chromium. */
await main(() =>
  runWithChromium({ program: 'test/bench/scroll.bench.ts', doing: 'Scrolling', failed: 'The benchmark failed.' }),
);
