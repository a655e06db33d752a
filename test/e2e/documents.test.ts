/** Documents that people bring to the console and take away from it: benchmarks, dossiers, printed pages. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    await expect.poll(() => textsOf(steps)).toEqual(['Division 46, toutes tailles retenue, 2 600 entreprises']);
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

/** What is printed of the page as it stands: the text of its pages, spaces made plain, and how many there are. */
async function printed(): Promise<{ readonly pages: number; readonly text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'encours-print-'));
  try {
    await page.pdf({ path: join(folder, 'page.pdf'), preferCSSPageSize: true });
    const bytes = await readFile(join(folder, 'page.pdf'), 'latin1');
    return { pages: bytes.split(/\/Type\s*\/Page\b/u).length - 1, text: await textOnPaper() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a reader of the paper reads: all that shows under the rules for print. */
async function textOnPaper(): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const texts = await textsOf(page.locator('body'));
  await page.emulateMedia({ media: 'screen' });
  return texts.join(' ');
}

describe('the dossier of a version', () => {
  it('holds the policy in words, its proofs, cases, evidence and signatures, and prints them without the console', async () => {
    await openAt(`/scorecards/${world.scorecardId}/versions/2/dossier`);
    await page.locator('article[data-ready]').waitFor();
    const { pages, text } = await printed();
    expect(pages).toBeGreaterThan(3);
    for (const part of [
      'Crédit client standard PME, version 2',
      'Usage prévu',
      'Cotes, conditions et revue',
      'Critères et points',
      'Règles impératives',
      'Délégations',
      'Ce rapport porte sur le même texte',
      'tous conformes à leur attente',
      'confirmées :',
      'Visa du comité',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/sha256:[0-9a-f]{64}/u);
    for (const part of ['Vue d’ensemble', 'Imprimer', 'Télécharger']) expect(text).not.toContain(part);
  });

  it('is a file that needs nothing else', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger (HTML)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${world.scorecardId}-v2-fr.html`);
    const html = await readFile(await download.path(), 'utf8');
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/u);
    expect(html).toContain('Visa du comité');
    expect(html).not.toMatch(/<script|<link|src=|url\(/u);
  });
});

describe('on paper', () => {
  it.each([
    ['a decision', () => `/decisions/${world.decisionId}`, 'h1'],
    ['a report', () => `/backtests/${world.backtestId}`, 'figure svg, figure canvas'],
  ])('%s has pages, and no navigation or buttons', async (_, path, part) => {
    await openAt(path());
    await page.locator(part).first().waitFor();
    const { pages, text } = await printed();
    expect(pages).toBeGreaterThan(0);
    for (const title of await textsOf(page.getByRole('heading', { level: 1 }))) expect(text).toContain(title);
    for (const gone of ['Vue d’ensemble', 'Rechercher ou agir', 'Se déconnecter']) expect(text).not.toContain(gone);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main button.mantine-Button-root:visible').count()).toBe(0);
    expect(await page.locator('nav:visible').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
  });
});

it('says that a report of an earlier release is not shown, and offers to run its backtest again', async () => {
  // What the server answers where it cannot read a report: the digest alone.
  await page.route(/backtests\.get\b/u, async (route) => {
    const response = await route.fetch();
    const body: unknown = JSON.parse(await response.text(), (key, value: unknown) => (key === 'report' ? null : value));
    await route.fulfill({ response, json: body });
  });
  await openAt(`/backtests/${world.backtestId}`);
  await page.getByRole('heading', { name: 'Rapport d’une version antérieure' }).waitFor();
  await page.getByText('il n’est donc pas affiché').waitFor();
  await page.getByRole('link', { name: 'Relancer' }).waitFor();
  // The page may be asking once more: an answer that is fetched when the browser closes would fail the whole run.
  await page.unrouteAll({ behavior: 'wait' });
});
