/** Steps of one test that build upon each other: once one has failed, the rest is skipped and a picture is kept. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';

const PICTURES = fileURLToPath(new URL('../.output/', import.meta.url));

/** `pages`: those that are open, to be pictured when a step fails. */
export function stopAtFirstFailure(pages: () => readonly Page[]): void {
  let hasFailed = false;
  beforeEach((context) => {
    if (hasFailed) context.skip('an earlier step failed');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    hasFailed = true;
    await mkdir(PICTURES, { recursive: true });
    for (const [index, page] of pages().entries()) {
      await page.screenshot({ path: `${PICTURES}${fileNameOf(task.name)}-${index}.png` });
    }
  });
}

function fileNameOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 60);
}
