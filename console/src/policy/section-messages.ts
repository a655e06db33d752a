import { defineMessages, type Messages } from '../i18n/messages.js';

/** The top-level sections of a scorecard, as people call them. */
export const sectionMessages = defineMessages({
  version: { fr: 'Version', en: 'Version' },
  baseScore: { fr: 'Points de départ', en: 'Base score' },
  naturalPersonFact: { fr: 'Personne physique', en: 'Natural person' },
  about: { fr: 'Identité', en: 'About' },
  facts: { fr: 'Faits lus', en: 'Facts read' },
  benchmarks: { fr: 'Références sectorielles', en: 'Sector benchmarks' },
  ratios: { fr: 'Ratios', en: 'Ratios' },
  characteristics: { fr: 'Critères', en: 'Characteristics' },
  ratings: { fr: 'Cotes', en: 'Ratings' },
  completeness: { fr: 'Information minimale', en: 'Completeness' },
  rules: { fr: 'Règles', en: 'Rules' },
  terms: { fr: 'Conditions de paiement', en: 'Payment terms' },
  limit: { fr: 'Plafond', en: 'Limit' },
  delegation: { fr: 'Délégations', en: 'Delegation' },
  review: { fr: 'Revue', en: 'Review' },
  dunning: { fr: 'Relance', en: 'Dunning' },
  scaling: { fr: 'Échelle des points', en: 'Scaling' },
  calibration: { fr: 'Calibrage', en: 'Calibration' },
  release: { fr: 'Tolérances de mise en vigueur', en: 'Release gate' },
});

/** The name of a section in words; a key that the format does not know is its own name. */
export function sectionName(t: Messages<typeof sectionMessages>, key: string): string {
  const sections: Readonly<Record<string, string>> = t;
  return sections[key] ?? key;
}
