/** Faults in what is to be decided upon. */
import { defineCode } from '../diagnostic-code.js';
import { formatNumber, inEachLanguage, quote, quoteList } from '../messages.js';
import type { Text } from '../text.js';
import { suggest } from './formula-codes.js';

/** The kinds of value that a fact may need. */
export type FactKind = 'money' | 'number' | 'integer' | 'boolean' | 'date' | 'category' | 'code';

const KIND_WORDS: Readonly<Record<FactKind, Text>> = {
  money: {
    fr: 'un montant entier en centimes, de 15 chiffres au plus',
    en: 'a whole amount in cents, of at most 15 digits',
  },
  number: { fr: 'un nombre', en: 'a number' },
  integer: { fr: 'un nombre entier, de 15 chiffres au plus', en: 'a whole number, of at most 15 digits' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  date: { fr: 'un jour qui existe, écrit AAAA-MM-JJ', en: 'a day that exists, written YYYY-MM-DD' },
  category: { fr: 'une des valeurs de la liste', en: 'one of the listed values' },
  code: { fr: 'un texte', en: 'a text' },
};

export const applicationCodes = {
  unknownFact: defineCode('fact_unknown', 'error', ({ name, nearest }: { name: string; nearest: string | null }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La grille ne lit aucun fait ${quote(name, locale)} : sa valeur serait ignorée.`
        : `The scorecard reads no fact ${quote(name, locale)}: its value would be ignored.`,
    ),
    help: suggest(nearest, { fr: 'Le retirer, ou corriger le nom.', en: 'Remove it, or correct the name.' }),
  })),

  wrongKind: defineCode('fact_wrong_type', 'error', ({ name, kind }: { name: string; kind: FactKind }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le fait ${quote(name, locale)} doit être ${KIND_WORDS[kind].fr} : rien n’est converti ni arrondi.`
        : `The fact ${quote(name, locale)} must be ${KIND_WORDS[kind].en}: nothing is converted or rounded.`,
    ),
    help: {
      fr: 'Corriger la valeur, ou dire qu’elle est absente : {"value": null, "status": "missing"}.',
      en: 'Correct the value, or say that it is absent: {"value": null, "status": "missing"}.',
    },
  })),

  outOfRange: defineCode(
    'fact_out_of_range',
    'error',
    ({ name, minimum, maximum }: { name: string; minimum: number | null; maximum: number | null }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `La valeur du fait ${quote(name, locale)} est hors des bornes déclarées : l’unité est sans doute autre.`
          : `The value of the fact ${quote(name, locale)} is outside the declared bounds: its unit is probably another.`,
      ),
      help: inEachLanguage((locale) => {
        const low = minimum === null ? null : formatNumber(minimum, locale);
        const high = maximum === null ? null : formatNumber(maximum, locale);
        if (low !== null && high !== null)
          return locale === 'fr' ? `Entre ${low} et ${high}.` : `Between ${low} and ${high}.`;
        if (low !== null) return locale === 'fr' ? `Au moins ${low}.` : `At least ${low}.`;
        return locale === 'fr' ? `Au plus ${high ?? ''}.` : `At most ${high ?? ''}.`;
      }),
    }),
  ),

  unlisted: defineCode(
    'fact_not_listed',
    'error',
    ({
      name,
      value,
      values,
      nearest,
    }: {
      name: string;
      value: string;
      values: readonly string[];
      nearest: string | null;
    }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${quote(value, locale)} n’est pas une valeur du fait ${quote(name, locale)} : aucune règle ne la connaît.`
          : `${quote(value, locale)} is not a value of the fact ${quote(name, locale)}: no rule knows it.`,
      ),
      help: suggest(
        nearest,
        inEachLanguage((locale) =>
          locale === 'fr'
            ? `Les valeurs sont ${quoteList(values, locale, 'and')}.`
            : `The values are ${quoteList(values, locale, 'and')}.`,
        ),
      ),
    }),
  ),

  valueAndStatus: defineCode(
    'fact_value_and_status',
    'error',
    ({ name, status }: { name: string; status: string }) => ({
      message: inEachLanguage((locale) =>
        status === 'present'
          ? locale === 'fr'
            ? `Le fait ${quote(name, locale)} est dit présent mais n’a pas de valeur.`
            : `The fact ${quote(name, locale)} is said to be present but has no value.`
          : locale === 'fr'
            ? `Le fait ${quote(name, locale)} a une valeur alors qu’il est dit absent (${status}) : les deux ne peuvent être vrais.`
            : `The fact ${quote(name, locale)} has a value although it is said to be absent (${status}): both cannot be true.`,
      ),
      help: {
        fr: 'Une valeur exactement quand « status » vaut present ; sinon null.',
        en: 'A value exactly when “status” is present; otherwise null.',
      },
    }),
  ),

  lookAhead: defineCode(
    'fact_from_the_future',
    'error',
    ({ name, date, day, property }: { name: string; date: string; day: string; property: 'asOf' | 'knownAt' }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Le fait ${quote(name, locale)} (${property} ${day}) n’était pas connu à la date de décision ${date} : décider avec serait tricher avec le passé.`
          : `The fact ${quote(name, locale)} (${property} ${day}) was not known at the decision date ${date}: deciding by it would be cheating the past.`,
      ),
      help: {
        fr: 'Retirer ce fait, ou corriger l’une des dates.',
        en: 'Leave the fact out, or correct one of the dates.',
      },
    }),
  ),

  knownTooEarly: defineCode(
    'fact_known_too_early',
    'error',
    ({ name, asOf, knownAt }: { name: string; asOf: string; knownAt: string }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Le fait ${quote(name, locale)} serait connu le ${knownAt}, avant d’être vrai le ${asOf} : son âge serait compté d’un mauvais jour.`
          : `The fact ${quote(name, locale)} would be known on ${knownAt}, before it is true on ${asOf}: its age would be counted from a wrong day.`,
      ),
      help: {
        fr: 'Échanger les deux dates si elles sont inversées ; de ce qui est annoncé d’avance, mettre dans « knownAt » le jour de « asOf ».',
        en: 'Exchange the two dates if they are mistaken for each other; of what is announced beforehand, set “knownAt” to the day of “asOf”.',
      },
    }),
  ),

  dayOutOfRange: defineCode(
    'date_out_of_range',
    'error',
    ({ day, first, last }: { day: string; first: string; last: string }) => ({
      message: {
        fr: `Le ${day} ne peut être le jour d’une demande ni d’un fait : âges, délais et revue en seraient faux.`,
        en: `${day} cannot be the day of an application or of a fact: ages, terms and review would be wrong.`,
      },
      help: {
        fr: `Mettre un jour du ${first} au ${last} ; un tableur écrit 1899 pour une cellule vide.`,
        en: `Set a day from ${first} to ${last}; a spreadsheet writes 1899 for an empty cell.`,
      },
    }),
  ),
};
