/** What a person waits for before the console can be used: bytes over the wire, from real answers. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { signIn } from './support/people.js';
import { settle } from './support/screens.js';
import { provideStage } from './support/stage.js';

/** Of script, style, font and page together; the editor and the charts come later, when something shows them. */
const BUDGET_BYTES = 350_000;

const stage = provideStage();

it('loads the sign-in and the overview within 350 kB, without the editor and the charts', async () => {
  const { page, context } = await stage().open();
  const loaded = recordAssets(page);
  await signIn(page, 'camille');
  await settle(page);

  const assets = await loaded();
  const names = assets.map(({ name }) => name);
  expect(names.filter((name) => /monaco|echarts/u.test(name))).toEqual([]);
  const total = assets.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total, JSON.stringify(assets, null, 1)).toBeLessThan(BUDGET_BYTES);
  expect(total).toBeGreaterThan(50_000);
  await context.close();
});

interface Asset {
  readonly name: string;
  /** Compressed, whatever the server chose. */
  readonly bytes: number;
}

/** Notes every file of the console that the page asks for, from now on. */
function recordAssets(page: Page): () => Promise<readonly Asset[]> {
  const assets: Promise<Asset>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/trpc') || pathname.startsWith('/api')) return;
    assets.push(
      response.body().then((body) => ({
        name: pathname,
        bytes: pathname.endsWith('.woff2') ? body.length : gzipSync(body).length,
      })),
    );
  });
  return () => Promise.all(assets);
}
