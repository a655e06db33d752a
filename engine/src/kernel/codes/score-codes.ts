/** Characteristics as a whole, and the ratings that their points lead to. */
import { defineCode } from '../diagnostic-code.js';
import { formatNumber, inEachLanguage, quote, quoteList } from '../messages.js';
import type { Text } from '../text.js';

interface Of {
  /** Label of the characteristic. */
  readonly label: Text;
}

export const scoreCodes = {
  inputKind: defineCode(
    'input_wrong_kind',
    'error',
    ({ label, input, kind }: Of & { input: string; kind: 'numeric' | 'categorical' }) => ({
      message: inEachLanguage((locale) => {
        const name = quote(input, locale);
        if (locale === 'fr') {
          return kind === 'numeric'
            ? `${quote(label.fr, locale)} découpe ${name} en tranches, mais ce n’est pas un nombre : aucun dossier n’aurait de points.`
            : `${quote(label.fr, locale)} range ${name} en catégories, mais ce n’est ni une catégorie, ni un code, ni oui ou non : aucun dossier n’aurait de points.`;
        }
        return kind === 'numeric'
          ? `${quote(label.en, locale)} cuts ${name} into bands, but it is not a number: no case would have points.`
          : `${quote(label.en, locale)} sorts ${name} into categories, but it is neither a category, nor a code, nor yes or no: no case would have points.`;
      }),
      help:
        kind === 'numeric'
          ? {
              fr: 'En faire un critère à catégories ("kind": "categorical"), ou employer une autre donnée.',
              en: 'Make it a characteristic with categories ("kind": "categorical"), or use another input.',
            }
          : {
              fr: 'En faire un critère à tranches ("kind": "numeric"), ou employer une autre donnée.',
              en: 'Make it a characteristic with bands ("kind": "numeric"), or use another input.',
            },
    }),
  ),

  classEntryMissing: defineCode('class_entry_missing', 'error', ({ label, name }: Of & { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Une garde peut donner la classe ${quote(name, locale)}, mais ${quote(label.fr, locale)} n’a pas de points pour elle : ces dossiers ne pourraient pas être notés.`
        : `A guard may give the class ${quote(name, locale)}, but ${quote(label.en, locale)} has no points for it: such cases could not be scored.`,
    ),
    help: {
      fr: 'Lui donner des points dans ce critère ("classes").',
      en: 'Give it points in this characteristic ("classes").',
    },
  })),

  classEntryUnused: defineCode('class_entry_unused', 'warning', ({ label, name }: Of & { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Aucune garde ne donne la classe ${quote(name, locale)} de ${quote(label.fr, locale)} : cette entrée ne servira jamais.`
        : `No guard gives the class ${quote(name, locale)} of ${quote(label.en, locale)}: the entry will never apply.`,
    ),
    help: { fr: 'La retirer, ou ajouter la garde au ratio.', en: 'Remove it, or add the guard to the ratio.' },
  })),

  reasonMissing: defineCode('reason_missing', 'error', ({ label, entry }: Of & { entry: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `L’entrée ${quote(entry, locale)} de ${quote(label.fr, locale)} coûte des points sans dire pourquoi : le motif d’une décision serait vide.`
        : `The entry ${quote(entry, locale)} of ${quote(label.en, locale)} costs points without saying why: the reason for a decision would be empty.`,
    ),
    help: { fr: 'Écrire « reason » en français et en anglais.', en: 'Write “reason” in French and English.' },
  })),

  absentReasonMissing: defineCode('absent_reason_missing', 'warning', ({ label, entry }: Of & { entry: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `L’absence (${entry}) coûte des points dans ${quote(label.fr, locale)} sans que cela soit dit : le motif sera une phrase générale.`
        : `Absence (${entry}) costs points in ${quote(label.en, locale)} without saying so: the reason given will be a general sentence.`,
    ),
    help: { fr: 'Écrire « reason », ou donner les points neutres.', en: 'Write “reason”, or give the neutral points.' },
  })),

  neutralOutside: defineCode('neutral_points_outside', 'warning', ({ label }: Of) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Les points neutres de ${quote(label.fr, locale)} sont hors de ce que ses entrées donnent : ce critère serait toujours un motif, ou jamais.`
        : `The neutral points of ${quote(label.en, locale)} are outside what its entries give: it would always be a reason, or never.`,
    ),
    help: {
      fr: 'Choisir les points d’un client moyen, entre le moins et le plus.',
      en: 'Choose the points of an average customer, between the least and the most.',
    },
  })),

  pointsOutOfScale: defineCode(
    'points_out_of_scale',
    'warning',
    ({ label, entry, points, scale }: Of & { entry: string; points: number; scale: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `L’entrée ${quote(entry, locale)} de ${quote(label.fr, locale)} donne ${formatNumber(points, locale)} points, alors que ${formatNumber(scale, locale)} séparent la cote 1 de la cote 4 : elle déciderait seule, quoi que dise le reste.`
          : `The entry ${quote(entry, locale)} of ${quote(label.en, locale)} gives ${formatNumber(points, locale)} points, where ${formatNumber(scale, locale)} lie between rating 1 and rating 4: it would decide alone, whatever else is known.`,
      ),
      help: {
        fr: 'Vérifier le nombre de chiffres ; ce qui doit décider seul s’écrit comme une règle.',
        en: 'Check the number of digits; what is to decide alone is written as a rule.',
      },
    }),
  ),

  withoutEffect: defineCode('characteristic_without_effect', 'info', ({ label }: Of) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Toutes les entrées de ${quote(label.fr, locale)} donnent les mêmes points : ce critère ne distingue personne.`
        : `All entries of ${quote(label.en, locale)} give the same points: it tells nobody apart.`,
    ),
    help: {
      fr: 'Différencier les points, ou retirer le critère.',
      en: 'Give different points, or remove the characteristic.',
    },
  })),

  directionDiffers: defineCode('direction_differs', 'warning', ({ label, input }: Of & { input: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(label.fr, locale)} et le ratio ${quote(input, locale)} ne s’accordent pas sur ce qui est mieux : l’une des deux directions est fausse.`
        : `${quote(label.en, locale)} and the ratio ${quote(input, locale)} disagree on what is better: one of the two directions is wrong.`,
    ),
    help: { fr: 'Reprendre la direction du ratio.', en: 'Take the direction of the ratio.' },
  })),

  countedTwice: defineCode(
    'counted_twice',
    'warning',
    ({ label, part, other }: Of & { part: string; other: Text }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${quote(label.fr, locale)} est calculé à partir de ${quote(part, locale)}, qui donne aussi des points (${quote(other.fr, locale)}) : le même défaut coûte deux fois.`
          : `${quote(label.en, locale)} is computed from ${quote(part, locale)}, which earns points too (${quote(other.en, locale)}): one weakness costs twice.`,
      ),
      help: {
        fr: 'Garder le composite ou ses composants, pas les deux.',
        en: 'Keep the composite or its parts, not both.',
      },
    }),
  ),

  withoutWeight: defineCode('score_without_weight', 'error', () => ({
    message: {
      fr: 'Aucun critère ne distingue un bon client d’un mauvais : tous auraient le même score.',
      en: 'No characteristic tells a good customer from a bad one: all would have the same score.',
    },
    help: {
      fr: 'Donner des points différents dans au moins un critère.',
      en: 'Give different points in at least one characteristic.',
    },
  })),

  pointsTooLarge: defineCode('points_too_large', 'error', () => ({
    message: {
      fr: 'La somme des points peut dépasser ce qui se calcule exactement : deux machines pourraient trouver deux scores.',
      en: 'The sum of points may exceed what can be computed exactly: two machines could find two scores.',
    },
    help: { fr: 'Employer des points plus petits.', en: 'Use smaller points.' },
  })),

  ratingOrder: defineCode('rating_order', 'error', ({ expected, found }: { expected: number; found: number }) => ({
    message: {
      fr: `La cote ${found} se trouve à la place de la cote ${expected} : les cotes vont de 1, la meilleure, à 5.`,
      en: `Rating ${found} stands in the place of rating ${expected}: ratings go from 1, the best, to 5.`,
    },
    help: { fr: 'Les ranger 1, 2, 3, 4, 5.', en: 'Put them in order 1, 2, 3, 4, 5.' },
  })),

  ratingBound: defineCode('rating_bound', 'error', ({ rating }: { rating: number }) => ({
    message:
      rating === 5
        ? {
            fr: 'La cote 5 a un score minimal : un client plus bas encore n’aurait pas de cote.',
            en: 'Rating 5 has a least score: a customer below it would have no rating.',
          }
        : {
            fr: `La cote ${rating} n’a pas de score minimal : les cotes suivantes ne serviraient jamais.`,
            en: `Rating ${rating} has no least score: the ratings after it would never be given.`,
          },
    help:
      rating === 5
        ? { fr: 'Le laisser vide ("from": null).', en: 'Leave it empty ("from": null).' }
        : { fr: 'Mettre le score à partir duquel elle est donnée.', en: 'Put the score from which it is given.' },
  })),

  ratingNotDescending: defineCode(
    'rating_not_descending',
    'error',
    ({ rating, from, above }: { rating: number; from: number; above: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `La cote ${rating} commence à ${formatNumber(from, locale)}, pas plus bas que la cote ${rating - 1} (${formatNumber(above, locale)}) : elle ne serait jamais donnée.`
          : `Rating ${rating} starts at ${formatNumber(from, locale)}, no lower than rating ${rating - 1} (${formatNumber(above, locale)}): it would never be given.`,
      ),
      help: { fr: 'Chaque cote commence plus bas que la précédente.', en: 'Each rating starts below the one before.' },
    }),
  ),

  ratingUnreachable: defineCode(
    'rating_unreachable',
    'warning',
    ({ rating, least, most }: { rating: number; least: number; most: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Aucun score ne donne la cote ${rating} : les scores possibles vont de ${formatNumber(least, locale)} à ${formatNumber(most, locale)}.`
          : `No score gives rating ${rating}: possible scores go from ${formatNumber(least, locale)} to ${formatNumber(most, locale)}.`,
      ),
      help: { fr: 'Revoir les seuils ou les points.', en: 'Review the thresholds or the points.' },
    }),
  ),

  ratingLabelRepeated: defineCode(
    'rating_label_repeated',
    'warning',
    ({ ratings }: { ratings: readonly number[] }) => ({
      message: inEachLanguage((locale) => {
        const list = quoteList(ratings.map(String), locale, 'and');
        return locale === 'fr'
          ? `Les cotes ${list} portent le même libellé : on ne les distinguerait pas à la lecture.`
          : `Ratings ${list} have the same label: nobody could tell them apart in reading.`;
      }),
      help: { fr: 'Donner à chacune son libellé.', en: 'Give each its own label.' },
    }),
  ),

  outcomeNotMonotone: defineCode('outcome_not_monotone', 'warning', ({ rating }: { rating: number }) => ({
    message: {
      fr: `La cote ${rating} a une issue plus clémente que la cote ${rating - 1}, pourtant meilleure.`,
      en: `Rating ${rating} has a milder outcome than rating ${rating - 1}, which is better.`,
    },
    help: {
      fr: 'Accorder ("approve"), puis faire étudier ("refer"), puis refuser ("decline"), à mesure que le risque monte.',
      en: 'Approve, then refer, then decline, as risk grows.',
    },
  })),
};
