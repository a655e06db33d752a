/** Every page while it loads, when it is refused, when the server fails, is away or fails later: words, and a way out. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from './support/api.js';
import { breakDown, type FaultyServer, standBetween } from './support/faulty-server.js';
import { choose, goTo } from './support/people.js';
import { becomePerson, SCREENS, type Screen, settle } from './support/screens.js';
import { provideStage } from './support/stage.js';
import { prepareWorld, type World } from './support/world.js';

const FEATURES = fileURLToPath(new URL('../../console/src/features/', import.meta.url));

/** One screen for each address of the console that reads something, and one for each tab of the administration. */
const PAGES: readonly Screen[] = [
  ...SCREENS.filter(({ name }) =>
    [
      'overview',
      'decisions',
      'decision',
      'inbox',
      'overrides',
      'shadow',
      'portfolio',
      'customer',
      'scorecards',
      'scorecard',
      'dossier',
      'compare',
      'workspace',
      'approvals',
      'review',
      'backtests',
      'new-backtest',
      'report',
      'data',
      'dataset',
      'import-reading',
      'benchmarks',
      'benchmark',
      'audit',
      'admin',
      'admin-delegations',
      'admin-keys',
      'admin-webhooks',
    ].includes(name),
  ),
  { name: 'rebase', person: 'camille', path: ({ reviewId }) => `/approvals/${reviewId}/rebase` },
  { name: 'case', person: 'alex', path: () => casePath },
];

/** Pages at once: most of the time goes by in waiting. */
const AT_ONCE = 3;

const stage = provideStage();
let world: World;
/** One observation of the backtest. */
let casePath: string;

beforeAll(async () => {
  world = await prepareWorld(stage().server.origin);
  const { report } = await world.clients.alex.query('backtests.get', { backtestId: world.backtestId });
  const [moved] = report?.moved ?? [];
  casePath = `/backtests/${world.backtestId}/cases/${moved?.customerId}/${moved?.date}`;
});

it('covers every address of the console', () => {
  const paths = readdirSync(FEATURES).flatMap((feature) =>
    [...readFileSync(`${FEATURES}${feature}/routes.ts`, 'utf8').matchAll(/path: '([^']+)'/gu)].map(([, path]) => path),
  );
  expect(paths.length).toBeGreaterThan(25);
  const covered = PAGES.map(({ path }) => path(world).replace(/\?.*$/u, ''));
  const missing = paths.filter((path = '') => {
    const pattern = new RegExp(`^${path.replaceAll(/\$\w+/gu, '[^/]+')}$`, 'u');
    return !covered.some((address) => pattern.test(address));
  });
  expect(missing).toEqual(['/sign-in']);
});

it('says what is the matter on every page, and how to go on', { timeout: 240_000 }, async () => {
  const queue = [...PAGES];
  const walk = async (): Promise<readonly string[]> => {
    const { page, context, faults } = await stage().open();
    const server = await standBetween(page);
    const failed: string[] = [];
    for (let screen = queue.shift(); screen !== undefined; screen = queue.shift()) {
      const { name } = screen;
      await seeStates(page, server, screen).catch((error: unknown) => failed.push(`${name}: ${String(error)}`));
      await context.setOffline(false);
    }
    // Parts and workers that are asked for while the server is away fail as they must.
    failed.push(...faults.filter((fault) => fault.startsWith('off-origin')));
    await context.close();
    return failed;
  };
  const failed = await Promise.all(Array.from({ length: AT_ONCE }, walk));
  expect(failed.flat()).toEqual([]);
});

