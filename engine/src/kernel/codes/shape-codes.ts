/** Faults of form: a property that is missing, unknown, or not of the kind that its place needs. */
import { defineCode } from '../diagnostic-code.js';
import { capitalise, formatNumber, inEachLanguage, joinList, quote, quoteList } from '../messages.js';
import { LOCALES, type Locale, type Text } from '../text.js';
import { suggest } from './formula-codes.js';

/** `Critère « Gearing », tranche « low » : ` before a sentence; nothing at the root of a document. */
function at(where: Text, locale: Locale, sentence: string): string {
  const place = where[locale];
  return place === '' ? capitalise(sentence) : `${capitalise(place)}${locale === 'fr' ? '\u00a0: ' : ': '}${sentence}`;
}

/** Where in words, for the start of a sentence. */
interface Where {
  readonly where: Text;
}

/** What JSON calls a value, in words. */
export type JsonKind = 'text' | 'number' | 'integer' | 'boolean' | 'object' | 'list' | 'null' | 'nothing';

const KIND_WORDS: Readonly<Record<JsonKind, Text>> = {
  text: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  integer: { fr: 'un nombre entier', en: 'a whole number' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  object: { fr: 'un objet { }', en: 'an object { }' },
  list: { fr: 'une liste [ ]', en: 'a list [ ]' },
  null: { fr: 'null', en: 'null' },
  nothing: { fr: 'rien', en: 'nothing' },
};

export const shapeCodes = {
  unknownProperty: defineCode(
    'unknown_property',
    'error',
    ({ where, key, nearest, known }: Where & { key: string; nearest: string | null; known: readonly string[] }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? at(where, locale, `la propriété ${quote(key, locale)} n’existe pas ici : elle serait sans effet.`)
          : at(where, locale, `there is no property ${quote(key, locale)} here: it would have no effect.`),
      ),
      help: suggest(
        nearest,
        known.length === 0
          ? { fr: 'La retirer.', en: 'Remove it.' }
          : inEachLanguage((locale) =>
              locale === 'fr'
                ? `La retirer ; les propriétés possibles sont ${quoteList(known, locale, 'and')}.`
                : `Remove it; the properties here are ${quoteList(known, locale, 'and')}.`,
            ),
      ),
    }),
  ),

  propertyMissing: defineCode('property_missing', 'error', ({ where, key }: Where & { key: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? at(where, locale, `la propriété ${quote(key, locale)} manque ; rien n’est supposé à sa place.`)
        : at(where, locale, `the property ${quote(key, locale)} is missing; nothing is assumed in its place.`),
    ),
    help: { fr: 'L’ajouter.', en: 'Add it.' },
  })),

  wrongType: defineCode(
    'wrong_type',
    'error',
    ({ where, expected, found }: Where & { expected: readonly JsonKind[]; found: JsonKind }) => ({
      message: inEachLanguage((locale) => {
        const kinds = expected.map((kind) => KIND_WORDS[kind][locale]);
        const wanted = joinList(kinds, locale, 'or');
        return locale === 'fr'
          ? at(where, locale, `il faut ici ${wanted}, et non ${KIND_WORDS[found].fr} : rien n’est converti.`)
          : at(where, locale, `${wanted} is needed here, not ${KIND_WORDS[found].en}: nothing is converted.`);
      }),
      // What may be of several kinds is a fact or a value of a rule.
      help:
        found === 'null' && expected.length > 1
          ? { fr: 'Donner une valeur, ou retirer la propriété.', en: 'Give a value, or leave the property out.' }
          : { fr: 'Corriger la valeur.', en: 'Correct the value.' },
    }),
  ),

  notOneOf: defineCode(
    'not_one_of',
    'error',
    ({
      where,
      found,
      options,
      nearest,
    }: Where & { found: string; options: readonly string[]; nearest: string | null }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? at(where, locale, `${quote(found, locale)} n’est pas une valeur possible ici.`)
          : at(where, locale, `${quote(found, locale)} is not a possible value here.`),
      ),
      help: inEachLanguage((locale) => {
        const choices = quoteList(options, locale, 'or', 12);
        const choose = locale === 'fr' ? `Choisir ${choices}.` : `Choose ${choices}.`;
        return nearest === null || options.length === 1
          ? choose
          : `${suggest(nearest, { fr: '', en: '' })[locale]} ${choose}`;
      }),
    }),
  ),

  translationMissing: defineCode(
    'translation_missing',
    'error',
    ({ where, locale: lacking }: Where & { locale: Locale }) => {
      const words: Readonly<Record<Locale, Text>> = {
        fr: { fr: 'français', en: 'French' },
        en: { fr: 'anglais', en: 'English' },
      };
      return {
        message: inEachLanguage((locale) =>
          locale === 'fr'
            ? at(where, locale, `le texte ${words[lacking].fr} manque : qui lit dans cette langue ne verrait rien.`)
            : at(
                where,
                locale,
                `the ${words[lacking].en} text is missing: whoever reads that language would see nothing.`,
              ),
        ),
        help: inEachLanguage((locale) =>
          locale === 'fr' ? `Ajouter ${quote(lacking, locale)}.` : `Add ${quote(lacking, locale)}.`,
        ),
      };
    },
  ),

  textEmpty: defineCode('text_empty', 'error', ({ where }: Where) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? at(where, locale, `ce texte est vide : il n’y aurait rien à lire.`)
        : at(where, locale, `this text is empty: there would be nothing to read.`),
    ),
    help: { fr: 'L’écrire.', en: 'Write it.' },
  })),

  textTooLong: defineCode('text_too_long', 'error', ({ where, most }: Where & { most: number }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? at(where, locale, `ce texte dépasse ${formatNumber(most, locale)} caractères : il est refusé.`)
        : at(where, locale, `this text is longer than ${formatNumber(most, locale)} characters: it is refused.`),
    ),
    help: { fr: 'Le raccourcir.', en: 'Shorten it.' },
  })),

  textMalformed: defineCode(
    'text_malformed',
    'error',
    ({ where, found, form }: Where & { found: string; form: Text }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? at(where, locale, `${quote(found, locale)} n’a pas la forme voulue : cette valeur ne peut pas être lue.`)
          : at(where, locale, `${quote(found, locale)} does not have the form it needs: it cannot be read.`),
      ),
      help: inEachLanguage((locale) => (locale === 'fr' ? `Il faut ${form.fr}.` : `It must be ${form.en}.`)),
    }),
  ),

  numberOutOfRange: defineCode(
    'number_out_of_range',
    'error',
    ({ where, bound, value, inclusive }: Where & { bound: 'least' | 'most'; value: number; inclusive: boolean }) => ({
      message: inEachLanguage((locale) => {
        const amount = formatNumber(value, locale);
        if (locale === 'fr')
          return at(
            where,
            locale,
            `ce nombre est trop ${bound === 'least' ? 'petit' : 'grand'} pour avoir un sens ici (borne : ${amount}).`,
          );
        return at(
          where,
          locale,
          `this number is too ${bound === 'least' ? 'small' : 'large'} to make sense here (bound: ${amount}).`,
        );
      }),
      help: inEachLanguage((locale) => {
        const amount = formatNumber(value, locale);
        if (locale === 'fr') {
          const strict = inclusive
            ? `${amount} ou ${bound === 'least' ? 'plus' : 'moins'}`
            : `${bound === 'least' ? 'plus' : 'moins'} de ${amount}`;
          return `Mettre ${strict}.`;
        }
        const strict = inclusive
          ? `${amount} or ${bound === 'least' ? 'more' : 'less'}`
          : `${bound === 'least' ? 'more' : 'less'} than ${amount}`;
        return `Put ${strict}.`;
      }),
    }),
  ),

  numberNotInteger: defineCode('number_not_integer', 'error', ({ where, value }: Where & { value: number }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? at(
            where,
            locale,
            `il faut ici un nombre entier, et non ${formatNumber(value, locale)} : rien n’est arrondi en silence.`,
          )
        : at(
            where,
            locale,
            `a whole number is needed here, not ${formatNumber(value, locale)}: nothing is rounded silently.`,
          ),
    ),
    help: {
      fr: 'Écrire un entier ; les montants sont en centimes.',
      en: 'Write a whole number; amounts are in cents.',
    },
  })),

  listTooShort: defineCode('list_too_short', 'error', ({ where, least }: Where & { least: number }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? at(where, locale, `cette liste est trop courte : il manque de quoi décider.`)
        : at(where, locale, `this list is too short: something needed to decide is lacking.`),
    ),
    help: { fr: `Il en faut au moins ${least}.`, en: `At least ${least} are needed.` },
  })),

  listTooLong: defineCode('list_too_long', 'error', ({ where, most }: Where & { most: number }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? at(where, locale, `cette liste est trop longue : le surplus n’aurait pas de sens.`)
        : at(where, locale, `this list is too long: what is beyond would have no meaning.`),
    ),
    help: { fr: `Il en faut au plus ${most}.`, en: `At most ${most} are allowed.` },
  })),

  groupEmpty: defineCode('group_empty', 'error', ({ where, group }: Where & { group: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? at(where, locale, `le groupe ${quote(group, locale)} est vide : nul ne peut dire s’il est vrai ou faux.`)
        : at(where, locale, `the group ${quote(group, locale)} is empty: nobody can tell whether it is true or false.`),
    ),
    help: {
      fr: 'Y mettre au moins une condition, ou le retirer.',
      en: 'Put at least one condition in it, or remove it.',
    },
  })),
};

/** Every language a text must exist in, for callers that walk them. */
export const TEXT_KEYS: readonly string[] = LOCALES;
