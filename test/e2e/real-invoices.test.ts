/** The published IBM ledger, imported in the console and backtested. The data are test-only and may be absent. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { choose, chooseFile, figure, follow, goOn, signIn } from './support/people.js';
import { provideStage } from './support/stage.js';
import { stopAtFirstFailure } from './support/story-steps.js';

const FOLDER = fileURLToPath(new URL('../../../shared/data/ibm-late-payments/', import.meta.url));
const FILES = [
  { file: 'ar.csv', order: 'mois / jour / année' },
  { file: 'ar_variant_ddmmyyyy.csv', order: 'jour / mois / année' },
] as const;
const isThere = FILES.every(({ file }) => existsSync(FOLDER + file));

describe.skipIf(!isThere)(`the IBM ledger${isThere ? '' : ' (../shared/data/ibm-late-payments is not there)'}`, () => {
  const stage = provideStage();
  let page: Page;

  beforeAll(async () => {
    ({ page } = await stage().open());
    await signIn(page, 'camille');
  });
  stopAtFirstFailure();

  it.each(FILES)('gives 2 466 invoices, 877 late, 147 703,18 € from $file', async ({ file, order }) => {
    await follow(page, 'Données');
    await page.getByRole('button', { name: 'Importer un fichier' }).click();
    await chooseFile(page, FOLDER + file);
    await page.getByText('2 466 lignes').waitFor();
    // The order of the dates is what the file proves, not what we guess.
    await page.getByText(order, { exact: true }).waitFor();
    await page.getByLabel('Nom du jeu de données').fill(file);
    await choose(page, 'Devise', 'EUR');
    await goOn(page);
    await page.getByRole('heading', { name: 'Quelle colonne contient quoi ?' }).waitFor();
    await goOn(page);
    await page.getByText('Les 2 466 lignes peuvent être reprises.').waitFor();
    expect(await figure(page, 'Factures')).toBe('2 466');
    expect(await figure(page, 'En retard')).toBe('877');
    expect(await figure(page, 'Total')).toBe('147 703,18 €');
    await page.getByRole('button', { name: 'Importer 2 466 lignes' }).click();

    await page.getByRole('heading', { level: 1, name: file }).waitFor();
    await page.getByText('2 466 factures de 100 clients, 147 703,18 € en tout ; 877 payées en retard.').waitFor();
    expect(await figure(page, 'Factures')).toBe('2 466');
    expect(await figure(page, 'En retard')).toBe('877');
    expect(await figure(page, 'Total facturé')).toBe('147 703,18 €');
  });

  it('carries a backtest of version 2 against version 1', async () => {
    await page.getByRole('button', { name: 'Lancer un rétro-test' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nouveau rétro-test' }).waitFor();
    await page.getByRole('button', { name: 'Lancer le rétro-test' }).click();
    await page.getByRole('heading', { level: 1, name: /v2 face à v1$/ }).waitFor();
    await page.getByRole('heading', { name: 'L’essentiel' }).waitFor();
    await page.getByText(/^Sur [\d\s]+ observations de \d+ clients à \d+ dates/).waitFor();
    await page.getByRole('row').filter({ hasText: 'Gini' }).first().waitFor();
    expect(stage().faults()).toEqual([]);
  });
});
