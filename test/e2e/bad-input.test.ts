/** What goes wrong at the borders of the console is said in words, where it happened, and stores nothing. */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, DEMO_PASSWORD, sendFile, signInByApi } from './support/api.js';
import { goBehind } from './support/editor.js';
import { chooseFile, goOn, signIn, textsOf } from './support/people.js';
import { provideStage } from './support/stage.js';

const HEADER = 'N° facture;Code client;Date de facture;Date d’échéance;Montant TTC;Date de règlement';
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

const stage = provideStage();
let client: ApiClient;
let page: Page;

beforeAll(async () => {
  client = await signInByApi(stage().server.origin, 'camille');
  ({ page } = await stage().open());
  await signIn(page, 'camille');
});

/** Opens the import page anew and hands it a file of this text. */
async function sendText(name: string, lines: readonly string[] | Buffer): Promise<void> {
  await page.goto('/data/import');
  await chooseFile(page, { name, text: Buffer.isBuffer(lines) ? lines : lines.join('\r\n') });
}

async function datasetNames(): Promise<readonly string[]> {
  return (await client.query('datasets.list')).map(({ name }) => name);
}

describe('a file that cannot be imported', () => {
  it.each([
    {
      what: 'a picture',
      name: 'logo.png',
      content: Buffer.concat([PNG_HEAD, randomBytes(4_000)]),
      why: 'Ce n’est pas un fichier texte. Enregistrez le classeur au format CSV.',
    },
    { what: 'an empty file', name: 'vide.csv', content: Buffer.alloc(0), why: 'Le fichier est vide.' },
    {
      what: 'a header without rows',
      name: 'entete.csv',
      content: Buffer.from(`${HEADER}\r\n`),
      why: 'Le fichier n’a qu’une ligne d’en-tête, sans aucune donnée.',
    },
  ])('says why $what is refused and stores nothing', async ({ name, content, why }) => {
    const before = await datasetNames();
    await sendText(name, content);
    await page.getByRole('alert').getByText(why).waitFor();
    expect(await datasetNames()).toEqual(before);
  });

  it('refuses a file that was cut in the middle, and says where', async () => {
    const before = await datasetNames();
    await sendText('coupe.csv', [HEADER, 'F-1;C1;15/01/2025;14/02/2025;1200,00;20/02/2025', 'F-3;C1;17/01/2025;16/0']);
    await goOn(page);
    await page.getByRole('heading', { name: 'Quelle colonne contient quoi ?' }).waitFor();
    await goOn(page);
    await page.getByRole('alert').getByText('sans fin de ligne').first().waitFor();
    await page.getByRole('alert').getByText('Ligne 3').first().waitFor();
    expect(await datasetNames()).toEqual(before);
  });

  it('names a row that is too short, and takes nothing before the last step', async () => {
    const before = await datasetNames();
    await sendText('coupe.csv', [
      HEADER,
      'F-1;C1;15/01/2025;14/02/2025;1200,00;20/02/2025',
      'F-2;C2;16/01/2025;15/02/2025;980,50;14/02/2025',
      'F-3;C1;17/01/2025;16/0',
      '',
    ]);
    await goOn(page);
    await page.getByRole('heading', { name: 'Quelle colonne contient quoi ?' }).waitFor();
    await goOn(page);
    await page.getByText('2 lignes sur 3 peuvent être reprises ; 1 est rejetée.').waitFor();
    const reject = page.getByRole('row').filter({ hasText: 'toute la ligne' });
    expect(await textsOf(reject.getByRole('cell'))).toEqual([
      '4',
      'toute la ligne',
      'F-3;C1;17/01/2025;16/0',
      'nombre de colonnes différent de celui de l’en-tête (4/6)',
    ]);
    expect(await datasetNames()).toEqual(before);
  });

  it('lists the refused rows where an import refused them all, and begins again with the same dataset', async () => {
    const rows = ['F-1;C1;15/01/1850;14/02/2025;1200,00;', 'F-2;C2;16/01/2025;15/02/2025;douze;', ''];
    const file = Buffer.from([HEADER, ...rows].join('\r\n'));
    const uploadId = await sendFile(stage().server.origin, client, 'refus.csv', file);
    const { suggestedMapping } = await client.query('imports.inspect', { uploadId });
    const { jobId, datasetId } = await client.mutate('imports.commit', {
      uploadId,
      mapping: { ...suggestedMapping, dateOrder: 'dmy', decimal: ',', currency: 'EUR' },
      dataset: { name: 'Refus' },
    });
    await page.goto(`/data/import?job=${jobId}&dataset=${datasetId}&step=run`);
    const rejects = page.getByRole('table', { name: 'Lignes rejetées' });
    await rejects.getByText('ce n’est pas un montant').waitFor();
    await rejects.getByText('année hors de 1900–2099').waitFor();
    const link = page.getByRole('link', { name: 'Télécharger les rejets' });
    expect(await link.getAttribute('href')).toContain(`/api/datasets/${datasetId}/imports/`);
    const again = page.getByRole('link', { name: 'Recommencer' });
    expect(await again.getAttribute('href')).toBe(`/data/import?dataset=${datasetId}`);
  });

  it('asks how ambiguous dates are to be read, with both readings of one of them', async () => {
    await sendText('ambigu.csv', [
      HEADER,
      'F-1;C1;03/04/2025;04/05/2025;1200,00;05/06/2025',
      'F-2;C2;05/06/2025;06/07/2025;980,50;07/08/2025',
    ]);
    await page.getByRole('heading', { name: 'Dans quel ordre ces dates sont-elles écrites ?' }).waitFor();
    const next = page.getByRole('button', { name: 'Continuer', exact: true });
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('radio', { name: '03/04/2025 est le 3 avril 2025' }).check();
    expect(await page.getByRole('radio', { name: '03/04/2025 est le 4 mars 2025' }).isChecked()).toBe(false);
    expect(await next.getAttribute('aria-disabled')).toBe(null);
    await goOn(page);
    await page.getByRole('heading', { name: 'Quelle colonne contient quoi ?' }).waitFor();
  });
});

