import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const approvalMessages = defineMessages({
  title: { fr: 'Approbations', en: 'Approvals' },
  queueNone: { fr: 'Rien n’attend d’approbation.', en: 'Nothing waits for approval.' },
  queueAnswer: {
    fr: (mine: number, others: number) =>
      [
        others > 0
          ? `${others} ${frPlural(others, 'version attend', 'versions attendent')} une seconde signature.`
          : '',
        mine > 0 ? `${mine} ${frPlural(mine, 'des vôtres est', 'des vôtres sont')} en relecture.` : '',
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
    en: (mine: number, others: number) =>
      [
        others > 0 ? `${others} ${enPlural(others, 'version waits', 'versions wait')} for a second signature.` : '',
        mine > 0 ? `${mine} of yours ${enPlural(mine, 'is', 'are')} in review.` : '',
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
  },
  emptyTitle: { fr: 'Rien n’attend', en: 'Nothing waits' },
  emptyText: {
    fr: 'Quand un auteur soumet un brouillon, il apparaît ici avec ce qu’il change et ce qu’il ferait.',
    en: 'When an author submits a draft, it shows here with what it changes and what it would do.',
  },
  scorecard: { fr: 'Grille', en: 'Scorecard' },
  author: { fr: 'Auteur', en: 'Author' },
  mine: { fr: 'vous', en: 'you' },
  comment: { fr: 'Ce qui change, et pourquoi', en: 'What changes, and why' },
  since: { fr: 'Soumis', en: 'Submitted' },
  evidence: { fr: 'Preuve', en: 'Evidence' },
  withBacktest: { fr: 'rétro-test joint', en: 'backtest attached' },
  withoutBacktest: { fr: 'sans rétro-test', en: 'no backtest' },
  fromVersion: {
    fr: (version: number) => `à partir de la version ${version}`,
    en: (version: number) => `from version ${version}`,
  },
  reviewTitle: {
    fr: (name: string, version: number) => `${name}, version ${version}`,
    en: (name: string, version: number) => `${name}, version ${version}`,
  },
  proposes: {
    fr: (name: string, n: number) => `${name} propose ${n} ${frPlural(n, 'changement', 'changements')}.`,
    en: (name: string, n: number) => `${name} proposes ${n} ${enPlural(n, 'change', 'changes')}.`,
  },
  proposed: {
    fr: (name: string, n: number) => `${name} a proposé ${n} ${frPlural(n, 'changement', 'changements')}.`,
    en: (name: string, n: number) => `${name} proposed ${n} ${enPlural(n, 'change', 'changes')}.`,
  },
  youPropose: {
    fr: (n: number) => `Vous proposez ${n} ${frPlural(n, 'changement', 'changements')}.`,
    en: (n: number) => `You propose ${n} ${enPlural(n, 'change', 'changes')}.`,
  },
  casesMove: {
    fr: (changed: number, total: number) =>
      `${changed} ${frPlural(changed, 'dossier sur', 'dossiers sur')} ${total} ${frPlural(changed, 'est décidé', 'sont décidés')} autrement.`,
    en: (changed: number, total: number) =>
      `${changed} of ${total} cases ${enPlural(changed, 'is', 'are')} decided otherwise.`,
  },
  approvalMoves: {
    fr: (before: string, after: string) =>
      before === after
        ? `Sur l’historique, le taux d’acceptation reste à ${after}.`
        : `Sur l’historique, le taux d’acceptation passe de ${before} à ${after}.`,
    en: (before: string, after: string) =>
      before === after
        ? `On the history the approval rate stays at ${after}.`
        : `On the history the approval rate goes from ${before} to ${after}.`,
  },
  tabSummary: { fr: 'Ce qui change', en: 'What changes' },
  tabText: { fr: 'Ligne à ligne', en: 'Line by line' },
  tabPolicy: { fr: 'La politique en clair', en: 'The policy in words' },
  diffHint: { fr: 'F7 et Maj+F7 : changement suivant, précédent.', en: 'F7 and Shift+F7: next, previous change.' },
  approve: { fr: 'Approuver…', en: 'Approve…' },
  reject: { fr: 'Renvoyer…', en: 'Send back…' },
  whyNotAuthor: {
    fr: 'Quatre yeux : vous avez écrit ce texte, une autre personne doit l’approuver.',
    en: 'Four eyes: you wrote this text, somebody else must approve it.',
  },
  whyNotRole: { fr: 'Il faut le rôle Approbateur.', en: 'This needs the role Approver.' },
  whyNotBase: {
    fr: 'Une autre version a été publiée depuis : l’auteur doit d’abord la reprendre.',
    en: 'Another version was published since: the author must take it up first.',
  },
  whyNotStatus: { fr: 'Ce brouillon n’est plus en relecture.', en: 'This draft is no longer in review.' },
  approveTitle: {
    fr: (version: number) => `Approuver la version ${version}`,
    en: (version: number) => `Approve version ${version}`,
  },
  approveText: {
    fr: (version: number, when: string) =>
      `La version ${version} est publiée et ${when}. Toutes les décisions de la société suivront ce texte exact.`,
    en: (version: number, when: string) =>
      `Version ${version} is published and ${when}. Every decision of the company will follow this very text.`,
  },
  decidesNow: { fr: 'décide dès maintenant', en: 'decides from now on' },
  decidesOn: { fr: (date: string) => `décidera à partir du ${date}`, en: (date: string) => `will decide from ${date}` },
  approveComment: { fr: 'Votre avis', en: 'Your opinion' },
  approveCommentHint: {
    fr: 'Il reste attaché à la version et au journal d’audit.',
    en: 'It stays with the version and in the audit log.',
  },
  exception: { fr: 'Exception motivée', en: 'Reason for an exception' },
  exceptionNoBacktest: {
    fr: 'Aucun rétro-test ne montre que la version tient ses seuils : dites pourquoi elle peut décider quand même.',
    en: 'No backtest shows that the version meets its tolerances: say why it may decide all the same.',
  },
  exceptionHint: {
    fr: (n: number) =>
      `${n} ${frPlural(n, 'seuil n’est pas tenu', 'seuils ne sont pas tenus')} : dites pourquoi la version peut décider quand même.`,
    en: (n: number) =>
      `${n} ${enPlural(n, 'tolerance is', 'tolerances are')} not met: say why the version may decide all the same.`,
  },
  suspends: {
    fr: (version: number, author: string | null) =>
      `La version ${version}, qui attend son jour, sera suspendue : elle n’entrera pas en vigueur.${author === null ? '' : ` ${author} en sera averti.`}`,
    en: (version: number, author: string | null) =>
      `Version ${version}, which waits for its day, will be suspended: it will not come into force.${author === null ? '' : ` ${author} will be told.`}`,
  },
  rebase: { fr: 'Reprendre sur la version actuelle', en: 'Rebase on the current version' },
  rebaseTitle: {
    fr: (version: number) => `Reprendre le brouillon sur la version ${version}`,
    en: (version: number) => `Rebase the draft on version ${version}`,
  },
  rebaseAnswer: {
    fr: (taken: number, conflicts: number) =>
      `${taken} ${frPlural(taken, 'changement de l’autre version est repris', 'changements de l’autre version sont repris')} ; ${conflicts === 0 ? 'aucun ne contredit les vôtres.' : `${conflicts} ${frPlural(conflicts, 'point à trancher', 'points à trancher')}.`}`,
    en: (taken: number, conflicts: number) =>
      `${taken} ${enPlural(taken, 'change', 'changes')} of the other version ${enPlural(taken, 'is', 'are')} taken over; ${conflicts === 0 ? 'none is against yours.' : `${conflicts} ${enPlural(conflicts, 'point', 'points')} to choose.`}`,
  },
  conflicts: { fr: 'Ce que les deux textes changent', en: 'What both texts change' },
  keepMine: { fr: 'Garder le mien', en: 'Keep mine' },
  keepCurrent: { fr: 'Prendre l’autre', en: 'Take the other' },
  sideBase: { fr: 'Au départ', en: 'Before' },
  sideMine: { fr: 'Votre brouillon', en: 'Your draft' },
  sideCurrent: { fr: 'Version actuelle', en: 'Current version' },
  nothingThere: { fr: 'rien', en: 'nothing' },
  rebaseResult: { fr: 'Version actuelle et brouillon repris', en: 'Current version and rebased draft' },
  rebaseConfirm: { fr: 'Reprendre le brouillon', en: 'Rebase the draft' },
  rebaseMissing: { fr: 'Choisissez d’abord pour chaque point.', en: 'Choose for each point first.' },
  rebased: {
    fr: 'Le brouillon repose sur la version actuelle. Relisez-le, puis soumettez-le.',
    en: 'The draft now rests on the current version. Read it again, then submit it.',
  },
  approveConfirm: { fr: 'Approuver et publier', en: 'Approve and publish' },
  rejectTitle: { fr: 'Renvoyer à l’auteur', en: 'Send back to the author' },
  rejectText: {
    fr: 'Le texte redevient modifiable par son auteur, avec votre commentaire en tête.',
    en: 'Its author can edit the text again, with your comment on top.',
  },
  rejectComment: { fr: 'Ce qu’il faut revoir', en: 'What needs another look' },
  rejectConfirm: { fr: 'Renvoyer', en: 'Send back' },
  rejected: { fr: 'Le brouillon a été renvoyé à son auteur.', en: 'The draft was sent back to its author.' },
  inForceNow: {
    fr: (version: number) => `La version ${version} est en vigueur.`,
    en: (version: number) => `Version ${version} is in force.`,
  },
  inForceLater: {
    fr: (version: number, date: string) => `La version ${version} est publiée ; elle décidera à partir du ${date}.`,
    en: (version: number, date: string) => `Version ${version} is published; it will decide from ${date}.`,
  },
  published: {
    fr: (version: number) => `Ce texte a été approuvé : c’est la version ${version}.`,
    en: (version: number) => `This text was approved: it is version ${version}.`,
  },
  seeVersion: { fr: 'Voir la version', en: 'See the version' },
  notInReview: { fr: 'Ce brouillon n’est plus en relecture.', en: 'This draft is no longer in review.' },
  baseMovedTitle: {
    fr: (version: number) => `La version ${version} a été publiée après l’écriture de ce brouillon`,
    en: (version: number) => `Version ${version} was published after this draft was written`,
  },
  baseMovedText: {
    fr: 'L’auteur doit le reprendre sur cette version, puis le soumettre à nouveau.',
    en: 'Its author must rebase it on that version, then submit it again.',
  },
  why: { fr: 'Pourquoi', en: 'Why' },
  backtest: { fr: 'Rétro-test', en: 'Backtest' },
  backtestNone: {
    fr: 'Aucun rétro-test n’est joint : jugez sur le texte et les dossiers.',
    en: 'No backtest is attached: judge by the text and the cases.',
  },
  backtestBase: {
    fr: (dataset: string, n: string) => `${dataset}, ${n} observations`,
    en: (dataset: string, n: string) => `${dataset}, ${n} observations`,
  },
  backtestMismatch: {
    fr: 'Ce rétro-test ne porte pas sur ce texte exact.',
    en: 'This backtest is not about this very text.',
  },
  backtestOpen: { fr: 'Ouvrir le rapport', en: 'Open the report' },
  approvalRate: { fr: 'Taux d’acceptation', en: 'Approval rate' },
  badRate: { fr: 'Taux de défaut des acceptés', en: 'Bad rate of the approved' },
  gate: { fr: 'Tolérances de mise en vigueur', en: 'Release gate' },
  gatePassed: { fr: 'toutes tenues', en: 'all met' },
  gateFailed: { fr: (n: number) => `${n} ${frPlural(n, 'dépassée', 'dépassées')}`, en: (n: number) => `${n} not met` },
  cases: { fr: 'Dossiers', en: 'Cases' },
  casesNone: { fr: 'Aucun dossier n’est décidé autrement.', en: 'No case is decided otherwise.' },
  review: { fr: (date: string) => `revu le ${date}`, en: (date: string) => `review on ${date}` },
  score: { fr: (n: string) => `note ${n}`, en: (n: string) => `score ${n}` },
  casesUnknown: {
    fr: 'Les dossiers ne peuvent pas être décidés par ce texte.',
    en: 'The cases cannot be decided by this text.',
  },
  casesAll: {
    fr: (n: number) => `${n} dossiers décidés par les deux textes`,
    en: (n: number) => `${n} cases decided by both texts`,
  },
  more: { fr: (n: number) => `et ${n} de plus`, en: (n: number) => `and ${n} more` },
  warnings: { fr: 'Avertissements confirmés par l’auteur', en: 'Warnings confirmed by the author' },
  digest: { fr: 'Empreinte', en: 'Digest' },
  inForce: { fr: 'Décide à partir du', en: 'Decides from' },
  inForceAtOnce: { fr: 'jour de l’approbation', en: 'the day of approval' },
  unchanged: { fr: (value: string) => `${value}, inchangé`, en: (value: string) => `${value}, unchanged` },
  becomes: { fr: 'devient', en: 'becomes' },
  becauseNull: { fr: 'indécidable', en: 'cannot be decided' },
});
