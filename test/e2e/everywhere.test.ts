/** What works on every page: the palette, the keys, and what is left when the server cannot be reached. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityFaults } from './support/axe.js';
import { becomePerson, settle } from './support/screens.js';
import { provideStage } from './support/stage.js';
import { prepareWorld, type World } from './support/world.js';

const stage = provideStage();
let world: World;

beforeAll(async () => {
  world = await prepareWorld(stage().server.origin);
});

async function openAt(path: string) {
  const watched = await stage().open();
  await becomePerson(watched.page, 'camille', world);
  await watched.page.goto(path);
  await settle(watched.page);
  return watched;
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name });
}

describe('the palette', () => {
  it('finds a customer by a part of its name and opens its file, without a mouse', async () => {
    const { page, context, faults } = await openAt('/');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Page, client, grille, action…').waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.keyboard.type(world.customerId);
    await page.getByRole('dialog').getByText(world.customerId, { exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/customers/${world.customerId}`);
    await settle(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('runs what it names', async () => {
    const { page, context } = await openAt('/');
    await page.getByRole('button', { name: 'Rechercher ou agir' }).click();
    await page.getByPlaceholder('Page, client, grille, action…').fill('switch to english');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await heading(page, 'Overview').waitFor();
    await context.close();
  });
});

describe('the keys', () => {
  it('go to pages by g and a letter, and write letters into fields', async () => {
    const { page, context } = await openAt('/');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await heading(page, 'Décisions').waitFor();
    await settle(page);
    const field = page.getByRole('textbox').first();
    await field.focus();
    await page.keyboard.type('gp?');
    expect(await field.inputValue()).toBe('gp?');
    await heading(page, 'Décisions').waitFor();
    await context.close();
  });

  it('are listed by ?', async () => {
    const { page, context } = await openAt('/');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await context.close();
  });

  it('walk through lists and panes', async () => {
    const { page, context } = await openAt('/decisions');
    await page.locator('tbody tr').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    const focused = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('tbody tr')].indexOf(document.activeElement?.closest('tr') as Element),
      );
    await expect.poll(focused).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/decisions\/.+/u);
    // A page that comes takes the focus.
    await settle(page);
    const pane = () => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.tagName ?? null);
    const seen = new Set<string | null>();
    for (let presses = 0; presses < 3; presses += 1) {
      await page.keyboard.press('F6');
      seen.add(await pane());
    }
    expect([...seen].sort()).toEqual(['HEADER', 'MAIN', 'NAV']);
    await context.close();
  });
});

describe('a lost connection', () => {
  it('leaves the page as it is, says since when, and mends itself', async () => {
    const { page, context, faults } = await openAt('/portfolio');
    await page.locator('tbody tr').first().waitFor();
    await context.setOffline(true);
    const banner = page.getByRole('status').filter({ hasText: 'Le serveur ne répond plus' });
    await banner.waitFor();
    expect(await banner.textContent()).toMatch(/données de \d{2}:\d{2}/u);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(5);
    expect(await findAccessibilityFaults(page)).toEqual([]);

    // A page that was never opened needs the server: it says so below the menu, and nothing is blank.
    await page.getByRole('link', { name: 'Données' }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('navigation', { name: 'Navigation principale' }).waitFor();

    await context.setOffline(false);
    await heading(page, 'Données').waitFor();
    await banner.waitFor({ state: 'detached' });
    expect(faults.filter((fault) => fault.startsWith('off-origin'))).toEqual([]);
    await context.close();
  });

  it('does not take a page with it while only a pointer rests on a link', async () => {
    const { page, context } = await openAt('/portfolio');
    await page.locator('tbody tr').first().waitFor();
    await page.evaluate(() => document.body.setAttribute('data-kept', ''));
    await page.route('**/assets/*.js', (route) => route.abort());
    const looked = page.waitForResponse((response) => new URL(response.url()).pathname === '/healthz');
    await page.getByRole('link', { name: 'Données' }).hover();
    await looked;
    await page.getByRole('link', { name: 'Décisions' }).hover();
    expect(await page.locator('body[data-kept]').count()).toBe(1);

    await page.unroute('**/assets/*.js');
    await page.getByRole('link', { name: 'Données' }).click();
    await heading(page, 'Données').waitFor();
    await context.close();
  });
});
