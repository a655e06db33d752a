/** Score, rating, terms, limit and authority taken together. */

import { formatMoney } from '../../evaluate/format.js';
import { defineCode } from '../../kernel/diagnostic-code.js';
import { formatNumber, inEachLanguage, quote } from '../../kernel/messages.js';
import type { Locale, Text } from '../../kernel/text.js';

interface Change<Value> {
  readonly label: Text;
  readonly before: Value;
  readonly after: Value;
}

const NONE = { fr: 'aucun', en: 'none' };
const DAY = { fr: 'Un jour', en: 'One day' };
/** The step of an amount whose cliffs are told, in minor units: one euro. */
export const ONE_UNIT = 100;

function amount(value: number | null, currency: string, locale: Locale): string {
  return value === null ? NONE[locale] : formatMoney(value, currency, locale);
}

export const compositionCodes = {
  worseRating: defineCode('better_input_worse_rating', 'warning', ({ label, before, after }: Change<number>) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Un client qui s’améliore sur ${quote(label.fr, locale)}, tout le reste inchangé, passe de la cote ${before} à la cote ${after}.`
        : `A customer who improves on ${quote(label.en, locale)}, all else unchanged, goes from rating ${before} to rating ${after}.`,
    ),
    help: {
      fr: 'Ordonner les points selon la direction du critère, et vérifier les règles sur cette donnée.',
      en: 'Order the points along the direction of the characteristic, and check the rules on this input.',
    },
  })),

  lowerLimit: defineCode(
    'better_input_lower_limit',
    'info',
    ({ label, before, after, currency }: Change<number | null> & { currency: string }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Un client qui s’améliore sur ${quote(label.fr, locale)}, tout le reste inchangé, voit son plafond passer de ${amount(before, currency, locale)} à ${amount(after, currency, locale)}.`
          : `The limit of a customer who improves on ${quote(label.en, locale)}, all else unchanged, goes from ${amount(before, currency, locale)} to ${amount(after, currency, locale)}.`,
      ),
      help: {
        fr: 'Un besoin moindre peut l’expliquer ; sinon, revoir la formule du plafond.',
        en: 'A smaller need may explain it; otherwise review the formula of the limit.',
      },
    }),
  ),

  shorterTerms: defineCode('better_input_shorter_terms', 'warning', ({ label, before, after }: Change<number>) => ({
    message: inEachLanguage((locale) => {
      const [old, now] = [before, after].map((days) => formatNumber(Math.max(0, days), locale));
      return locale === 'fr'
        ? `Un client qui s’améliore sur ${quote(label.fr, locale)}, tout le reste inchangé, voit son délai passer de ${old} à ${now} jours.`
        : `The terms of a customer who improves on ${quote(label.en, locale)}, all else unchanged, go from ${old} to ${now} days.`;
    }),
    help: {
      fr: 'Vérifier les règles sur cette donnée qui changent le délai ("terms_cap", "terms_lift").',
      en: 'Check the rules on this input that change the terms ("terms_cap", "terms_lift").',
    },
  })),

  cliff: defineCode(
    'cliff',
    'info',
    (step: {
      fact: string;
      unit: 'money' | 'days';
      rating: readonly [number, number];
      limit: readonly [number | null, number | null];
      currency: string;
    }) => ({
      message: inEachLanguage((locale) => {
        const { fact, rating, limit, currency } = step;
        const unit = step.unit === 'days' ? DAY[locale] : formatMoney(ONE_UNIT, currency, locale);
        const [before, after] = limit.map((value) => amount(value, currency, locale));
        const moves = [
          ...(rating[0] === rating[1]
            ? []
            : [
                locale === 'fr'
                  ? `la cote de ${rating[0]} à ${rating[1]}`
                  : `the rating from ${rating[0]} to ${rating[1]}`,
              ]),
          ...(before === after
            ? []
            : [locale === 'fr' ? `le plafond de ${before} à ${after}` : `the limit from ${before} to ${after}`]),
        ].join(locale === 'fr' ? ' et ' : ' and ');
        return locale === 'fr'
          ? `${unit} de plus ou de moins sur ${quote(fact, locale)} fait passer ${moves}.`
          : `${unit} more or less of ${quote(fact, locale)} moves ${moves}.`;
      }),
      help: {
        fr: 'Si ce saut n’est pas voulu, ajouter une tranche intermédiaire ou une marche plus douce.',
        en: 'Unless this step is meant, add a band between or make the step gentler.',
      },
    }),
  ),

  countedTwice: defineCode('input_counted_twice', 'warning', ({ label, other }: { label: Text; other: Text }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(label.fr, locale)} et ${quote(other.fr, locale)} mesurent exactement la même chose : elle compte deux fois.`
        : `${quote(label.en, locale)} and ${quote(other.en, locale)} measure exactly the same thing: it counts twice.`,
    ),
    help: { fr: 'N’en garder qu’un, avec la somme des points.', en: 'Keep one of them, with the sum of the points.' },
  })),

  absenceRewarded: defineCode('absence_rewarded', 'warning', ({ label, kind }: { label: Text; kind: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Ne rien dire (${kind}) de ${quote(label.fr, locale)} rapporte plus que la meilleure réponse : un client gagne à se taire.`
        : `Saying nothing (${kind}) about ${quote(label.en, locale)} earns more than the best answer: a customer gains by silence.`,
    ),
    help: {
      fr: 'Donner à l’absence au plus les points de la meilleure tranche.',
      en: 'Give absence at most the points of the best band.',
    },
  })),

  segmentTerms: defineCode(
    'segment_terms_not_monotone',
    'warning',
    ({ segment, rating }: { segment: string; rating: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Le segment ${quote(segment, locale)} obtient à la cote ${rating} un délai plus long qu’à la cote ${rating - 1}, pourtant meilleure.`
          : `The segment ${quote(segment, locale)} gets longer terms at rating ${rating} than at rating ${rating - 1}, which is better.`,
      ),
      help: {
        fr: 'Ordonner les offres du segment, offres générales comprises.',
        en: 'Order the offers of the segment, the general ones included.',
      },
    }),
  ),

  selfApproval: defineCode('self_approval', 'warning', ({ role }: { role: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le niveau ${quote(role, locale)} est le seul : ce que la machine transmet à une personne lui revient, et qui demande signe.`
        : `The level ${quote(role, locale)} is the only one: what the machine refers to a person comes back to it, and who asks signs.`,
    ),
    help: {
      fr: 'Ajouter un niveau de personnes, sans plafond, après celui de la machine.',
      en: 'Add a level of persons, without ceiling, after that of the machine.',
    },
  })),

  fourEyesAutomatic: defineCode(
    'four_eyes_automatic',
    'warning',
    ({ rating, above, currency }: { rating: number; above: number; currency: string }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `À la cote ${rating}, la machine décide seule au-delà de ${formatMoney(above, currency, locale)}, montant à partir duquel deux signatures sont pourtant exigées.`
          : `At rating ${rating} the machine decides alone above ${formatMoney(above, currency, locale)}, the amount beyond which two signatures are required.`,
      ),
      help: {
        fr: 'Abaisser l’autorité de la machine, ou relever le seuil de double signature ("fourEyesAboveMinor").',
        en: 'Lower the machine’s authority, or raise the amount beyond which two sign ("fourEyesAboveMinor").',
      },
    }),
  ),
};
