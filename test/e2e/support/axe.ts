import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands, one line for each node: rule, selector, what to do. Empty is the goal. */
export function findAccessibilityFaults(page: Page): Promise<readonly string[]> {
  return run(page, {});
}

/** Text that does not have the 7:1 of level AAA. */
export function findFaintText(page: Page): Promise<readonly string[]> {
  return run(page, { runOnly: ['color-contrast-enhanced'] });
}

async function run(page: Page, options: RunOptions): Promise<readonly string[]> {
  await page.evaluate(await source);
  const all = JSON.stringify({ ...options, resultTypes: ['violations'] });
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${all})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
