/** The live backtest as its author meets it: types, drags, breaks the text, and checks against the formal backtest. */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, signInByApi } from './support/api.js';
import { findAccessibilityFaults } from './support/axe.js';
import { editorOf, goBehind } from './support/editor.js';
import { signIn } from './support/people.js';
import { provideStage } from './support/stage.js';
import { waitFor } from './support/wait-for.js';

const SCORECARD = 'trade-credit-standard';

const stage = provideStage();

describe('the live backtest', () => {
  let client: ApiClient;
  let page: Page;
  let draftId: string;
  let pane: Locator;

  const answered = async (): Promise<number> => Number(await pane.getAttribute('data-answered'));
  const approval = async (): Promise<string> => (await pane.locator('dl > div').first().textContent()) ?? '';

  /** Does something and waits until the pane has answered to it and rests. */
  async function afterwards(act: () => Promise<void>): Promise<void> {
    const before = await answered();
    await act();
    await waitFor('an answer', async () => (await answered()) > before && (await phase()) === 'fresh');
  }

  const phase = (): Promise<string | null> => pane.getAttribute('data-live');

  /** The text as the server saved it. */
  async function savedText(has: (text: string) => boolean): Promise<string> {
    let text = '';
    await waitFor('the text to be saved', async () => {
      ({ text } = await client.query('drafts.get', { draftId }));
      return has(text);
    });
    return text;
  }

  beforeAll(async () => {
    client = await signInByApi(stage().server.origin, 'camille');
    ({ draftId } = await client.mutate('drafts.create', { scorecardId: SCORECARD, fromVersion: 1 }));
    ({ page } = await stage().open());
    await signIn(page, 'camille');
    await page.goto(`/scorecards/${SCORECARD}/drafts/${draftId}?pane=live`);
    pane = page.getByRole('region', { name: 'Rétro-test en direct' });
    await editorOf(page).waitFor();
    await waitFor('the first figures', async () => (await phase()) === 'fresh' && (await answered()) > 0);
  });

  it('says of a typed edit what the formal backtest of the same text says', async () => {
    const before = await approval();
    expect(before).toContain('inchangé');
    await goBehind(page, '"baseScore": ');
    await afterwards(async () => {
      await page.keyboard.press('Shift+End');
      await page.keyboard.type('515,');
    });
    expect(await approval()).not.toBe(before);
    await savedText((text) => text.includes('"baseScore": 515,'));

    const [dataset] = await client.query('datasets.list');
    const { suggestedPlan } = await client.query('datasets.get', { datasetId: dataset?.datasetId ?? '' });
    const inForce = await client.query('scorecards.inForce', { scorecardId: SCORECARD });
    const { backtestId, jobId } = await client.mutate('backtests.start', {
      datasetId: dataset?.datasetId,
      champion: { scorecardId: SCORECARD, version: inForce?.version },
      challenger: { draftId },
      plan: suggestedPlan,
    });
    await waitFor(
      'the backtest',
      async () => (await client.query('jobs.get', { jobId })).status === 'succeeded',
      60_000,
    );
    const { report } = await client.query('backtests.get', { backtestId });
    if (report === null) throw new Error('the backtest has no report');
    const percent = new Intl.NumberFormat('fr-FR', {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
    expect(plain(await approval())).toContain(plain(percent.format(report.challenger.approvalRate)));
    const count = new Intl.NumberFormat('fr-FR');
    const swap = plain((await pane.getByRole('region', { name: 'Entrants et sortants' }).textContent()) ?? '');
    expect(swap).toContain(`Entrants : ${plain(count.format(report.swapSet.swapIn.counts.n))}`);
    expect(swap).toContain(`Sortants : ${plain(count.format(report.swapSet.swapOut.n))}`);
    expect(plain((await pane.textContent()) ?? '')).toContain(
      plain(`${count.format(report.observations.n)} observations`),
    );
  });

  it('keeps the last figures, dimmed and dated, while the text has an error', async () => {
    const before = await approval();
    await goBehind(page, '"baseScore": 515');
    await page.keyboard.type('x');
    await waitFor('the error to be told', async () => (await phase()) === 'stale');
    await pane.getByText('Le texte a une erreur').waitFor();
    expect(await approval()).toBe(before);
    await page.keyboard.press('Backspace');
    await waitFor('the figures to follow again', async () => (await phase()) === 'fresh');
  });

  it('drags a cut-off as one step of undo, and moves it by keys', async () => {
    const handle = pane.locator('[data-cut-off="2"]');
    const written = Number(await handle.getAttribute('aria-valuenow'));
    const box = await handle.boundingBox();
    if (box === null) throw new Error('the cut-off is not shown');
    await handle.scrollIntoViewIfNeeded();
    const start = (await handle.boundingBox()) ?? box;
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await page.mouse.down();
    for (const step of [6, 12, 18]) await page.mouse.move(start.x + start.width / 2 + step, start.y + start.height / 2);
    await waitFor('figures while it is held', async () => (await phase()) === 'fresh');
    await page.mouse.up();
    const dragged = Number(await handle.getAttribute('aria-valuenow'));
    expect(dragged).toBeGreaterThan(written);
    const text = await savedText((saved) => cutOffIn(saved) === dragged);
    expect(cutOffIn(text)).toBe(dragged);

    await editorOf(page).focus();
    await page.keyboard.press('Control+z');
    await savedText((saved) => cutOffIn(saved) === written);
    await handle.focus();
    await afterwards(() => page.keyboard.press('ArrowRight'));
    await savedText((saved) => cutOffIn(saved) === written + 1);
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
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toMatchObject({ id: name });
  });

  it('tells which edit moved it, and lets a swap-in be tried', async () => {
    await pane.getByRole('button', { name: /une à une|la modification/u }).click();
    const rows = pane.getByRole('region', { name: 'Laquelle de mes modifications ?' }).locator('tbody tr');
    await rows.first().waitFor({ timeout: 30_000 });
    expect((await rows.allTextContents()).some((row) => row.includes('Points de départ'))).toBe(true);
  });

  it('opens one of the worst swap-ins in the preview', async () => {
    await pane.getByText('Les entrants qui ont le plus mal tourné').click();
    const swapIns = pane.getByRole('button', { name: /^Essayer .* dans le texte$/u });
    await swapIns.first().waitFor();
    expect(await swapIns.count()).toBeLessThanOrEqual(20);
    await swapIns.first().click();
    await page.getByRole('region', { name: 'Aperçu de la décision' }).waitFor();
    await page.getByText('Rétro-test en direct', { exact: true }).click();
    await waitFor('the figures', async () => (await phase()) === 'fresh');
  });

  it('pauses and goes on by Alt+L', async () => {
    await page.keyboard.press('Alt+l');
    await waitFor('the pause', async () => (await phase()) === 'paused');
    await page.keyboard.press('Alt+l');
    await waitFor('the figures', async () => (await phase()) === 'fresh');
  });

  it('says the figures to those who hear them, and has no fault of access', async () => {
    await waitFor('the summary', async () => (await pane.locator('[data-live-summary]').textContent()) !== '');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    expect(stage().faults()).toEqual([]);
  });
});

function cutOffIn(text: string): number | null {
  const { ratings } = JSON.parse(text) as { ratings: readonly { readonly from: number | null }[] };
  return ratings[1]?.from ?? null;
}
