import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const scorecardMessages = defineMessages({
  title: { fr: 'Grilles de score', en: 'Scorecards' },
  listAnswer: {
    fr: (n: number, inForce: number) =>
      `${n} ${frPlural(n, 'grille', 'grilles')}, dont ${inForce} en vigueur : chaque décision de la société suit l’une d’elles.`,
    en: (n: number, inForce: number) =>
      `${n} ${enPlural(n, 'scorecard', 'scorecards')}, ${inForce} in force: every decision of the company follows one of them.`,
  },
  emptyTitle: { fr: 'Aucune grille pour l’instant', en: 'No scorecard yet' },
  emptyText: {
    fr: 'Les grilles livrées sont créées au premier démarrage du serveur. Vérifiez son journal, ou importez une grille en ligne de commande.',
    en: 'The shipped scorecards are created when the server first starts. Look at its log, or import one on the command line.',
  },
  name: { fr: 'Grille', en: 'Scorecard' },
  segment: { fr: 'Segment', en: 'Segment' },
  state: { fr: 'État', en: 'State' },
  inForceColumn: { fr: 'Décide avec', en: 'Decides by' },
  drafts: { fr: 'Brouillons', en: 'Drafts' },
  owner: { fr: 'Responsable', en: 'Owner' },
  version: { fr: (version: number) => `Version ${version}`, en: (version: number) => `Version ${version}` },
  versionShort: { fr: (version: number) => `v${version}`, en: (version: number) => `v${version}` },
  since: { fr: (date: string) => `depuis le ${date}`, en: (date: string) => `since ${date}` },
  from: { fr: (date: string) => `à partir du ${date}`, en: (date: string) => `from ${date}` },
  none: { fr: 'Aucune', en: 'None' },
  noDraft: { fr: 'Aucun', en: 'None' },
  answerInForce: {
    fr: (version: number, date: string) => `La version ${version} décide depuis le ${date}.`,
    en: (version: number, date: string) => `Version ${version} has decided since ${date}.`,
  },
  answerNone: {
    fr: 'Aucune version n’est en vigueur : cette grille ne décide encore de rien.',
    en: 'No version is in force: this scorecard does not decide anything yet.',
  },
  answerScheduled: {
    fr: (version: number, date: string) => `La version ${version} prendra le relais le ${date}.`,
    en: (version: number, date: string) => `Version ${version} takes over on ${date}.`,
  },
  answerPublished: {
    fr: (version: number) => `La version ${version}, publiée, attend d’être mise en vigueur.`,
    en: (version: number) => `Version ${version} is published and waits to be put in force.`,
  },
  edit: { fr: 'Modifier', en: 'Edit' },
  openDraft: { fr: 'Reprendre mon brouillon', en: 'Open my draft' },
  editHint: {
    fr: (version: number) =>
      `Ouvre un brouillon à votre nom à partir de la version ${version}. Rien ne change tant qu’il n’est pas approuvé.`,
    en: (version: number) => `Opens a draft of your own from version ${version}. Nothing changes until it is approved.`,
  },
  beginTitle: { fr: 'De quelle version partir ?', en: 'Which version to start from?' },
  beginText: {
    fr: (newer: string, shown: number) =>
      `${newer}, n’est pas dans un brouillon fait à partir de la version ${shown} : une fois en vigueur, il annulerait ce qu’elle change.`,
    en: (newer: string, shown: number) =>
      `${newer}, is not in a draft made from version ${shown}: once in force, the draft would undo what it changes.`,
  },
  beginFrom: {
    fr: (version: number) => `Partir de la version ${version}`,
    en: (version: number) => `Start from version ${version}`,
  },
  editForbidden: {
    fr: 'Il faut le rôle Auteur pour modifier une grille.',
    en: 'Editing a scorecard needs the role Author.',
  },
  timeline: { fr: 'Versions', en: 'Versions' },
  timelineNote: { fr: 'Toutes conservées, de la plus récente à la plus ancienne', en: 'All kept, newest first' },
  writtenBy: {
    fr: (author: string, date: string) => `Écrite par ${author}, publiée le ${date}`,
    en: (author: string, date: string) => `Written by ${author}, published on ${date}`,
  },
  publishedOn: { fr: (date: string) => `Publiée le ${date}`, en: (date: string) => `Published on ${date}` },
  approvedBy: { fr: (name: string) => `Approuvée par ${name}`, en: (name: string) => `Approved by ${name}` },
  draftOf: {
    fr: (name: string, version: string) => `Brouillon de ${name}, à partir de ${version}`,
    en: (name: string, version: string) => `Draft by ${name}, from ${version}`,
  },
  myDraft: {
    fr: (version: string) => `Votre brouillon, à partir de ${version}`,
    en: (version: string) => `Your draft, from ${version}`,
  },
  changed: { fr: 'modifié', en: 'changed' },
  openDraftLink: { fr: 'Ouvrir', en: 'Open' },
  compare: { fr: 'Comparer des versions', en: 'Compare versions' },
  compareTitle: {
    fr: (name: string) => `Comparer deux versions : ${name}`,
    en: (name: string) => `Compare two versions: ${name}`,
  },
  compareFrom: { fr: 'De', en: 'From' },
  compareTo: { fr: 'À', en: 'To' },
  compareSwap: { fr: 'Échanger les deux versions', en: 'Swap the two versions' },
  dossier: { fr: 'Dossier', en: 'Dossier' },
  gridTab: { fr: 'Tranches', en: 'Bands' },
  gridCharacteristic: { fr: 'Critère', en: 'Characteristic' },
  gridEntry: { fr: 'Tranche', en: 'Band' },
  gridNone: { fr: '–', en: '–' },
  impactTab: { fr: 'Effet', en: 'Impact' },
  impactNote: {
    fr: (n: number) => `Compté sur les ${n} cas de cette grille, livrés et enregistrés.`,
    en: (n: number) => `Counted on the ${n} cases of this scorecard, shipped and saved.`,
  },
  impactBacktest: { fr: 'Rétro-tester les deux versions', en: 'Backtest both versions' },
  summaryTab: { fr: 'En clair', en: 'In words' },
  textTab: { fr: 'Texte JSON', en: 'JSON text' },
  exception: { fr: 'Exception aux seuils', en: 'Release exception' },
  exceptionBy: {
    fr: (name: string, reason: string) => `${name} : « ${reason} »`,
    en: (name: string, reason: string) => `${name}: “${reason}”`,
  },
  rollBack: { fr: 'Revenir à cette version…', en: 'Roll back to this version…' },
  rollBackTitle: {
    fr: (version: number) => `Revenir à la version ${version}`,
    en: (version: number) => `Roll back to version ${version}`,
  },
  rollBackText: {
    fr: 'Ce texte est publié comme nouvelle version et décide dès aujourd’hui. Il a déjà été approuvé : une signature suffit.',
    en: 'This text is published as a new version and decides from today. It was approved before: one signature is enough.',
  },
  rollBackConfirm: { fr: 'Revenir à ce texte', en: 'Roll back' },
  rolledBack: {
    fr: (version: number) => `La version ${version} est en vigueur, avec l’ancien texte.`,
    en: (version: number) => `Version ${version} is in force, with the old text.`,
  },
  shadow: { fr: 'Candidate à blanc', en: 'Challenger in shadow' },
  activate: { fr: 'Mettre en vigueur…', en: 'Put in force…' },
  activateTitle: {
    fr: (version: number) => `Mettre la version ${version} en vigueur`,
    en: (version: number) => `Put version ${version} in force`,
  },
  activateText: {
    fr: (version: string) =>
      `Dès cette date, toutes les demandes de la société sont décidées avec elle${version}. L’acte est inscrit au journal d’audit.`,
    en: (version: string) =>
      `From that day every application of the company is decided by it${version}. The act is recorded in the audit log.`,
  },
  insteadOf: {
    fr: (version: number) => `, à la place de la version ${version}`,
    en: (version: number) => `, in place of version ${version}`,
  },
  activateOn: { fr: 'Date d’effet', en: 'Effective date' },
  activateConfirm: { fr: 'Mettre en vigueur', en: 'Put in force' },
  activateForbidden: {
    fr: 'Il faut le rôle Approbateur pour mettre une version en vigueur.',
    en: 'Putting a version in force needs the role Approver.',
  },
  activated: {
    fr: (version: number, date: string) => `La version ${version} est en vigueur à compter du ${date}.`,
    en: (version: number, date: string) => `Version ${version} is in force from ${date}.`,
  },
  digest: { fr: 'Empreinte', en: 'Digest' },
  effectiveFrom: { fr: 'Date d’effet', en: 'Effective from' },
  comment: { fr: 'Commentaire', en: 'Comment' },
  intendedUse: { fr: 'Usage prévu', en: 'Intended use' },
  author: { fr: 'Auteur', en: 'Author' },
  approver: { fr: 'Approbateur', en: 'Approver' },
  unreadable: {
    fr: 'Ce texte ne peut pas être lu comme une grille de score. Ouvrez l’onglet « Texte JSON ».',
    en: 'This text cannot be read as a scorecard. Open the tab “JSON text”.',
  },
});