describe('a person who cannot come in', () => {
  it('is told that the password is wrong, without being told which of the two', async () => {
    const { page: door } = await stage().open();
    await door.goto('/');
    await door.getByLabel('Adresse e-mail').fill('camille@demo.encours');
    await door.getByLabel('Mot de passe').fill('pas-le-bon');
    await door.getByRole('button', { name: 'Se connecter' }).click();
    await door.getByRole('alert').getByText('Adresse ou mot de passe incorrect.').waitFor();
    expect(await door.getByLabel('Adresse e-mail').inputValue()).toBe('camille@demo.encours');
    await door.context().close();
  });

  it('signs in again in place when the session has ended, and loses nothing of what was typed', async () => {
    const { draftId } = await client.mutate('drafts.create', { scorecardId: 'trade-credit-standard', fromVersion: 1 });
    const { page: desk } = await stage().open();
    await signIn(desk, 'camille');
    await desk.goto(`/scorecards/trade-credit-standard/drafts/${draftId}`);
    await goBehind(desk, '"owner": "Direction du crédit client');
    await desk.context().clearCookies();
    await desk.keyboard.type(' et du recouvrement');
    const dialog = desk.getByRole('dialog', { name: 'Votre session a expiré' });
    await dialog.getByLabel('Mot de passe').fill(DEMO_PASSWORD);
    await dialog.getByRole('button', { name: 'Continuer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await client.query('drafts.get', { draftId })).text)
      .toContain('"owner": "Direction du crédit client et du recouvrement"');
    await desk.context().close();
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['/decisions/dec_00000000000000000000000000'],
    ['/scorecards/does-not-exist'],
    ['/scorecards/trade-credit-standard/drafts/dft_00000000000000000000000000'],
    ['/approvals/dft_00000000000000000000000000'],
    ['/backtests/bt_00000000000000000000000000'],
    ['/data/ds_00000000000000000000000000'],
    ['/nowhere'],
  ])('%s says so and leads home', async (path) => {
    await page.goto(path);
    await page.getByText('Introuvable', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Retour à la vue d’ensemble' }).waitFor();
  });

  it('is kept through the sign-in', async () => {
    const { page: door } = await stage().open();
    await door.goto('/scorecards/trade-credit-standard?version=2');
    await door.getByLabel('Adresse e-mail').fill('maxime@demo.encours');
    await door.getByLabel('Mot de passe').fill(DEMO_PASSWORD);
    await door.getByRole('button', { name: 'Se connecter' }).click();
    await door.getByRole('heading', { level: 2, name: 'Version 2' }).waitFor();
    await door.context().close();
  });
});

it('wrote no error to the console meanwhile', () => {
  expect(stage().faults()).toEqual([]);
});

describe('a signature', () => {
  it('is not given for another amount than the one that stands in the field', async () => {
    const { page: desk, context } = await stage().open();
    await signIn(desk, 'dominique');
    await desk.goto('/inbox');
    await desk.locator('tbody tr a').first().click();
    await desk.getByRole('button', { name: 'Signer…' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Signer la demande' });
    const amount = dialog.getByLabel(/^Encours total accordé/u);
    await amount.fill('3000');
    await dialog.getByText(/^Compte pour/u).waitFor();
    for (const [typed, fault] of [
      ['3000abc', 'Ce n’est pas un nombre'],
      ['-100', 'Un montant négatif n’a pas de sens ici'],
    ] as const) {
      await amount.fill(typed);
      await dialog.getByText(fault).waitFor();
      await dialog.getByText(/^Compte pour/u).waitFor({ state: 'detached' });
      expect(await dialog.getByRole('button', { name: 'Signer', exact: true }).isDisabled()).toBe(true);
    }
    await context.close();
  });
});
