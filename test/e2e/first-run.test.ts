/** From an empty database to a first decision, along the steps that the tour shows to each person on every page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER } from './support/api.js';
import { findAccessibilityFaults } from './support/axe.js';
import { launchChromium, openPage, type WatchedPage } from './support/browser.js';
import { goBehind, paste } from './support/editor.js';
import { type EncoursServer, startEncours } from './support/encours-server.js';
import { choose, chooseFile, follow, goOn, goTo } from './support/people.js';
import { settle } from './support/screens.js';
import { stopAtFirstFailure } from './support/story-steps.js';

const ADMIN = { email: 'nadia@moulin.example', password: 'une phrase assez longue' };
const AUTHOR = { name: 'Lise Auteure', email: 'lise@moulin.example' };
const APPROVER = { name: 'Paul Relecteur', email: 'paul@moulin.example' };
const SCORECARD = 'Crédit client standard PME';
const CARD = '/scorecards/trade-credit-standard';

interface EmptyPage {
  readonly path: string;
  /** What it says instead of its list. */
  readonly text: string;
  /** What leads out of it. */
  readonly way?: { readonly role: 'link' | 'button'; readonly name: string };
}

/** Pages of a company that has done nothing yet. */
const EMPTY_PAGES: readonly EmptyPage[] = [
  { path: '/decisions', text: 'Aucune décision', way: { role: 'link', name: 'Ouvrir le portefeuille' } },
  { path: '/inbox', text: 'Rien n’attend' },
  { path: '/inbox/overrides', text: 'Aucune dérogation' },
  { path: '/portfolio', text: 'Aucun portefeuille', way: { role: 'link', name: 'Importer un historique' } },
  { path: `${CARD}/shadow`, text: 'Rien à montrer', way: { role: 'button', name: 'Mettre à blanc…' } },
  { path: '/backtests', text: 'Aucun rétro-test', way: { role: 'button', name: 'Nouveau rétro-test' } },
  { path: '/backtests/new', text: 'Il manque un jeu de données', way: { role: 'link', name: 'Importer un fichier' } },
  { path: '/approvals', text: 'Rien n’attend d’approbation.' },
  { path: '/data', text: 'Aucun jeu de données', way: { role: 'button', name: 'Importer un fichier' } },
];

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
  await dialog.getByLabel('Adresse e-mail').fill(person.email);
  await dialog.getByRole('checkbox', { name: role }).check();
  await dialog.getByRole('button', { name: 'Créer le compte' }).click();
  const password = await dialog.locator('input[readonly]').inputValue();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return password;
}

