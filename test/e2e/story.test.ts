/** The main job from end to end: import, edit, backtest, submit, approve, decide over REST, find the proof. */
import { Decision } from '@encours/engine';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type ApiClient, LEDGER, signInByApi } from './support/api.js';
import { goBehind, paste, typeOver } from './support/editor.js';
import { choose, chooseFile, figure, follow, goOn, signIn, textsOf } from './support/people.js';
import { provideStage } from './support/stage.js';
import { stopAtFirstFailure } from './support/story-steps.js';
import { LATER_PAYER } from './support/world.js';

const SCORECARD = 'Crédit client standard PME';
const SCORECARD_ID = 'trade-credit-standard';
const DATASET = 'Grand livre 2024-2025';
const CUSTOMER = LATER_PAYER.customer.name;
/** The same customer while it still paid on time. */
const CASE = 'Connu par ses seules factures, bon payeur';

const COMMENT = 'De 15 à 18 jours de retard, beaucoup de bons clients : ils ne doivent plus y perdre de points.';

const APPLICATION = { ...LATER_PAYER, date: new Date().toISOString().slice(0, 10) };

/** What REST answers to a request for a decision. */
function readRecorded(body: string): { readonly id: string; readonly decision: Decision } {
  const { id, decision } = JSON.parse(body) as { id: string; decision: unknown };
  return { id, decision: Decision.parse(decision) };
}

const stage = provideStage();

