/** The live backtest as its author meets it: types, drags, breaks the text, and checks against the formal backtest. */
import type { Locator, Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, sendFile, signInByApi } from './support/api.js';
import { findAccessibilityFaults } from './support/axe.js';
import { editorOf, goBehind } from './support/editor.js';
import { signIn } from './support/people.js';
import { provideStage } from './support/stage.js';
import { waitFor } from './support/wait-for.js';

const SCORECARD = 'trade-credit-standard';
/** Under which the browser keeps what the pane is set to. */
const SETTINGS = `encours.live.${SCORECARD}`;

const stage = provideStage();

let client: ApiClient;
let page: Page;
let draftId: string;
let pane: Locator;

const phase = (): Promise<string | null> => pane.getAttribute('data-live');
const answered = async (): Promise<number> => Number(await pane.getAttribute('data-answered'));
const approval = async (): Promise<string> => (await pane.locator('dl > div').first().textContent()) ?? '';

/** Does something and waits until the pane has answered to it and rests. */
async function afterwards(act: () => Promise<void>): Promise<void> {
  const before = await answered();
  await act();
  await waitFor('an answer', async () => (await answered()) > before && (await phase()) === 'fresh');
}

/** The author's draft with the pane beside it. */
async function openDraft(): Promise<void> {
  ({ draftId } = await client.mutate('drafts.create', { scorecardId: SCORECARD, fromVersion: 1 }));
  await page.goto(`/scorecards/${SCORECARD}/drafts/${draftId}?view=json&pane=live`);
  pane = page.getByRole('region', { name: 'Rétro-test en direct' });
  await editorOf(page).waitFor();
  await waitFor('the first figures', async () => (await phase()) === 'fresh' && (await answered()) > 0);
}

/** The text as the server saved it. */
async function savedText(has: (text: string) => boolean): Promise<string> {
  let text = '';
  await waitFor('the text to be saved', async () => {
    ({ text } = await client.query('drafts.get', { draftId }));
    return has(text);
  });
  return text;
}

/** The formal backtest of the draft as it is saved, by the plan that its dataset suggests. */
async function backtestDraft() {
  const [dataset] = await client.query('datasets.list');
  const { suggestedPlan } = await client.query('datasets.get', { datasetId: dataset?.datasetId ?? '' });
  const inForce = await client.query('scorecards.inForce', { scorecardId: SCORECARD });
  const { backtestId, jobId } = await client.mutate('backtests.start', {
    datasetId: dataset?.datasetId,
    champion: { scorecardId: SCORECARD, version: inForce?.version },
    challenger: { draftId },
    plan: suggestedPlan,
  });
  await waitFor('the backtest', async () => (await client.query('jobs.get', { jobId })).status === 'succeeded', 60_000);
  const { report } = await client.query('backtests.get', { backtestId });
  if (report === null) throw new Error('the backtest has no report');
  return report;
}

/** What the pane says is what the formal backtest of the same text says. */
async function expectFormalFigures(): Promise<void> {
  const report = await backtestDraft();
  const percent = new Intl.NumberFormat('fr-FR', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  expect(plain(await approval())).toContain(plain(percent.format(report.challenger.approvalRate)));
  const count = new Intl.NumberFormat('fr-FR');
  const swap = plain((await pane.getByRole('region', { name: 'Entrants et sortants' }).textContent()) ?? '');
  expect(swap).toContain(`Entrants : ${plain(count.format(report.swapSet.swapIn.counts.n))}`);
  const { indeterminate, unobserved } = report.swapSet.swapIn.counts;
  const [unclear, unseen] = [indeterminate, unobserved].map((n) => plain(count.format(n)));
  expect(swap).toMatch(
    new RegExp(`Entrants : [^()]*\\([^()]*, ${unclear} indéterminés?, ${unseen} non observés?\\)`, 'u'),
  );
  expect(swap).toContain(`Sortants : ${plain(count.format(report.swapSet.swapOut.n))}`);
  expect(plain((await pane.textContent()) ?? '')).toContain(
    plain(`${count.format(report.observations.n)} observations`),
  );
}

function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/gu, ' ');
}

