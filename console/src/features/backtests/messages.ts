import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const backtestMessages = defineMessages({
  title: { fr: 'Rétro-tests', en: 'Backtests' },
  answer: {
    fr: 'Ce qu’une version aurait décidé sur vos clients passés, et ce qui leur est vraiment arrivé.',
    en: 'What a version would have decided on your past customers, and what really became of them.',
  },
  start: { fr: 'Nouveau rétro-test', en: 'New backtest' },
  startReason: {
    fr: (roles: string) => `Les rétro-tests sont réservés au rôle ${roles}.`,
    en: (roles: string) => `Backtests need the role ${roles}.`,
  },
  list: { fr: 'Rétro-tests lancés', en: 'Backtests run' },
  emptyTitle: { fr: 'Aucun rétro-test', en: 'No backtest yet' },
  emptyText: {
    fr: 'Comparez une version ou un brouillon à la version en vigueur, sur un jeu de données importé.',
    en: 'Compare a version or a draft with the version in force, on an imported dataset.',
  },
  scorecard: { fr: 'Grille de score', en: 'Scorecard' },
  version: { fr: (n: number) => `v${n}`, en: (n: number) => `v${n}` },
  draft: { fr: 'brouillon', en: 'draft' },
  against: {
    fr: (challenger: string, champion: string) => `${challenger} face à ${champion}`,
    en: (challenger: string, champion: string) => `${challenger} against ${champion}`,
  },
  dataset: { fr: 'Jeu de données', en: 'Dataset' },
  status: { fr: 'État', en: 'Status' },
  nObservations: {
    fr: (n: number, text: string) => `${text} ${frPlural(n, 'observation', 'observations')}`,
    en: (n: number, text: string) => `${text} ${enPlural(n, 'observation', 'observations')}`,
  },
  approval: { fr: 'Taux d’acceptation', en: 'Approval rate' },
  badRate: { fr: 'Taux de défaut des acceptés', en: 'Bad rate of the approved' },
  gatePassed: { fr: 'Tolérances respectées', en: 'Tolerances met' },
  gateFailed: { fr: 'Tolérances dépassées', en: 'Tolerances not met' },
  gateNone: { fr: 'Sans tolérance', en: 'No tolerances' },
  at: { fr: 'Lancé', en: 'Started' },
  status_queued: { fr: 'En attente', en: 'Queued' },
  status_running: { fr: 'En cours', en: 'Running' },
  status_succeeded: { fr: 'Terminé', en: 'Done' },
  status_failed: { fr: 'Échec', en: 'Failed' },
  status_cancelled: { fr: 'Annulé', en: 'Cancelled' },
  running: { fr: 'Rétro-test en cours', en: 'Backtest under way' },
  noReport: { fr: 'Pas de rapport', en: 'No report' },
  oldReport: { fr: 'Rapport d’une version antérieure', en: 'Report of an earlier release' },
  oldReportHint: {
    fr: 'Une version antérieure d’Encours a établi ce rapport sans tout ce qu’un rapport dit aujourd’hui : il n’est donc pas affiché. Relancez le rétro-test pour en obtenir un.',
    en: 'An earlier release of Encours wrote this report without all that a report says today, so it is not shown. Run the backtest again to get one.',
  },
  soFar: {
    fr: (n: number, cases: string) =>
      `Premiers chiffres, sur ${cases} ${frPlural(n, 'observation décidée', 'observations décidées')} :`,
    en: (n: number, cases: string) =>
      `First figures, over ${cases} ${enPlural(n, 'observation', 'observations')} decided:`,
  },
  soFarSide: {
    fr: (side: string, approved: string, bad: string) =>
      `${side} : ${approved} d’acceptation, ${bad} de défauts parmi les acceptés`,
    en: (side: string, approved: string, bad: string) => `${side}: ${approved} approved, ${bad} bad among the approved`,
  },
  champion: { fr: 'Référence', en: 'Champion' },
  challenger: { fr: 'Candidate', en: 'Challenger' },
  runAgain: { fr: 'Relancer', en: 'Run again' },
  html: { fr: 'À imprimer (HTML)', en: 'To print (HTML)' },
  json: { fr: 'JSON', en: 'JSON' },
  csv: { fr: 'CSV', en: 'CSV' },
  print: { fr: 'Imprimer', en: 'Print' },
  download: { fr: 'Télécharger le rapport', en: 'Download the report' },
});

