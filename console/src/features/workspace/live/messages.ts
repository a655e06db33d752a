import { defineMessages } from '../../../i18n/messages.js';
import { enPlural, frPlural } from '../../../i18n/plural.js';

export const liveMessages = defineMessages({
  rightPane: { fr: 'Que montrer à droite', en: 'What to show on the right' },
  preview: { fr: 'Un cas', en: 'One case' },
  title: { fr: 'Rétro-test en direct', en: 'Live backtest' },
  // States
  fresh: {
    fr: (n: string, ms: string) => `${n} observations, ${ms} ms`,
    en: (n: string, ms: string) => `${n} observations, ${ms} ms`,
  },
  freshHere: {
    fr: (n: string, ms: string) => `${n} observations, ${ms} ms, dans ce navigateur`,
    en: (n: string, ms: string) => `${n} observations, ${ms} ms, in this browser`,
  },
  opening: {
    fr: 'Lecture de l’historique et décisions de la référence…',
    en: 'Reading the history and deciding by the baseline…',
  },
  computing: { fr: 'Calcul…', en: 'Computing…' },
  stale: {
    fr: 'Le texte a une erreur : les chiffres sont ceux du dernier texte valide.',
    en: 'The text has an error: the figures are those of the last valid text.',
  },
  staleSince: { fr: (age: string) => `Calculés ${age}.`, en: (age: string) => `Decided ${age}.` },
  sampled: {
    fr: (n: string, margin: string) =>
      `Trop de sessions sont ouvertes : échantillon de ${n} observations, taux d’acceptation à ± ${margin} près.`,
    en: (n: string, margin: string) =>
      `Too many sessions are open: a sample of ${n} observations, approval rate within ± ${margin}.`,
  },
  sampledLate: {
    fr: (n: string, margin: string) =>
      `Le serveur calcule encore. En attendant : échantillon de ${n} observations, taux d’acceptation à ± ${margin} près.`,
    en: (n: string, margin: string) =>
      `The server is still computing. Meanwhile: a sample of ${n} observations, approval rate within ± ${margin}.`,
  },
  sampledLost: {
    fr: (n: string, margin: string) =>
      `Le serveur ne répond pas ou a trop à faire ; il est interrogé toutes les dix secondes. En attendant : échantillon de ${n} observations, taux d’acceptation à ± ${margin} près.`,
    en: (n: string, margin: string) =>
      `The server does not answer or has too much to do; it is asked every ten seconds. Meanwhile: a sample of ${n} observations, approval rate within ± ${margin}.`,
  },
  paused: { fr: 'En pause', en: 'Paused' },
  pausedText: {
    fr: 'Les chiffres ne suivent plus le texte.',
    en: 'The figures no longer follow the text.',
  },
  pause: { fr: 'Mettre en pause (Alt+L)', en: 'Pause (Alt+L)' },
  resume: { fr: 'Reprendre (Alt+L)', en: 'Resume (Alt+L)' },
  settings: { fr: 'Données et référence', en: 'Data and baseline' },
  noDataset: { fr: 'Aucun historique à rejouer', en: 'No history to replay' },
  noDatasetText: {
    fr: 'Importez factures et paiements : chaque modification du texte montrera alors ce qu’elle aurait changé.',
    en: 'Import invoices and payments: each edit of the text then shows what it would have changed.',
  },
  importData: { fr: 'Importer des données', en: 'Import data' },
  off: { fr: 'À l’arrêt', en: 'Off' },
  failed: { fr: 'Interrompu', en: 'Interrupted' },
  failedTitle: { fr: 'Les chiffres ne suivent plus le texte', en: 'The figures no longer follow the text' },
  on: { fr: (dataset: string) => `Jeu de données : ${dataset}`, en: (dataset: string) => `Dataset: ${dataset}` },
  noPlan: {
    fr: (dataset: string, months: string, needed: number) =>
      `L’historique de « ${dataset} » est trop court (${months}, il en faut au moins ${needed}) pour savoir ce que sont devenus les clients : aucun chiffre ne suit le texte. Choisissez un autre jeu de données, ou complétez celui-ci.`,
    en: (dataset: string, months: string, needed: number) =>
      `The history of “${dataset}” is too short (${months}, where it takes ${needed} at least) to know what became of the customers: no figure follows the text. Choose another dataset, or add to this one.`,
  },
  shortDataset: {
    fr: (name: string, months: string) => `${name} (trop court : ${months})`,
    en: (name: string, months: string) => `${name} (too short: ${months})`,
  },
  /** Null: nothing has a date. */
  months: {
    fr: (n: number | null) => (n === null ? 'aucune date' : n === 0 ? 'moins d’un mois' : `${n} mois`),
    en: (n: number | null) =>
      n === null ? 'no date' : n === 0 ? 'less than a month' : `${n} ${enPlural(n, 'month', 'months')}`,
  },
  neverValid: {
    fr: 'Le texte n’a encore jamais été valide : corrigez les erreurs signalées.',
    en: 'The text has not been valid yet: mend the errors listed.',
  },
  forbidden: {
    fr: 'Il faut le droit de lancer des rétro-tests (auteur, approbateur ou analyste).',
    en: 'It takes the right to run backtests (author, approver or analyst).',
  },
  tooSlow: {
    fr: 'Ce texte demande trop de calcul : il a été abandonné. Les chiffres sont ceux du texte précédent ; simplifiez ses formules, ou lancez un rétro-test ordinaire.',
    en: 'This text takes too much computing: it was given up. The figures are those of the text before; simplify its formulas, or start an ordinary backtest.',
  },
  unsupported: {
    fr: 'Ce texte ne peut pas être décidé en direct. Les chiffres sont ceux du texte précédent ; lancez un rétro-test ordinaire.',
    en: 'This text cannot be decided live. The figures are those of the text before; start an ordinary backtest.',
  },
  // Settings
  dataset: { fr: 'Jeu de données', en: 'Dataset' },
  baseline: { fr: 'Comparer à', en: 'Compare with' },
  inForce: { fr: 'la version en vigueur', en: 'the version in force' },
  version: { fr: (version: string) => `version ${version}`, en: (version: string) => `version ${version}` },
  from: { fr: 'Première date', en: 'First date' },
  to: { fr: 'Dernière date', en: 'Last date' },
  home: { fr: 'Calculer', en: 'Compute' },
  homeBrowser: { fr: 'dans ce navigateur', en: 'in this browser' },
  homeServer: { fr: 'sur le serveur', en: 'on the server' },
  // Base
  base: {
    fr: (n: string, from: string, to: string, dataset: string, baseline: string) =>
      `${n} observations du ${from} au ${to}, ${dataset} ; écarts avec ${baseline}`,
    en: (n: string, from: string, to: string, dataset: string, baseline: string) =>
      `${n} observations, ${from} to ${to}, ${dataset}; differences from ${baseline}`,
  },
  thisDraft: { fr: 'Ce texte', en: 'This text' },
  thisText: { fr: 'le texte à l’ouverture', en: 'the text when opened' },
  // Figures
  approvalRate: { fr: 'Taux d’acceptation', en: 'Approval rate' },
  approvedBase: {
    fr: (n: string, referred: string) => `${n} acceptés, ${referred} à étudier`,
    en: (n: string, referred: string) => `${n} approved, ${referred} referred`,
  },
  badRate: { fr: 'Taux de défaut des acceptés', en: 'Bad rate of the approved' },
  exposure: { fr: 'Encours des acceptés', en: 'Exposure of the approved' },
  badExposure: { fr: 'dont en défaut', en: 'of which bad' },
  limits: { fr: 'Plafonds accordés', en: 'Limits granted' },
  onAverage: { fr: (amount: string) => `${amount} en moyenne`, en: (amount: string) => `${amount} on average` },
  ofJudged: { fr: (n: string) => `sur ${n} jugés`, en: (n: string) => `of ${n} judged` },
  same: { fr: 'inchangé', en: 'unchanged' },
  better: { fr: 'mieux', en: 'better' },
  worse: { fr: 'moins bien', en: 'worse' },
  unknown: { fr: 'inconnu', en: 'not known' },
  // Announcement
  announce: {
    fr: (approval: string, bad: string) => `Taux d’acceptation ${approval}. Taux de défaut des acceptés ${bad}.`,
    en: (approval: string, bad: string) => `Approval rate ${approval}. Bad rate of the approved ${bad}.`,
  },
  // Cut-offs
  cutOffs: { fr: 'Seuils entre les cotes', en: 'Cut-offs between ratings' },
  cutOff: {
    fr: (better: number) => `Score à partir duquel commence la cote ${better}`,
    en: (better: number) => `Score at which rating ${better} begins`,
  },
  cutOffHint: {
    fr: 'Faites glisser un seuil, ou utilisez les flèches ; Ctrl+Z annule, Ctrl+Y rétablit.',
    en: 'Drag a cut-off, or use the arrow keys; Ctrl+Z undoes, Ctrl+Y redoes.',
  },
  // Bands
  bandsOf: { fr: (name: string) => `Tranches de « ${name} »`, en: (name: string) => `Bands of “${name}”` },
  bandsHint: {
    fr: 'Placez le curseur dans un critère du texte pour voir ce que contiennent ses tranches.',
    en: 'Put the cursor into a characteristic of the text to see what its bands hold.',
  },
  bandRow: {
    fr: (entry: string, share: string, rate: string) => `${entry} : ${share} des dossiers, défaut ${rate}`,
    en: (entry: string, share: string, rate: string) => `${entry}: ${share} of cases, bad rate ${rate}`,
  },
  entry: { fr: 'Tranche', en: 'Band' },
  share: { fr: 'Part', en: 'Share' },
  rate: { fr: 'Défaut (95 %)', en: 'Bad rate (95%)' },
  missing: { fr: 'manquant', en: 'missing' },
  confidential: { fr: 'confidentiel', en: 'confidential' },
  notApplicable: { fr: 'sans objet', en: 'not applicable' },
  stale_: { fr: 'périmé', en: 'stale' },
  // Swap sets
  swap: { fr: 'Entrants et sortants', en: 'Swap-ins and swap-outs' },
  swapIn: {
    fr: (n: string, owed: string, rate: string, fates: string) =>
      `Entrants : ${n}, encours ${owed}, ${rate} (${fates})`,
    en: (n: string, owed: string, rate: string, fates: string) =>
      `Swap-ins: ${n}, exposure ${owed}, ${rate} (${fates})`,
  },
  swapOut: {
    fr: (n: string, owed: string, rate: string, fates: string) =>
      `Sortants : ${n}, encours ${owed}, ${rate} (${fates})`,
    en: (n: string, owed: string, rate: string, fates: string) =>
      `Swap-outs: ${n}, exposure ${owed}, ${rate} (${fates})`,
  },
  badAvoided: { fr: 'Encours en défaut évité', en: 'Bad exposure avoided' },
  badTaken: { fr: 'Encours en défaut accepté en plus', en: 'Bad exposure taken on' },
  goodRefused: { fr: 'Encours sain refusé', en: 'Sound exposure refused' },
  goodWon: { fr: 'Encours sain gagné', en: 'Sound exposure won' },
  swapMoney: {
    fr: 'Sommes sur toutes les dates, de ce que les clients devaient.',
    en: 'Sums over all dates, of what customers owed.',
  },
  lossAvoided: { fr: 'Perte évitée', en: 'Loss avoided' },
  lossAdded: { fr: 'Perte en plus', en: 'Loss added' },
  marginRefused: { fr: 'Marge refusée', en: 'Margin refused' },
  marginGained: { fr: 'Marge gagnée', en: 'Margin gained' },
  moneyBase: {
    fr: 'En moyenne par date, sur les dossiers jugés, avec les hypothèses de départ du rétro-test.',
    en: 'On average per date, on the cases judged, under the starting assumptions of the backtest.',
  },
  worst: { fr: 'Nouveaux acceptés, les pires d’abord', en: 'Newly approved, worst first' },
  openCase: {
    fr: (name: string) => `Essayer ${name} dans le texte`,
    en: (name: string) => `Try ${name} on the text`,
  },
  openCaseFailed: {
    fr: 'Ce dossier n’a pas pu être ouvert : le calcul en direct s’est interrompu. Réessayez quand les chiffres suivent de nouveau le texte.',
    en: 'This case could not be opened: the live backtest was interrupted. Try again once the figures follow the text.',
  },
  flag_good: { fr: 'bon', en: 'good' },
  flag_bad: { fr: 'défaut', en: 'bad' },
  flag_indeterminate: { fr: 'indéterminé', en: 'indeterminate' },
  flag_unobserved: { fr: 'non observé', en: 'not observed' },
  customer: { fr: 'Client', en: 'Customer' },
  date: { fr: 'Date', en: 'Date' },
  became: { fr: 'Devenu', en: 'Became' },
  owed: { fr: 'Encours', en: 'Exposure' },
  // One at a time
  isolate: { fr: 'Laquelle de mes modifications ?', en: 'Which of my edits?' },
  isolateText: {
    fr: 'Chaque partie modifiée, seule dans le texte de départ : ce qu’elle déplace à elle seule.',
    en: 'Each edited part, alone in the text it started from: what it moves by itself.',
  },
  isolateRun: {
    fr: (n: number) => `Essayer ${frPlural(n, 'la modification', `les ${n} modifications`)} une à une`,
    en: (n: number) => `Try ${enPlural(n, 'the edit', `the ${n} edits`)} one by one`,
  },
  isolateUnread: {
    fr: 'Le texte ne peut pas être lu : corrigez-le d’abord.',
    en: 'The text cannot be read: mend it first.',
  },
  isolateFailed: {
    fr: 'Les modifications n’ont pas pu être essayées : le calcul en direct s’est interrompu. Réessayez quand les chiffres suivent de nouveau le texte.',
    en: 'The edits could not be tried: the live backtest was interrupted. Try again once the figures follow the text.',
  },
  isolateNothing: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
  isolateRating: { fr: (rating: number) => `Cote ${rating}`, en: (rating: number) => `Rating ${rating}` },
  isolateAlone: { fr: 'pas valide seule', en: 'not valid alone' },
  part: { fr: 'Partie', en: 'Part' },
});
