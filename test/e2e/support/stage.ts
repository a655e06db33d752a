/** A server and a browser for one file of tests. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium, openPage, type PageOptions, type WatchedPage } from './browser.js';
import { type EncoursServer, startEncours } from './encours-server.js';

export interface Stage {
  readonly server: EncoursServer;
  readonly browser: Browser;
  /** Opens a page in a context of its own: another person at another desk. */
  readonly open: (options?: PageOptions) => Promise<WatchedPage>;
  /** All pages opened so far and not closed. */
  readonly pages: () => readonly Page[];
  /** Everything that must never happen and did, on any page. */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
}

const PICTURES = fileURLToPath(new URL('../.output/', import.meta.url));

/**
 * Registers a stage for the tests of this file, or of this `describe`; gives the way to it. What was on the pages when
 * a test failed is kept in test/e2e/.output.
 */
export function provideStage(): () => Stage {
  let stage: Stage | null = null;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures(task.name, stage?.pages() ?? []);
  });
  afterAll(() => stage?.close());
  return () => {
    if (stage === null) throw new Error('the stage is not open: it opens before the first test');
    return stage;
  };
}

/** Starts the demo server and Chromium; when one does not come up the other is stopped again. */
async function openStage(): Promise<Stage> {
  const browser = await launchChromium();
  let server: EncoursServer;
  try {
    server = await startEncours({ demo: true });
  } catch (error) {
    await browser.close();
    throw error;
  }
  const opened: WatchedPage[] = [];
  return {
    server,
    browser,
    open: async (options = {}) => {
      const watched = await openPage(browser, server.origin, options);
      opened.push(watched);
      return watched;
    },
    pages: () => opened.map(({ page }) => page).filter((page) => !page.isClosed()),
    faults: () => opened.flatMap(({ faults }) => faults),
    close: async () => {
      // Answers that a test was still making, where it failed in the middle, are nobody's any more.
      const left = opened.map(({ page }) => page).filter((page) => !page.isClosed());
      await Promise.all(left.map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

async function takePictures(title: string, pages: readonly Page[]): Promise<void> {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 60);
  await mkdir(PICTURES, { recursive: true });
  for (const [index, page] of pages.entries()) await page.screenshot({ path: `${PICTURES}${name}-${index}.png` });
}
