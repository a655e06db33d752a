import { defineMessages } from '../../../i18n/messages.js';
import { enPlural, frPlural } from '../../../i18n/plural.js';

export const submitMessages = defineMessages({
  title: { fr: 'Soumettre à approbation', en: 'Submit for approval' },
  back: { fr: 'Retour', en: 'Back' },
  next: { fr: 'Continuer', en: 'Continue' },
  submit: { fr: 'Soumettre', en: 'Submit' },
  saveFailed: {
    fr: 'Le texte n’a pas pu être enregistré : rien n’a été soumis. Réessayez dans un instant.',
    en: 'The text could not be saved: nothing was submitted. Try again in a moment.',
  },
  stepChecks: { fr: 'Contrôles', en: 'Checks' },
  stepEvidence: { fr: 'Preuve', en: 'Evidence' },
  stepWhy: { fr: 'Pourquoi', en: 'Why' },
  stepConsequences: { fr: 'Conséquences', en: 'Consequences' },
  noError: { fr: 'Le texte n’a aucune erreur.', en: 'The text has no error.' },
  testsPassed: {
    fr: (n: number) => `${n} ${frPlural(n, 'test passe', 'tests passent')}.`,
    en: (n: number) => `${n} ${enPlural(n, 'test passes', 'tests pass')}.`,
  },
  noTest: {
    fr: 'Aucun test enregistré : enregistrez un dossier comme test pour qu’une décision ne change pas par accident.',
    en: 'No test saved: save a case as a test so that a decision does not change by accident.',
  },
  testsFailed: {
    fr: (n: number) => `${n} ${frPlural(n, 'test échoue', 'tests échouent')} :`,
    en: (n: number) => `${n} ${enPlural(n, 'test fails', 'tests fail')}:`,
  },
  testsRunning: { fr: 'Tests en cours…', en: 'Tests running…' },
  casesChanged: {
    fr: (changed: number, n: number) =>
      `${changed} ${frPlural(changed, 'dossier change', 'dossiers changent')} de décision sur ${n}.`,
    en: (changed: number, n: number) =>
      `${changed} of ${n} cases ${enPlural(changed, 'gets', 'get')} another decision.`,
  },
  warningsToRead: {
    fr: 'Confirmez chaque avertissement : l’approbateur les verra aussi.',
    en: 'Confirm each warning: the approver will see them too.',
  },
  evidenceText: {
    fr: 'Un rétro-test de ce texte exact montre à l’approbateur ce qu’il aurait fait à vos vrais clients.',
    en: 'A backtest of this very text shows the approver what it would have done to your real customers.',
  },
  evidenceNone: { fr: 'Sans rétro-test', en: 'Without a backtest' },
  evidenceNoneNote: {
    fr: 'L’approbateur jugera sur le texte et les dossiers seuls.',
    en: 'The approver will judge by the text and the cases alone.',
  },
  evidenceMissing: {
    fr: 'Aucun rétro-test terminé ne porte sur ce texte exact.',
    en: 'No finished backtest is about this very text.',
  },
  evidenceRun: { fr: 'Lancer un rétro-test de ce brouillon', en: 'Run a backtest of this draft' },
  evidenceChoice: { fr: 'Rétro-test joint', en: 'Backtest attached' },
  evidenceRow: {
    fr: (dataset: string, date: string, n: string) => `${dataset}, ${date} : ${n} observations`,
    en: (dataset: string, date: string, n: string) => `${dataset}, ${date}: ${n} observations`,
  },
  evidenceRates: {
    fr: (before: string, after: string) => `accords ${before} → ${after}`,
    en: (before: string, after: string) => `approvals ${before} → ${after}`,
  },
  whyLabel: { fr: 'Ce qui change, et pourquoi', en: 'What changes, and why' },
  whyHint: {
    fr: 'L’approbateur le lira en premier ; le texte reste attaché à la version.',
    en: 'The approver reads this first; it stays with the version.',
  },
  whyNeeded: { fr: 'Dites en une phrase ce qui change et pourquoi.', en: 'Say in a sentence what changes and why.' },
  consequencesText: { fr: 'En soumettant, je sais que :', en: 'By submitting I know that:' },
  frozen: {
    fr: 'le texte est figé pendant la relecture ; je peux le retirer',
    en: 'the text is frozen while it is in review; I may withdraw it',
  },
  bound: {
    fr: (digest: string) =>
      `l’approbation vaut pour ce texte exact (empreinte ${digest}) et tombe à la moindre modification`,
    en: (digest: string) => `the approval is for this very text (digest ${digest}) and is void after any edit`,
  },
  otherPerson: { fr: 'une autre personne que moi doit l’approuver', en: 'somebody other than me must approve it' },
  inForceOn: {
    fr: (date: string) =>
      `une fois approuvé, il décide à partir du ${date}, ou du jour de l’approbation si elle vient plus tard`,
    en: (date: string) => `once approved it decides from ${date}, or from the day of approval if that is later`,
  },
  inForceOnApproval: {
    fr: 'une fois approuvé, il décide dès le jour de l’approbation',
    en: 'once approved it decides from the day of approval',
  },
  done: { fr: 'Le brouillon est en relecture.', en: 'The draft is in review.' },
  withdraw: { fr: 'Retirer de la relecture', en: 'Withdraw from review' },
  withdrawTitle: { fr: 'Retirer ce brouillon de la relecture ?', en: 'Withdraw this draft from review?' },
  withdrawText: {
    fr: 'Vous pourrez le modifier, puis le soumettre à nouveau.',
    en: 'You can then edit it and submit it again.',
  },
});
