/** Documents that people bring to the console and take away from it: benchmarks, dossiers, printed pages. */
import { readBenchmarks } from '@encours/scorecards';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WatchedPage } from './support/browser.js';
import { textsOf } from './support/people.js';
import { becomePerson, settle } from './support/screens.js';
import { provideStage } from './support/stage.js';
import { prepareWorld, type World } from './support/world.js';

const stage = provideStage();
let world: World;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  world = await prepareWorld(stage().server.origin);
  watched = await stage().open();
  ({ page } = watched);
  await becomePerson(page, 'camille', world);
});
afterAll(() => {
  expect(watched.faults).toEqual([]);
});

async function openAt(path: string): Promise<void> {
  await page.goto(path);
  await settle(page);
}

describe('a sector benchmark', () => {
  const [shipped] = readBenchmarks();
  const document = JSON.parse(shipped?.text ?? '') as Record<string, unknown>;

  it('is reached by two keys, and says which cell a company gets and why', async () => {
    await openAt('/');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('link', { name: 'Repères sectoriels France (jeu illustratif)' }).click();
    await page.getByLabel('Code NAF rév. 2').fill('46.51Z');
    const steps = page.getByRole('list', { name: 'Cellules essayées' }).getByRole('listitem');
    await steps.first().waitFor();
    expect(await textsOf(steps)).toEqual(['Division 46, toutes tailles retenue, 2 600 entreprises']);
    await page.getByLabel('Valeur du client').fill('52');
    await page.getByText('100 est toujours la meilleure').waitFor();
    // What was asked is in the address: a colleague gets the same page.
    await page.reload();
    await steps.first().waitFor();
    expect(await page.getByLabel('Code NAF rév. 2').inputValue()).toBe('46.51Z');
    await page.getByLabel('Code NAF rév. 2').fill('no code');
    await page.getByText('Ce n’est pas un code d’activité').waitFor();
  });

  it('is refused with what is at fault, and published once that is mended', async () => {
    await openAt('/data/benchmarks');
    await page.getByRole('button', { name: 'Ajouter une version…' }).click();
    const dialog = page.getByRole('dialog');
    const send = async (change: object): Promise<void> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        dialog.getByRole('button', { name: 'Choisir un fichier…' }).click(),
      ]);
      const buffer = Buffer.from(JSON.stringify({ ...document, ...change }));
      await chooser.setFiles({ name: 'secteurs.json', mimeType: 'application/json', buffer });
    };
    await send({ version: 2, year: 'deux mille' });
    await dialog.getByText('À corriger').waitFor();
    await send({ version: 2, year: 2025 });
    await page.waitForURL('**/data/benchmarks/sector-fr-demo/2');
    await page.getByText('Aucune version publiée ne l’épingle').waitFor();
  });
});
