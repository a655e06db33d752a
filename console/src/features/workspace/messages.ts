import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';
import type { KnownName } from './names.js';

const FRENCH_UNITS: Readonly<Record<string, string>> = {
  money: 'montant',
  percent: 'pourcentage',
  days: 'jours',
  months: 'mois',
  years: 'années',
  count: 'nombre',
  boolean: 'oui ou non',
  category: 'catégorie',
  ratio: 'rapport',
  share: 'part de 0 à 1',
};

export const workspaceMessages = defineMessages({
  // Toolbar
  scorecards: { fr: 'Grilles de score', en: 'Scorecards' },
  draftTitle: {
    fr: (version: string) => `Brouillon, à partir de ${version}`,
    en: (version: string) => `Draft, from ${version}`,
  },
  notInDraft: {
    fr: (newer: string) => `${newer}, n’est pas dans ce brouillon.`,
    en: (newer: string) => `${newer}, is not in this draft.`,
  },
  rebase: {
    fr: (version: number) => `Reprendre sur v${version}`,
    en: (version: number) => `Rebase on v${version}`,
  },
  draftOf: { fr: (name: string) => `de ${name}`, en: (name: string) => `by ${name}` },
  compare: { fr: 'Comparer', en: 'Compare' },
  compareTitle: {
    fr: (version: string) => `Ce qui change par rapport à ${version}`,
    en: (version: string) => `What changes from ${version}`,
  },
  compareWords: { fr: 'En clair', en: 'In words' },
  compareLines: { fr: 'Ligne à ligne', en: 'Line by line' },
  compareNothing: { fr: 'Rien n’a changé pour l’instant.', en: 'Nothing has changed yet.' },
  submit: { fr: 'Soumettre…', en: 'Submit…' },
  submitErrors: {
    fr: (n: number) =>
      `Corrigez d’abord ${frPlural(n, 'l’erreur signalée', `les ${n} erreurs signalées`)} sous le texte.`,
    en: (n: number) => `Mend ${enPlural(n, 'the error', `the ${n} errors`)} listed under the text first.`,
  },
  submitUnread: {
    fr: (n: number) =>
      `${frPlural(n, 'Un champ du formulaire ne peut pas être lu', `${n} champs du formulaire ne peuvent pas être lus`)} : ce qui y est tapé n’est pas dans le texte. Ce bouton y mène.`,
    en: (n: number) =>
      `${enPlural(n, 'A field of the form cannot be read', `${n} fields of the form cannot be read`)}: what is typed there is not in the text. This button leads there.`,
  },
  submitUnchanged: {
    fr: 'Le texte est celui de la version de départ : il n’y a rien à soumettre.',
    en: 'The text is that of the version it started from: there is nothing to submit.',
  },
  withdraw: { fr: 'Retirer de la relecture', en: 'Withdraw from review' },
  discard: { fr: 'Supprimer le brouillon', en: 'Delete the draft' },
  discardTitle: { fr: 'Supprimer ce brouillon ?', en: 'Delete this draft?' },
  discardText: {
    fr: 'Le texte est perdu ; la version de départ reste intacte. La suppression est inscrite au journal d’audit.',
    en: 'The text is lost; the version it started from stays as it is. The deletion is recorded in the audit log.',
  },
  more: { fr: 'Autres actions', en: 'More actions' },
  format: { fr: 'Remettre en forme le texte', en: 'Format the text' },
  keyboard: { fr: 'Raccourcis clavier', en: 'Keyboard shortcuts' },
  // Save state
  saved: { fr: (time: string) => `Enregistré à ${time}`, en: (time: string) => `Saved at ${time}` },
  unsaved: { fr: 'Modifications en cours…', en: 'Editing…' },
  saving: { fr: 'Enregistrement…', en: 'Saving…' },
  saveFailed: { fr: 'Non enregistré, nouvel essai en cours', en: 'Not saved, trying again' },
  saveConflict: { fr: 'Modifié ailleurs', en: 'Changed elsewhere' },
  conflictTitle: {
    fr: 'Ce brouillon a été enregistré depuis un autre onglet ou un autre poste',
    en: 'This draft was saved from another tab or computer',
  },
  conflictText: {
    fr: 'Votre texte n’est pas enregistré, mais il est toujours là. Comparez, puis choisissez celui qui reste.',
    en: 'Your text is not saved, but it is still here. Compare, then choose which one stays.',
  },
  conflictCompare: { fr: 'Comparer les deux', en: 'Compare the two' },
  conflictMine: { fr: 'Garder le mien', en: 'Keep mine' },
  conflictTheirs: { fr: 'Prendre l’autre', en: 'Take the other' },
  restored: {
    fr: 'Des modifications non enregistrées ont été retrouvées dans ce navigateur et remises en place.',
    en: 'Unsaved changes were found in this browser and put back.',
  },
  // Banners
  readOnlyOther: {
    fr: (name: string) => `Ce brouillon est à ${name} : vous pouvez le lire et l’essayer, pas le modifier.`,
    en: (name: string) => `This draft belongs to ${name}: you may read it and try it, not change it.`,
  },
  readOnlyReview: {
    fr: 'En relecture : le texte est figé jusqu’à la décision, ou jusqu’à ce que vous le retiriez.',
    en: 'In review: the text is frozen until it is decided upon, or until you withdraw it.',
  },
  readOnlyPublished: {
    fr: (version: number) => `Publié : ce texte est devenu la version ${version}.`,
    en: (version: number) => `Published: this text became version ${version}.`,
  },
  rejectedBy: { fr: (name: string) => `Renvoyé par ${name}`, en: (name: string) => `Sent back by ${name}` },
  narrow: {
    fr: 'Sur un petit écran, l’édition est peu commode : l’aperçu de la décision reste disponible.',
    en: 'Editing is awkward on a small screen: the preview of the decision remains available.',
  },
  // Panes
  outline: { fr: 'Plan du document', en: 'Outline' },
  view: { fr: 'Présentation du texte', en: 'How the text is shown' },
  viewForm: { fr: 'Formulaire', en: 'Form' },
  viewText: { fr: 'JSON', en: 'JSON' },
  viewBoth: { fr: 'Les deux', en: 'Both' },
  editor: { fr: 'Texte de la grille (JSON)', en: 'Text of the scorecard (JSON)' },
  editorHint: {
    fr: 'Dans le texte, Tab indente ; Ctrl+M (Ctrl+Maj+M sur Mac) lui rend son rôle pour en sortir. F8 : problème suivant. Ctrl+Espace : suggestions. Alt+Entrée : corriger le problème le plus proche.',
    en: 'In the text Tab indents; Ctrl+M (Ctrl+Shift+M on a Mac) gives it back its role to leave. F8: next problem. Ctrl+Space: suggestions. Alt+Enter: fix the nearest problem.',
  },
  editorKeys: {
    fr: 'F8 : problème suivant. Alt+Entrée : corriger. Ctrl+Espace : suggestions.',
    en: 'F8: next problem. Alt+Enter: fix. Ctrl+Space: suggestions.',
  },
  editorFailed: {
    fr: 'L’éditeur n’a pas pu être chargé ; vous pouvez modifier le texte ci-dessous.',
    en: 'The editor could not be loaded; you can edit the text below.',
  },
  resize: { fr: 'Déplacer la séparation', en: 'Move the divider' },
  // The last backtest, beside bands
  pastShare: { fr: (share: string) => `${share} des cas`, en: (share: string) => `${share} of cases` },
  pastBrief: {
    fr: (share: string, rate: string) => `${share} des cas · défaut ${rate}`,
    en: (share: string, rate: string) => `${share} of cases · default ${rate}`,
  },
  pastSource: {
    fr: (date: string, dataset: string) => `Rétro-test du ${date} sur « ${dataset} ».`,
    en: (date: string, dataset: string) => `Backtest of ${date} on “${dataset}”.`,
  },
  pastCases: {
    fr: (n: string, all: string) => `${n} cas sur ${all}.`,
    en: (n: string, all: string) => `${n} of ${all} cases.`,
  },
  pastBad: {
    fr: (n: string, rate: string) => `${n} en défaut (${rate}).`,
    en: (n: string, rate: string) => `${n} in default (${rate}).`,
  },
  pastBadBetween: {
    fr: (n: string, rate: string, low: string, high: string) =>
      `${n} en défaut (${rate} ; entre ${low} et ${high} avec 95 % de confiance).`,
    en: (n: string, rate: string, low: string, high: string) =>
      `${n} in default (${rate}; between ${low} and ${high} with 95% confidence).`,
  },
  // Problems
  problems: { fr: 'Problèmes', en: 'Problems' },
  proving: { fr: 'preuves en cours…', en: 'still proving…' },
  provingFailed: { fr: 'les preuves n’ont pas abouti', en: 'the proofs did not finish' },
  provingDone: { fr: 'preuves terminées', en: 'proofs finished' },
  provingCut: {
    fr: 'grille trop grande pour tout essayer : les preuves sont écourtées',
    en: 'too great a scorecard to try everything: the proofs were cut short',
  },
  proved: { fr: 'prouvé', en: 'proved' },
  sampled: { fr: 'essayé', en: 'sampled' },
  advice: {
    fr: (n: number) => `${n} ${frPlural(n, 'conseil', 'conseils')} des preuves`,
    en: (n: number) => `${n} ${enPlural(n, 'advice', 'pieces of advice')} from proofs`,
  },
  confirmed: {
    fr: (n: number) => `${n} ${frPlural(n, 'propriété vérifiée', 'propriétés vérifiées')}`,
    en: (n: number) => `${n} ${enPlural(n, 'property that holds', 'properties that hold')}`,
  },
  openWitness: { fr: 'Ouvrir ce client', en: 'Open this customer' },
  openCounterpart: { fr: 'et l’autre', en: 'and the other' },
  noProblem: { fr: 'Aucun problème : ce texte peut être publié.', en: 'No problem: this text can be published.' },
  errors: {
    fr: (n: number) => `${n} ${frPlural(n, 'erreur', 'erreurs')}`,
    en: (n: number) => `${n} ${enPlural(n, 'error', 'errors')}`,
  },
  warnings: {
    fr: (n: number) => `${n} ${frPlural(n, 'avertissement', 'avertissements')}`,
    en: (n: number) => `${n} ${enPlural(n, 'warning', 'warnings')}`,
  },
  error: { fr: 'Erreur', en: 'Error' },
  warning: { fr: 'Avertissement', en: 'Warning' },
  info: { fr: 'Conseil', en: 'Advice' },
  line: { fr: (n: number) => `ligne ${n}`, en: (n: number) => `line ${n}` },
  next: { fr: 'suivant', en: 'next' },
  // Hovers
  nameKinds: {
    fr: (kind: KnownName['kind']) =>
      ({
        fact: 'fait',
        ratio: 'ratio',
        request: 'demande',
        table: 'table par cote',
        component: 'composante du plafond',
        score: 'résultat',
        reason: 'motif',
      })[kind],
    en: (kind: KnownName['kind']) =>
      ({
        fact: 'fact',
        ratio: 'ratio',
        request: 'request',
        table: 'table by rating',
        component: 'component of the limit',
        score: 'result',
        reason: 'reason code',
      })[kind],
  },
  unitName: {
    fr: (unit: string) => FRENCH_UNITS[unit] ?? unit,
    en: (unit: string) => (unit === 'money' ? 'amount' : unit === 'boolean' ? 'yes or no' : unit),
  },
  // What facts and ratios are in the data
  profileMedian: { fr: (value: string) => `médiane ${value}`, en: (value: string) => `median ${value}` },
  profileMiddle: {
    fr: (low: string, high: string) => `moitié centrale de ${low} à ${high}`,
    en: (low: string, high: string) => `middle half ${low} to ${high}`,
  },
  profileEnds: {
    fr: (low: string, high: string) => `5\u00a0% ≤\u00a0${low}, 95\u00a0% ≤\u00a0${high}`,
    en: (low: string, high: string) => `5% ≤\u00a0${low}, 95% ≤\u00a0${high}`,
  },
  profileAbsent: { fr: (share: string) => `absent ${share}`, en: (share: string) => `absent ${share}` },
  profileSpecial: {
    fr: (share: string) => `cas particuliers ${share}`,
    en: (share: string) => `special cases ${share}`,
  },
  profileSource: {
    fr: (dataset: string, n: string, from: string, to: string) =>
      `« ${dataset} » : ${n} observations du ${from} au ${to}`,
    en: (dataset: string, n: string, from: string, to: string) => `“${dataset}”: ${n} observations, ${from} to ${to}`,
  },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  inThisCase: {
    fr: (value: string) => `Dans le dossier ci-contre : ${value}`,
    en: (value: string) => `In the case beside: ${value}`,
  },
});
