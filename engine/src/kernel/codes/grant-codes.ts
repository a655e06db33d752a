/** What is granted and by whom: terms, limit, delegation, review, dunning, and the odds behind the ratings. */
import { defineCode } from '../diagnostic-code.js';
import { formatNumber, inEachLanguage, joinList, quote } from '../messages.js';
import type { Text } from '../text.js';

export const grantCodes = {
  factRange: defineCode('fact_range_inverted', 'error', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le minimum du fait ${quote(name, locale)} dépasse son maximum : aucune valeur ne serait acceptée.`
        : `The minimum of the fact ${quote(name, locale)} is above its maximum: no value would be accepted.`,
    ),
    help: { fr: 'Échanger les deux bornes.', en: 'Swap the two bounds.' },
  })),

  factValueRepeated: defineCode('fact_value_repeated', 'error', ({ name, value }: { name: string; value: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La valeur ${quote(value, locale)} figure deux fois dans le fait ${quote(name, locale)}.`
        : `The value ${quote(value, locale)} is listed twice in the fact ${quote(name, locale)}.`,
    ),
    help: { fr: 'N’en garder qu’une.', en: 'Keep only one.' },
  })),

  regimeInverted: defineCode('regime_inverted', 'error', ({ basis }: { basis: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le régime ${quote(basis, locale)} finit avant de commencer : il ne plafonnerait rien.`
        : `The regime ${quote(basis, locale)} ends before it begins: it would cap nothing.`,
    ),
    help: {
      fr: 'Sa fin ("validTo") est le premier jour où il ne vaut plus.',
      en: 'Its end ("validTo") is the first day on which it no longer holds.',
    },
  })),

  regimeOverlap: defineCode('regime_overlap', 'error', ({ first, second }: { first: string; second: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Les régimes ${quote(first, locale)} et ${quote(second, locale)} valent le même jour : on ne sait pas lequel plafonne les délais.`
        : `The regimes ${quote(first, locale)} and ${quote(second, locale)} hold on the same day: nobody can tell which caps the terms.`,
    ),
    help: { fr: 'Faire finir l’un le jour où l’autre commence.', en: 'End one on the day on which the other begins.' },
  })),

  regimeGap: defineCode('regime_gap', 'error', ({ day }: { day: string }) => ({
    message: {
      fr: `Aucun régime légal ne vaut le ${day}, alors que la grille peut décider ce jour-là : les délais ne seraient pas plafonnés.`,
      en: `No statutory regime holds on ${day}, a day on which the scorecard may decide: terms would not be capped.`,
    },
    help: {
      fr: 'Ajouter le régime, ou étendre l’un des voisins.',
      en: 'Add the regime, or extend a neighbouring one.',
    },
  })),

  offerMissing: defineCode('offer_missing', 'error', ({ rating }: { rating: number }) => ({
    message: {
      fr: `La cote ${rating} n’a pas d’offre valable pour tous les segments : certains clients n’auraient pas de délai de paiement.`,
      en: `Rating ${rating} has no offer for all segments: some customers would have no payment terms.`,
    },
    help: {
      fr: 'Ajouter une offre pour tous les segments ("segment": null).',
      en: 'Add an offer for all segments ("segment": null).',
    },
  })),

  offerUnreachable: defineCode(
    'offer_unreachable',
    'warning',
    ({ rating, segment }: { rating: number; segment: string | null }) => ({
      message: inEachLanguage((locale) => {
        const name = segment === null ? '' : ` ${quote(segment, locale)}`;
        return locale === 'fr'
          ? `Cette offre de la cote ${rating}${name === '' ? '' : `, segment${name},`} ne sera jamais faite : une offre précédente la couvre, ou le segment n’existe pas.`
          : `This offer for rating ${rating}${name === '' ? '' : `, segment${name},`} will never be made: an earlier one covers it, or there is no such segment.`;
      }),
      help: { fr: 'La placer avant, ou la retirer.', en: 'Put it before, or remove it.' },
    }),
  ),

  offerUnlawful: defineCode(
    'offer_unlawful',
    'error',
    ({ rating, days, basis, cap }: { rating: number; days: number; basis: string; cap: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Le délai de la cote ${rating} peut atteindre ${days} jours, au-delà du plafond légal de ${cap} jours (${basis}) : l’amende administrative peut atteindre 2 millions d’euros.`
          : `The terms of rating ${rating} may reach ${days} days, beyond the legal cap of ${cap} days (${basis}): the administrative fine may reach 2 million euros.`,
      ),
      help: {
        fr: 'Raccourcir le délai : 60 jours nets ou 45 jours fin de mois dans le cas général.',
        en: 'Shorten the terms: 60 days net or 45 days end of month in the general case.',
      },
    }),
  ),

  segmentFact: defineCode('segment_fact_missing', 'error', ({ fact }: { fact: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Des offres dépendent du segment, mais le fait ${quote(fact, locale)} n’est pas déclaré, ou n’est ni un code ni une catégorie : elles ne seraient jamais faites.`
        : `Offers depend on the segment, but the fact ${quote(fact, locale)} is not declared, or is neither a code nor a category: they would never be made.`,
    ),
    help: { fr: 'Déclarer ce fait de type code.', en: 'Declare that fact of type code.' },
  })),

  termsNotMonotone: defineCode('terms_not_monotone', 'warning', ({ rating }: { rating: number }) => ({
    message: {
      fr: `La cote ${rating} obtient un délai plus long que la cote ${rating - 1}, pourtant meilleure.`,
      en: `Rating ${rating} gets longer terms than rating ${rating - 1}, which is better.`,
    },
    help: { fr: 'Raccourcir les délais à mesure que le risque monte.', en: 'Shorten terms as risk grows.' },
  })),

  tableNotMonotone: defineCode(
    'limit_table_not_monotone',
    'warning',
    ({ table, rating }: { table: string; rating: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Dans la table ${quote(table, locale)}, la cote ${rating} reçoit plus que la cote ${rating - 1}, pourtant meilleure.`
          : `In the table ${quote(table, locale)}, rating ${rating} gets more than rating ${rating - 1}, which is better.`,
      ),
      help: {
        fr: 'Des valeurs qui ne montent pas de la cote 1 à la cote 5.',
        en: 'Values that do not rise from rating 1 to rating 5.',
      },
    }),
  ),

  componentUnused: defineCode('component_unused', 'warning', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La composante ${quote(name, locale)} n’entre pas dans le plafond : elle est montrée, mais ne limite rien.`
        : `The component ${quote(name, locale)} does not enter the limit: it is shown, but limits nothing.`,
    ),
    help: {
      fr: 'L’ajouter au calcul du plafond ("combine"), ou la retirer.',
      en: 'Add it to how the limit is computed ("combine"), or remove it.',
    },
  })),

  delegationNotTotal: defineCode(
    'delegation_not_total',
    'error',
    ({ ratings, role }: { ratings: readonly number[]; role: string }) => ({
      message: inEachLanguage((locale) => {
        const list = joinList(ratings.map(String), locale, 'and');
        if (locale === 'fr') {
          const capped = ratings.length === 1 ? `la cote ${list}` : `les cotes ${list}`;
          return `Le dernier niveau ${quote(role, locale)} est plafonné pour ${capped} : au-delà, personne ne pourrait décider.`;
        }
        const capped = ratings.length === 1 ? `rating ${list}` : `ratings ${list}`;
        return `The last level ${quote(role, locale)} is capped for ${capped}: beyond that nobody could decide.`;
      }),
      help: {
        fr: 'Laisser le dernier niveau sans plafond pour chaque cote ("maxMinor": null).',
        en: 'Leave the last level without ceiling for every rating ("maxMinor": null).',
      },
    }),
  ),

  delegationDecreasing: defineCode(
    'delegation_decreasing',
    'error',
    ({ rating, role, before }: { rating: number; role: string; before: string }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Pour la cote ${rating}, le niveau ${quote(role, locale)} peut moins que ${quote(before, locale)}, qui est au-dessous de lui : il ne signerait jamais.`
          : `For rating ${rating}, the level ${quote(role, locale)} may grant less than ${quote(before, locale)} below it: it would never sign.`,
      ),
      help: {
        fr: 'Des plafonds qui ne baissent pas d’un niveau au suivant.',
        en: 'Amounts that do not fall from one level to the next.',
      },
    }),
  ),

  delegationNotMonotone: defineCode(
    'delegation_not_monotone',
    'warning',
    ({ rating, role }: { rating: number; role: string }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Le niveau ${quote(role, locale)} peut accorder plus à la cote ${rating} qu’à la cote ${rating - 1}, pourtant meilleure.`
          : `The level ${quote(role, locale)} may grant more to rating ${rating} than to rating ${rating - 1}, which is better.`,
      ),
      help: {
        fr: 'Des plafonds qui ne montent pas de la cote 1 à la cote 5.',
        en: 'Amounts that do not rise from rating 1 to rating 5.',
      },
    }),
  ),

  reviewNotMonotone: defineCode('review_not_monotone', 'warning', ({ rating }: { rating: number }) => ({
    message: {
      fr: `La cote ${rating} est revue moins souvent que la cote ${rating - 1}, pourtant meilleure.`,
      en: `Rating ${rating} is reviewed less often than rating ${rating - 1}, which is better.`,
    },
    help: { fr: 'Revoir plus souvent à mesure que le risque monte.', en: 'Review more often as risk grows.' },
  })),

  dunningUnordered: defineCode('dunning_steps_unordered', 'warning', ({ label }: { label: Text }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Les étapes de ${quote(label.fr, locale)} ne se suivent pas dans le temps.`
        : `The steps of ${quote(label.en, locale)} do not follow each other in time.`,
    ),
    help: { fr: 'Les ranger par jour après l’échéance.', en: 'Sort them by day after the due date.' },
  })),

  strategyUnused: defineCode('strategy_unused', 'info', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Aucune cote n’emploie la stratégie de relance ${quote(name, locale)}.`
        : `No rating uses the dunning strategy ${quote(name, locale)}.`,
    ),
    help: { fr: 'L’attribuer à une cote, ou la retirer.', en: 'Give it to a rating, or remove it.' },
  })),

  probabilityNotMonotone: defineCode(
    'default_probability_not_monotone',
    'warning',
    ({ rating, value }: { rating: number; value: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `La cote ${rating} a une probabilité de défaut (${formatNumber(value, locale)}) plus faible que la cote ${rating - 1}, pourtant meilleure.`
          : `Rating ${rating} has a lower probability of default (${formatNumber(value, locale)}) than rating ${rating - 1}, which is better.`,
      ),
      help: {
        fr: 'Vérifier le calibrage : le défaut doit croître avec la cote.',
        en: 'Check the calibration: default should grow with the rating.',
      },
    }),
  ),
};