/** What the tour says on top of a page. */
function bar(page: Page) {
  return page.getByRole('complementary', { name: 'Premiers pas' });
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
    await page.getByText('0 étape sur 7').waitFor();
    await nextStep(page).getByText('Ouvrir les comptes').waitFor();
    // What an administrator may not do says who may, and that nobody is there yet.
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Importer un historique de factures' })
      .getByText('Personne n’a encore le rôle Auteur')
      .waitFor();
    await settle(page);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await nextStep(page).click();
    await bar(page).getByText('Étape 1 sur 7').waitFor();
    passwords.author = await addPerson(page, AUTHOR, 'Auteur');
    passwords.approver = await addPerson(page, APPROVER, 'Approbateur');
    await bar(page).getByText('C’est à Lise Auteure (Auteur) de le faire.').waitFor();
    await context.close();
  });

  it('is left, stays left, and is taken up again from the menu of the account', async () => {
    const { page, context } = await open();
    await enter(page, ADMIN.email, ADMIN.password);
    await page.getByRole('button', { name: 'Quitter la visite' }).click();
    await nextStep(page).waitFor({ state: 'detached' });
    await page.goto('/scorecards');
    await page.getByRole('link', { name: SCORECARD }).waitFor();
    expect(await bar(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Compte de Nadia Moulin' }).click();
    await page.getByRole('menuitem', { name: 'Visite des premiers pas' }).click();
    await page.getByText('1 étape sur 7').waitFor();
    await page.goto('/scorecards');
    await bar(page).getByText('Étape 2 sur 7').waitFor();
    await settle(page);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await context.close();
  });

  it('shows the author what is missing on every page, and the way to it', async () => {
    const { page, context } = await open();
    await enter(page, AUTHOR.email, passwords.author);
    for (const { path, text, way } of EMPTY_PAGES) {
      await goTo(page, path);
      await page.getByText(text).first().waitFor();
      if (way !== undefined) await page.getByRole('main').getByRole(way.role, { name: way.name }).first().waitFor();
      expect(await page.getByRole('alert').count(), path).toBe(0);
    }
    await context.close();
  });

  it('leads the author from a shipped scorecard to a backtest of a draft of it', async () => {
    const { page, context } = await open();
    await enter(page, AUTHOR.email, passwords.author);
    await nextStep(page).getByText('Ouvrir un brouillon de grille').waitFor();
    await nextStep(page).click();
    await page.getByRole('link', { name: SCORECARD }).click();
    await page.getByRole('heading', { level: 1, name: SCORECARD }).waitFor();
    // The second version of this scorecard is made for a later day.
    await page.goto(`${CARD}?version=1`);
    await page.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByRole('button', { name: 'Partir de la version 1' }).click();
    await page.getByText('Aucun problème : ce texte peut être publié.').waitFor();
    await goBehind(page, '"owner": "Direction du crédit client');
    await paste(page, ' et du recouvrement');
    await page.getByText(/^Enregistré à/).waitFor();

    await bar(page).getByText('Importer un historique de factures').waitFor();
    await bar(page).getByRole('link', { name: 'Y aller' }).click();
    await chooseFile(page, LEDGER);
    await page.getByText('336 lignes').waitFor();
    await page.getByLabel('Nom du jeu de données').fill('Grand livre');
    await choose(page, 'Devise', 'EUR');
    await goOn(page);
    await page.getByRole('heading', { name: 'Quelle colonne contient quoi ?' }).waitFor();
    await goOn(page);
    await page.getByRole('button', { name: 'Importer 336 lignes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Grand livre' }).waitFor();

    await bar(page).getByText('Rejouer le passé').waitFor();
    await bar(page).getByRole('link', { name: 'Y aller' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nouveau rétro-test' }).waitFor();
    await page.getByRole('button', { name: 'Lancer le rétro-test' }).click();
    await page.getByRole('heading', { name: 'L’essentiel' }).waitFor();

    await bar(page).getByText('Soumettre à approbation').waitFor();
    await bar(page).getByRole('link', { name: 'Y aller' }).click();
    await page.getByRole('button', { name: 'Soumettre…' }).click();
    await page.getByText('Le texte n’a aucune erreur.').waitFor();
    await goOn(page);
    await page.getByRole('radio', { name: /^Grand livre/ }).check();
    await goOn(page);
    await page.getByLabel('Ce qui change, et pourquoi').fill('Le recouvrement partage désormais la politique.');
    await goOn(page);
    const boxes = page.getByRole('dialog').getByRole('checkbox');
    await boxes.first().waitFor();
    for (const box of await boxes.all()) await box.check();
    await page.getByRole('button', { name: 'Soumettre', exact: true }).click();
    await bar(page).getByText('C’est à Paul Relecteur (Approbateur) de le faire.').waitFor();
    await context.close();
  });

  it('leads the approver to the version that waits', async () => {
    const { page, context } = await open();
    await enter(page, APPROVER.email, passwords.approver);
    await nextStep(page).getByText('Mettre une grille en vigueur').waitFor();
    await nextStep(page).click();
    await page.getByRole('link', { name: new RegExp(SCORECARD) }).click();
    await page.getByRole('button', { name: 'Approuver…' }).click();
    await page.getByLabel('Votre avis').fill('Vu.');
    await page.getByLabel('Exception motivée').fill('Première version : rien avec quoi comparer.');
    await page.getByRole('button', { name: 'Approuver et publier' }).click();
    await page.getByText('La version 3 est en vigueur.').waitFor();
    await bar(page).getByText('Décider pour la première fois').waitFor();
    await context.close();
  });

  it('ends with a decision on a customer of the portfolio, and says so until it is closed', async () => {
    const { page, context } = await open();
    await enter(page, AUTHOR.email, passwords.author);
    await nextStep(page).getByText('Décider pour la première fois').waitFor();
    await nextStep(page).click();
    await page.locator('tbody tr a').first().click();
    await page.getByRole('button', { name: 'Enregistrer cette décision' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer cette décision' }).click();
    await page.waitForURL(/\/decisions\/.+/u);
    await bar(page)
      .getByText(/^Tout est fait/)
      .waitFor();
    await follow(page, 'Vue d’ensemble');
    await page.getByText('7 étapes sur 7').waitFor();
    expect(await page.locator('li[data-done]').count()).toBe(7);
    await page.getByRole('button', { name: 'Terminer la visite' }).click();
    await page.locator('li[data-done]').first().waitFor({ state: 'detached' });
    expect(faults.flat()).toEqual([]);
    await context.close();
  });
});
