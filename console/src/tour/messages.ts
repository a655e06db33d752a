import { defineMessages } from '../i18n/messages.js';
import { enPlural, frPlural } from '../i18n/plural.js';

export const tourMessages = defineMessages({
  first: { fr: 'Pour bien commencer', en: 'Getting started' },
  firstNote: {
    fr: (done: number, all: number) =>
      `De vos données à une première décision : ${done} ${frPlural(done, 'étape', 'étapes')} sur ${all}`,
    en: (done: number, all: number) =>
      `From your data to a first decision: ${done} of ${all} ${enPlural(all, 'step', 'steps')}`,
  },
  bar: { fr: 'Premiers pas', en: 'First steps' },
  step: {
    fr: (n: number, all: number) => `Étape ${n} sur ${all}`,
    en: (n: number, all: number) => `Step ${n} of ${all}`,
  },
  open: { fr: 'Y aller', en: 'Go there' },
  all: { fr: 'Toutes les étapes', en: 'All steps' },
  skip: { fr: 'Quitter la visite', en: 'Leave the tour' },
  finish: { fr: 'Terminer la visite', en: 'End the tour' },
  finished: {
    fr: 'Tout est fait : votre société décide avec une grille écrite, éprouvée et approuvée.',
    en: 'All is done: your company decides by a scorecard that was written, tried and approved.',
  },
  again: {
    fr: 'La visite se relance à tout moment depuis le menu de votre compte.',
    en: 'The tour can be started again at any time from the menu of your account.',
  },
  whose: { fr: (names: string) => `C’est à ${names} de le faire.`, en: (names: string) => `This is up to ${names}.` },
  nobody: {
    fr: (roles: string) => `Personne n’a encore le rôle ${roles}.`,
    en: (roles: string) => `Nobody has the role ${roles} yet.`,
  },
  accounts: { fr: 'Ouvrir les comptes', en: 'Open the accounts' },
  accountsText: {
    fr: 'Un auteur qui écrit, un approbateur qui relit : jamais la même personne.',
    en: 'An author who writes, an approver who reviews: never the same person.',
  },
  draft: { fr: 'Ouvrir un brouillon de grille', en: 'Open a draft of a scorecard' },
  draftText: {
    fr: 'Partez d’une grille livrée, changez un seuil et voyez la décision changer pendant que vous tapez.',
    en: 'Start from a shipped scorecard, change a threshold and see the decision change while you type.',
  },
  data: { fr: 'Importer un historique de factures', en: 'Import a history of invoices' },
  dataText: {
    fr: 'Un fichier CSV suffit : vos clients, vos factures, leurs règlements.',
    en: 'A CSV file is enough: customers, invoices and their payments.',
  },
  backtest: { fr: 'Rejouer le passé', en: 'Replay the past' },
  backtestText: {
    fr: 'Comparez votre brouillon à une autre version, en euros, sur vos vrais clients.',
    en: 'Compare your draft with another version, in euros, on your real customers.',
  },
  submit: { fr: 'Soumettre à approbation', en: 'Submit for approval' },
  submitText: {
    fr: 'Dites pourquoi et joignez le rétro-test : une seconde personne relira la différence.',
    en: 'Say why and attach the backtest: a second person will read the difference.',
  },
  release: { fr: 'Mettre une grille en vigueur', en: 'Put a scorecard in force' },
  releaseText: {
    fr: 'Approuvez la version soumise, ou mettez en vigueur une grille livrée.',
    en: 'Approve the version that was submitted, or put a shipped scorecard in force.',
  },
  decide: { fr: 'Décider pour la première fois', en: 'Decide for the first time' },
  decideText: {
    fr: 'Ouvrez un client du portefeuille et enregistrez ce que dit la grille.',
    en: 'Open a customer of the portfolio and record what the scorecard says.',
  },
  done: { fr: 'fait', en: 'done' },
  toDo: { fr: 'à faire', en: 'to do' },
});
