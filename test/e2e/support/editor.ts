/** The text editor of a draft, driven by keys and clipboard as a person would. */
import type { Locator, Page } from 'playwright-core';
import { waitFor } from './wait-for.js';

export function editorOf(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Texte de la grille (JSON)' });
}

/** Puts the cursor right behind the next occurrence of a text that stands on one line. */
export async function goBehind(page: Page, text: string): Promise<void> {
  await editorOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  const find = page.getByRole('textbox', { name: 'Rechercher' });
  await waitFor('the search field', () => find.evaluate((field) => field === document.activeElement));
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await page.locator('.find-widget .matchesCount').getByText(/^\d/u).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

/** Types over the characters before the cursor, key by key. */
export async function typeOver(page: Page, old: string, text: string): Promise<void> {
  for (let i = 0; i < old.length; i += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
}

/** Pastes at the cursor from the clipboard. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('Control+v');
}
