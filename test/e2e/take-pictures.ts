/** Takes every screen, state and first step in both languages and both schemes, and the two pictures of the README. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium, openPage } from './support/browser.js';
import { DIALOG_PICTURES, takeDialogs } from './support/dialog-pictures.js';
import { goBehind } from './support/editor.js';
import { startEncours } from './support/encours-server.js';
import { reduceColours } from './support/palette-png.js';
import { openScreen, SCREENS, settleColours, settleLook } from './support/screens.js';
import { FIRST_RUN_PICTURES, STATE_PICTURES, takeFirstRun, takeStates } from './support/state-pictures.js';
import { prepareWorld, type World } from './support/world.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PICTURES = join(ROOT, 'pictures');
const README_PICTURES = join(ROOT, 'docs/pictures');
const [filter = '', width = '1440'] = process.argv.slice(2);
const SIZE = { width: Number(width), height: 900 };
/** Taller than this, a picture shows the beginning. */
const MAX_HEIGHT = 6_000;

await using server = await startEncours({ demo: true });
const browser = await launchChromium();
try {
  const world = await prepareWorld(server.origin);
  await mkdir(PICTURES, { recursive: true });
  for (const locale of ['fr', 'en'] as const) {
    await using watched = await openPage(browser, server.origin, { locale });
    for (const screen of SCREENS.filter(({ name }) => name.includes(filter))) {
      await watched.page.setViewportSize(SIZE);
      await openScreen(watched.page, screen, world);
      await takeInBothSchemes(watched.page, `${screen.name}-${locale}`, screen.lateParts);
    }
    const take = (page: Page, name: string): Promise<void> => takeInBothSchemes(page, `${name}-${locale}`);
    if (STATE_PICTURES.some((name) => name.includes(filter)))
      await takeStates(() => openPage(browser, server.origin, { locale }), world, take);
    if (DIALOG_PICTURES.some((name) => name.includes(filter))) {
      await watched.page.setViewportSize(SIZE);
      await takeDialogs(watched.page, locale, world, (page, name) =>
        takeInBothSchemes(page, `${name}-${locale}`, [], (shown) => shown.screenshot()),
      );
    }
    if (FIRST_RUN_PICTURES.some((name) => name.includes(filter))) await takeFirstRun(browser, locale, take);
  }
  if (filter === '' || filter === 'readme') await takeForReadme(world);
} finally {
  await browser.close();
}

async function takeForReadme(world: World): Promise<void> {
  await mkdir(README_PICTURES, { recursive: true });
  {
    await using watched = await openPage(browser, server.origin, { locale: 'fr' });
    await watched.page.setViewportSize(SIZE);
    await openScreen(watched.page, findScreen('workspace'), world);
    await goBehind(watched.page, '"id": "from_8_to_15", "from": 8, "to": 18');
    await settleLook(watched.page);
    await writeFile(
      join(README_PICTURES, 'workspace.png'),
      await reduceColours(browser, await watched.page.screenshot()),
    );
  }
  await using watched = await openPage(browser, server.origin, { locale: 'en', scheme: 'dark' });
  await watched.page.setViewportSize({ width: SIZE.width, height: 1_700 });
  await openScreen(watched.page, findScreen('report'), world);
  await writeFile(join(README_PICTURES, 'report.png'), await reduceColours(browser, await watched.page.screenshot()));
}

function findScreen(name: string) {
  const screen = SCREENS.find((candidate) => candidate.name === name);
  if (screen === undefined) throw new Error(`there is no screen ${name}`);
  return screen;
}

async function takeInBothSchemes(
  page: Page,
  name: string,
  lateParts: readonly string[] = [],
  takeOne = takeWhole,
): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
    await settleColours(page, lateParts);
    await writeFile(join(PICTURES, `${name}-${scheme}.png`), await takeOne(page));
  }
  process.stdout.write(`${name}\n`);
}

/** The page from top to bottom, as if the window were as tall. */
async function takeWhole(page: Page): Promise<Buffer> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: SIZE.width, height: Math.min(MAX_HEIGHT, Math.max(SIZE.height, height)) });
  await settleColours(page);
  const picture = await page.screenshot();
  await page.setViewportSize(SIZE);
  return picture;
}
