/** Pictures of the dialogs that begin a draft and hand it on. */
import type { Page } from 'playwright-core';
import { becomePerson, settle, settleColours } from './screens.js';
import type { Take } from './state-pictures.js';
import type { World } from './world.js';

const WORDS = {
  fr: { edit: 'Modifier', submit: 'Soumettre…', why: 'Un retard moyen de 15 à 18 jours est celui de bons clients.' },
  en: { edit: 'Edit', submit: 'Submit…', why: 'An average delay of 15 to 18 days is that of good customers.' },
} as const;

const STEPS = ['checks', 'evidence', 'why', 'consequences'] as const;

/** What this file can take, for those who take some of it only. */
export const DIALOG_PICTURES: readonly string[] = ['dialog-begin', ...STEPS.map((step) => `dialog-submit-${step}`)];

/** Takes the choice of a version to begin from, and each step of submitting, as their author sees them. */
export async function takeDialogs(page: Page, locale: 'fr' | 'en', world: World, take: Take): Promise<void> {
  const words = WORDS[locale];
  const dialog = page.getByRole('dialog');
  await becomeNewAuthor(page, locale, world);
  await page.goto(`/scorecards/${world.scorecardId}`);
  await settle(page);
  await page.getByRole('button', { name: words.edit, exact: true }).click();
  await dialog.waitFor();
  await take(page, 'dialog-begin');

  await becomePerson(page, 'camille', world);
  await page.goto(`/scorecards/${world.scorecardId}/drafts/${world.draftId}?view=form&at=characteristics/0`);
  await settle(page, ['[data-form-place] tbody input']);
  await page.getByRole('button', { name: words.submit }).click();
  await dialog.waitFor();
  for (const step of STEPS) {
    const onward = dialog.getByRole('button').last();
    if (step === 'why') await dialog.getByRole('textbox').fill(words.why);
    for (const box of await dialog.getByRole('checkbox').all()) await box.check();
    await settleColours(page);
    await take(page, `dialog-submit-${step}`);
    if (step !== STEPS.at(-1)) await onward.click();
  }
}

/** Signs in somebody who may write scorecards and has no draft. */
async function becomeNewAuthor(page: Page, locale: 'fr' | 'en', world: World): Promise<void> {
  const author = { email: `lise.${locale}@demo.encours`, password: 'une phrase assez longue' };
  await world.clients.noa.mutate('admin.users.create', { ...author, name: 'Lise Moulin', roles: ['author'] });
  await page.context().clearCookies();
  const response = await page.request.post(`${world.origin}/trpc/session.signIn`, { data: author });
  if (!response.ok()) throw new Error(`nobody was signed in: ${await response.text()}`);
}
