/** Every screen of the console: who sees it, where it is, and how one knows that all of it is there. */
import type { Page } from 'playwright-core';
import type { Person, World } from './world.js';

export interface Screen {
  readonly name: string;
  /** Null: nobody is signed in. */
  readonly person: Person | null;
  readonly path: (world: World) => string;
  /** Parts that come after the rest: selectors, each of which must show something. */
  readonly lateParts?: readonly string[];
}

const EDITOR = '.monaco-editor .view-line';
const CHART = 'figure svg, figure canvas';

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', person: null, path: () => '/sign-in', lateParts: ['section button'] },
  { name: 'overview', person: 'camille', path: () => '/' },
  { name: 'decisions', person: 'camille', path: () => '/decisions', lateParts: ['tbody tr'] },
  { name: 'decision', person: 'camille', path: ({ decisionId }) => `/decisions/${decisionId}` },
  {
    name: 'decision-explanation',
    person: 'camille',
    path: ({ decisionId }) => `/decisions/${decisionId}?tab=explanation`,
  },
  { name: 'decision-letter', person: 'camille', path: ({ decisionId }) => `/decisions/${decisionId}?tab=letter` },
  { name: 'decision-trace', person: 'camille', path: ({ decisionId }) => `/decisions/${decisionId}?tab=trace` },
  { name: 'decision-receipt', person: 'maxime', path: ({ decisionId }) => `/decisions/${decisionId}?tab=receipt` },
  { name: 'inbox', person: 'dominique', path: () => '/inbox?view=all', lateParts: ['tbody tr'] },
  { name: 'inbox-settled', person: 'dominique', path: () => '/inbox?view=resolved', lateParts: ['tbody tr'] },
  { name: 'overrides', person: 'dominique', path: () => '/inbox/overrides', lateParts: ['tbody tr'] },
  {
    name: 'shadow',
    person: 'dominique',
    path: ({ scorecardId }) => `/scorecards/${scorecardId}/shadow`,
    lateParts: ['tbody tr'],
  },
  { name: 'portfolio', person: 'camille', path: () => '/portfolio', lateParts: ['tbody tr', CHART] },
  { name: 'portfolio-other-version', person: 'camille', path: () => '/portfolio?against=2', lateParts: [CHART] },
  {
    name: 'customer',
    person: 'camille',
    path: ({ customerId }) => `/customers/${customerId}`,
    lateParts: ['tbody tr', CHART],
  },
  { name: 'scorecards', person: 'camille', path: () => '/scorecards', lateParts: ['tbody tr'] },
  { name: 'scorecard', person: 'camille', path: ({ scorecardId }) => `/scorecards/${scorecardId}` },
  {
    name: 'dossier',
    person: 'dominique',
    path: ({ scorecardId }) => `/scorecards/${scorecardId}/versions/2/dossier`,
    lateParts: ['article[data-ready]'],
  },
  {
    name: 'compare',
    person: 'camille',
    path: ({ scorecardId }) => `/scorecards/${scorecardId}/compare`,
    lateParts: ['[class*="region"]'],
  },
  {
    name: 'compare-bands',
    person: 'camille',
    path: ({ scorecardId }) => `/scorecards/${scorecardId}/compare?tab=grid`,
    lateParts: ['tbody tr'],
  },
  {
    name: 'workspace',
    person: 'camille',
    path: ({ scorecardId, draftId, caseName }) =>
      `/scorecards/${scorecardId}/drafts/${draftId}?view=json&case=${encodeURIComponent(caseName)}`,
    lateParts: [EDITOR],
  },
  {
    name: 'workspace-live',
    person: 'camille',
    path: ({ scorecardId, draftId }) => `/scorecards/${scorecardId}/drafts/${draftId}?view=json&pane=live`,
    lateParts: [EDITOR, '[data-live="fresh"] dl', CHART],
  },
  {
    name: 'workspace-form',
    person: 'camille',
    path: ({ scorecardId, draftId }) => `/scorecards/${scorecardId}/drafts/${draftId}?view=form&at=characteristics/0`,
    lateParts: ['[data-form-place] tbody input'],
  },
  {
    name: 'workspace-form-rule',
    person: 'camille',
    path: ({ scorecardId, draftId }) => `/scorecards/${scorecardId}/drafts/${draftId}?view=form&at=rules/6`,
    lateParts: ['[data-path*="/when"] select'],
  },
  {
    name: 'workspace-form-ratio',
    person: 'camille',
    path: ({ scorecardId, draftId }) => `/scorecards/${scorecardId}/drafts/${draftId}?view=form&at=ratios/gearing`,
    lateParts: ['[data-in-history]'],
  },
  {
    name: 'workspace-split',
    person: 'camille',
    path: ({ scorecardId, draftId }) => `/scorecards/${scorecardId}/drafts/${draftId}?view=split&at=delegation`,
    lateParts: [EDITOR, '[data-form-place] tbody input'],
  },
  { name: 'approvals', person: 'dominique', path: () => '/approvals', lateParts: ['tbody tr'] },
  { name: 'review', person: 'dominique', path: ({ reviewId }) => `/approvals/${reviewId}` },
  {
    name: 'review-text',
    person: 'dominique',
    path: ({ reviewId }) => `/approvals/${reviewId}?tab=text`,
    lateParts: [EDITOR],
  },
  {
    name: 'review-discussion',
    person: 'dominique',
    path: ({ reviewId }) => `/approvals/${reviewId}?tab=discussion`,
    lateParts: ['main ol p'],
  },
  { name: 'backtests', person: 'alex', path: () => '/backtests', lateParts: ['tbody tr'] },
  {
    name: 'new-backtest',
    person: 'alex',
    path: ({ scorecardId, datasetId }) => `/backtests/new?scorecard=${scorecardId}&dataset=${datasetId}`,
    lateParts: ['input[type=checkbox]'],
  },
  { name: 'report', person: 'alex', path: ({ backtestId }) => `/backtests/${backtestId}`, lateParts: [CHART] },
  { name: 'data', person: 'camille', path: () => '/data', lateParts: ['tbody tr'] },
  { name: 'dataset', person: 'camille', path: ({ datasetId }) => `/data/${datasetId}`, lateParts: [CHART] },
  { name: 'benchmarks', person: 'camille', path: () => '/data/benchmarks', lateParts: ['tbody tr'] },
  {
    name: 'benchmark',
    person: 'camille',
    path: () => '/data/benchmarks/sector-fr-demo/1?formula=dso_vat_365&code=46.51Z&size=ETI&value=52',
    lateParts: ['ol[class*="steps"] li', 'tbody tr'],
  },
  { name: 'import', person: 'camille', path: () => '/data/import' },
  {
    name: 'import-reading',
    person: 'camille',
    path: ({ uploadId }) => `/data/import?upload=${uploadId}&step=reading`,
    lateParts: ['tbody tr'],
  },
  {
    name: 'import-columns',
    person: 'camille',
    path: ({ uploadId }) => `/data/import?upload=${uploadId}&step=columns`,
    lateParts: ['tbody tr'],
  },
  { name: 'audit', person: 'maxime', path: () => '/audit', lateParts: ['tbody tr'] },
  { name: 'admin', person: 'noa', path: () => '/admin', lateParts: ['tbody tr'] },
  { name: 'admin-delegations', person: 'noa', path: () => '/admin?tab=delegations', lateParts: ['tbody tr'] },
  { name: 'admin-keys', person: 'noa', path: () => '/admin?tab=keys', lateParts: ['tbody tr'] },
  { name: 'admin-webhooks', person: 'noa', path: () => '/admin?tab=webhooks' },
];

