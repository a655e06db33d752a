import { defineMessages } from '../i18n/messages.js';

export const policyMessages = defineMessages({
  segmentOf: { fr: 'segment', en: 'segment' },
  unreadable: {
    fr: 'Ce texte ne peut pas être lu comme une grille de score.',
    en: 'This text cannot be read as a scorecard.',
  },
  intendedUse: { fr: 'Usage prévu', en: 'Intended use' },
  ratings: { fr: 'Échelle de cote', en: 'Rating scale' },
  ratingsNote: {
    fr: (base: string, minimum: string) =>
      `La note part de ${base} points ; si moins de ${minimum} de son poids est connu, une personne décide.`,
    en: (base: string, minimum: string) =>
      `The score starts from ${base} points; when less than ${minimum} of its weight is known, a person decides.`,
  },
  rating: { fr: 'Cote', en: 'Rating' },
  scoreRange: { fr: 'Note', en: 'Score' },
  atLeast: { fr: (n: string) => `${n} et plus`, en: (n: string) => `${n} and above` },
  below: { fr: (n: string) => `moins de ${n}`, en: (n: string) => `below ${n}` },
  between: {
    fr: (from: string, to: string) => `${from} à ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  outcome: { fr: 'Issue', en: 'Outcome' },
  terms: { fr: 'Conditions', en: 'Terms' },
  review: { fr: 'Revue', en: 'Review' },
  months: { fr: (n: number) => `${n} mois`, en: (n: number) => (n === 1 ? '1 month' : `${n} months`) },
  characteristics: { fr: 'Critères', en: 'Characteristics' },
  characteristicsNote: {
    fr: 'Le poids est l’écart entre la meilleure et la pire tranche, rapporté au total.',
    en: 'The weight is the distance between the best and the worst band, as a share of the total.',
  },
  weight: { fr: 'Poids', en: 'Weight' },
  band: { fr: 'Tranche', en: 'Band' },
  points: { fr: 'Points', en: 'Points' },
  under: { fr: (to: string) => `moins de ${to}`, en: (to: string) => `below ${to}` },
  fromOn: { fr: (from: string) => `${from} et plus`, en: (from: string) => `${from} and above` },
  fromTo: {
    fr: (from: string, to: string) => `de ${from} à moins de ${to}`,
    en: (from: string, to: string) => `${from} to below ${to}`,
  },
  anyValue: { fr: 'toute valeur', en: 'any value' },
  classCase: { fr: (name: string) => `cas « ${name} »`, en: (name: string) => `case “${name}”` },
  missing: { fr: 'non renseigné', en: 'not available' },
  confidential: { fr: 'confidentiel', en: 'confidential' },
  notApplicable: { fr: 'sans objet', en: 'not applicable' },
  stale: { fr: 'trop ancien', en: 'out of date' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  rules: { fr: 'Règles impératives', en: 'Hard rules' },
  rulesNote: {
    fr: 'Elles passent avant la note et ne jouent que si leur condition est certaine.',
    en: 'They come before the score and act only where their condition is certain.',
  },
  decline: { fr: 'refus', en: 'decline' },
  refer: { fr: 'étude par une personne', en: 'referral' },
  ratingAtBest: {
    fr: (rating: number) => `cote ${rating} au mieux`,
    en: (rating: number) => `rating ${rating} at best`,
  },
  limitCap: { fr: (amount: string) => `plafond de ${amount}`, en: (amount: string) => `limit capped at ${amount}` },
  termsCap: { fr: (days: number) => `${days} jours au plus`, en: (days: number) => `${days} days at most` },
  termsLift: {
    fr: (ratings: number) =>
      `délai de la cote ${ratings === 1 ? 'précédente' : `inférieure de ${ratings}`}, note inchangée`,
    en: (ratings: number) =>
      `terms of the level of risk ${ratings === 1 ? 'before' : `${ratings} better`}, rating unchanged`,
  },
  referIfUnknown: { fr: 'étude si inconnu', en: 'referral if unknown' },
  limit: { fr: 'Calcul du plafond', en: 'Computation of the limit' },
  combine: { fr: 'Plafond', en: 'Limit' },
  rounding: { fr: (step: string) => `arrondi à ${step} inférieurs`, en: (step: string) => `rounded down to ${step}` },
  delegation: { fr: 'Délégations', en: 'Delegation' },
  delegationNote: {
    fr: (days: number, share: string) => `Un accord vaut ${days} jours ; la part assurée compte pour ${share}.`,
    en: (days: number, share: string) => `An approval is valid for ${days} days; the insured part counts for ${share}.`,
  },
  fourEyes: {
    fr: (amount: string) => `Deux signatures au-delà de ${amount}.`,
    en: (amount: string) => `Two signatures above ${amount}.`,
  },
  level: { fr: 'Qui peut accorder, jusqu’à', en: 'Who may grant, up to' },
  unlimited: { fr: 'sans limite', en: 'unlimited' },
  nothing: { fr: 'rien', en: 'nothing' },
  themes: { fr: 'Thème', en: 'Theme' },
  structure: { fr: 'Structure financière', en: 'Financial structure' },
  liquidity: { fr: 'Liquidité', en: 'Liquidity' },
  profitability: { fr: 'Rentabilité', en: 'Profitability' },
  payment: { fr: 'Comportement de paiement', en: 'Payment behaviour' },
  legal: { fr: 'Événements légaux', en: 'Legal events' },
  external: { fr: 'Avis externes', en: 'External opinions' },
  profile: { fr: 'Profil', en: 'Profile' },
});
