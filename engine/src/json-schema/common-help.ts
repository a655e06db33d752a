/** Help that does not depend on where a property stands: names that recur, and the words of closed lists. */
import type { Text } from '../kernel/text.js';

/** Properties that mean the same wherever they stand. */
export const COMMON_HELP: Readonly<Record<string, Text>> = {
  label: {
    fr: 'Nom lu par les personnes, en français et en anglais.',
    en: 'Name that people read, in French and English.',
  },
  fr: { fr: 'En français.', en: 'In French.' },
  en: { fr: 'En anglais.', en: 'In English.' },
  points: {
    fr: 'Points gagnés : un entier, plus haut veut dire plus sûr.',
    en: 'Points earned: a whole number, higher is safer.',
  },
  reason: {
    fr: 'Motif dit à vos collègues quand cette entrée coûte des points, et obligatoire dans ce cas ; la lettre au client ne dit que la valeur constatée.',
    en: 'Said to your colleagues when this entry costs points, and required in that case; the letter to the customer only tells the value found.',
  },
  theme: { fr: 'Thème sous lequel le motif est rangé.', en: 'Theme under which the reason is filed.' },
};

/** What the words of a closed list mean, by the last name of the property. */
export const WORD_HELP: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  direction: {
    higher_better: { fr: 'Plus haut est meilleur.', en: 'Higher is better.' },
    lower_better: { fr: 'Plus bas est meilleur.', en: 'Lower is better.' },
    neutral: { fr: 'Ni l’un ni l’autre.', en: 'Neither.' },
  },
  theme: {
    structure: { fr: 'Structure et solvabilité.', en: 'Structure and solvency.' },
    liquidity: { fr: 'Liquidité et cycle d’exploitation.', en: 'Liquidity and operating cycle.' },
    profitability: { fr: 'Rentabilité.', en: 'Profitability.' },
    payment: { fr: 'Comportement de paiement.', en: 'Payment behaviour.' },
    legal: { fr: 'Événements juridiques.', en: 'Legal events.' },
    external: { fr: 'Avis extérieurs.', en: 'Opinions from outside.' },
    profile: { fr: 'Profil de l’entreprise.', en: 'Profile of the company.' },
  },
  outcome: {
    approve: { fr: 'Accorder.', en: 'Grant.' },
    refer: { fr: 'Soumettre à une personne.', en: 'Refer to a person.' },
    decline: { fr: 'Refuser.', en: 'Decline.' },
  },
  ifUnknown: {
    ignore: { fr: 'Laisser passer.', en: 'Let it pass.' },
    refer: { fr: 'Demander à une personne.', en: 'Ask a person.' },
  },
  guarantee: {
    none: { fr: 'Aucune.', en: 'None.' },
    retention_of_title: { fr: 'Réserve de propriété.', en: 'Retention of title.' },
    bank_guarantee: { fr: 'Garantie bancaire.', en: 'Bank guarantee.' },
    parent_letter: { fr: 'Lettre de la maison mère.', en: 'Letter of the parent company.' },
    credit_insurance: { fr: 'Assurance-crédit.', en: 'Credit insurance.' },
  },
  action: {
    reminder: { fr: 'Rappel.', en: 'Reminder.' },
    call: { fr: 'Appel.', en: 'Call.' },
    letter: { fr: 'Courrier.', en: 'Letter.' },
    formal_notice: { fr: 'Mise en demeure.', en: 'Formal notice.' },
    order_hold: { fr: 'Blocage des commandes.', en: 'Orders on hold.' },
    agency: { fr: 'Cabinet de recouvrement.', en: 'Collection agency.' },
    legal: { fr: 'Procédure judiciaire.', en: 'Legal action.' },
  },
  method: {
    end_of_month_plus_days: {
      fr: 'Fin du mois de facture, puis les jours.',
      en: 'End of the invoice month, then the days.',
    },
    plus_days_end_of_month: {
      fr: 'Les jours, puis la fin de ce mois-là.',
      en: 'The days, then the end of that month.',
    },
  },
  unit: {
    money: { fr: 'Montant en centimes.', en: 'Amount in cents.' },
    ratio: { fr: 'Sans unité : 0,5 veut dire la moitié.', en: 'No unit: 0.5 means a half.' },
    percent: { fr: 'Pour cent : 50 veut dire la moitié.', en: 'Percent: 50 means a half.' },
    days: { fr: 'Jours.', en: 'Days.' },
    months: { fr: 'Mois.', en: 'Months.' },
    years: { fr: 'Années.', en: 'Years.' },
    count: { fr: 'Un nombre de choses.', en: 'A number of things.' },
    points: { fr: 'Points d’un score.', en: 'Points of a score.' },
  },
  operator: {
    equal: { fr: 'Égal.', en: 'Equal.' },
    notEqual: { fr: 'Différent.', en: 'Not equal.' },
    in: { fr: 'Un de la liste.', en: 'One of the list.' },
    notIn: { fr: 'Aucun de la liste.', en: 'None of the list.' },
    lessThan: { fr: 'Plus petit.', en: 'Less than.' },
    lessThanInclusive: { fr: 'Plus petit ou égal.', en: 'Less than or equal.' },
    greaterThan: { fr: 'Plus grand.', en: 'Greater than.' },
    greaterThanInclusive: { fr: 'Plus grand ou égal.', en: 'Greater than or equal.' },
  },
};
