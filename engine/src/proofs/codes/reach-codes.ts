/** What no customer reaches, and what is reached on too little. */
import { defineCode } from '../../kernel/diagnostic-code.js';
import { formatNumber, inEachLanguage, quote } from '../../kernel/messages.js';
import type { Text } from '../../kernel/text.js';

export const reachCodes = {
  ratingUnattained: defineCode(
    'rating_unattained',
    'warning',
    ({ rating, from, below }: { rating: number; from: number | null; below: number | null }) => ({
      message: inEachLanguage((locale) => {
        const low = from === null ? '' : formatNumber(from, locale);
        const high = below === null ? '' : formatNumber(below - 1, locale);
        return locale === 'fr'
          ? `Aucune somme de points ne tombe dans la cote ${rating} (${low} à ${high}) : les scores sautent par-dessus.`
          : `No sum of points falls into rating ${rating} (${low} to ${high}): scores jump over it.`;
      }),
      help: { fr: 'Élargir la plage ou affiner les points.', en: 'Widen the range or use finer points.' },
    }),
  ),

  bandNever: defineCode('band_never_taken', 'warning', ({ label, band }: { label: Text; band: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La tranche ${quote(band, locale)} de ${quote(label.fr, locale)} est hors de ce que sa formule peut donner : aucun client n’y tombera.`
        : `The band ${quote(band, locale)} of ${quote(label.en, locale)} is outside what its formula can give: no customer will fall into it.`,
    ),
    help: {
      fr: 'Vérifier l’unité du seuil (0,85 ou 85 ?), la formule et ses gardes.',
      en: 'Check the unit of the threshold (0.85 or 85?), the formula and its guards.',
    },
  })),

  declineUnreachable: defineCode('decline_unreachable', 'info', () => ({
    message: {
      fr: 'Aucun client ne peut être refusé par cette grille.',
      en: 'No customer can be declined by this scorecard.',
    },
    help: {
      fr: 'Donner cette issue à une cote ou à une règle, si ce n’est pas voulu.',
      en: 'Give that outcome to a rating or a rule, unless this is meant.',
    },
  })),

  neverAutomatic: defineCode('never_automatic', 'warning', () => ({
    message: {
      fr: 'Aucun montant ne peut être accepté automatiquement : l’autorité de la machine est nulle pour toutes les cotes qui acceptent.',
      en: 'No amount can be approved automatically: the machine’s authority is nil for every rating that approves.',
    },
    help: {
      fr: 'Donner un montant au premier niveau, ou dire dans l’usage prévu ("intendedUse") que tout est décidé par une personne.',
      en: 'Give the first level an amount, or say in the intended use ("intendedUse") that a person decides everything.',
    },
  })),

  levelUnreachable: defineCode('level_unreachable', 'warning', ({ role }: { role: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le niveau ${quote(role, locale)} ne signe jamais : un niveau précédent peut toujours autant.`
        : `The level ${quote(role, locale)} never signs: an earlier level may always do as much.`,
    ),
    help: { fr: 'Relever ses montants, ou le retirer.', en: 'Raise its amounts, or remove it.' },
  })),

  approvedUnknown: defineCode('approved_knowing_nothing', 'warning', () => ({
    message: {
      fr: 'Un client dont aucun critère n’est connu est accepté automatiquement.',
      en: 'A customer of whom no characteristic is known is approved automatically.',
    },
    help: {
      fr: 'Relever l’information minimale ("minimumShare"), ou abaisser les points de l’absence.',
      en: 'Raise the least information ("minimumShare"), or lower the points of absence.',
    },
  })),
};
