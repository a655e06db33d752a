/** Why somebody departs from what the machine proposes: a short list that can be counted. */
import type { Text } from '@encours/engine';

export const OVERRIDE_REASONS = {
  guarantee: { fr: 'Garantie ou sûreté obtenue', en: 'Guarantee or security obtained' },
  group_support: { fr: 'Soutien du groupe', en: 'Support of the group' },
  newer_information: { fr: 'Information plus récente', en: 'More recent information' },
  temporary_need: { fr: 'Besoin passager, saisonnier', en: 'Temporary or seasonal need' },
  commercial_stake: { fr: 'Enjeu commercial', en: 'Commercial stake' },
  wrong_data: { fr: 'Données fausses', en: 'Wrong data' },
  adverse_information: { fr: 'Information défavorable', en: 'Adverse information' },
  concentration: { fr: 'Encours déjà concentré', en: 'Exposure already concentrated' },
  other: { fr: 'Autre', en: 'Other' },
} as const satisfies Readonly<Record<string, Text>>;

export const OVERRIDE_REASON_CODES = [
  'guarantee',
  'group_support',
  'newer_information',
  'temporary_need',
  'commercial_stake',
  'wrong_data',
  'adverse_information',
  'concentration',
  'other',
] as const satisfies readonly (keyof typeof OVERRIDE_REASONS)[];
