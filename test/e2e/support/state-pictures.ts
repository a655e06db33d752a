/** Pictures of what is no screen of its own: how pages wait, refuse, fail and go offline, and a company that begins. */
import type { Browser, Page } from 'playwright-core';
import { openPage, type WatchedPage } from './browser.js';
import { startEncours } from './encours-server.js';
import { type FaultyServer, standBetween } from './faulty-server.js';
import { goTo } from './people.js';
import { becomePerson, SCREENS, type Screen, settle } from './screens.js';
import type { World } from './world.js';

/** Takes the page as it is, in both schemes, under that name. */
export type Take = (page: Page, name: string) => Promise<void>;

/** A list, a page of figures, and the editor. */
const PAGES = ['decisions', 'report', 'workspace-form'];
const STATES = ['loading', 'forbidden', 'error', 'offline'] as const;
const COMPANY = {
  ENCOURS_COMPANY: 'Moulin Frères',
  ENCOURS_ADMIN_NAME: 'Nadia Moulin',
  ENCOURS_ADMIN_EMAIL: 'nadia@moulin.example',
  ENCOURS_ADMIN_PASSWORD: 'une phrase assez longue',
};
const BEGINNINGS: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'tour-overview', path: '/' },
  { name: 'tour-bar', path: '/scorecards' },
  { name: 'state-empty-decisions', path: '/decisions' },
  { name: 'state-empty-portfolio', path: '/portfolio' },
  { name: 'state-empty-backtests', path: '/backtests' },
  { name: 'state-empty-approvals', path: '/approvals' },
];

/** What this file can take, for those who take some of it only. */
export const STATE_PICTURES: readonly string[] = PAGES.flatMap((page) =>
  STATES.map((state) => `state-${state}-${page}`),
);
export const FIRST_RUN_PICTURES: readonly string[] = BEGINNINGS.map(({ name }) => name);

/** Takes each of those pages in each state, each page in a browser context of its own from `open`. */
export async function takeStates(open: () => Promise<WatchedPage>, world: World, take: Take): Promise<void> {
  for (const screen of SCREENS.filter(({ name }) => PAGES.includes(name))) {
    await using watched = await open();
    await takeStatesOf(watched.page, await standBetween(watched.page), screen, world, take);
  }
}

async function takeStatesOf(page: Page, server: FaultyServer, screen: Screen, world: World, take: Take): Promise<void> {
  const path = screen.path(world);
  const skeleton = page.locator('main [class*="Skeleton-root"]:visible').first();
  await becomePerson(page, screen.person, world);
  server.answer('held');
  await page.goto(path);
  await skeleton.waitFor();
  await take(page, `state-loading-${screen.name}`);
  server.answer('refused');
  await skeleton.waitFor({ state: 'detached' });
  await take(page, `state-forbidden-${screen.name}`);
  await goTo(page, '/nowhere');
  await page.locator('main h2, main h1').first().waitFor();
  server.answer('broken');
  await goTo(page, path);
  await page.locator('main [role="alert"]').first().waitFor();
  await take(page, `state-error-${screen.name}`);
  server.answer('true');
  await page.goto(path);
  await settle(page, screen.lateParts);
  await page.context().setOffline(true);
  await page.locator('[role="status"][data-lost]').waitFor();
  await take(page, `state-offline-${screen.name}`);
}

/** The first steps, and pages with nothing on them yet, as the author of a new company sees them. */
export async function takeFirstRun(browser: Browser, locale: 'fr' | 'en', take: Take): Promise<void> {
  await using server = await startEncours({ demo: false, env: COMPANY });
  await using watched = await openPage(browser, server.origin, { locale });
  const { page } = watched;
  const call = async (procedure: string, data: unknown): Promise<void> => {
    const response = await page.request.post(`${server.origin}/trpc/${procedure}`, { data });
    if (!response.ok()) throw new Error(`${procedure} answered ${await response.text()}`);
  };
  await call('session.signIn', { email: COMPANY.ENCOURS_ADMIN_EMAIL, password: COMPANY.ENCOURS_ADMIN_PASSWORD });
  const author = { email: 'lise@moulin.example', password: COMPANY.ENCOURS_ADMIN_PASSWORD };
  await call('admin.users.create', { ...author, name: 'Lise Moulin', roles: ['author', 'approver'] });
  await call('session.signIn', author);
  for (const { name, path } of BEGINNINGS) {
    await page.goto(path);
    await settle(page);
    await take(page, name);
  }
}