/** Gives every customer so many points to begin with. */
async function typeBaseScore(points: number): Promise<void> {
  await goBehind(page, '"baseScore": ');
  await afterwards(async () => {
    await page.keyboard.press('Shift+End');
    await page.keyboard.type(`${points},`);
  });
  await savedText((text) => text.includes(`"baseScore": ${points},`));
  // The answer that was waited for may be that to the first of the keys.
  await waitFor('the figures', async () => (await phase()) === 'fresh');
}

describe('the live backtest on the server', () => {
  beforeAll(async () => {
    client = await signInByApi(stage().server.origin, 'camille');
    ({ page } = await stage().open());
    await signIn(page, 'camille');
    await page.evaluate(([key, settings]) => localStorage.setItem(key, settings), [
      `encours.live.${SCORECARD}`,
      JSON.stringify({ home: 'server' }),
    ] as const);
    await openDraft();
  });

  it('says of a typed edit what the formal backtest of the same text says', async () => {
    const before = await approval();
    expect(before).toContain('inchangé');
    await typeBaseScore(515);
    expect(await approval()).not.toBe(before);
    expect(await pane.getAttribute('data-home')).toBe('server');
    await expectFormalFigures();
  });

  it('keeps the last figures, dimmed and dated, while the text has an error', async () => {
    const before = await approval();
    await goBehind(page, '"baseScore": 515');
    await page.keyboard.type('x');
    await waitFor('the error to be told', async () => (await phase()) === 'stale');
    const note = pane.getByText(/Le texte a une erreur.*Calculés/u);
    await note.waitFor();
    // Its age changes each second, which nobody who hears it is told: the fault is, once.
    expect(await note.getAttribute('role')).toBeNull();
    await expect
      .poll(() => pane.locator('[data-live-summary]').textContent(), { timeout: 60_000 })
      .toContain('Le texte a une erreur');
    expect(await approval()).toBe(before);
    await page.keyboard.press('Backspace');
    await waitFor('the figures to follow again', async () => (await phase()) === 'fresh');
    await waitFor('the note to go', async () => (await note.count()) === 0);
  });

  it('drags a cut-off as one step of undo, which Escape takes back, and moves it by keys as one more', async () => {
    const handle = pane.locator('[data-cut-off="2"]');
    const written = Number(await handle.getAttribute('aria-valuenow'));
    const box = await handle.boundingBox();
    if (box === null) throw new Error('the cut-off is not shown');
    await handle.scrollIntoViewIfNeeded();
    const start = (await handle.boundingBox()) ?? box;
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await page.mouse.down();
    for (const step of [6, 12, 18]) await page.mouse.move(start.x + start.width / 2 + step, start.y + start.height / 2);
    const valueNow = async (): Promise<number> => Number(await handle.getAttribute('aria-valuenow'));
    await expect.poll(valueNow).toBeGreaterThan(written);
    await waitFor('figures while it is held', async () => (await phase()) === 'fresh');
    const dragged = await valueNow();
    await page.mouse.up();
    await savedText((saved) => cutOffIn(saved) === dragged);
    await expect.poll(valueNow).toBe(dragged);

    await editorOf(page).focus();
    await page.keyboard.press('Control+z');
    await savedText((saved) => cutOffIn(saved) === written);
    await handle.focus();
    await afterwards(() => page.keyboard.press('ArrowRight'));
    await savedText((saved) => cutOffIn(saved) === written + 1);

    const lowest = Number(await handle.getAttribute('aria-valuemin'));
    const place = await pane.evaluate(({ scrollTop }) => scrollTop);
    await afterwards(() => page.keyboard.press('Home'));
    await savedText((saved) => cutOffIn(saved) === lowest);
    expect(await pane.evaluate(({ scrollTop }) => scrollTop)).toBe(place);
    // From the handle, too: undone, done again, and undone.
    for (const [keys, score] of [
      ['Control+z', written],
      ['Control+y', lowest],
      ['Control+z', written],
      ['Control+Shift+z', lowest],
    ] as const) {
      await page.keyboard.press(keys);
      await expect.poll(valueNow).toBe(score);
    }
    await editorOf(page).focus();
    await page.keyboard.press('Control+z');
    await savedText((saved) => cutOffIn(saved) === written);
    await expect.poll(valueNow).toBe(written);

    const held = (await handle.boundingBox()) ?? box;
    await page.mouse.move(held.x + held.width / 2, held.y + held.height / 2);
    await page.mouse.down();
    await page.mouse.move(held.x + held.width / 2 + 18, held.y + held.height / 2);
    await expect.poll(valueNow).toBeGreaterThan(written);
    await page.keyboard.press('Escape');
    await expect.poll(valueNow).toBe(written);
    await page.mouse.up();
    expect(await valueNow()).toBe(written);
  });

  it('keeps each cut-off within reach when they are near each other', async () => {
    const numbers = (): Promise<readonly number[]> =>
      pane.locator('[data-cut-off]').evaluateAll((handles) => handles.map((one) => Number(one.ariaValueNow)));
    const [first = 0, second = 0] = await numbers();
    const handle = pane.locator('[data-cut-off="2"]');
    await handle.focus();
    const presses = Math.ceil((first - 1 - second) / 10);
    for (let press = 0; press < presses; press += 1) await page.keyboard.press('PageUp');
    await savedText((saved) => cutOffIn(saved) === first - 1);
    await waitFor('the figures', async () => (await phase()) === 'fresh');
    expect((await numbers()).slice(0, 2)).toEqual([first, first - 1]);
    const boxes = await pane.locator('[data-cut-off]').evaluateAll((handles) =>
      handles.map((one) => {
        const { left, right, top } = one.getBoundingClientRect();
        return { left, right, isOnTop: document.elementFromPoint((left + right) / 2, top + 4) === one };
      }),
    );
    expect(boxes.length).toBe(4);
    for (const [index, { right }] of boxes.slice(1).entries())
      expect(right).toBeLessThanOrEqual(boxes[index]?.left ?? 0);
    expect(boxes.every(({ isOnTop }) => isOnTop)).toBe(true);
    await editorOf(page).focus();
    await page.keyboard.press('Control+z');
    await savedText((saved) => cutOffIn(saved) === second);
  });

  it('marks the band under the cursor and selects the text of a band that is clicked', async () => {
    await goBehind(page, '"bands": [');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    const current = pane.locator('tr[aria-current="true"] th');
    await current.waitFor();
    const rows = pane.locator('table:has(caption) tbody tr th button');
    const name = await rows.nth(1).textContent();
    await rows.nth(1).click();
    await waitFor('the mark to move', async () => (await current.textContent()) === name);
    await waitFor('the editor to have the keys', () =>
      editorOf(page).evaluate((editor) => editor.contains(document.activeElement)),
    );
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toMatchObject({ id: name });
    const last = pane.locator('table:has(caption) tbody tr').last();
    await last.locator('td').first().click();
    await waitFor('the mark of the clicked bar', async () => (await last.getAttribute('aria-current')) === 'true');
  });

  it('tells which edit moved it, and lets a swap-in be tried', async () => {
    await pane.getByRole('button', { name: /une à une|la modification/u }).click();
    const rows = pane.getByRole('region', { name: 'Laquelle de mes modifications ?' }).locator('tbody tr');
    await rows.first().waitFor();
    expect((await rows.allTextContents()).some((row) => row.includes('Points de départ'))).toBe(true);
  });

  it('opens one of the worst swap-ins in the preview', async () => {
    await pane.getByText('Nouveaux acceptés, les pires d’abord').click();
    const swapIns = pane.getByRole('button', { name: /^Essayer .* dans le texte$/u });
    await swapIns.first().waitFor();
    expect(await swapIns.count()).toBeLessThanOrEqual(20);
    const customer = (await swapIns.first().textContent()) ?? '';
    await swapIns.first().click();
    const preview = page.getByRole('region', { name: 'Aperçu de la décision' });
    const chosen = preview.getByRole('combobox', { name: 'Dossier' });
    await expect.poll(() => chosen.inputValue()).toContain(`${customer}, `);
    await page.getByText('Rétro-test en direct', { exact: true }).click();
    await waitFor('the figures', async () => (await phase()) === 'fresh');
  });

  it('pauses and goes on by Alt+L', async () => {
    await page.keyboard.press('Alt+l');
    await waitFor('the pause', async () => (await phase()) === 'paused');
    await page.keyboard.press('Alt+l');
    await waitFor('the figures', async () => (await phase()) === 'fresh');
  });

  it('keeps the figures, dimmed, while the server does not answer, and goes on by itself once it does', async () => {
    const before = await approval();
    for (const address of ['**/trpc/live.run*', '**/healthz']) await page.route(address, (route) => route.abort());
    await goBehind(page, 'baseScore": ');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('500,');
    await waitFor('the loss to be told', async () => (await phase()) === 'failed');
    await pane.getByRole('alert').getByText('Les chiffres ne suivent plus le texte').waitFor();
    expect(await approval()).toBe(before);
    await page.unrouteAll({ behavior: 'wait' });
    await waitFor('the figures to follow again', async () => (await phase()) === 'fresh');
    await expect.poll(approval, { timeout: 60_000 }).not.toBe(before);
    expect(await pane.getByRole('alert').count()).toBe(0);
  });

  it('says the figures to those who hear them, and has no fault of access', async () => {
    await waitFor('the summary', async () => (await pane.locator('[data-live-summary]').textContent()) !== '');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    expect(stage().faults()).toEqual([]);
  });
});