async function seeStates(page: Page, server: FaultyServer, screen: Screen): Promise<void> {
  const main = page.getByRole('main');
  const menu = page.getByRole('navigation', { name: 'Navigation principale' });
  const alert = main.getByRole('alert').first();
  const retry = main.getByRole('button', { name: 'Réessayer' }).first();
  const path = screen.path(world);
  server.answer('held');
  await becomePerson(page, screen.person, world);

  await page.goto(path);
  await main.getByText('Chargement…').first().waitFor({ state: 'attached' });
  await menu.waitFor();

  // Refused: by its role, and whom to ask.
  server.answer('refused');
  await main
    .getByText(/est pas ouverte|ne donne pas accès|ne permettent pas/u)
    .first()
    .waitFor();
  await menu.waitFor();

  // Broken: said in its place, and mended by trying again.
  await goTo(page, '/nowhere');
  await main.getByText('Introuvable', { exact: true }).waitFor();
  server.answer('broken');
  await goTo(page, path);
  await alert.getByText('Une erreur interne s’est produite.').waitFor();
  await retry.waitFor();
  server.answer('true');
  await expect
    .poll(async () => {
      if (await retry.isVisible()) await retry.click();
      return (await alert.isVisible()) || (await retry.isVisible());
    }, WAIT)
    .toBe(false);
  for (const part of screen.lateParts ?? []) await page.locator(part).first().waitFor();
  // Scripts that are still to come would be missing, also those of a link below the pointer: another matter.
  await page.mouse.move(0, 0);
  await settle(page);
  const shown = await readOutsideEditors(main);

  // Away: everything stays, and it is said since when.
  await page.context().setOffline(true);
  const banner = page.getByRole('status').filter({ hasText: 'Le serveur ne répond plus' });
  await banner.waitFor();
  expect((await readOutsideEditors(main)).length).toBeGreaterThan(shown.length * 0.9);

  // Back, but failing: what is shown is of some time ago.
  server.answer('broken');
  await page.context().setOffline(false);
  const stale = page.getByRole('status').filter({ hasText: /montre les données de \d{2}:\d{2}/u });
  await stale.waitFor();
  expect((await readOutsideEditors(main)).length).toBeGreaterThan(shown.length * 0.9);
  server.answer('true');
  await stale.getByRole('button', { name: 'Réessayer' }).click();
  await stale.waitFor({ state: 'detached' });
}

/** What a page says; an editor draws as many of its lines as it likes. */
function readOutsideEditors(main: Locator): Promise<string> {
  return main.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const editor of copy.querySelectorAll('.monaco-editor')) editor.remove();
    return copy.textContent;
  });
}

const WAIT = { timeout: 60_000 } as const;

describe('who one is', () => {
  it('cannot be asked: the page says so, and comes when it can', async () => {
    const { page, context } = await stage().open();
    await becomePerson(page, 'camille', world);
    await page.route('**/trpc/session.me**', breakDown);
    await page.goto('/decisions?outcome=refer');
    await page.getByRole('alert').first().waitFor();
    await page.unroute('**/trpc/session.me**');
    await page
      .getByRole('button', { name: /Réessayer|Recharger/u })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Décisions' }).waitFor();
    expect(new URL(page.url()).search).toBe('?outcome=refer');
    await context.close();
  });
});

