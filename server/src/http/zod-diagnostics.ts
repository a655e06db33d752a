/** Faults of an input's shape in the form in which all faults are reported. */
import { type Diagnostic, SCORECARD_REFERENCE, type Text } from '@encours/engine';
import { z } from 'zod';

const french = z.locales.fr().localeError;

/** The issue carries its English sentence; the French one is asked for from the issue. */
function sayInFrench(issue: z.core.$ZodIssue): string {
  const said = french({ ...issue, input: undefined });
  const sentence = typeof said === 'string' ? said : (said?.message ?? issue.message);
  // An issue does not keep the input, so what zod says of it is about nothing.
  return sentence.replace(', indéfini reçu', '');
}

/** What a pattern asks for, in words; a person does not read regular expressions. */
const PATTERN_WORDS: Readonly<Record<string, Text>> = {
  [String(SCORECARD_REFERENCE)]: {
    fr: 'Le nom d’une grille, comme « trade-credit-standard » ou « trade-credit-standard@2 ».',
    en: 'The name of a scorecard, such as “trade-credit-standard” or “trade-credit-standard@2”.',
  },
  '/^[1-9][0-9]{0,2}$/u': { fr: 'Un nombre entier, de 1 à 200.', en: 'A whole number from 1 to 200.' },
  other: { fr: 'Ce texte n’a pas la forme attendue.', en: 'This text does not have the expected form.' },
};

/** The key of the words for a pattern that was not met; empty for every other issue. */
function patternOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_format' || issue.format !== 'regex') return '';
  const pattern = issue.pattern ?? 'other';
  return pattern in PATTERN_WORDS ? pattern : 'other';
}

/** One diagnostic for each issue, in the order in which zod found them. */
export function toDiagnostics(error: z.core.$ZodError): Diagnostic[] {
  return error.issues.map((issue) => ({
    code: `shape.${issue.code}`,
    severity: 'error',
    path: issue.path.filter((key) => typeof key !== 'symbol'),
    message: PATTERN_WORDS[patternOf(issue)] ?? { fr: sayInFrench(issue), en: issue.message },
  }));
}
