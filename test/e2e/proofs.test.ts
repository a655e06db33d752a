/** Proofs beside the text: some at once, the rest while one reads, each with its customer. */
import { expect, it } from 'vitest';
import { editorOf, goBehind } from './support/editor.js';
import { openScreen, SCREENS } from './support/screens.js';
import { provideStage } from './support/stage.js';
import { prepareWorld } from './support/world.js';

const stage = provideStage();

it('tells what is proved of a draft, and shows the customer', { timeout: 180_000 }, async () => {
  const { page, faults } = await stage().open({ locale: 'fr' });
  const world = await prepareWorld(stage().server.origin);
  const workspace = SCREENS.find(({ name }) => name === 'workspace');
  if (workspace === undefined) throw new Error('no such screen');
  await openScreen(page, workspace, world);
  const problems = page.getByRole('region', { name: 'Problèmes' });

  // The next keystroke ends the proofs that are under way, and they begin again.
  await goBehind(page, '"owner": "');
  await page.keyboard.type('X');
  await problems.getByText('preuves en cours…').waitFor();
  await problems.getByText('preuves terminées').waitFor();
  await problems.getByText(/propriétés vérifiées/).click();
  await problems.getByText(/La machine n’approuve que dans son propre niveau/).waitFor();

  await problems.getByText(/conseils des preuves/).click();
  const cliff = problems.locator('li[data-code="cliff"]').first();
  await cliff.getByText(/^Témoins\u00a0: .+ → .+$/).waitFor();
  const before = await page.getByRole('region', { name: 'Décision', exact: true }).textContent();
  await cliff.getByRole('button', { name: 'Ouvrir ce client' }).click();
  await expect.poll(() => page.getByRole('region', { name: 'Décision', exact: true }).textContent()).not.toBe(before);

  // A rule that can never fire is told of at once, at its place, and mended in one step.
  const never = '{ "fact": "request.amount", "operator": "lessThan", "value": 0 }';
  await goBehind(page, '"rules": [');
  await page.keyboard.insertText(
    `{ "id": "never", "when": { "all": [${never}] }, "effects": [{ "type": "refer" }], "ifUnknown": "ignore", "reason": { "code": "never", "theme": "profile", "text": { "fr": "jamais", "en": "never" } } },`,
  );
  const found = problems.locator('li[data-code="rule_never_fires"]');
  await found.waitFor();
  await found.getByRole('button', { name: 'Retirer la règle', exact: true }).click();
  await found.waitFor({ state: 'detached' });
  expect(await editorOf(page).count()).toBe(1);
  expect(faults).toEqual([]);
});