describe('a page that is closed to a role', () => {
  it('says whom to ask, asks the server for nothing of it, and is not offered', async () => {
    const { page, context, faults } = await stage().open();
    await becomePerson(page, 'noa', world);
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() === 403 || /trpc\/.*(?:portfolio|customers|decisions)\./u.test(response.url()))
        refused.push(response.url());
    });
    for (const path of ['/portfolio', `/customers/${world.customerId}`, '/decisions', '/data/import']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: 'Cette page ne vous est pas ouverte' }).waitFor();
      await page.getByRole('main').getByText('Camille Aubry (Auteur)').waitFor();
      await settle(page);
      expect(await page.getByRole('main').getByRole('button').count(), path).toBe(0);
      expect(await page.getByRole('main').getByRole('link').count(), path).toBe(0);
    }
    await page.goto(`/scorecards/${world.scorecardId}`);
    const shadow = page.getByRole('button', { name: 'Candidate à blanc' });
    expect(await shadow.getAttribute('aria-disabled')).toBe('true');
    // A focus that comes by the keyboard is shown.
    await page.keyboard.press('Tab');
    await shadow.focus();
    await page.getByText(/^Il faut le rôle .*Approbateur/u).waitFor();
    expect(refused).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('what was typed', () => {
  it('is answered in our words where it is not complete', async () => {
    const { page, context } = await stage().open();
    await becomePerson(page, 'noa', world);
    await page.goto('/admin');
    const open = page.getByRole('button', { name: 'Ajouter une personne' }).first();
    await open.click();
    const form = page.getByRole('dialog', { name: /personne/u });
    await form.getByLabel('Adresse e-mail').fill('ines@');
    await form.getByRole('button', { name: 'Créer le compte' }).click();
    await form.getByText(/^Saisissez son nom/u).waitFor();
    await form.getByText(/^Ce n’est pas une adresse e-mail/u).waitFor();
    await form.getByLabel('Adresse e-mail').fill('ines@demo.encours');
    await form.getByText(/^Ce n’est pas une adresse e-mail/u).waitFor({ state: 'detached' });
    // Whoever works by keyboard goes on from where the dialog was opened.
    await page.keyboard.press('Escape');
    await expect.poll(() => open.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  });

  it('stays through a failure, a lost connection and an ended session, and is sent in the end', async () => {
    const { page, context } = await stage().open();
    await becomePerson(page, 'noa', world);
    await page.goto('/admin');
    await page.getByRole('button', { name: 'Ajouter une personne' }).first().click();
    const form = page.getByRole('dialog', { name: /personne/u });
    await form.getByLabel('Nom').fill('Ines Martin');
    await form.getByLabel('Adresse e-mail').fill('ines@demo.encours');
    await form.getByRole('checkbox', { name: 'Auteur' }).check();
    const send = form.getByRole('button', { name: 'Créer le compte' });
    const isKept = async (): Promise<void> => {
      expect(await form.getByLabel('Nom').inputValue()).toBe('Ines Martin');
      expect(await form.getByLabel('Adresse e-mail').inputValue()).toBe('ines@demo.encours');
      expect(await form.getByRole('checkbox', { name: 'Auteur' }).isChecked()).toBe(true);
    };

    await page.route('**/trpc/admin.users.create**', breakDown);
    await send.click();
    await form.getByRole('alert').getByText('Une erreur interne s’est produite.').waitFor();
    await isKept();
    await page.unroute('**/trpc/admin.users.create**');

    await context.setOffline(true);
    await send.click();
    await form.getByRole('alert').getByText('Le serveur ne répond pas').waitFor();
    await isKept();
    await context.setOffline(false);

    await context.clearCookies();
    await send.click();
    const door = page.getByRole('dialog', { name: 'Votre session a expiré' });
    await door.getByLabel('Mot de passe').fill(DEMO_PASSWORD);
    await door.getByRole('button', { name: 'Continuer' }).click();
    await door.waitFor({ state: 'detached' });
    await isKept();
    await send.click();
    // The dialog goes on with the password, which is shown once.
    await page.getByRole('dialog').locator('input[readonly]').waitFor();
    await context.close();
  });

  it('stays when one signs in again in another window', async () => {
    const { page, context } = await stage().open();
    await becomePerson(page, 'dominique', world);
    await page.goto(`/approvals/${world.reviewId}?tab=summary`);
    await page.getByRole('button', { name: 'Renvoyer…' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('Pourquoi dix-huit jours ?');
    await context.clearCookies();
    await form.getByRole('button', { name: 'Renvoyer', exact: true }).click();
    const door = page.getByRole('dialog', { name: 'Votre session a expiré' });
    await door.waitFor();
    await becomePerson(page, 'dominique', world);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await door.waitFor({ state: 'detached' });
    expect(await form.getByRole('textbox').inputValue()).toBe('Pourquoi dix-huit jours ?');
    await context.close();
  });

  it('finds its page again when the session ended before it was opened', async () => {
    const { page, context } = await stage().open();
    await page.goto('/audit?action=draft.submitted');
    await page.getByLabel('Adresse e-mail').fill('maxime@demo.encours');
    await page.getByLabel('Mot de passe').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL('**/audit?action=draft.submitted');
    await page.getByRole('heading', { level: 1, name: 'Journal d’audit' }).waitFor();
    await context.close();
  });
});

describe('an address', () => {
  const TABBED = ['decision', 'scorecard', 'compare', 'review', 'admin'] as const;

  it('keeps the tab that one chose, on a reload and on the way back', async () => {
    const { page, context } = await stage().open();
    for (const name of TABBED) {
      const screen = SCREENS.find((each) => each.name === name);
      if (screen === undefined) throw new Error(`there is no screen ${name}`);
      await becomePerson(page, screen.person, world);
      await page.goto(screen.path(world));
      const tab = page.getByRole('main').getByRole('tab').last();
      const before = page.url();
      await tab.click();
      await expect.poll(() => page.url(), { ...WAIT, message: name }).not.toBe(before);
      const chosen = await tab.textContent();
      await page.reload();
      await page
        .getByRole('tab', { selected: true })
        .filter({ hasText: chosen ?? '' })
        .waitFor();
    }
    await context.close();
  });

  it('keeps the filters of the decisions', async () => {
    const { page, context } = await stage().open();
    await becomePerson(page, 'camille', world);
    await page.goto('/decisions');
    await choose(page, 'Issue', 'À étudier');
    await page.getByRole('combobox', { name: 'Cote', exact: true }).click();
    await page.getByRole('option', { name: /^3/u }).click();
    await expect.poll(() => new URL(page.url()).search, WAIT).toBe('?outcome=refer&rating=3');
    await page.reload();
    await settle(page);
    expect(await page.getByRole('combobox', { name: 'Issue' }).inputValue()).toBe('À étudier');
    expect(await page.getByRole('combobox', { name: 'Cote' }).inputValue()).toMatch(/3/u);
    await context.close();
  });
});