/** Signs somebody else in on this browser, by the cookie of their session. */
export async function becomePerson(page: Page, person: Person | null, world: World): Promise<void> {
  await page.context().clearCookies();
  if (person === null) return;
  const [name = '', value = ''] = world.clients[person].cookie.split('=');
  await page.context().addCookies([{ name, value, url: world.origin }]);
}

/** Opens a screen as who sees it and waits until nothing on it is still to come. */
export async function openScreen(page: Page, screen: Screen, world: World): Promise<void> {
  await becomePerson(page, screen.person, world);
  await page.goto(screen.path(world));
  await settle(page, screen.lateParts ?? []);
}

/** Waits until nothing on the page is still to come: title, late parts, answers of the server, and the look. */
export async function settle(page: Page, lateParts: readonly string[] = []): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await settleLook(page, lateParts);
}

/** Waits for placeholders to be gone, for late parts, for fonts, and for colours that still fade. */
export async function settleLook(page: Page, lateParts: readonly string[] = []): Promise<void> {
  await page.locator('[class*="Skeleton-root"]').first().waitFor({ state: 'detached' });
  await settleColours(page, lateParts);
}

/** As {@link settleLook} of a page that may still be loading. */
export async function settleColours(page: Page, lateParts: readonly string[] = []): Promise<void> {
  for (const part of lateParts) await page.locator(part).first().waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(
      document
        .getAnimations()
        // What waits pulses without an end.
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    );
  });
}