describe('the live backtest in the browser, where the data are those of a demonstration', () => {
  const asked = { observations: 0, live: 0 };

  beforeAll(async () => {
    client = await signInByApi(stage().server.origin, 'camille');
    ({ page } = await stage().open());
    await signIn(page, 'camille');
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname === '/api/live/observations') asked.observations += 1;
      if (pathname.startsWith('/trpc/live.')) asked.live += 1;
    });
    await openDraft();
  });

  it('says of a typed edit what the formal backtest says, and asks the server for the observations alone', async () => {
    expect(await pane.getAttribute('data-home')).toBe('browser');
    expect(plain((await pane.textContent()) ?? '')).toContain('dans ce navigateur');
    const before = await approval();
    await typeBaseScore(520);
    expect(await approval()).not.toBe(before);
    await expectFormalFigures();
    await pane.getByText('Nouveaux acceptés, les pires d’abord').click();
    await pane
      .getByRole('button', { name: /^Essayer .* dans le texte$/u })
      .first()
      .click();
    await page.getByRole('region', { name: 'Aperçu de la décision' }).waitFor();
    await page.getByText('Rétro-test en direct', { exact: true }).click();
    await waitFor('the figures', async () => (await phase()) === 'fresh');
    // Once for each time that the pane was opened.
    expect(asked).toEqual({ observations: 2, live: 0 });
    expect(page.workers().some((worker) => worker.url().includes('/assets/browser-worker'))).toBe(true);
  });

  it('keeps the last figures while the text has an error', async () => {
    const before = await approval();
    await goBehind(page, '"baseScore": 520');
    await page.keyboard.type('x');
    await waitFor('the error to be told', async () => (await phase()) === 'stale');
    expect(await approval()).toBe(before);
    await page.keyboard.press('Backspace');
    await waitFor('the figures to follow again', async () => (await phase()) === 'fresh');
  });

  it('says the same when the server decides, which is set beside the data', async () => {
    const figures = async (): Promise<readonly string[]> => {
      const swap = pane.getByRole('region', { name: 'Entrants et sortants' });
      return [
        ...(await pane.locator('dl').first().allTextContents()),
        ...(await swap.locator('> p').allTextContents()),
      ];
    };
    const here = await figures();
    await pane.getByRole('button', { name: 'Données et référence' }).click();
    await page.getByRole('combobox', { name: 'Calculer' }).click();
    await page.getByRole('option', { name: 'sur le serveur' }).click();
    await page.keyboard.press('Escape');
    await waitFor(
      'the answer of the server',
      async () => (await pane.getAttribute('data-home')) === 'server' && (await phase()) === 'fresh',
    );
    expect(here.join()).toContain('Entrants');
    await expect.poll(figures).toEqual(here);
    expect(asked.live).toBeGreaterThan(0);
  });

  it('shows a sample with its precision while the server is late, and then what the server says', async () => {
    let letGo = (): void => undefined;
    const isLate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/api/live/observations', passAsSample);
    await page.route('**/trpc/live.open*', async (route) => {
      await isLate;
      await route.continue();
    });
    await page.evaluate((key) => localStorage.removeItem(key), SETTINGS);
    await page.reload();
    await waitFor('the sample', async () => (await phase()) === 'sampled');
    expect(await pane.getAttribute('data-home')).toBe('browser');
    const note = pane.getByText(/Le serveur calcule encore.*taux d’acceptation à ± \d/u);
    await note.waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    letGo();
    await waitFor('the answer of the server', async () => (await pane.getAttribute('data-home')) === 'server');
    await waitFor('all of it', async () => (await phase()) === 'fresh');
    expect(await note.count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    expect(stage().faults()).toEqual([]);
  });
});

