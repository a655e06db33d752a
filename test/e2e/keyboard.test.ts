/** The way to the editor and out of it without a mouse, and what twenty visits leave behind. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, signInByApi } from './support/api.js';
import { follow, signIn } from './support/people.js';
import { provideStage } from './support/stage.js';

const SCORECARD = 'Crédit client standard PME';
/** More stops than any page has before its content. */
const MAX_TABS = 80;

const stage = provideStage();

/** Presses Tab until the focus is on what is read out by that name. */
async function tabTo(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  await target.waitFor();
  for (let presses = 0; presses < MAX_TABS; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${name} is not reached by ${MAX_TABS} tabs`);
}

/** Whether the keys go to the text. */
function isInEditor(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
}

describe('the keyboard alone', () => {
  it('signs in, opens a draft, writes into it and leaves it', async () => {
    const { page, context } = await stage().open();
    await page.goto('/');
    await expect
      .poll(() => page.getByLabel('Adresse e-mail').evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.type('camille@demo.encours');
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Vue d’ensemble' }).waitFor();

    await tabTo(page, 'link', 'Grilles de score');
    await page.keyboard.press('Enter');
    await tabTo(page, 'link', SCORECARD);
    await page.keyboard.press('Enter');
    await tabTo(page, 'button', 'Modifier');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'De quelle version partir ?' }).waitFor();
    await tabTo(page, 'button', 'Partir de la version 1');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor .view-line').first().waitFor();

    for (let presses = 0; presses < MAX_TABS && !(await isInEditor(page)); presses += 1)
      await page.keyboard.press('Tab');
    expect(await isInEditor(page)).toBe(true);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    const firstLine = page.locator('.monaco-editor .view-line').first();
    await expect.poll(() => firstLine.textContent(), { message: 'Tab indents' }).toMatch(/^\s+\{/u);
    expect(await isInEditor(page)).toBe(true);
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    expect(await isInEditor(page), 'Ctrl+M gives Tab back its role').toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await isInEditor(page)).toBe(true);
    await context.close();
  });
});

describe('the editor', () => {
  it('leaves no text, no element and no worker behind when it is closed twenty times', async () => {
    const author = await signInByApi(stage().server.origin, 'camille');
    await author.mutate('drafts.create', { scorecardId: 'trade-credit-standard', fromVersion: 1 });
    const { page, context } = await stage().open();
    await signIn(page, 'camille');
    await follow(page, 'Grilles de score');
    await page.getByRole('link', { name: SCORECARD }).click();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const visit = async (linger?: () => Promise<unknown>): Promise<void> => {
      await page.getByRole('link', { name: 'Reprendre mon brouillon' }).click();
      await page.locator('.monaco-editor .view-line').first().waitFor();
      await expect.poll(() => countModels(page)).toBe(1);
      await linger?.();
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: SCORECARD }).waitFor();
    };
    const measure = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? 0;
      return { nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
    };
    // The first visits load what stays: the editor itself and its services.
    await visit();
    await visit();
    const early = await measure();
    for (let visits = 2; visits < 19; visits += 1) await visit();
    // The last visit sees a worker of the page's own at work; the editor's is its own affair, which it ends once idle.
    const ours = () => page.workers().filter((worker) => !/\/(?:json|editor)\.worker-/u.test(worker.url()));
    await visit(() => expect.poll(() => ours().length).toBeGreaterThan(0));
    await expect.poll(() => countModels(page)).toBe(0);
    await expect.poll(() => ours().length).toBe(0);
    // What a later collection frees has not been left behind.
    const late = async (of: 'nodes' | 'listeners'): Promise<number> => (await measure())[of];
    await expect.poll(() => late('nodes')).toBeLessThan(early.nodes * 1.1);
    await expect.poll(() => late('listeners')).toBeLessThan(early.listeners * 1.1);
    await context.close();
  });
});

/** How many texts the editor holds, asked of the editor's own module, which the page has loaded already. */
function countModels(page: Page): Promise<number> {
  // As text, since a dynamic import written here would be rewritten by what runs this file.
  return page.evaluate<number>(`(async () => {
    const scripts = performance.getEntriesByType('resource').map(({ name }) => name);
    const exported = await import(scripts.find((name) => /monaco-bundle[^/]*\\.js$/u.test(name)));
    return Object.values(exported).find((part) => part.editor?.getModels).editor.getModels().length;
  })()`);
}
