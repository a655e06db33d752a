/** Faults of an input's shape in the form in which all faults are reported. */
import type { Diagnostic, Text } from '@encours/engine';
import { z } from 'zod';

const french = z.locales.fr().localeError;

/** The issue carries its English sentence; the French one is asked for from the issue. */
function sayInFrench(issue: z.core.$ZodIssue): string {
  const said = french({ ...issue, input: undefined });
  const sentence = typeof said === 'string' ? said : (said?.message ?? issue.message);
  // An issue does not keep the input, so what zod says of it is about nothing.
  return sentence.replace(', indéfini reçu', '');
}

/** A person does not read regular expressions. */
const NOT_OF_PATTERN: Text = {
  fr: 'Ce texte n’a pas la forme attendue.',
  en: 'This text does not have the expected form.',
};

function describeIssue(issue: z.core.$ZodIssue): Text {
  if (issue.code === 'invalid_format' && issue.format === 'regex') return NOT_OF_PATTERN;
  return { fr: sayInFrench(issue), en: issue.message };
}

/** One diagnostic for each issue, in the order in which zod found them. */
export function toDiagnostics(error: z.core.$ZodError): Diagnostic[] {
  return error.issues.map((issue) => ({
    code: `shape.${issue.code}`,
    severity: 'error',
    path: issue.path.filter((key) => typeof key !== 'symbol'),
    message: describeIssue(issue),
  }));
}
