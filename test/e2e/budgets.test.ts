/** What the console promises about itself, each as docs/console.md tells it. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countDrawnRows, watchDrawnRows } from './support/drawn-rows.js';
import { signIn } from './support/people.js';
import { settle } from './support/screens.js';
import { provideStage } from './support/stage.js';

/** Of script, style, font and page together; the editor and the charts come later, when something shows them. */
const FIRST_LOAD_BYTES = 350_000;
/** Below this a file is sent as it is. */
const PACKET_BYTES = 1_400;

const stage = provideStage();

it('loads the sign-in and the overview within 350 kB, without the editor and the charts', async () => {
  const { page, context } = await stage().open();
  const loaded = recordAssets(page);
  await signIn(page, 'camille');
  await settle(page);

  const assets = await loaded();
  expect(assets.filter(({ name }) => /monaco|echarts|worker/u.test(name))).toEqual([]);
  const total = assets.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total, JSON.stringify(assets, null, 1)).toBeLessThan(FIRST_LOAD_BYTES);
  expect(total).toBeGreaterThan(50_000);
  expect(assets.filter(({ plain }) => plain > PACKET_BYTES)).toEqual([]);
  await context.close();
});

/** What one notch of a wheel moves. */
const STEP_PIXELS = 120;

it('scrolls a grid of hundreds of rows drawing each row once, with no more in the page than one sees', async () => {
  const { page, context } = await stage().open();
  await page.addInitScript(watchDrawnRows);
  await signIn(page, 'camille');
  await page.goto('/portfolio');
  await settle(page, ['tbody tr[aria-hidden]']);
  const grid = page
    .locator('[role="group"]:has(> table[aria-rowcount])')
    .filter({ has: page.locator('tr[aria-hidden]') });
  const rows = Number(await grid.locator('table').getAttribute('aria-rowcount')) - 1;
  expect(rows).toBeGreaterThan(300);

  const before = await countDrawnRows(page);
  const shown = await grid.locator('tbody tr:not([aria-hidden])').count();
  const most = await grid.evaluate(async (viewport, step) => {
    let mostRows = 0;
    while (viewport.scrollTop + viewport.clientHeight < viewport.scrollHeight - 1) {
      viewport.scrollTop += step;
      await new Promise(requestAnimationFrame);
      mostRows = Math.max(mostRows, viewport.querySelectorAll('tbody tr').length);
    }
    return mostRows;
  }, STEP_PIXELS);
  const after = await countDrawnRows(page);
  expect(await grid.locator('tbody tr').last().getAttribute('aria-hidden')).toBeNull();
  expect(after.again - before.again).toBe(0);
  expect(after.first - before.first).toBe(rows - shown);
  expect(most).toBeLessThan(60);
  await context.close();
});

it('lets no page make code of text', async () => {
  const { page, context } = await stage().open();
  const answer = await page.goto('/sign-in');
  expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self';/u);
  expect(answer?.headers()['content-security-policy']).not.toContain('unsafe-eval');
  // In a task of the page's own: what the debugger runs itself is let through.
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- what is tried
            resolve(new Function('return 1')());
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'thrown');
          }
        });
      }),
  );
  expect(outcome).toBe('EvalError');
  await context.close();
});

interface Asset {
  readonly name: string;
  /** With gzip, whatever the server chose. */
  readonly bytes: number;
  /** Bytes that came uncompressed though they could have been. */
  readonly plain: number;
}

/** Notes every file of the console that the page asks for, from now on. */
function recordAssets(page: Page): () => Promise<readonly Asset[]> {
  const assets: Promise<Asset>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/trpc') || pathname.startsWith('/api')) return;
    const isCompressed = pathname.endsWith('.woff2') || 'content-encoding' in response.headers();
    assets.push(
      response.body().then((body) => ({
        name: pathname,
        bytes: pathname.endsWith('.woff2') ? body.length : gzipSync(body).length,
        plain: isCompressed ? 0 : body.length,
      })),
    );
  });
  return () => Promise.all(assets);
}
