/** Faults of the text of a document, before anything in it has a meaning. */
import { defineCode } from '../diagnostic-code.js';
import { formatNumber, inEachLanguage, quote } from '../messages.js';
import type { Text } from '../text.js';

/** What the reader of JSON expected or met. */
export type SyntaxFault =
  | 'symbol'
  | 'property_name'
  | 'value'
  | 'colon'
  | 'comma'
  | 'closing_brace'
  | 'closing_bracket'
  | 'more_text'
  | 'string_end'
  | 'number'
  | 'escape'
  | 'control_character'
  | 'empty';

const FAULT_WORDS: Readonly<Record<SyntaxFault, Text>> = {
  symbol: { fr: 'ce mot ou ce signe n’existe pas en JSON', en: 'JSON has no such word or sign' },
  property_name: {
    fr: 'il faut ici un nom de propriété entre guillemets',
    en: 'a property name in quotation marks is needed here',
  },
  value: { fr: 'il faut ici une valeur', en: 'a value is needed here' },
  colon: { fr: 'il manque un deux-points entre le nom et la valeur', en: 'a colon is missing between name and value' },
  comma: { fr: 'il manque une virgule', en: 'a comma is missing' },
  closing_brace: { fr: 'une accolade n’est pas fermée', en: 'a brace is not closed' },
  closing_bracket: { fr: 'un crochet n’est pas fermé', en: 'a bracket is not closed' },
  more_text: { fr: 'le document est déjà terminé avant ce point', en: 'the document has ended before this point' },
  string_end: { fr: 'ce texte n’est pas fermé par un guillemet', en: 'this text is not closed by a quotation mark' },
  number: { fr: 'ce nombre n’est pas écrit comme JSON le veut', en: 'this number is not written as JSON wants it' },
  escape: { fr: 'cette séquence après \\ n’existe pas', en: 'there is no such sequence after \\' },
  control_character: {
    fr: 'un caractère invisible se trouve dans ce texte',
    en: 'an invisible character stands in this text',
  },
  empty: { fr: 'le document est vide', en: 'the document is empty' },
};

const STRICT: Text = {
  fr: 'Corriger à cet endroit : noms et textes entre guillemets droits, virgules entre les éléments, aucune après le dernier.',
  en: 'Mend it there: names and texts in straight quotation marks, commas between elements, none after the last.',
};

export const documentCodes = {
  syntax: defineCode('json_syntax', 'error', ({ fault }: { fault: SyntaxFault }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le texte n’est pas du JSON : ${FAULT_WORDS[fault].fr}. Le reste ne peut pas être vérifié.`
        : `The text is not JSON: ${FAULT_WORDS[fault].en}. The rest cannot be checked.`,
    ),
    help: STRICT,
  })),

  comment: defineCode('json_comment', 'error', () => ({
    message: {
      fr: 'Un commentaire n’est pas du JSON : d’autres programmes ne pourraient pas lire le document.',
      en: 'A comment is not JSON: other programs could not read the document.',
    },
    help: {
      fr: 'Le retirer ; ce qui doit rester se dit dans l’usage prévu ("intendedUse"), un libellé ou le commentaire de soumission.',
      en: 'Remove it; what must stay belongs in the intended use ("intendedUse"), a label or the comment of the submission.',
    },
  })),

  trailingComma: defineCode('json_trailing_comma', 'error', () => ({
    message: {
      fr: 'Une virgule suit le dernier élément : d’autres programmes ne pourraient pas lire le document.',
      en: 'A comma follows the last element: other programs could not read the document.',
    },
    help: { fr: 'La retirer.', en: 'Remove it.' },
  })),

  tooLarge: defineCode('document_too_large', 'error', ({ mostBytes }: { mostBytes: number }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le document dépasse ${formatNumber(mostBytes, locale)} octets : il n’est pas lu.`
        : `The document is larger than ${formatNumber(mostBytes, locale)} bytes: it is not read.`,
    ),
    help: {
      fr: 'Le réduire ; les données vont dans une référence sectorielle.',
      en: 'Make it smaller; data belongs in a benchmark.',
    },
  })),

  tooDeep: defineCode('document_too_deep', 'error', ({ most }: { most: number }) => ({
    message: {
      fr: `Le document emboîte plus de ${most} niveaux : il n’est pas lu.`,
      en: `The document is nested more than ${most} levels deep: it is not read.`,
    },
    help: { fr: 'Réduire l’emboîtement.', en: 'Nest less deeply.' },
  })),

  duplicateKey: defineCode('duplicate_key', 'error', ({ key }: { key: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La propriété ${quote(key, locale)} est écrite deux fois : l’une des deux serait oubliée en silence.`
        : `The property ${quote(key, locale)} is written twice: one of them would be forgotten silently.`,
    ),
    help: { fr: 'N’en garder qu’une.', en: 'Keep only one.' },
  })),

  forbiddenKey: defineCode('key_forbidden', 'error', ({ key }: { key: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le nom ${quote(key, locale)} a un sens particulier en JavaScript : il est refusé partout.`
        : `The name ${quote(key, locale)} has a special meaning in JavaScript: it is refused everywhere.`,
    ),
    help: { fr: 'Choisir un autre nom.', en: 'Choose another name.' },
  })),

  numberOverflow: defineCode('number_overflow', 'error', ({ text }: { text: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le nombre ${quote(text, locale)} est plus grand que ce que l’on peut calculer.`
        : `The number ${quote(text, locale)} is larger than can be computed with.`,
    ),
    help: { fr: 'Écrire un nombre plus petit.', en: 'Write a smaller number.' },
  })),

  numberPrecision: defineCode('number_precision', 'error', ({ text, kept }: { text: string; kept: number }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le nombre ${quote(text, locale)} a plus de 15 chiffres significatifs : il serait lu ${quote(String(kept), locale)}, sans avertir.`
        : `The number ${quote(text, locale)} has more than 15 significant digits: it would be read as ${quote(String(kept), locale)} without warning.`,
    ),
    help: { fr: 'L’écrire avec 15 chiffres au plus.', en: 'Write it with at most 15 digits.' },
  })),

  brokenText: defineCode('text_broken', 'error', () => ({
    message: {
      fr: 'Ce texte contient une moitié de caractère : il ne peut pas être enregistré tel quel.',
      en: 'This text holds half a character: it cannot be stored as it is.',
    },
    help: { fr: 'Réécrire le texte.', en: 'Write the text again.' },
  })),

  notNormalised: defineCode('text_not_normalised', 'warning', () => ({
    message: {
      fr: 'Ce texte contient des accents décomposés : deux textes d’apparence égale ne seraient pas égaux.',
      en: 'This text holds decomposed accents: two texts that look the same would not be the same.',
    },
    help: { fr: 'Le remplacer par sa forme composée.', en: 'Replace it with its composed form.' },
  })),
};
