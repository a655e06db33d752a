/** The forms that names and codes in documents and addresses must have, each with the words that describe it to a person. */
import type { Text } from './text.js';

/** `netDebt`, `negative_equity`: names that a formula or a rule can refer to. */
export const IDENTIFIER = /^[a-zA-Z][a-zA-Z0-9_]*$/;
/** `fin.equity`: a name from the fact catalogue or an application's own. */
export const FACT_NAME = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/;
export const DOCUMENT_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** `trade-credit-standard`, or `trade-credit-standard@2` for one version of it. */
export const SCORECARD_REFERENCE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(@[1-9][0-9]{0,5})?$/;
export const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** ISO 4217. */
export const CURRENCY = /^[A-Z]{3}$/;
/** A version as it is written in an address. */
export const VERSION_TEXT = /^[1-9][0-9]{0,5}$/;
/** How many rows of a list are asked for, as it is written in an address. */
export const PAGE_SIZE_TEXT = /^([1-9][0-9]?|1[0-9]{2}|200)$/;
/** A text that shows what it holds: nothing in it steers the screen, turns the direction of writing or cannot be seen. */
export const VISIBLE_TEXT =
  /^ *[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}][^\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]*$/u;
/** A text of several lines, in which nothing steers the screen or turns the direction of writing. */
export const READABLE_LINES = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])*$/u;

interface Form {
  readonly pattern: RegExp;
  readonly words: Text;
  readonly specimen: string;
}

const FORMS: readonly Form[] = [
  {
    pattern: IDENTIFIER,
    words: {
      fr: 'un nom : une lettre sans accent, puis des lettres, chiffres ou _',
      en: 'a name: a letter without accent, then letters, digits or _',
    },
    specimen: 'new_name',
  },
  {
    pattern: FACT_NAME,
    words: {
      fr: 'un nom de fait : des mots sans accent reliés par des points, comme fin.equity',
      en: 'a fact name: words without accents joined by points, such as fin.equity',
    },
    specimen: 'fin.newFact',
  },
  {
    pattern: DOCUMENT_ID,
    words: {
      fr: 'un identifiant : minuscules et chiffres reliés par des traits d’union',
      en: 'an identifier: lower-case letters and digits joined by hyphens',
    },
    specimen: 'new-document',
  },
  {
    pattern: SCORECARD_REFERENCE,
    words: {
      fr: 'le nom d’une grille, comme trade-credit-standard ou trade-credit-standard@2',
      en: 'the name of a scorecard, such as trade-credit-standard or trade-credit-standard@2',
    },
    specimen: 'trade-credit-standard',
  },
  {
    pattern: DIGEST,
    words: {
      fr: 'une empreinte : sha256: suivi de 64 chiffres hexadécimaux',
      en: 'a digest: sha256: followed by 64 hexadecimal digits',
    },
    specimen: `sha256:${'0'.repeat(64)}`,
  },
  {
    pattern: CURRENCY,
    words: {
      fr: 'un code de devise ISO de trois majuscules, comme EUR',
      en: 'an ISO currency code of three capitals, such as EUR',
    },
    specimen: 'EUR',
  },
  {
    pattern: VERSION_TEXT,
    words: { fr: 'le numéro d’une version, comme 2', en: 'the number of a version, such as 2' },
    specimen: '1',
  },
  {
    pattern: PAGE_SIZE_TEXT,
    words: { fr: 'un nombre entier de 1 à 200', en: 'a whole number from 1 to 200' },
    specimen: '50',
  },
  {
    pattern: VISIBLE_TEXT,
    words: {
      fr: 'un texte qui se voit en entier : ni vide, ni caractère de commande, marque de sens d’écriture ou caractère invisible',
      en: 'a text that can be seen whole: not blank, and no control character, direction mark or invisible character',
    },
    specimen: 'A',
  },
  {
    pattern: READABLE_LINES,
    words: {
      fr: 'un texte sans caractère de commande ni marque de sens d’écriture',
      en: 'a text without control characters or direction marks',
    },
    specimen: 'A',
  },
];

const DATE_FORM: Omit<Form, 'pattern'> = {
  words: { fr: 'un jour qui existe, écrit AAAA-MM-JJ', en: 'a day that exists, written YYYY-MM-DD' },
  specimen: '2026-01-01',
};

/** What a text should be, from the pattern that it failed (as zod writes it) or the name of its format. */
export function describeForm(format: string, pattern: string | undefined): Text {
  if (format === 'date') return DATE_FORM.words;
  const form = FORMS.find((candidate) => String(candidate.pattern) === pattern);
  return form?.words ?? { fr: 'un texte de la forme attendue', en: 'a text of the form that is expected' };
}

/** A text of the form, to put where one is missing; null when the form is not known here. */
export function specimenOfForm(format: string | undefined, pattern: RegExp | undefined): string | null {
  if (format === 'date') return DATE_FORM.specimen;
  return FORMS.find((candidate) => String(candidate.pattern) === String(pattern))?.specimen ?? null;
}
