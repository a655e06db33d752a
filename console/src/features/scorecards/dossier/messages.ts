import { defineMessages } from '../../../i18n/messages.js';
import { enPlural, frPlural } from '../../../i18n/plural.js';

export const dossierMessages = defineMessages({
  kind: { fr: 'Dossier de version', en: 'Version dossier' },
  title: {
    fr: (name: string, version: number) => `${name}, version ${version}`,
    en: (name: string, version: number) => `${name}, version ${version}`,
  },
  answer: {
    fr: 'Tout ce qu’un comité doit savoir de cette version, sur des pages à imprimer ou à joindre.',
    en: 'All that a committee needs to know of this version, on pages to print or to attach.',
  },
  print: { fr: 'Imprimer', en: 'Print' },
  download: { fr: 'Télécharger (HTML)', en: 'Download (HTML)' },
  waiting: { fr: 'Les preuves sont en cours : quelques secondes.', en: 'The proofs are under way: a few seconds.' },
  drawnUp: {
    fr: (company: string, date: string) => `${company}, le ${date}`,
    en: (company: string, date: string) => `${company}, ${date}`,
  },
  state: { fr: 'État', en: 'State' },
  stateFrom: {
    fr: (state: string, date: string) => `${state}, date d’effet ${date}`,
    en: (state: string, date: string) => `${state}, effective ${date}`,
  },
  owner: { fr: 'Responsable', en: 'Owner' },
  segment: { fr: 'Segment', en: 'Segment' },
  currency: { fr: 'Devise', en: 'Currency' },
  author: { fr: 'Auteur', en: 'Author' },
  shipped: { fr: 'livrée avec le logiciel', en: 'shipped with the software' },
  published: { fr: 'Publiée', en: 'Published' },
  publishedBy: {
    fr: (date: string, name: string) => `${date}, approuvée par ${name}`,
    en: (date: string, name: string) => `${date}, approved by ${name}`,
  },
  digest: { fr: 'Empreinte du texte', en: 'Digest of the text' },
  purpose: { fr: 'Usage prévu', en: 'Intended use' },
  ratings: { fr: 'Cotes, conditions et revue', en: 'Ratings, terms and review' },
  rating: { fr: (n: number, label: string) => `${n} · ${label}`, en: (n: number, label: string) => `${n} · ${label}` },
  dunning: { fr: 'Relance', en: 'Dunning' },
  characteristics: { fr: 'Critères et points', en: 'Characteristics and points' },
  weightOf: {
    fr: (theme: string, share: string) => `${theme}, ${share} du poids total`,
    en: (theme: string, share: string) => `${theme}, ${share} of the total weight`,
  },
  found: { fr: 'Ce qui est constaté', en: 'What is found' },
  rules: { fr: 'Règles impératives', en: 'Hard rules' },
  noRules: { fr: 'Aucune.', en: 'None.' },
  reason: { fr: 'Motif donné', en: 'Reason given' },
  condition: { fr: 'Quand', en: 'When' },
  effect: { fr: 'Effet', en: 'Effect' },
  limit: { fr: 'Plafond', en: 'Limit' },
  component: { fr: 'Composante', en: 'Component' },
  formula: { fr: 'Formule', en: 'Formula' },
  delegation: { fr: 'Délégations', en: 'Delegation' },
  benchmarks: { fr: 'Références sectorielles épinglées', en: 'Sector benchmarks pinned' },
  noBenchmarks: {
    fr: 'Aucune : aucun ratio n’est comparé à son secteur.',
    en: 'None: no ratio is compared with its sector.',
  },
  proofs: { fr: 'Preuves', en: 'Proofs' },
  proofsFailed: {
    fr: 'Les preuves n’ont pas pu être menées sur ce texte.',
    en: 'The proofs could not be carried out on this text.',
  },
  findings: {
    fr: (n: number) => (n === 0 ? 'Rien à signaler.' : `${n} ${frPlural(n, 'point à lire', 'points à lire')} :`),
    en: (n: number) => (n === 0 ? 'Nothing to report.' : `${n} ${enPlural(n, 'point', 'points')} to read:`),
  },
  claims: {
    fr: (n: number) => `${n} ${frPlural(n, 'propriété confirmée', 'propriétés confirmées')} :`,
    en: (n: number) => `${n} ${enPlural(n, 'property', 'properties')} confirmed:`,
  },
  proved: { fr: 'prouvé', en: 'proved' },
  sampled: { fr: 'essayé', en: 'sampled' },
  error: { fr: 'erreur', en: 'error' },
  warning: { fr: 'attention', en: 'warning' },
  info: { fr: 'conseil', en: 'advice' },
  cutShort: {
    fr: 'La recherche a été limitée : des clients non essayés pourraient montrer autre chose.',
    en: 'The search was limited: customers that were not tried might show something else.',
  },
  cases: { fr: 'Cas de test', en: 'Test cases' },
  casesAll: {
    fr: (n: string, count: number) =>
      `${n} ${frPlural(count, 'cas, conforme à son attente', 'cas, tous conformes à leur attente')}.`,
    en: (n: string, count: number) =>
      `${n} ${enPlural(count, 'case, which gives', 'cases, which all give')} what is expected.`,
  },
  casesFailed: {
    fr: (failed: number, n: string) =>
      `${failed} ${frPlural(failed, 'cas', 'cas')} sur ${n} ne ${frPlural(failed, 'donne', 'donnent')} pas ce qui est attendu.`,
    en: (failed: number, n: string) =>
      `${failed} of ${n} cases ${enPlural(failed, 'does', 'do')} not give what is expected.`,
  },
  casesNone: { fr: 'Aucun cas n’est attaché à cette version.', en: 'No case is attached to this version.' },
  casesByRating: { fr: 'Réponses aux cas, par cote', en: 'Answers to the cases, by rating' },
  caseName: { fr: 'Cas enregistré', en: 'Saved case' },
  answerColumn: { fr: 'Réponse', en: 'Answer' },
  limitColumn: { fr: 'Plafond', en: 'Limit' },
  result: { fr: 'Résultat', en: 'Result' },
  verdict: { fr: 'Attente', en: 'Expectation' },
  met: { fr: 'conforme', en: 'met' },
  unmet: { fr: 'non conforme', en: 'not met' },
  watched: { fr: 'sans attente', en: 'none' },
  undecided: { fr: 'ne peut pas être décidé', en: 'cannot be decided' },
  total: { fr: 'Total', en: 'Total' },
  evidence: { fr: 'Rétro-test et tolérances de mise en vigueur', en: 'Backtest and release gate' },
  evidenceNone: {
    fr: 'Aucun rétro-test de ce texte : ce qu’il aurait fait de vrais clients n’est pas connu.',
    en: 'No backtest of this text: what it would have done to real customers is not known.',
  },
  evidenceBase: {
    fr: (dataset: string, date: string, against: string) =>
      `Jeu « ${dataset} », terminé le ${date}, comparé à ${against}.`,
    en: (dataset: string, date: string, against: string) =>
      `Dataset “${dataset}”, finished on ${date}, compared with ${against}.`,
  },
  approvedOn: {
    fr: 'C’est sur ce rapport que la version a été approuvée.',
    en: 'The version was approved on this report.',
  },
  notApprovedOn: {
    fr: 'Ce rapport porte sur le même texte, mais n’a pas été montré à l’approbation.',
    en: 'This report is of the same text, but was not shown at approval.',
  },
  reportDigest: {
    fr: (digest: string) => `Empreinte du rapport : ${digest}`,
    en: (digest: string) => `Digest of the report: ${digest}`,
  },
  tolerance: { fr: 'Tolérance', en: 'Tolerance' },
  allowed: { fr: 'Permis', en: 'Allowed' },
  actual: { fr: 'Constaté', en: 'Found' },
  passed: { fr: 'respectée', en: 'met' },
  failed: { fr: 'dépassée', en: 'not met' },
  approvals: { fr: 'Rédaction et approbations', en: 'Writing and approvals' },
  approvalsNone: {
    fr: 'Cette version n’a pas été relue ici : elle est livrée avec le logiciel.',
    en: 'This version was not reviewed here: it is shipped with the software.',
  },
  approvalsHidden: {
    fr: 'Votre rôle ne donne pas accès aux relectures.',
    en: 'Your role does not give access to reviews.',
  },
  who: { fr: 'Qui', en: 'Who' },
  act: { fr: 'Acte', en: 'Act' },
  when: { fr: 'Quand', en: 'When' },
  comment: { fr: 'Commentaire', en: 'Comment' },
  submitted: { fr: 'a soumis', en: 'submitted' },
  approved: { fr: 'a approuvé', en: 'approved' },
  rejected: { fr: 'a renvoyé', en: 'sent back' },
  exception: {
    fr: (name: string, date: string, reason: string) =>
      `Exception aux seuils accordée par ${name} le ${date} : « ${reason} »`,
    en: (name: string, date: string, reason: string) => `Release exception granted by ${name} on ${date}: “${reason}”`,
  },
  signatures: { fr: 'Visa du comité', en: 'Signatures of the committee' },
  signName: { fr: 'Nom et fonction', en: 'Name and function' },
  signDate: { fr: 'Date', en: 'Date' },
  sign: { fr: 'Signature', en: 'Signature' },
});
