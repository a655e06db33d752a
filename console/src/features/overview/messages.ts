import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const overviewMessages = defineMessages({
  title: { fr: 'Vue d’ensemble', en: 'Overview' },
  nothingWaits: { fr: 'Rien n’attend de vous.', en: 'Nothing waits for you.' },
  beginning: {
    fr: 'Les premières étapes, dans l’ordre, mènent à une première décision.',
    en: 'The first steps, in order, lead to a first decision.',
  },
  requestsWait: {
    fr: (n: number) => `${n} ${frPlural(n, 'demande attend', 'demandes attendent')} votre signature.`,
    en: (n: number) => `${n} ${enPlural(n, 'request waits', 'requests wait')} for your signature.`,
  },
  toSign: {
    fr: (n: number) => `Signer : ${n} ${frPlural(n, 'demande', 'demandes')}`,
    en: (n: number) => `Sign: ${n} ${enPlural(n, 'request', 'requests')}`,
  },
  toSignNote: { fr: 'la machine vous les a confiées', en: 'the machine left them to you' },
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
    fr: 'Rien pour l’instant : ni demande à signer, ni version à approuver, ni brouillon en cours.',
    en: 'Nothing for now: no request to sign, no version to approve, no draft in progress.',
  },
  waitingBeginning: {
    fr: 'La prochaine étape est dans la liste ci-dessus, avec qui peut la faire. Les demandes à signer, les versions à approuver et vos brouillons viendront ici.',
    en: 'The next step is in the list above, with who can take it. Requests to sign, versions to approve and your drafts will come here.',
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
});
