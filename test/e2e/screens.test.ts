/** Every screen in both languages and both schemes: accessible, whole, translated, and at home on its own server. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findAccessibilityFaults, findFaintText } from './support/axe.js';
import type { Scheme, WatchedPage } from './support/browser.js';
import { openScreen, SCREENS, type Screen, settleLook } from './support/screens.js';
import { provideStage } from './support/stage.js';
import { findForeignWords } from './support/wording.js';
import { prepareWorld, type World } from './support/world.js';

/**
 * What is 1280 wide is 640 when it is enlarged twice, and 320 when it is enlarged four times (WCAG 1.4.10). The text of a
 * scorecard has lines of its own width, so its screens end at 640.
 */
const WIDTHS = [320, 640, 1280, 1440] as const;

const stage = provideStage();
let world: World;

const watched = new Map<'fr' | 'en', WatchedPage>();

beforeAll(async () => {
  world = await prepareWorld(stage().server.origin);
  for (const locale of ['fr', 'en'] as const) watched.set(locale, await stage().open({ locale }));
});
afterAll(async () => {
  for (const { context } of watched.values()) await context.close();
});

// Both languages at once: each page has a process of its own.
it.each(SCREENS)('$name', async (screen) => {
  const ended = await Promise.allSettled([...watched].map(([locale, seen]) => inspect(screen, locale, seen)));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
});

async function inspect(screen: Screen, locale: 'fr' | 'en', { page, faults }: WatchedPage): Promise<void> {
  const before = faults.length;
  await paint(page, 'light');
  await openScreen(page, screen, world);

  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  expect(await findForeignWords(page, locale, world.ownWords), `words of another language, ${locale}`).toEqual([]);
  const isText = screen.lateParts?.some((part) => part.includes('monaco')) === true;
  for (const width of WIDTHS) {
    if (isText && width === 320) continue;
    await page.setViewportSize({ width, height: 900 });
    // Charts follow the width of the page a moment later.
    const message = `pixels beyond the edge at ${width}, ${locale}`;
    await expect.poll(() => hiddenWidth(page), { message }).toBe(0);
  }
  for (const scheme of ['light', 'dark'] as const) {
    await paint(page, scheme);
    await settleLook(page, screen.lateParts);
    expect(await findAccessibilityFaults(page), `accessibility, ${scheme}, ${locale}`).toEqual([]);
  }
  const scheme = locale === 'fr' ? 'light' : 'dark';
  await paint(page, scheme, 'more');
  await settleLook(page, screen.lateParts);
  expect(await findFaintText(page), `more contrast, ${scheme}`).toEqual([]);
  expect(faults.slice(before), `what must never happen, ${locale}`).toEqual([]);
}

/** Asks for other colours, as the system does in the evening or for those who see less. */
async function paint(page: Page, scheme: Scheme, contrast: 'more' | 'no-preference' = 'no-preference'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, contrast, reducedMotion: 'reduce' });
  if (page.url() === 'about:blank') return;
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
}

function hiddenWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
