import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const dataMessages = defineMessages({
  title: { fr: 'Données', en: 'Data' },
  benchmarks: { fr: 'Références sectorielles', en: 'Sector benchmarks' },
  answerNone: {
    fr: 'Importez vos factures passées : les politiques s’essaient sur elles avant de décider pour de vrai.',
    en: 'Import your past invoices: policies are tried on them before they decide for real.',
  },
  answer: {
    fr: (n: number, invoices: string) =>
      `${n} ${frPlural(n, 'jeu de données', 'jeux de données')} pour essayer vos politiques, ${invoices} factures en tout.`,
    en: (n: number, invoices: string) =>
      `${n} ${enPlural(n, 'dataset', 'datasets')} to try policies on, ${invoices} invoices in all.`,
  },
  import: { fr: 'Importer un fichier', en: 'Import a file' },
  importReason: {
    fr: (roles: string) => `L’import est réservé au rôle ${roles}.`,
    en: (roles: string) => `Importing needs the role ${roles}.`,
  },
  list: { fr: 'Jeux de données', en: 'Datasets' },
  emptyTitle: { fr: 'Aucun jeu de données', en: 'No dataset yet' },
  emptyText: {
    fr: 'Un fichier CSV de factures avec leurs échéances et leurs règlements suffit pour commencer.',
    en: 'A CSV file of invoices with their due and settlement dates is enough to begin.',
  },
  name: { fr: 'Nom', en: 'Name' },
  customers: { fr: 'Clients', en: 'Customers' },
  invoices: { fr: 'Factures', en: 'Invoices' },
  payments: { fr: 'Règlements', en: 'Payments' },
  late: { fr: 'En retard', en: 'Late' },
  total: { fr: 'Total facturé', en: 'Total invoiced' },
  open: { fr: 'Reste dû', en: 'Still open' },
  period: { fr: 'Période', en: 'Period' },
  until: { fr: (date: string) => `au ${date}`, en: (date: string) => `to ${date}` },
  changed: { fr: 'Modifié', en: 'Changed' },
  importing: { fr: 'Import en cours', en: 'Importing' },
  ready: { fr: 'Prêt', en: 'Ready' },
  median: { fr: 'Facture médiane', en: 'Median invoice' },
  datasetAnswer: {
    fr: (invoices: string, customers: string, total: string, late: string) =>
      `${invoices} de ${customers}, ${total} en tout ; ${late}.`,
    en: (invoices: string, customers: string, total: string, late: string) =>
      `${invoices} of ${customers}, ${total} in all; ${late}.`,
  },
  countInvoices: {
    fr: (n: number, shown: string) => `${shown} ${frPlural(n, 'facture', 'factures')}`,
    en: (n: number, shown: string) => `${shown} ${enPlural(n, 'invoice', 'invoices')}`,
  },
  countCustomers: {
    fr: (n: number, shown: string) => `${shown} ${frPlural(n, 'client', 'clients')}`,
    en: (n: number, shown: string) => `${shown} ${enPlural(n, 'customer', 'customers')}`,
  },
  answerLate: {
    fr: (n: number, shown: string) => `${shown} ${frPlural(n, 'payée', 'payées')} en retard`,
    en: (_: number, shown: string) => `${shown} paid late`,
  },
  answerLateUnknown: { fr: 'retards de paiement inconnus', en: 'how late they were paid is not known' },
  noSettlement: { fr: 'aucune facture réglée', en: 'no settled invoice' },
  delaysUncounted: {
    fr: 'Les retards de ce jeu de données ne sont pas encore comptés ; ils le seront à son prochain import.',
    en: 'The delays of this dataset are not counted yet; its next import counts them.',
  },
  ofSettled: {
    fr: (share: string) => `${share} des factures réglées`,
    en: (share: string) => `${share} of settled invoices`,
  },
  openInvoices: {
    fr: (n: number, shown: string) => `${shown} ${frPlural(n, 'facture ouverte', 'factures ouvertes')}`,
    en: (n: number, shown: string) => `${shown} open ${enPlural(n, 'invoice', 'invoices')}`,
  },
  delaysUnknown: {
    fr: 'Aucune facture n’est réglée dans ce jeu de données : on ne sait pas si elles ont été payées en retard. Importez leurs règlements pour le savoir.',
    en: 'No invoice of this dataset is settled, so it is not known whether any was paid late. Import their payments to find out.',
  },
  datasetEmpty: {
    fr: 'Ce jeu de données ne contient pas encore de facture.',
    en: 'This dataset holds no invoice yet.',
  },
  backtest: { fr: 'Lancer un rétro-test', en: 'Run a backtest' },
  noPlan: {
    fr: 'Il faut au moins trois mois d’historique pour juger une politique.',
    en: 'It takes three months of history or more to judge a policy.',
  },
  backtestReason: {
    fr: (roles: string) => `Les rétro-tests sont réservés au rôle ${roles}.`,
    en: (roles: string) => `Backtests need the role ${roles}.`,
  },
  addFile: { fr: 'Ajouter un fichier', en: 'Add a file' },
  more: { fr: 'Autres actions', en: 'More actions' },
  rename: { fr: 'Renommer', en: 'Rename' },
  renameTitle: { fr: 'Renommer le jeu de données', en: 'Rename the dataset' },
  save: { fr: 'Enregistrer', en: 'Save' },
  remove: { fr: 'Supprimer', en: 'Remove' },
  removeTitle: { fr: (name: string) => `Supprimer « ${name} » ?`, en: (name: string) => `Remove “${name}”?` },
  removeText: {
    fr: (invoices: string, backtests: number) =>
      `Les ${invoices} factures et leurs règlements seront effacés pour toujours. ${
        backtests === 0
          ? 'Aucun rétro-test ne s’en sert.'
          : `${backtests} ${frPlural(backtests, 'rétro-test garde son rapport, mais ne pourra', 'rétro-tests gardent leur rapport, mais ne pourront')} plus montrer les décisions une à une.`
      }`,
    en: (invoices: string, backtests: number) =>
      `The ${invoices} invoices and their payments will be gone for good. ${
        backtests === 0
          ? 'No backtest uses them.'
          : `${backtests} ${enPlural(backtests, 'backtest keeps its report but', 'backtests keep their reports but')} can no longer show single decisions.`
      }`,
  },
  importedTitle: { fr: 'Import terminé', en: 'Import done' },
  importedText: {
    fr: (accepted: string, rejected: string) => `${accepted} lignes reprises, ${rejected} rejetées.`,
    en: (accepted: string, rejected: string) => `${accepted} rows taken, ${rejected} rejected.`,
  },
  history: { fr: 'Imports', en: 'Imports' },
  historyNote: { fr: 'Du plus récent au plus ancien.', en: 'Newest first.' },
  file: { fr: 'Fichier', en: 'File' },
  kind: { fr: 'Contenu', en: 'Content' },
  rows: { fr: 'Lignes', en: 'Rows' },
  accepted: { fr: 'Acceptées', en: 'Accepted' },
  rejected: { fr: 'Rejetées', en: 'Rejected' },
  rejectsFile: { fr: 'Télécharger les rejets', en: 'Download rejects' },
  by: { fr: 'Par', en: 'By' },
  at: { fr: 'Date', en: 'Date' },
  status: { fr: 'État', en: 'Status' },
  status_running: { fr: 'En cours', en: 'Running' },
  status_succeeded: { fr: 'Terminé', en: 'Done' },
  status_failed: { fr: 'Échec', en: 'Failed' },
  status_cancelled: { fr: 'Annulé', en: 'Cancelled' },
  delays: { fr: 'Retards de paiement', en: 'Payment delays' },
  activity: { fr: 'Activité', en: 'Activity' },
  fingerprint: {
    fr: (digest: string) => `Empreinte du contenu : ${digest}`,
    en: (digest: string) => `Digest of the content: ${digest}`,
  },
});
