import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const customerMessages = defineMessages({
  portfolio: { fr: 'Portefeuille', en: 'Portfolio' },
  owes: {
    fr: (date: string, owed: string) => `Au ${date}, ce client doit ${owed}`,
    en: (date: string, owed: string) => `On ${date}, this customer owes ${owed}`,
  },
  ofLimit: {
    fr: (share: string, limit: string) => `, soit ${share} du plafond de ${limit}`,
    en: (share: string, limit: string) => `, ${share} of a limit of ${limit}`,
  },
  declined: { fr: ', alors qu’un crédit lui a été refusé', en: ', although credit was declined' },
  noLimit: { fr: ', sans plafond accordé', en: ', with no limit granted' },
  overdueNone: { fr: '. Rien n’est échu.', en: '. Nothing is overdue.' },
  overdue: {
    fr: (amount: string, days: number) =>
      `. ${amount} ${frPlural(days, 'est échu', 'sont échus')}, depuis ${days} ${frPlural(days, 'jour', 'jours')} au plus.`,
    en: (amount: string, days: number) =>
      `. ${amount} is overdue, by ${days} ${enPlural(days, 'day', 'days')} at most.`,
  },
  notInData: {
    fr: 'Aucune facture de ce client dans vos données : seules ses décisions sont connues.',
    en: 'Your data hold no invoice of this customer: only its decisions are known.',
  },
  identity: { fr: 'Le client', en: 'The customer' },
  customerId: { fr: 'Numéro de client', en: 'Customer number' },
  siren: { fr: 'SIREN', en: 'SIREN' },
  sector: { fr: 'Activité (NAF)', en: 'Activity (NAF)' },
  size: { fr: 'Taille', en: 'Size' },
  segment: { fr: 'Segment', en: 'Segment' },
  country: { fr: 'Pays', en: 'Country' },
  since: { fr: 'Client depuis', en: 'Customer since' },
  limitTitle: { fr: 'Le plafond', en: 'The limit' },
  grantedNote: {
    fr: (date: string) => `Selon la décision du ${date}`,
    en: (date: string) => `By the decision of ${date}`,
  },
  grantedNone: { fr: 'Aucune décision n’a accordé de plafond.', en: 'No decision has granted a limit.' },
  waiting: {
    fr: 'La dernière demande attend la réponse d’une personne.',
    en: 'The last application waits for a person’s answer.',
  },
  used: { fr: 'Utilisé', en: 'Used' },
  exposure: { fr: 'Encours', en: 'Exposure' },
  available: { fr: 'Disponible', en: 'Available' },
  excess: { fr: 'Dépassement', en: 'Excess' },
  granted: { fr: 'Accordé', en: 'Granted' },
  computed: { fr: 'Calculé aujourd’hui', en: 'Computed today' },
  review: { fr: 'Prochaine revue', en: 'Next review' },
  reviewNone: { fr: 'Aucune prévue', en: 'None planned' },
  reviewLate: { fr: 'date dépassée', en: 'past due' },
  accountTitle: { fr: 'Le compte et les règlements', en: 'Account and payments' },
  agesTitle: { fr: 'Factures ouvertes par ancienneté', en: 'Open invoices by age' },
  current: { fr: 'Non échu', en: 'Not due' },
  to30: { fr: '1 à 30 j', en: '1–30 d' },
  to60: { fr: '31 à 60 j', en: '31–60 d' },
  to90: { fr: '61 à 90 j', en: '61–90 d' },
  beyond90: { fr: 'Plus de 90 j', en: '90+ d' },
  ratingTitle: { fr: 'La cote au fil du temps', en: 'The rating over time' },
  todayTitle: { fr: 'Ce que dit la grille aujourd’hui', en: 'What the scorecard says today' },
  todayNote: {
    fr: (version: string) => `${version} ; rien n’est enregistré`,
    en: (version: string) => `${version}; nothing is recorded`,
  },
  record: { fr: 'Enregistrer cette décision', en: 'Record this decision' },
  recordTitle: { fr: 'Enregistrer cette décision ?', en: 'Record this decision?' },
  recordText: {
    fr: 'Elle entre au journal avec ses faits et sa trace, et ne peut plus être effacée. Si elle est à étudier, elle attend qu’une personne habilitée réponde.',
    en: 'It enters the log with its facts and its trace, and cannot be taken back. If it is referred, it waits for a person who may answer.',
  },
  recordForbidden: {
    fr: 'Votre rôle ne permet pas de décider : demandez-le à un analyste ou à un auteur.',
    en: 'Your role may not decide: ask an analyst or an author.',
  },
  decisionsTitle: { fr: 'Décisions', en: 'Decisions' },
  decisionsNone: { fr: 'Aucune décision pour ce client', en: 'No decision about this customer' },
  decisionsNoneText: {
    fr: 'Celles que prendront la console ou vos applications apparaîtront ici.',
    en: 'Those that the console or your applications make will show here.',
  },
  when: { fr: 'Quand', en: 'When' },
  outcome: { fr: 'Issue', en: 'Outcome' },
  rating: { fr: 'Cote', en: 'Rating' },
  requested: { fr: 'Demandé', en: 'Requested' },
  limit: { fr: 'Plafond', en: 'Limit' },
  by: { fr: 'Par', en: 'By' },
  version: {
    fr: (name: string, n: number) => `${name}, version ${n}`,
    en: (name: string, n: number) => `${name}, version ${n}`,
  },
});
