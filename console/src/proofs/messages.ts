import { defineMessages } from '../i18n/messages.js';
import { enPlural, frPlural } from '../i18n/plural.js';

export const proofMessages = defineMessages({
  comparing: { fr: 'Comparaison des décisions en cours…', en: 'Comparing decisions…' },
  failed: {
    fr: 'L’un des deux textes a des erreurs : leurs décisions ne se comparent pas.',
    en: 'One of the texts has errors: their decisions cannot be compared.',
  },
  same: { fr: 'Les deux textes sont les mêmes.', en: 'Both texts are the same.' },
  equivalent: {
    fr: 'Décisions identiques, c’est prouvé : seuls des mots, l’ordre, la mise en page, le numéro ou la date d’effet changent.',
    en: 'Identical decisions, and proved so: only words, order, layout, number or effective date change.',
  },
  where: { fr: 'Où les décisions changent', en: 'Where decisions change' },
  elsewhere: {
    fr: 'En dehors de ces cas, les deux versions décident de même : c’est prouvé.',
    en: 'Apart from these cases both versions decide alike, and proved so.',
  },
  proved: { fr: 'prouvé', en: 'proved' },
  sampled: { fr: 'essayé', en: 'sampled' },
  cases: {
    fr: (n: number, amount: string) => `${n} ${frPlural(n, 'cas concerné', 'cas concernés')}, ${amount} d’encours`,
    en: (n: number, amount: string) => `${n} ${enPlural(n, 'case', 'cases')} concerned, ${amount} of exposure`,
  },
  noCase: { fr: 'aucun cas enregistré n’est concerné', en: 'no saved case is concerned' },
});