describe('a change of policy, from the invoices to the audit log', () => {
  stopAtFirstFailure();

  let client: Promise<ApiClient>;
  let author: Page;
  let approver: Page;
  let admin: Page;
  let draftId = '';
  let answer = '';
  /** How many cases the draft decides otherwise, and of how many: as the author was told. */
  let casesTold: readonly string[] = [];

  it('imports the invoices of two years', async () => {
    client = signInByApi(stage().server.origin, 'camille');
    ({ page: author } = await stage().open());
    await signIn(author, 'camille');
    await follow(author, 'Données');
    await author.getByRole('button', { name: 'Importer un fichier' }).click();
    await chooseFile(author, LEDGER);
    await author.getByText('336 lignes').waitFor();
    await author.getByLabel('Nom du jeu de données').fill(DATASET);
    await choose(author, 'Devise', 'EUR');
    await goOn(author);
    await author.getByRole('heading', { name: 'Quelle colonne contient quoi ?' }).waitFor();
    await goOn(author);
    await author.getByText('Les 336 lignes peuvent être reprises.').waitFor();
    expect(await figure(author, 'Factures')).toBe('336');
    expect(await figure(author, 'Total')).toBe('404 210,35 €');
    await author.getByRole('button', { name: 'Importer 336 lignes' }).click();

    await author.getByRole('heading', { level: 1, name: DATASET }).waitFor();
    await author.getByText('336 lignes reprises, 0 rejetées.').waitFor();
    expect(await figure(author, 'Clients')).toBe('14');
    expect(await figure(author, 'Total facturé')).toBe('404 210,35 €');
  });

  it('shows what the version in force decides on a case', async () => {
    await follow(author, 'Grilles de score');
    await author.getByRole('link', { name: SCORECARD }).click();
    await author.getByRole('button', { name: 'Modifier', exact: true }).click();
    // Version 2 is published and waits: a draft of version 1 would undo it.
    const dialog = author.getByRole('dialog', { name: 'De quelle version partir ?' });
    await dialog.getByText(/^La version 2, déjà publiée, n’est pas dans un brouillon/u).waitFor();
    await dialog.getByRole('button', { name: 'Partir de la version 1' }).click();
    await author.getByRole('heading', { level: 1, name: 'Brouillon, à partir de v1' }).waitFor();
    await author.getByText('La version 2, déjà publiée, n’est pas dans ce brouillon.').waitFor();
    draftId = new URL(author.url()).pathname.split('/').at(-1) ?? '';
    await author.getByRole('combobox', { name: 'Dossier' }).fill(CASE);
    await author.getByRole('option', { name: CASE, exact: true }).click();

    await author.getByText(/^Données \(/).click();
    await preview().getByLabel('Retard moyen pondéré sur douze mois', { exact: true }).fill('16');
    await preview()
      .getByLabel(/^Part payée à l['’]heure sur douze mois$/)
      .fill('0,6');
    await preview().getByText('Décision', { exact: true }).click();
    await preview().getByText('À étudier par une personne').waitFor();
    await preview().getByText('La décision est la même.').waitFor();
    // What was decided after the first of both values looks the same but for its score.
    await expect.poll(() => figure(author, 'Note')).toBe('493');
  });

  it('names the fault of a threshold that makes bands overlap', async () => {
    await problems().getByText('Aucun problème : ce texte peut être publié.').waitFor();
    await goBehind(author, '"id": "from_8_to_15", "from": 8, "to": 15');
    await typeOver(author, '5', '8');
    await problems().getByText('1 erreur', { exact: true }).waitFor();
    await problems()
      .getByText(/se chevauchent/)
      .waitFor();
    await preview()
      .getByText(/décision du dernier texte valide/)
      .waitFor();
    const submit = author.getByRole('button', { name: 'Soumettre…' });
    await submit.click();
    // Both views are open: it leads to the field of the form, from which on the bands overlap.
    await expect
      .poll(() => author.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value))
      .toBe('15');
    expect(await author.getByRole('dialog').count()).toBe(0);
  });

  it('decides anew once the next threshold follows, and keeps what was typed', async () => {
    await goBehind(author, '"id": "from_15_to_25",');
    for (const key of ['ArrowDown', 'End', 'ArrowLeft', 'Backspace', 'Backspace']) await author.keyboard.press(key);
    await paste(author, '18');
    await problems().getByText('Aucun problème : ce texte peut être publié.').waitFor();
    await preview().getByText('Plafond accordé', { exact: true }).waitFor();
    await expect.poll(() => figure(author, 'Note')).toBe('518');
    const changed = preview().getByRole('listitem').filter({ hasText: 'À étudier par une personne' });
    expect(await textsOf(changed)).toEqual([expect.stringMatching(/devient\s?Accordé$/)]);

    await author.getByText(/^Enregistré à/).waitFor();
    const { text } = await (await client).query('drafts.get', { draftId });
    const published = await (await client).query('scorecards.version', { scorecardId: SCORECARD_ID, version: 1 });
    const expected = published.text
      .replace('"version": 1', '"version": 3')
      .replace('"to": 15,', '"to": 18,')
      .replace('"from": 15,', '"from": 18,');
    expect(text).toBe(expected);
  });

  it('tries the draft on the imported invoices', async () => {
    await author.getByRole('button', { name: 'Soumettre…' }).click();
    await goOn(author);
    await author.getByRole('link', { name: 'Lancer un rétro-test de ce brouillon' }).click();
    await author.getByRole('heading', { level: 1, name: 'Nouveau rétro-test' }).waitFor();
    await choose(author, 'Jeu de données', DATASET);
    expect(await author.getByRole('combobox', { name: 'Référence' }).inputValue()).toBe('Version 1 (en vigueur)');
    expect(await author.getByRole('combobox', { name: 'Candidate' }).inputValue()).toBe(
      'Mon brouillon (à partir de v1)',
    );
    await author.getByRole('button', { name: 'Lancer le rétro-test' }).click();

    await author.getByRole('heading', { level: 1, name: `${SCORECARD} – brouillon face à v1` }).waitFor();
    await author.getByRole('heading', { name: 'L’essentiel' }).waitFor();
    await author.getByText('Sur 56 observations de 14 clients à 4 dates.').waitFor();
    const approval = author.getByRole('row').filter({ hasText: 'Taux d’acceptation' });
    expect(await textsOf(approval.first().getByRole('cell'))).toEqual(
      expect.arrayContaining(['14,3 %', '14,3 %', '0,0 pt']),
    );
    await author
      .getByText('98,2 % des observations gardent leur cote, 1,8 % en gagnent une meilleure, 0 % une moins bonne.')
      .waitFor();
  });

  it('submits the draft with its comment and its evidence, and lets nobody approve their own', async () => {
    await follow(author, 'Grilles de score');
    await author.getByRole('link', { name: SCORECARD }).click();
    await author.getByRole('link', { name: 'Reprendre mon brouillon' }).click();
    await author.getByRole('button', { name: 'Soumettre…' }).click();
    await author.getByText('Le texte n’a aucune erreur.').waitFor();
    const told = await author.getByText(/change(nt)? de décision sur/u).textContent();
    casesTold = /^(\d+) .* sur (\d+)\.$/u.exec(told ?? '')?.slice(1) ?? [];
    expect(casesTold).toHaveLength(2);
    await goOn(author);
    await author.getByRole('radio', { name: new RegExp(`^${DATASET}`) }).check();
    await goOn(author);
    await author.getByLabel('Ce qui change, et pourquoi').fill(COMMENT);
    await goOn(author);
    const boxes = author.getByRole('dialog').getByRole('checkbox');
    await boxes.first().waitFor();
    for (const box of await boxes.all()) await box.check();
    await author.getByRole('button', { name: 'Soumettre', exact: true }).click();
    await author.getByText('Le brouillon est en relecture.').waitFor();
    await author.getByText(/^En relecture\s: le texte est figé/).waitFor();

    await follow(author, 'Approbations');
    await author.getByRole('link', { name: new RegExp(SCORECARD) }).click();
    const approve = author.getByRole('button', { name: 'Approuver…' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await approve.hover();
    await author.getByText('Quatre yeux : vous avez écrit ce texte, une autre personne doit l’approuver.').waitFor();
    const { digest } = await (await client).query('approvals.get', { draftId });
    await expect((await client).mutate('approvals.approve', { draftId, digest, comment: 'moi' })).rejects.toThrow(
      /403/,
    );
  });

  it('is approved by somebody else, who sees what changes and the evidence', async () => {
    ({ page: approver } = await stage().open());
    await signIn(approver, 'dominique');
    await follow(approver, 'Approbations');
    await approver.getByRole('link', { name: new RegExp(SCORECARD) }).click();
    await approver.getByText(COMMENT).waitFor();
    // As the author was told.
    const [changed, total] = casesTold;
    await approver.getByText(new RegExp(`\\b${changed} dossiers? sur ${total} `, 'u')).waitFor();
    await approver.getByText(`${DATASET}, 56 observations`).waitFor();
    await approver.getByRole('tab', { name: 'Ligne à ligne' }).click();
    await approver.getByText('"version": 3', { exact: false }).first().waitFor();
    await approver.getByRole('button', { name: 'Approuver…' }).click();
    await approver.getByLabel('Votre avis').fill('Vu avec le commerce.');
    // 56 observations are too few for the release tolerances.
    await approver.getByLabel('Exception motivée').fill('Historique court : suivi à blanc pendant un mois.');
    await approver.getByRole('button', { name: 'Approuver et publier' }).click();
    await approver.getByText('La version 3 est en vigueur.').waitFor();

    await follow(author, 'Grilles de score');
    await author.reload();
    await author.getByRole('row').filter({ hasText: SCORECARD }).getByText('v3').waitFor();
  });

  it('decides by the new version for an application that has a key', async () => {
    ({ page: admin } = await stage().open());
    await signIn(admin, 'noa');
    await follow(admin, 'Administration');
    await admin.getByRole('tab', { name: 'Clés d’API' }).click();
    await admin.getByRole('button', { name: 'Créer une clé' }).first().click();
    await admin.getByRole('dialog').getByLabel('Nom').fill('ERP');
    await admin.getByRole('dialog').getByRole('button', { name: 'Créer une clé' }).click();
    const secret = await admin.getByLabel('Clé d’API', { exact: true }).inputValue();
    await admin.getByRole('button', { name: 'J’ai copié la clé' }).click();
    await admin.getByRole('row').filter({ hasText: 'ERP' }).waitFor();

    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ scorecard: SCORECARD_ID, application: APPLICATION });
    const posted = await fetch(`${stage().server.origin}/v1/decisions`, { method: 'POST', headers, body });
    expect(posted.status).toBe(201);
    answer = await posted.text();
    const recorded = readRecorded(answer);
    expect(recorded.decision).toMatchObject({ outcome: 'approve', rating: 3, score: 518 });
    expect(recorded.decision.receipt.scorecard.version).toBe(3);

    const read = await fetch(`${stage().server.origin}/v1/decisions/${recorded.id}`, { headers });
    expect(await read.text()).toBe(answer);
  });

  it('finds the decision in the log with its explanation, and the chain of the audit log intact', async () => {
    await follow(approver, 'Décisions');
    const row = approver.getByRole('row').filter({ hasText: CUSTOMER }).first();
    await row.getByText(/v3$/).waitFor();
    await row.getByRole('link', { name: CUSTOMER }).click();
    await approver.getByRole('heading', { level: 1, name: CUSTOMER }).waitFor();
    await approver.getByRole('tab', { name: 'Explication' }).click();
    await approver.getByText(/^La demande est accordée/).waitFor();
    await approver.getByRole('tab', { name: 'Reçu' }).click();
    await approver.getByText(readRecorded(answer).id).waitFor();

    await follow(approver, 'Journal d’audit');
    await approver.getByRole('row').filter({ hasText: 'Décision rendue' }).first().waitFor();
    await approver.getByRole('row').filter({ hasText: 'Version publiée' }).first().waitFor();
    await approver.getByRole('button', { name: 'Vérifier la chaîne' }).click();
    await approver.getByText(/^Chaîne vérifiée jusqu’à la ligne \d+$/).waitFor();
    expect(stage().faults()).toEqual([]);
  });

  function preview() {
    return author.getByRole('region', { name: 'Aperçu de la décision' });
  }

  function problems() {
    return author.getByRole('region', { name: 'Problèmes' });
  }
});
