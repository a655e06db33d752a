import { defineMessages } from '../i18n/messages.js';
import { enPlural, frPlural } from '../i18n/plural.js';

export const decisionMessages = defineMessages({
  approve: { fr: 'Accordé', en: 'Approved' },
  refer: { fr: 'À étudier par une personne', en: 'Referred to a person' },
  decline: { fr: 'Refusé', en: 'Declined' },
  limitShort: { fr: 'Plafond', en: 'Limit' },
  limitGranted: { fr: 'Plafond accordé', en: 'Limit granted' },
  limitProposed: { fr: 'Plafond que permet le calcul', en: 'Limit the computation allows' },
  limitUnavailable: { fr: 'Plafond incalculable', en: 'Limit cannot be computed' },
  limitUnavailableNote: { fr: 'il manque des informations', en: 'information is missing' },
  forRequested: {
    fr: (amount: string) => `pour ${amount} demandés au total`,
    en: (amount: string) => `for ${amount} asked for in all`,
  },
  terms: { fr: 'Conditions', en: 'Terms' },
  rating: { fr: 'Cote', en: 'Rating' },
  ratingHeld: {
    fr: (rating: number) => `La note seule donnerait ${rating} ; une règle la retient.`,
    en: (rating: number) => `The score alone would give ${rating}; a rule holds it.`,
  },
  score: { fr: 'Note', en: 'Score' },
  authority: { fr: 'Qui décide', en: 'Who decides' },
  fourEyes: { fr: 'deux signatures', en: 'two signatures' },
  review: { fr: 'Prochaine revue', en: 'Next review' },
  defaultProbability: { fr: 'Probabilité de défaut', en: 'Probability of default' },
  why: { fr: 'Pourquoi', en: 'Why' },
  noReason: { fr: 'Rien ne parle contre la demande.', en: 'Nothing speaks against the request.' },
  ruleReason: { fr: 'Règle', en: 'Rule' },
  requestReason: { fr: 'Demande', en: 'Request' },
  completenessReason: { fr: 'Information', en: 'Information' },
  pointsLost: {
    fr: (n: number) => `−${n} ${frPlural(n, 'pt', 'pts')}`,
    en: (n: number) => `−${n} ${enPlural(n, 'pt', 'pts')}`,
  },
  points: { fr: 'D’où viennent les points', en: 'Where the points come from' },
  pointsNote: {
    fr: 'Écart de chaque critère à un client dont rien ne parle ni pour ni contre',
    en: 'Distance of each characteristic from a customer about whom nothing speaks for or against',
  },
  neutralCustomer: { fr: 'Client neutre', en: 'Neutral customer' },
  finalScore: { fr: 'Note de ce client', en: 'Score of this customer' },
  withoutEffect: {
    fr: (n: number, names: string) => `${n} ${frPlural(n, 'critère', 'critères')} sans effet : ${names}`,
    en: (n: number, names: string) =>
      `${n} ${enPlural(n, 'characteristic', 'characteristics')} without effect: ${names}`,
  },
  limit: { fr: 'D’où vient le plafond', en: 'Where the limit comes from' },
  limitNote: {
    fr: 'La composante déterminante est celle qui fixe le montant.',
    en: 'The binding component is the one that sets the amount.',
  },
  binding: { fr: 'déterminante', en: 'binding' },
  absentMissing: { fr: 'non renseigné', en: 'not available' },
  absentConfidential: { fr: 'confidentiel', en: 'confidential' },
  absentNotApplicable: { fr: 'sans objet', en: 'not applicable' },
  absentStale: { fr: 'trop ancien', en: 'out of date' },
  ruleCap: {
    fr: (reason: string) => `Plafonné par la règle « ${reason} »`,
    en: (reason: string) => `Capped by the rule “${reason}”`,
  },
  improvements: { fr: 'Ce qui changerait la cote', en: 'What would change the rating' },
  toRatingSingle: {
    fr: (rating: number) => `Pour la cote ${rating}, un seul changement suffirait`,
    en: (rating: number) => `One change would be enough for rating ${rating}`,
  },
  toRatingSet: {
    fr: (rating: number) => `Pour la cote ${rating}, ces changements réunis suffiraient`,
    en: (rating: number) => `These changes together would be enough for rating ${rating}`,
  },
  gained: {
    fr: (n: number) => `+${n} ${frPlural(n, 'pt', 'pts')}`,
    en: (n: number) => `+${n} ${enPlural(n, 'pt', 'pts')}`,
  },
  completeness: { fr: 'Ce que l’on sait', en: 'What is known' },
  known: {
    fr: (share: string, minimum: string) => `${share} du poids de la note est connu (minimum ${minimum})`,
    en: (share: string, minimum: string) => `${share} of the weight of the score is known (minimum ${minimum})`,
  },
  range: {
    fr: (worst: number, best: number) => `Selon ce qui manque, la note irait de ${worst} à ${best}.`,
    en: (worst: number, best: number) => `Depending on the rest, the score would lie between ${worst} and ${best}.`,
  },
  difference: {
    fr: (version: number) => `Par rapport à la version ${version}`,
    en: (version: number) => `Compared with version ${version}`,
  },
  differenceInForce: {
    fr: (version: number) => `Par rapport à la version ${version}`,
    en: (version: number) => `Compared with version ${version}`,
  },
  sameDecision: { fr: 'La décision est la même.', en: 'The decision is the same.' },
  becomes: { fr: 'devient', en: 'becomes' },
});
