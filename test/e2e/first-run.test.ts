/** From an empty database to a first decision, along the steps that the overview shows to each person. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER } from './support/api.js';
import { findAccessibilityFaults } from './support/axe.js';
import { launchChromium, openPage, type WatchedPage } from './support/browser.js';
import { type EncoursServer, startEncours } from './support/encours-server.js';
import { choose, chooseFile, follow, goOn } from './support/people.js';
import { settle } from './support/screens.js';
import { stopAtFirstFailure } from './support/story-steps.js';

const ADMIN = { email: 'nadia@moulin.example', password: 'une phrase assez longue' };
const AUTHOR = { name: 'Lise Auteure', email: 'lise@moulin.example' };
const APPROVER = { name: 'Paul Relecteur', email: 'paul@moulin.example' };
const SCORECARD = 'Crédit client standard PME';

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vue d’ensemble' }).waitFor();
}

/** Adds an account with these roles besides the usual one; gives its password, which is shown once. */
async function addPerson(page: Page, person: { name: string; email: string }, role: string): Promise<string> {
  await page.getByRole('button', { name: 'Ajouter une personne' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill(person.name);
  await dialog.getByLabel('Adresse électronique').fill(person.email);
  await dialog.getByRole('checkbox', { name: role }).check();
  await dialog.getByRole('button', { name: 'Créer le compte' }).click();
  const password = await dialog.locator('input[readonly]').inputValue();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return password;
}

/** The step that the overview asks for next. */
function nextStep(page: Page) {
  return page.locator('li[aria-current="step"] a');
}

describe('the first run', () => {
  stopAtFirstFailure();

  let server: EncoursServer;
  let close: () => Promise<void>;
  let open: () => Promise<WatchedPage>;
  const faults: (readonly string[])[] = [];
  const passwords = { author: '', approver: '' };

  beforeAll(async () => {
    const browser = await launchChromium();
    server = await startEncours({
      demo: false,
      env: {
        ENCOURS_COMPANY: 'Moulin Frères',
        ENCOURS_ADMIN_NAME: 'Nadia Moulin',
        ENCOURS_ADMIN_EMAIL: ADMIN.email,
        ENCOURS_ADMIN_PASSWORD: ADMIN.password,
      },
    });
    open = async () => {
      const watched = await openPage(browser, server.origin);
      faults.push(watched.faults);
      return watched;
    };
    close = async () => {
      await browser.close();
      await server[Symbol.asyncDispose]();
    };
  });
  afterAll(() => close());

  it('asks the administrator for an author and an approver', async () => {
    const { page, context } = await open();
    await enter(page, ADMIN.email, ADMIN.password);
    await nextStep(page).getByText('Ouvrir les comptes').waitFor();
    await settle(page);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await nextStep(page).click();
    passwords.author = await addPerson(page, AUTHOR, 'Auteur');
    passwords.approver = await addPerson(page, APPROVER, 'Approbateur');
    await follow(page, 'Vue d’ensemble');
    await nextStep(page).waitFor({ state: 'detached' });
    await context.close();
  });

  it('asks the author for data', async () => {
    const { page, context } = await open();
    await enter(page, AUTHOR.email, passwords.author);
    await nextStep(page).getByText('Importer un historique de factures').waitFor();
    await nextStep(page).click();
    await chooseFile(page, LEDGER);
    await page.getByText('336 lignes').waitFor();
    await page.getByLabel('Nom du jeu de données').fill('Grand livre');
    await choose(page, 'Devise', 'EUR');
    await goOn(page);
    await page.getByRole('heading', { name: 'Quelle colonne contient quoi ?' }).waitFor();
    await goOn(page);
    await page.getByRole('button', { name: 'Importer 336 lignes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Grand livre' }).waitFor();
    await follow(page, 'Vue d’ensemble');
    await nextStep(page).getByText('Ouvrir un brouillon de grille').waitFor();
    await context.close();
  });

  it('asks the approver for a scorecard in force', async () => {
    const { page, context } = await open();
    await enter(page, APPROVER.email, passwords.approver);
    await nextStep(page).getByText('Mettre une grille en vigueur').waitFor();
    await nextStep(page).click();
    await page.getByRole('link', { name: SCORECARD }).click();
    await page.getByRole('heading', { level: 1, name: SCORECARD }).waitFor();
    // The second version of this scorecard is made for a later day.
    await page.goto(`${new URL(page.url()).pathname}?version=1`);
    await page.getByRole('button', { name: 'Mettre en vigueur…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mettre en vigueur', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await follow(page, 'Vue d’ensemble');
    await page
      .locator('li[aria-current="step"]', { hasText: 'Mettre une grille en vigueur' })
      .waitFor({ state: 'detached' });
    await page.getByText('v1 depuis le').waitFor();
    await context.close();
  });

  it('ends with a decision on a customer of the portfolio', async () => {
    const { page, context } = await open();
    await enter(page, AUTHOR.email, passwords.author);
    await page.getByRole('link', { name: 'Décider pour la première fois' }).click();
    await page.locator('tbody tr a').first().click();
    await page.getByRole('button', { name: 'Enregistrer cette décision' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer cette décision' }).click();
    await page.waitForURL(/\/decisions\/.+/u);
    await settle(page);
    await follow(page, 'Vue d’ensemble');
    await page.locator('li[data-done]', { hasText: 'Décider pour la première fois' }).waitFor();
    expect(faults.flat()).toEqual([]);
    await context.close();
  });
});
