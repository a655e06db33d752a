/**
 * A grid of 400 customers scrolled from top to bottom in a real Chromium, as fast as a person turns a wheel, beside a page of
 * plain text of the same height scrolled the same way. Prints the frames that came late and the longest, for both: what the
 * text drops too is the machine's, not the grid's. Each round ends with the last row in sight.
 */
import { cpus, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { launchChromium, openPage } from '../e2e/support/browser.js';
import { startEncours } from '../e2e/support/encours-server.js';
import { signIn } from '../e2e/support/people.js';
import { settle } from '../e2e/support/screens.js';

const ROUNDS = 3;
/** Pixels a frame, 2,400 a second: the whole grid in seven seconds, as a wheel turned without a pause. */
const STEP = 40;
/** A frame that takes longer than this has missed one at 60 a second. */
const LATE_MS = 25;

interface Round {
  readonly frames: number;
  readonly late: number;
  readonly longest: number;
}

await using server = await startEncours({ demo: true });
const browser = await launchChromium();
try {
  await using watched = await openPage(browser, server.origin);
  const { page } = watched;
  await signIn(page, 'camille');
  await page.goto('/portfolio');
  await settle(page, ['tbody tr[aria-hidden]']);
  const grid = '[role="group"]:has(> table tr[aria-hidden])';
  await page.locator(grid).evaluate((viewport) => {
    const text = document.createElement('div');
    text.id = 'plain';
    text.style.cssText = `height: ${viewport.clientHeight}px; overflow: auto; white-space: pre`;
    text.textContent = 'Encours\n'.repeat(Math.ceil(viewport.scrollHeight / 20));
    viewport.parentElement?.append(text);
  });

  const rounds: { readonly grid: Round[]; readonly text: Round[] } = { grid: [], text: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.text.push(await scroll(page, '#plain'));
    rounds.grid.push(await scroll(page, grid));
    const isAtEnd = await page.locator(`${grid} tbody tr`).last().getAttribute('aria-hidden');
    if (isAtEnd !== null) throw new Error('the last row is not drawn');
  }
  for (const [name, list] of Object.entries(rounds)) print(name, list);
  process.stdout.write(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`);
} finally {
  await browser.close();
}

function scroll(page: Page, selector: string): Promise<Round> {
  return page.locator(selector).evaluate(
    async (viewport, { step, lateMs }) => {
      viewport.scrollTop = 0;
      await new Promise(requestAnimationFrame);
      let last = await new Promise<number>(requestAnimationFrame);
      let [frames, late, longest] = [0, 0, 0];
      while (viewport.scrollTop + viewport.clientHeight < viewport.scrollHeight - 1) {
        viewport.scrollTop += step;
        const now = await new Promise<number>(requestAnimationFrame);
        frames += 1;
        if (now - last > lateMs) late += 1;
        longest = Math.max(longest, now - last);
        last = now;
      }
      return { frames, late, longest };
    },
    { step: STEP, lateMs: LATE_MS },
  );
}

function print(name: string, list: readonly Round[]): void {
  const frames = list.reduce((sum, round) => sum + round.frames, 0);
  const late = list.reduce((sum, round) => sum + round.late, 0);
  const longest = Math.max(...list.map((round) => round.longest));
  process.stdout.write(`${name}: ${frames} frames, ${late} late, the longest ${longest.toFixed(1)} ms\n`);
}
