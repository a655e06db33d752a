/** The console for those who need contrast, who use the keyboard, and who want nothing to move. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityFaults } from './support/axe.js';
import type { WatchedPage } from './support/browser.js';
import { findVanishedFigures, markFigures } from './support/figures.js';
import { becomePerson, openScreen, SCREENS, settle, settleLook } from './support/screens.js';
import { provideStage } from './support/stage.js';
import { prepareWorld, type World } from './support/world.js';

const stage = provideStage();
let world: World;
let watched: WatchedPage;

beforeAll(async () => {
  world = await prepareWorld(stage().server.origin);
  watched = await stage().open();
});
afterAll(() => watched.context.close());

describe('more contrast', () => {
  it.each(['light', 'dark'] as const)('is chosen in the menu, stays, and has 7:1, %s', async (colorScheme) => {
    const { page, context, faults } = await stage().open({ scheme: colorScheme });
    await becomePerson(page, 'camille', world);
    await page.goto('/portfolio');
    await settle(page);
    await page.getByRole('button', { name: 'Apparence' }).click();
    await page.getByRole('menuitemradio', { name: 'Renforcé' }).click();
    await page.reload();
    await settle(page);
    const [text, ground] = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('main p, main td') ?? document.body);
      return [style.color, getComputedStyle(document.body).backgroundColor];
    });
    const black = 'rgb(0, 0, 0)';
    const white = 'rgb(255, 255, 255)';
    expect([text, ground]).toEqual(colorScheme === 'light' ? [black, white] : [white, black]);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('follows the system', async () => {
    const { page, context } = await stage().open();
    await page.emulateMedia({ contrast: 'more' });
    await becomePerson(page, 'camille', world);
    await page.goto('/');
    await settle(page);
    expect(await page.locator('html').getAttribute('data-more-contrast')).toBe('');
    await page.emulateMedia({ contrast: 'no-preference' });
    await expect.poll(() => page.locator('html').getAttribute('data-more-contrast')).toBeNull();
    await context.close();
  });
});

describe('forced colours', () => {
  it.each(['overview', 'decision', 'portfolio', 'scorecard', 'workspace-live', 'report'])(
    'leave the figures and what is chosen, %s',
    async (name) => {
      const { page } = watched;
      const screen = SCREENS.find((one) => one.name === name);
      if (screen === undefined) throw new Error(`there is no screen ${name}`);
      await page.emulateMedia({ forcedColors: 'none' });
      await openScreen(page, screen, world);
      expect(await markFigures(page)).toBeGreaterThan(0);
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ forcedColors: 'active', colorScheme });
        await settleLook(page, screen.lateParts);
        expect(await findVanishedFigures(page), colorScheme).toEqual([]);
        expect(await chosenGrounds(page), colorScheme).toEqual(['Highlight']);
      }
      await page.emulateMedia({ forcedColors: 'none' });
    },
  );
});

/** The ground of every chosen page, tab and segment, by the system's name where it is the one for what is chosen. */
function chosenGrounds(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.cssText = 'forced-color-adjust: none; background: Highlight';
    const highlight = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const chosen = 'nav a[data-current], [role="tab"][aria-selected="true"], .mantine-SegmentedControl-indicator';
    const grounds = [...document.querySelectorAll(chosen)].map((one) => getComputedStyle(one).backgroundColor);
    return [...new Set(grounds.map((ground) => (ground === highlight ? 'Highlight' : ground)))];
  });
}

describe('the focus', () => {
  it('is seen on everything that the keyboard reaches', async () => {
    const { page, context } = await stage().open();
    await becomePerson(page, 'camille', world);
    await page.goto('/decisions');
    await settle(page, ['tbody tr']);
    const unseen: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const fault = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        // A field shows it by its border; a radio button by the label that stands for it.
        const shown = [element, element.nextElementSibling, element.parentElement].some((part) => {
          if (part === null) return false;
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
        });
        const isField = element.matches('input, textarea');
        return shown || isField ? null : element.outerHTML.slice(0, 120);
      });
      if (fault !== null) unseen.push(fault);
    }
    expect(unseen).toEqual([]);
    await context.close();
  });
});

describe('reduced motion', () => {
  it('leaves nothing that moves', async () => {
    const { page } = watched;
    await page.setViewportSize({ width: 1280, height: 800 });
    await becomePerson(page, 'camille', world);
    await page.goto('/portfolio');
    await settle(page, ['figure svg']);
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(
            ({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 1,
          ).length,
    );
    expect(moving).toBe(0);
  });
});
