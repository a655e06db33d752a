/** The form of a scorecard and its JSON: two views of one text with one history. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WatchedPage } from './support/browser.js';
import { editorOf, goBehind } from './support/editor.js';
import { becomePerson, settle } from './support/screens.js';
import { provideStage } from './support/stage.js';
import { prepareWorld, type World } from './support/world.js';

const stage = provideStage();
let world: World;
let watched: WatchedPage;
let page: Page;
let draft = '';

beforeAll(async () => {
  world = await prepareWorld(stage().server.origin);
  draft = `/scorecards/${world.scorecardId}/drafts/${world.draftId}`;
  watched = await stage().open();
  ({ page } = watched);
  await becomePerson(page, 'camille', world);
});
afterAll(() => {
  expect(watched.faults).toEqual([]);
});

describe('the form of a draft', () => {
  it('moves a bound in the text, undoes it at once, and keeps what was saved', async () => {
    await page.goto(`${draft}?view=split&at=characteristics/0`);
    await settle(page, ['.monaco-editor .view-line']);
    const upper = page.getByRole('textbox', { name: 'Moins de, tranche 2' });
    const lower = page.getByRole('textbox', { name: 'À partir de, tranche 3' });
    const old = await upper.inputValue();
    expect(await lower.inputValue()).toBe(old);
    // What the band found in the last backtest is known as long as it is the same band.
    const past = page.locator('[data-form-place] [data-path$="bands/1"]').getByText(/des cas · défaut/u);
    await past.waitFor();

    await upper.click();
    await expect.poll(() => shownText()).toMatch(/des cas · défaut/u);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('9,5');
    await expect.poll(() => lower.inputValue()).toBe('9,5');
    await expect.poll(() => shownText()).toContain('"to": 9.5');
    await expect.poll(() => shownText()).toContain('"from": 9.5');
    await past.waitFor({ state: 'detached' });

    await page.keyboard.press('Control+z');
    await expect.poll(() => upper.inputValue()).toBe(old);
    expect(await lower.inputValue()).toBe(old);
    await expect.poll(() => shownText()).not.toContain('9.5');

    await page.keyboard.press('Control+y');
    await expect.poll(() => upper.inputValue()).toBe('9,5');
    await page.keyboard.press('Control+s');
    await untilSaved(/"to": 9\.5[\s\S]*"from": 9\.5/u);
    await page.reload();
    await settle(page, ['.monaco-editor .view-line']);
    await expect.poll(() => upper.inputValue()).toBe('9,5');
  });

  it('keeps the old number while what is typed is none, and has the typing as one step', async () => {
    await page.goto(`${draft}?view=split&at=characteristics/0`);
    await settle(page, ['.monaco-editor .view-line']);
    await untilEditable();
    const before = await savedText();
    const upper = page.getByRole('textbox', { name: 'Moins de, tranche 3' });
    const lower = page.getByRole('textbox', { name: 'À partir de, tranche 4' });
    const old = await upper.inputValue();
    const refused = page.getByText(`Pas un nombre : ${old} reste`, { exact: true });
    await upper.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('777');
    await expect.poll(() => lower.inputValue()).toBe('777');
    await page.keyboard.type('x');
    await refused.waitFor();
    expect(await upper.inputValue()).toBe('777x');
    expect(await lower.inputValue()).toBe(old);
    await expect.poll(() => shownText()).not.toContain('777');

    await page.keyboard.press('Backspace');
    await expect.poll(() => lower.inputValue()).toBe('777');
    await refused.waitFor({ state: 'detached' });
    await page.keyboard.type('x');
    await refused.waitFor();
    await page.keyboard.press('Control+z');
    await refused.waitFor({ state: 'detached' });
    expect(await upper.inputValue()).toBe(old);
    await page.keyboard.press('Control+s');
    await expect.poll(savedText).toBe(before);

    await page.keyboard.press('Control+a');
    await page.keyboard.type('777');
    await expect.poll(() => lower.inputValue()).toBe('777');
    await page.keyboard.press('Control+z');
    await expect.poll(() => lower.inputValue()).toBe(old);
    await page.keyboard.press('Control+s');
    await expect.poll(savedText).toBe(before);
  });

  it('tells between which numbers an input is in the data, in the form and in the text', async () => {
    await page.goto(`${draft}?view=split&at=characteristics/0`);
    await settle(page, ['.monaco-editor .view-line']);
    const told = page.locator('[data-in-history]');
    await told.getByText(/^médiane .+ · moitié centrale de .+ · 5\s% ≤\s.+, 95\s% ≤\s/u).waitFor();
    await told.getByText(/observations du .+ au /u).waitFor();
    const name = (await told.getAttribute('data-in-history')) ?? '';

    await goBehind(page, `"input": "${name}`);
    const line = page.locator('.monaco-editor .view-line').filter({ hasText: '"input"' });
    await line.getByText(`"${name}"`).hover();
    await page
      .locator('.monaco-hover:visible')
      .getByText(/moitié centrale de/u)
      .waitFor();
    await page.keyboard.press('Control+Space');
    const suggestions = page.locator('.suggest-widget.visible');
    await suggestions
      .getByRole('option', { name: new RegExp(`^${name.replaceAll('.', '[.]')}`, 'u') })
      .first()
      .waitFor();
    await page.keyboard.press('Control+Space');
    await page
      .locator('.suggest-details')
      .getByText(/moitié centrale de/u)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('is used by keys alone: to a problem, to the other views, from cell to cell', async () => {
    await page.goto(`${draft}?view=form&at=characteristics/0`);
    const points = page.getByRole('textbox', { name: 'Points, tranche 2' });
    await points.waitFor();
    await untilEditable();
    await points.focus();
    await page.keyboard.press('ArrowDown');
    await untilFocused(page.getByRole('textbox', { name: 'Points, tranche 3' }));
    await page.keyboard.press('ArrowUp');
    await untilFocused(points);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1,5');
    const refused = page.getByText(/^Pas un nombre\s: \d+ reste$/u);
    await refused.waitFor();
    // It is an error wherever one goes, and Submit leads back to it.
    const unread = page
      .getByRole('region', { name: 'Problèmes' })
      .getByText(/1,5.*n’est pas un nombre/u)
      .first();
    await page.getByRole('button', { name: /^Cotes ?5$/u }).click();
    await refused.waitFor({ state: 'detached' });
    await unread.waitFor();
    const submit = page.getByRole('button', { name: 'Soumettre…' });
    await submit.hover();
    await page.getByRole('tooltip').getByText('Un champ du formulaire ne peut pas être lu').waitFor();
    await submit.click();
    await untilFocused(points);
    expect(await points.inputValue()).toBe('1,5');
    // Loading the page anew loses nothing of it.
    await page.reload();
    await unread.waitFor();
    await points.focus();
    expect(await points.inputValue()).toBe('1,5');
    expect(await points.getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Control+z');
    await refused.waitFor({ state: 'detached' });
    await unread.waitFor({ state: 'detached' });

    const label = page.getByRole('textbox', { name: 'Libellé (anglais)' });
    await label.fill('');
    await untilSaved(/"en": ""/u);
    await page.goto(`${draft}?view=form&at=about`);
    const problems = page.getByRole('region', { name: 'Problèmes' });
    await problems.getByText(/^1 erreur/u).waitFor();
    await page.getByRole('textbox', { name: 'Nom (français)' }).focus();
    await page.keyboard.press('F8');
    await untilFocused(label);
    await expect.poll(() => label.getAttribute('aria-invalid')).toBe('true');
    await label.fill('Average delay on our own invoices');
    await problems.getByText(/^1 erreur/u).waitFor({ state: 'detached' });
    await untilSaved(/Average delay on our own invoices/u);

    await page.keyboard.press('Alt+2');
    await editorOf(page).waitFor();
    await page.keyboard.press('Alt+1');
    await label.waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('view')).toBe('form');
  });

  it('adds a rule, writes its condition and moves it, without a line of JSON', async () => {
    await page.goto(`${draft}?view=form&at=rules`);
    await untilEditable();
    await page.getByRole('textbox', { name: 'Nouvelle règle, nommée' }).fill('gros_montant');
    await page.keyboard.press('Enter');
    const form = page.getByRole('region', { name: 'Formulaire de la grille' });
    await form.getByRole('heading', { name: 'gros montant' }).waitFor();
    const subject = form.getByRole('combobox', { name: 'Sur quoi porte la condition' });
    await form.getByRole('textbox', { name: 'Valeur : Montant demandé' }).fill('250000');
    await form.getByRole('button', { name: 'Ajouter une condition' }).click();
    await expect.poll(() => subject.count()).toBe(2);
    await subject.nth(1).selectOption({ label: 'Entrepreneur individuel' });
    await form
      .getByRole('combobox', { name: 'Aspect : Entrepreneur individuel' })
      .selectOption('si elle est renseignée');
    await form
      .getByRole('combobox', { name: 'Comparaison : Entrepreneur individuel' })
      .selectOption({ label: 'est parmi' });
    await form.getByRole('checkbox', { name: 'confidentiel' }).check();
    const at = async (): Promise<number> => (await rulesSaved()).findIndex(({ id }) => id === 'gros_montant');
    await expect
      .poll(async () => (await rulesSaved())[await at()]?.when)
      .toEqual({
        all: [
          { fact: 'request.amount', operator: 'greaterThanInclusive', value: 25_000_000 },
          { fact: 'registry.naturalPerson.state', operator: 'in', value: ['missing', 'confidential'] },
        ],
      });
    await page
      .getByText('Aucun problème')
      .or(page.getByText(/avertissement/u))
      .first()
      .waitFor();

    const last = await at();
    await form.getByRole('button', { name: 'Retour : Règles' }).click();
    const up = form.getByRole('button', { name: 'Monter : gros montant' });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect.poll(at).toBe(last - 1);
    await untilFocused(up);
    await page.keyboard.press('Enter');
    await expect.poll(at).toBe(last - 2);
    await untilFocused(up);
    await page.keyboard.press('Control+z');
    await expect.poll(at).toBe(last - 1);
  });

  it('copies a ratio from the catalogue with all that it reads, as one step', async () => {
    await page.goto(`${draft}?view=form&at=ratios`);
    await untilEditable();
    const before = await savedText();
    const picker = page.getByRole('combobox', { name: 'Copier du catalogue' });
    await expect.poll(() => picker.isEnabled()).toBe(true);
    const name = 'altmanZ';
    await picker.selectOption(name);
    await page.getByRole('region', { name: 'Formulaire de la grille' }).getByRole('heading', { name }).waitFor();
    await expect.poll(savedText).toContain(`"${name}": {`);
    const problems = page.getByRole('region', { name: 'Problèmes' });
    await problems.getByRole('status').first().waitFor({ state: 'attached' });
    expect(await problems.getByText(/erreur/u).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Libellé (français)' }).first().focus();
    await page.keyboard.press('Control+z');
    await expect.poll(savedText).toBe(before);
  });

  it('shows the last readable state of a text that cannot be read, and leads to the fault', async () => {
    await page.goto(`${draft}?view=split&at=ratings`);
    await settle(page, ['.monaco-editor .view-line']);
    // The cursor stands where the form is: before the list of ratings.
    await expect.poll(() => shownText()).toContain('"ratings": [');
    await editorOf(page).focus();
    await page.keyboard.press('Delete');
    await page.getByText('Le texte ne peut pas être lu').waitFor();
    const base = page.getByRole('textbox', { name: 'Points de départ' });
    await expect.poll(() => base.getAttribute('readonly')).not.toBeNull();
    await page.getByRole('button', { name: 'Voir l’erreur' }).click();
    await untilFocused(editorOf(page));
    await page.keyboard.press('Control+z');
    await page.getByText('Le texte ne peut pas être lu').waitFor({ state: 'detached' });
    await expect.poll(() => base.getAttribute('readonly')).toBeNull();
  });
});

describe('a comment on a place of the text', () => {
  it('is made where the cursor is, shown in the margin, answered and closed', async () => {
    const review = await stage().open();
    await becomePerson(review.page, 'dominique', world);
    await review.page.goto(`/approvals/${world.reviewId}?tab=text`);
    await settle(review.page, ['.monaco-editor .view-line', '[class*="note"][class*="cgmr"]']);
    const discussion = review.page.getByRole('region', { name: 'Discussion' });
    await discussion.getByRole('button', { name: /tranche/ }).click();
    const field = discussion.getByRole('textbox', { name: /^Commenter : critère .*tranche/ });
    await field.fill('Et quels secteurs ?');
    await field.press('Control+Enter');
    await discussion.getByRole('paragraph').filter({ hasText: 'Et quels secteurs ?' }).waitFor();
    await expect.poll(() => discussion.getByText('ouverte', { exact: true }).count()).toBe(2);

    await discussion.getByRole('button', { name: 'Clore' }).last().click();
    await discussion.getByText(/^close par Dominique/).waitFor();
    await review.page.reload();
    await review.page.getByRole('tab', { name: 'Discussion (1)' }).click();
    await discussion.getByText(/^close par Dominique/).waitFor();
    expect(review.faults).toEqual([]);
  });
});

async function savedText(): Promise<string> {
  return (await world.clients.camille.query('drafts.get', { draftId: world.draftId })).text;
}

async function rulesSaved(): Promise<readonly { readonly id: string; readonly when: unknown }[]> {
  return (JSON.parse(await savedText()) as { rules: { id: string; when: unknown }[] }).rules;
}

/** Until the server has the text that was just written, and the page says so. */
async function untilSaved(text: RegExp): Promise<void> {
  await expect.poll(savedText).toMatch(text);
  await page.getByText(/^Enregistré à/u).waitFor();
}

/** Until there is an editor behind the form, which remembers what can be undone. */
async function untilEditable(): Promise<void> {
  await expect.poll(() => page.getByRole('button', { name: 'Annuler (Ctrl+Z)' }).isEnabled()).toBe(true);
}

async function untilFocused(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate(isFocused)).toBe(true);
}

/** The lines of the editor that are in view. */
async function shownText(): Promise<string> {
  const lines = await page.locator('.monaco-editor .view-line').allTextContents();
  return lines.join('\n').replaceAll(/[\u00a0\u202f]/gu, ' ');
}

function isFocused(element: Element): boolean {
  return element === document.activeElement || element.contains(document.activeElement);
}
