/** Bands and categories: each value earns the points of exactly one entry. */
import { defineCode } from '../diagnostic-code.js';
import { formatNumber, inEachLanguage, quote, quoteList } from '../messages.js';
import type { Text } from '../text.js';

interface Of {
  /** Label of the characteristic. */
  readonly label: Text;
}

export const bandCodes = {
  empty: defineCode('band_empty', 'error', ({ label, band }: Of & { band: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La tranche ${quote(band, locale)} de ${quote(label.fr, locale)} finit avant de commencer : aucune valeur n’y tombe.`
        : `The band ${quote(band, locale)} of ${quote(label.en, locale)} ends before it begins: no value falls into it.`,
    ),
    help: {
      fr: 'Mettre la borne haute ("to") au-dessus de la borne basse ("from"), ou retirer la tranche.',
      en: 'Put the upper bound ("to") above the lower one ("from"), or remove the band.',
    },
  })),

  overlap: defineCode(
    'band_overlap',
    'error',
    ({
      label,
      first,
      second,
      from,
      to,
    }: Of & { first: string; second: string; from: number | null; to: number | null }) => ({
      message: inEachLanguage((locale) => {
        const example = exampleBetween(from, to);
        const range = rangeWords(from, to, locale);
        return locale === 'fr'
          ? `Les tranches ${quote(first, locale)} et ${quote(second, locale)} de ${quote(label.fr, locale)} se chevauchent ${range} : un dossier à ${formatNumber(example, locale)} tomberait dans les deux.`
          : `Bands ${quote(first, locale)} and ${quote(second, locale)} of ${quote(label.en, locale)} overlap ${range}: a case at ${formatNumber(example, locale)} would match both.`;
      }),
      help: inEachLanguage((locale) => {
        const bound = to === null ? (from ?? 0) : to;
        return locale === 'fr'
          ? `Faire commencer la tranche ${quote(second, locale)} à ${formatNumber(bound, locale)}, ou finir la tranche ${quote(first, locale)} là où la suivante commence.`
          : `Set band ${quote(second, locale)} to start at ${formatNumber(bound, locale)}, or end band ${quote(first, locale)} where the next one starts.`;
      }),
    }),
  ),

  gap: defineCode('band_gap', 'error', ({ label, from, to }: Of & { from: number | null; to: number | null }) => ({
    message: inEachLanguage((locale) => {
      const example = exampleBetween(from, to);
      const range = rangeWords(from, to, locale);
      return locale === 'fr'
        ? `Aucune tranche de ${quote(label.fr, locale)} ne couvre les valeurs ${range} : un dossier à ${formatNumber(example, locale)} n’aurait pas de points.`
        : `No band of ${quote(label.en, locale)} covers values ${range}: a case at ${formatNumber(example, locale)} would have no points.`;
    }),
    help: {
      fr: 'Étendre une tranche voisine ou en ajouter une ; vide ("to": null), une tranche n’a pas de borne haute.',
      en: 'Extend a neighbouring band or add one; a band whose upper bound is empty ("to": null) has none.',
    },
  })),

  unordered: defineCode('band_unordered', 'error', ({ label }: Of) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Les tranches de ${quote(label.fr, locale)} ne sont pas rangées de la plus petite à la plus grande : on ne voit plus ce qui manque ou se chevauche.`
        : `The bands of ${quote(label.en, locale)} are not in order from the smallest to the largest: nobody can see what is missing or overlaps.`,
    ),
    help: { fr: 'Les ranger par borne inférieure.', en: 'Sort them by lower bound.' },
  })),

  unreachable: defineCode('band_unreachable', 'warning', ({ label, band }: Of & { band: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La tranche ${quote(band, locale)} de ${quote(label.fr, locale)} est hors des bornes déclarées de sa donnée : aucun dossier n’y tombera.`
        : `The band ${quote(band, locale)} of ${quote(label.en, locale)} lies outside the declared bounds of its input: no case will ever fall into it.`,
    ),
    help: {
      fr: 'Retirer la tranche, ou corriger minimum et maximum du fait.',
      en: 'Remove the band, or correct minimum and maximum of the fact.',
    },
  })),

  againstDirection: defineCode(
    'points_against_direction',
    'warning',
    /** `band` null: all of them. */
    ({ label, band, direction }: Of & { band: string | null; direction: 'higher_better' | 'lower_better' }) => ({
      message: inEachLanguage((locale) => {
        const better: Text =
          direction === 'higher_better'
            ? { fr: 'plus haut est meilleur', en: 'higher is better' }
            : { fr: 'plus bas est meilleur', en: 'lower is better' };
        if (locale === 'fr') {
          const [points, where] =
            band === null ? ['tous les points', ''] : [`les points de la tranche ${quote(band, locale)}`, ' y'];
          return `Dans ${quote(label.fr, locale)}, ${better.fr}, mais ${points} vont à l’inverse : un meilleur client${where} serait moins bien noté.`;
        }
        const [points, where] =
          band === null ? ['all points', ''] : [`the points of band ${quote(band, locale)}`, ' there'];
        return `In ${quote(label.en, locale)} ${better.en}, but ${points} go the other way: a better customer would be rated lower${where}.`;
      }),
      help:
        band === null
          ? {
              fr: 'Déclarer l’autre direction, ou inverser les points.',
              en: 'Declare the other direction, or turn the points around.',
            }
          : {
              fr: 'Corriger les points, ou déclarer la direction neutral si la courbe est voulue.',
              en: 'Correct the points, or declare the direction neutral if the curve is meant.',
            },
    }),
  ),

  valueRepeated: defineCode('category_value_repeated', 'error', ({ label, value }: Of & { value: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La valeur ${quote(value, locale)} figure dans deux catégories de ${quote(label.fr, locale)} : elle donnerait deux fois des points.`
        : `The value ${quote(value, locale)} is in two categories of ${quote(label.en, locale)}: it would earn points twice.`,
    ),
    help: { fr: 'Ne la garder que dans une.', en: 'Keep it in one only.' },
  })),

  valueUnknown: defineCode(
    'category_value_unknown',
    'error',
    ({ label, value, values }: Of & { value: string; values: readonly string[] }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `La valeur ${quote(value, locale)} de ${quote(label.fr, locale)} n’existe pas dans le fait lu : cette entrée ne servirait jamais.`
          : `The value ${quote(value, locale)} of ${quote(label.en, locale)} does not exist in the fact that is read: the entry would never apply.`,
      ),
      help: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Les valeurs sont ${quoteList(values, locale, 'and')}.`
          : `The values are ${quoteList(values, locale, 'and')}.`,
      ),
    }),
  ),

  valueUncovered: defineCode(
    'category_value_uncovered',
    'warning',
    ({ label, values }: Of & { values: readonly string[] }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${quote(label.fr, locale)} n’a pas de catégorie pour ${quoteList(values, locale, 'and')} : ces dossiers compteront comme « sans objet ».`
          : `${quote(label.en, locale)} has no category for ${quoteList(values, locale, 'and')}: such cases will count as “not applicable”.`,
      ),
      help: { fr: 'Ajouter chaque valeur à une catégorie.', en: 'Add each value to a category.' },
    }),
  ),
};

/** A number that falls between two bounds, short enough to read. */
function exampleBetween(from: number | null, to: number | null): number {
  if (from === null) return to === null ? 0 : to - 1;
  if (to === null) return from + 1;
  const middle = (from + to) / 2;
  const rounded = Number(middle.toPrecision(4));
  return rounded >= from && rounded < to ? rounded : from;
}

function rangeWords(from: number | null, to: number | null, locale: 'fr' | 'en'): string {
  const low = from === null ? null : formatNumber(from, locale);
  const high = to === null ? null : formatNumber(to, locale);
  if (low !== null && high !== null) return locale === 'fr' ? `entre ${low} et ${high}` : `between ${low} and ${high}`;
  if (low !== null) return locale === 'fr' ? `à partir de ${low}` : `from ${low} on`;
  if (high !== null) return locale === 'fr' ? `sous ${high}` : `below ${high}`;
  return locale === 'fr' ? 'partout' : 'everywhere';
}