describe('a dataset that cannot be judged', () => {
  const SHORT = 'Deux mois de l’application';

  beforeAll(async () => {
    client = await signInByApi(stage().server.origin, 'camille');
    const rows = ['F-1;C-01;10/01/2026;09/02/2026;1200,00;09/03/2026', 'F-2;C-02;13/01/2026;12/02/2026;980,00;'];
    const header = 'Facture;Client;Date facture;Échéance;Montant TTC;Date règlement';
    const uploadId = await sendFile(
      stage().server.origin,
      client,
      'deux.csv',
      Buffer.from([header, ...rows].join('\n')),
    );
    const { suggestedMapping: mapping } = await client.query('imports.inspect', { uploadId });
    const { jobId } = await client.mutate('imports.commit', { uploadId, mapping, dataset: { name: SHORT } });
    await waitFor('the import', async () => (await client.query('jobs.get', { jobId })).status === 'succeeded');
    ({ page } = await stage().open());
    await signIn(page, 'camille');
  });

  it('is not replayed unless it is chosen; chosen, it says what it lacks and offers another one', async () => {
    await openDraft();
    const whole = (await client.query('datasets.list')).find(({ judgeable }) => judgeable)?.name ?? '';
    expect(await pane.textContent()).toContain(whole);
    await pane.getByRole('button', { name: 'Données et référence' }).click();
    await page.getByRole('combobox', { name: 'Jeu de données' }).click();
    await page.getByRole('option', { name: `${SHORT} (trop court : 1 mois)` }).click();
    await page.keyboard.press('Escape');
    await waitFor('the pane to be off', async () => (await phase()) === 'off');
    const note = plain((await pane.getByRole('status').first().textContent()) ?? '');
    expect(note).toContain(`L’historique de « ${SHORT} » est trop court (1 mois, il en faut au moins 3)`);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await pane.getByRole('button', { name: 'Données et référence' }).waitFor();
    await pane.getByRole('combobox', { name: 'Jeu de données' }).click();
    await page.getByRole('option', { name: whole }).click();
    await waitFor('the figures', async () => (await phase()) === 'fresh' && (await answered()) > 0);
    expect(await pane.textContent()).toContain(whole);
    expect(stage().faults()).toEqual([]);
  });
});

/** Lets the observations of the demonstration stand for many more, as those of a larger one would. */
async function passAsSample(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = Buffer.from(await response.body());
  const label = '"population":';
  const at = body.indexOf(label) + label.length;
  expect(body.subarray(at, at + 1).toString()).toMatch(/[1-8]/u);
  body.write('9', at);
  const { 'content-encoding': _encoding, 'content-length': _length, ...headers } = response.headers();
  await route.fulfill({ status: response.status(), headers, body });
}

function cutOffIn(text: string): number | null {
  const { ratings } = JSON.parse(text) as { ratings: readonly { readonly from: number | null }[] };
  return ratings[1]?.from ?? null;
}
