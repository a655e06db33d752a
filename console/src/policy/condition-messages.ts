import { defineMessages } from '../i18n/messages.js';

export const conditionMessages = defineMessages({
  and: { fr: ' et ', en: ' and ' },
  or: { fr: ' ou ', en: ' or ' },
  not: { fr: (inner: string) => `il est faux que ${inner}`, en: (inner: string) => `it is false that ${inner}` },
  equal: {
    fr: (name: string, value: string) => `${name} : ${value}`,
    en: (name: string, value: string) => `${name}: ${value}`,
  },
  notEqual: {
    fr: (name: string, value: string) => `${name} autre que ${value}`,
    en: (name: string, value: string) => `${name} other than ${value}`,
  },
  in: {
    fr: (name: string, values: string) => `${name} parmi ${values}`,
    en: (name: string, values: string) => `${name} one of ${values}`,
  },
  notIn: {
    fr: (name: string, values: string) => `${name} hors de ${values}`,
    en: (name: string, values: string) => `${name} none of ${values}`,
  },
  lessThan: {
    fr: (name: string, value: string) => `${name} < ${value}`,
    en: (name: string, value: string) => `${name} < ${value}`,
  },
  lessThanInclusive: {
    fr: (name: string, value: string) => `${name} ≤ ${value}`,
    en: (name: string, value: string) => `${name} ≤ ${value}`,
  },
  greaterThan: {
    fr: (name: string, value: string) => `${name} > ${value}`,
    en: (name: string, value: string) => `${name} > ${value}`,
  },
  greaterThanInclusive: {
    fr: (name: string, value: string) => `${name} ≥ ${value}`,
    en: (name: string, value: string) => `${name} ≥ ${value}`,
  },
  state: { fr: (name: string) => `état de « ${name} »`, en: (name: string) => `state of “${name}”` },
  class: { fr: (name: string) => `cas de « ${name} »`, en: (name: string) => `case of “${name}”` },
  present: { fr: 'renseigné', en: 'available' },
  score: { fr: 'note', en: 'score' },
  rating: { fr: 'cote', en: 'rating' },
  'request.amount': { fr: 'montant demandé', en: 'amount asked for' },
  'request.exposure': { fr: 'encours actuel', en: 'present exposure' },
  'request.insured': { fr: 'part assurée', en: 'insured part' },
  'request.total': { fr: 'encours total demandé', en: 'total exposure asked for' },
});