export const formMessages = defineMessages({
  title: { fr: 'Nouveau rétro-test', en: 'New backtest' },
  answer: {
    fr: 'Deux versions jugent les mêmes clients aux mêmes dates, avec ce qui était connu alors ; on regarde ensuite qui a payé.',
    en: 'Two versions judge the same customers on the same dates, knowing what was known then; we then look at who paid.',
  },
  importData: { fr: 'Importer un fichier', en: 'Import a file' },
  what: { fr: 'Quoi comparer', en: 'What to compare' },
  dataset: { fr: 'Jeu de données', en: 'Dataset' },
  datasetHelp: { fr: 'Les clients et les factures sur lesquels juger.', en: 'The customers and invoices to judge on.' },
  noDatasetTitle: { fr: 'Il manque un jeu de données', en: 'A dataset is missing' },
  noDatasetText: {
    fr: 'Un rétro-test se fait sur vos factures passées : importez-les d’abord.',
    en: 'A backtest needs your past invoices: import them first.',
  },
  scorecard: { fr: 'Grille de score', en: 'Scorecard' },
  scorecardHelp: { fr: 'La politique dont on compare deux états.', en: 'The policy of which two states are compared.' },
  champion: { fr: 'Référence', en: 'Champion' },
  championHelp: {
    fr: 'Ce à quoi on compare : la version en vigueur, sauf choix contraire.',
    en: 'What to compare with: the version in force unless you choose otherwise.',
  },
  challenger: { fr: 'Candidate', en: 'Challenger' },
  challengerHelp: {
    fr: 'La version ou le brouillon à juger, tel qu’il est enregistré maintenant.',
    en: 'The version or draft to judge, as it is saved now.',
  },
  versionInForce: { fr: (n: number) => `Version ${n} (en vigueur)`, en: (n: number) => `Version ${n} (in force)` },
  versionOther: { fr: (n: number) => `Version ${n}`, en: (n: number) => `Version ${n}` },
  draftMine: {
    fr: (base: number) => `Mon brouillon (à partir de v${base})`,
    en: (base: number) => `My draft (from v${base})`,
  },
  draftOf: {
    fr: (name: string, base: number) => `Brouillon de ${name} (à partir de v${base})`,
    en: (name: string, base: number) => `Draft by ${name} (from v${base})`,
  },
  sameTwice: {
    fr: 'C’est la même version des deux côtés : le rapport ne montrera aucune différence.',
    en: 'Both sides are the same version: the report will show no difference.',
  },
  when: { fr: 'Quand observer', en: 'When to observe' },
  whenNote: {
    fr: 'Proposé d’après les dates et les retards du jeu de données ; modifiable.',
    en: 'Suggested from the dates and delays of the dataset; change it as you like.',
  },
  from: { fr: 'Première date', en: 'First date' },
  fromHelp: {
    fr: 'Le premier jour où les clients sont notés ; il faut de l’historique avant.',
    en: 'The first day on which customers are rated; it needs some history before it.',
  },
  to: { fr: 'Dernière date', en: 'Last date' },
  toHelp: {
    fr: 'Le dernier jour de notation ; l’horizon doit tenir entre lui et la fin des données.',
    en: 'The last rating day; the horizon must fit between it and the end of the data.',
  },
  every: { fr: 'Tous les … mois', en: 'Every … months' },
  everyHelp: {
    fr: 'L’intervalle entre deux dates de notation ; 1 : chaque mois, 3 : chaque trimestre.',
    en: 'The time between two rating dates; 1: monthly, 3: quarterly.',
  },
  calendar: { fr: 'Calendrier', en: 'Calendar' },
  calendarHelp: {
    fr: 'Tous les clients aux mêmes dates, ou chacun quand il passe commande.',
    en: 'All customers on the same dates, or each one when it orders.',
  },
  calendar_months: { fr: 'À dates fixes', en: 'On fixed dates' },
  calendar_orders: { fr: 'À chaque commande', en: 'At each order' },
  orders: {
    fr: (from: string, to: string) =>
      `Du ${from} au ${to}, chaque client est noté les jours où il a été facturé, avec ce qui était connu la veille.`,
    en: (from: string, to: string) =>
      `From ${from} to ${to}, each customer is rated on the days it was invoiced, with what was known the day before.`,
  },
  ordersOpen: {
    fr: (known: string) =>
      `Les dernières commandes n’auront pas de verdict : leur fenêtre se ferme après le ${known}, fin des données.`,
    en: (known: string) =>
      `The last orders will have no verdict: their window closes after ${known}, the end of the data.`,
  },
  bad: { fr: 'Qu’est-ce qu’un défaut ?', en: 'What counts as bad?' },
  badNote: {
    fr: 'Le verdict de chaque dossier, lu dans la période qui suit sa notation.',
    en: 'The verdict on each case, read in the period after it was rated.',
  },
  horizon: { fr: 'Horizon (mois)', en: 'Horizon (months)' },
  horizonHelp: {
    fr: 'Combien de temps on regarde ce qui arrive après la notation.',
    en: 'How long we look at what happens after the rating.',
  },
  badDays: { fr: 'Défaut à partir de (jours)', en: 'Bad from (days past due)' },
  badDaysHelp: {
    fr: 'Un retard de tant de jours, ou plus, fait du dossier un défaut.',
    en: 'A delay of so many days or more makes the case bad.',
  },
  floor: { fr: 'Montant minimal', en: 'Least amount' },
  floorHelp: {
    fr: 'En dessous, une facture en retard ne compte pas : elle pèse trop peu.',
    en: 'Below it an overdue invoice does not count: it weighs too little.',
  },
  indeterminate: { fr: 'Zone grise à partir de (jours)', en: 'Grey zone from (days)' },
  indeterminateHelp: {
    fr: 'Entre ce retard et le défaut, le dossier n’est ni bon ni mauvais ; vide : pas de zone grise.',
    en: 'Between this delay and bad the case is neither good nor bad; empty: no grey zone.',
  },
  indeterminateInvalid: {
    fr: 'La zone grise doit commencer avant le défaut.',
    en: 'The grey zone must begin before bad does.',
  },
  disputed: { fr: 'Ne pas compter les factures en litige', en: 'Leave out disputed invoices' },
  disputedHelp: {
    fr: 'Un client qui conteste n’est pas un client qui ne peut pas payer.',
    en: 'A customer who disputes is not a customer who cannot pay.',
  },
  proceedings: { fr: 'Compter les procédures collectives', en: 'Count collective proceedings' },
  proceedingsHelp: {
    fr: 'L’ouverture d’une sauvegarde, d’un redressement ou d’une liquidation est un défaut.',
    en: 'The opening of a safeguard, reorganisation or liquidation is bad.',
  },
  dates: {
    fr: (n: number, from: string, to: string) =>
      `${n} ${frPlural(n, 'date d’observation', 'dates d’observation')}, du ${from} au ${to}.`,
    en: (n: number, from: string, to: string) =>
      `${n} observation ${enPlural(n, 'date', 'dates')}, from ${from} to ${to}.`,
  },
  windowFits: {
    fr: (end: string, known: string) => `La dernière fenêtre se ferme le ${end} ; les données vont jusqu’au ${known}.`,
    en: (end: string, known: string) => `The last window closes on ${end}; the data go up to ${known}.`,
  },
  windowOpen: {
    fr: (n: number, known: string) =>
      `${n} ${frPlural(n, 'date n’aura', 'dates n’auront')} pas de verdict : leur fenêtre se ferme après le ${known}, fin des données.`,
    en: (n: number, known: string) =>
      `${n} ${enPlural(n, 'date', 'dates')} will have no verdict: their window closes after ${known}, the end of the data.`,
  },
  money: { fr: 'Ce que vaut l’argent', en: 'What money is worth' },
  moneyNote: {
    fr: 'Des hypothèses de votre société, pas de la politique. Le rapport les nomme partout où il parle d’argent.',
    en: 'Assumptions of your company, not of the policy. The report names them wherever it speaks of money.',
  },
  moneyCount: { fr: 'Chiffrer en argent', en: 'Put figures on money' },
  percentOf: { fr: (label: string) => `${label} (%)`, en: (label: string) => `${label} (%)` },
  orderInvalid: { fr: 'La dernière date précède la première.', en: 'The last date is before the first.' },
  noPlan: {
    fr: 'Ce jeu de données couvre moins de trois mois : trop peu pour juger une politique.',
    en: 'This dataset covers less than three months: too little to judge a policy.',
  },
  run: { fr: 'Lancer le rétro-test', en: 'Run the backtest' },
  missing: { fr: 'Complétez les champs signalés.', en: 'Complete the fields that are marked.' },
});
