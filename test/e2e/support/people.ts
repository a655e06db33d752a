/** What people do in the console, by what they read on the screen. The pages are in French unless told. */
import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from './api.js';
import type { Person } from './world.js';

/** Signs in by the form, from whatever page asks for it, and waits for the page behind. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Adresse e-mail').fill(`${person}@demo.encours`);
  await page.getByLabel('Mot de passe').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vue d’ensemble' }).waitFor();
}

/** Goes to a page of the main menu. */
export async function follow(page: Page, entry: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: entry }).click();
  await page.getByRole('heading', { level: 1, name: entry }).waitFor();
}

/** Goes to an address of the console without loading it anew, as a link on the page would. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path);
}

/** Hands a file to the import page, as the file dialog would. */
export async function chooseFile(page: Page, file: string | { name: string; text: string | Buffer }): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator('button', { hasText: 'Choisir un fichier' }).click(),
  ]);
  await chooser.setFiles(
    typeof file === 'string' ? file : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) },
  );
}

/** Goes on to the next step of the import. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
}

/** Chooses from a list that opens under a field. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The figure under that label, as the page writes it, spaces made plain. */
export async function figure(page: Page, label: string): Promise<string> {
  const value = page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')
    .first();
  return plain((await value.textContent()) ?? '');
}

/** What each of the elements says, spaces made plain. */
export async function textsOf(elements: Locator): Promise<readonly string[]> {
  return (await elements.allInnerTexts()).map(plain);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
