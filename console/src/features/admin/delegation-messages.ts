import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const delegationMessages = defineMessages({
  actions: { fr: 'Actions', en: 'Actions' },
  signatories: { fr: 'Signataires', en: 'Signatories' },
  signatoriesNote: {
    fr: 'Sous quel rôle chacun signe les demandes que la machine renvoie. Les montants sont dans les grilles.',
    en: 'Under which role people sign the requests that the machine refers. The amounts are in the scorecards.',
  },
  person: { fr: 'Personne', en: 'Person' },
  signsAs: { fr: 'Signe comme', en: 'Signs as' },
  signsAsHelp: {
    fr: 'Vaut dès la prochaine action. Le niveau le plus élevé compte.',
    en: 'Counts from the next action on. The highest level counts.',
  },
  maySignNot: {
    fr: 'ni Analyste ni Approbateur : ne peut pas signer',
    en: 'neither Analyst nor Approver: cannot sign',
  },
  edit: { fr: 'Modifier', en: 'Change' },
  editTitle: {
    fr: (name: string) => `Modifier les signatures de ${name}`,
    en: (name: string) => `Change what ${name} signs as`,
  },
  save: { fr: 'Enregistrer', en: 'Save' },
  substitutions: { fr: 'Suppléances', en: 'Substitutions' },
  substitutionsNote: {
    fr: 'Un suppléant signe dans la délégation de la personne absente, jamais ses propres demandes ni les siennes à elle.',
    en: 'A substitute signs within the absent person’s authority, never their own requests nor hers.',
  },
  add: { fr: 'Ajouter une suppléance', en: 'Add a substitution' },
  absent: { fr: 'Absent', en: 'Absent' },
  substitute: { fr: 'Suppléant', en: 'Substitute' },
  substituteHelp: {
    fr: 'Parmi les Analystes et les Approbateurs.',
    en: 'Among Analysts and Approvers.',
  },
  from: { fr: 'Du', en: 'From' },
  to: { fr: 'Au (inclus)', en: 'To (included)' },
  state: { fr: 'État', en: 'State' },
  state_running: { fr: 'En cours', en: 'Running' },
  state_planned: { fr: 'Prévue', en: 'Planned' },
  state_over: { fr: 'Passée', en: 'Over' },
  state_ended: { fr: 'Interrompue', en: 'Ended' },
  end: { fr: 'Terminer', en: 'End' },
  endFor: {
    fr: (name: string) => `Terminer la suppléance de ${name}`,
    en: (name: string) => `End the substitution of ${name}`,
  },
  overlaps: {
    fr: (name: string) => `${name} supplée déjà cette personne pendant une partie de ces jours.`,
    en: (name: string) => `${name} stands in for this person already on some of these days.`,
  },
  noneTitle: { fr: 'Aucune suppléance', en: 'No substitution' },
  noneText: {
    fr: 'Ajoutez-en une avant une absence : les demandes ne restent alors pas sans signature.',
    en: 'Add one before an absence: then no request stays unsigned.',
  },
  cardTitle: {
    fr: (name: string, version: number) => `${name}, version ${version}`,
    en: (name: string, version: number) => `${name}, version ${version}`,
  },
  fourEyes: {
    fr: (amount: string) => `Deux signatures au-dessus de ${amount}.`,
    en: (amount: string) => `Two signatures above ${amount}.`,
  },
  validity: {
    fr: (days: number) =>
      `Une demande se signe, et une signature vaut, pendant ${days} ${frPlural(days, 'jour', 'jours')}.`,
    en: (days: number) =>
      `A request can be signed, and a signature counts, for ${days} ${enPlural(days, 'day', 'days')}.`,
  },
  level: { fr: 'Niveau', en: 'Level' },
  rating: { fr: (rating: number) => `Cote ${rating}`, en: (rating: number) => `Rating ${rating}` },
  noLimit: { fr: 'au-delà', en: 'above' },
  holders: { fr: 'Qui', en: 'Who' },
  machine: { fr: 'la machine', en: 'the machine' },
  nobody: { fr: 'Personne', en: 'Nobody' },
});
