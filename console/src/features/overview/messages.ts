import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const overviewMessages = defineMessages({
  title: { fr: 'Vue d’ensemble', en: 'Overview' },
  nothingWaits: { fr: 'Rien n’attend de vous.', en: 'Nothing waits for you.' },
  approvalsWait: {
    fr: (n: number) => `${n} ${frPlural(n, 'version attend', 'versions attendent')} votre approbation.`,
    en: (n: number) => `${n} ${enPlural(n, 'version waits', 'versions wait')} for your approval.`,
  },
  draftsWait: {
    fr: (n: number) => `${n} ${frPlural(n, 'brouillon est en cours', 'brouillons sont en cours')} de rédaction.`,
    en: (n: number) => `You have ${n} ${enPlural(n, 'draft', 'drafts')} in progress.`,
  },
  sentBack: {
    fr: (n: number) => `${n} ${frPlural(n, 'brouillon vous a été renvoyé', 'brouillons vous ont été renvoyés')}.`,
    en: (n: number) => `${n} ${enPlural(n, 'draft was', 'drafts were')} sent back to you.`,
  },
  waiting: { fr: 'Ce qui vous attend', en: 'Waiting for you' },
  waitingNone: {
    fr: 'Rien pour l’instant : ni version à approuver, ni brouillon en cours.',
    en: 'Nothing for now: no version to approve, no draft in progress.',
  },
  toReview: { fr: (name: string) => `Approuver : ${name}`, en: (name: string) => `Approve: ${name}` },
  submittedBy: { fr: (name: string) => `soumis par ${name},`, en: (name: string) => `submitted by ${name},` },
  goOn: { fr: (name: string) => `Reprendre : ${name}`, en: (name: string) => `Go on with: ${name}` },
  suspended: {
    fr: (name: string) => `${name} : votre version est suspendue, une autre l’a devancée`,
    en: (name: string) => `${name}: your version is suspended, another came first`,
  },
  rework: { fr: (name: string) => `Revoir : ${name}`, en: (name: string) => `Rework: ${name}` },
  inReview: { fr: (name: string) => `En relecture : ${name}`, en: (name: string) => `In review: ${name}` },
  changed: { fr: 'modifié', en: 'changed' },
  inForce: { fr: 'En vigueur', en: 'In force' },
  inForceNone: {
    fr: 'Aucune grille n’est en vigueur : aucune demande ne peut être décidée.',
    en: 'No scorecard is in force: no application can be decided.',
  },
  seeScorecards: { fr: 'Voir les grilles', en: 'See the scorecards' },
  versionSince: {
    fr: (version: number, date: string) => `v${version} depuis le ${date}`,
    en: (version: number, date: string) => `v${version} since ${date}`,
  },
  nextVersion: {
    fr: (version: number, date: string) => `v${version} le ${date}`,
    en: (version: number, date: string) => `v${version} on ${date}`,
  },
  decisions: { fr: 'Dernières décisions', en: 'Latest decisions' },
  allDecisions: { fr: 'Toutes les décisions', en: 'All decisions' },
  decisionsNone: { fr: 'Aucune décision pour l’instant', en: 'No decision yet' },
  decisionsNoneText: {
    fr: 'Les décisions prises par la console ou par vos applications (POST /v1/decisions) apparaîtront ici.',
    en: 'Decisions made in the console or by your applications (POST /v1/decisions) will show here.',
  },
  customer: { fr: 'Client', en: 'Customer' },
  unnamed: { fr: 'Client sans nom', en: 'Unnamed customer' },
  outcome: { fr: 'Issue', en: 'Outcome' },
  rating: { fr: 'Cote', en: 'Rating' },
  requested: { fr: 'Demandé', en: 'Requested' },
  limit: { fr: 'Plafond', en: 'Limit' },
  when: { fr: 'Quand', en: 'When' },
  first: { fr: 'Pour bien commencer', en: 'Getting started' },
  firstNote: {
    fr: (done: number, all: number) =>
      `De vos données à une première décision : ${done} ${frPlural(done, 'étape', 'étapes')} sur ${all}`,
    en: (done: number, all: number) =>
      `From your data to a first decision: ${done} of ${all} ${enPlural(all, 'step', 'steps')}`,
  },
  stepPeople: { fr: 'Ouvrir les comptes', en: 'Open the accounts' },
  stepPeopleText: {
    fr: 'Un auteur qui écrit, un approbateur qui relit : jamais la même personne.',
    en: 'An author who writes, an approver who reviews: never the same person.',
  },
  stepImport: { fr: 'Importer un historique de factures', en: 'Import a history of invoices' },
  stepImportText: {
    fr: 'Un fichier CSV suffit : vos clients, vos factures, leurs règlements.',
    en: 'A CSV file is enough: customers, invoices and their payments.',
  },
  stepDraft: { fr: 'Ouvrir un brouillon de grille', en: 'Open a draft of a scorecard' },
  stepDraftText: {
    fr: 'Changez un seuil et voyez la décision changer pendant que vous tapez.',
    en: 'Change a threshold and see the decision change while you type.',
  },
  stepBacktest: { fr: 'Rejouer le passé', en: 'Replay the past' },
  stepBacktestText: {
    fr: 'Comparez votre brouillon à la version en vigueur, en euros, sur vos vrais clients.',
    en: 'Compare your draft with the version in force, in euros, on your real customers.',
  },
  stepSubmit: { fr: 'Soumettre à approbation', en: 'Submit for approval' },
  stepSubmitText: {
    fr: 'Une seconde personne relit la différence et met la version en vigueur.',
    en: 'A second person reads the difference and puts the version in force.',
  },
  stepInForce: { fr: 'Mettre une grille en vigueur', en: 'Put a scorecard in force' },
  stepInForceText: {
    fr: 'Approuvez une version, ou mettez en vigueur une grille livrée.',
    en: 'Approve a version, or put a shipped scorecard in force.',
  },
  stepDecide: { fr: 'Décider pour la première fois', en: 'Decide for the first time' },
  stepDecideText: {
    fr: 'Ouvrez un client du portefeuille et enregistrez ce que dit la grille.',
    en: 'Open a customer of the portfolio and record what the scorecard says.',
  },
  done: { fr: 'fait', en: 'done' },
  toDo: { fr: 'à faire', en: 'to do' },
});
