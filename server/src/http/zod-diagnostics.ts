/** Faults of an input's shape in the form in which all faults are reported. */
import { type Diagnostic, describeForm, type Text } from '@encours/engine';
import { z } from 'zod';

const french = z.locales.fr().localeError;

/** The issue carries its English sentence; the French one is asked for from the issue. */
function sayInFrench(issue: z.core.$ZodIssue): string {
  const said = french({ ...issue, input: undefined });
  const sentence = typeof said === 'string' ? said : (said?.message ?? issue.message);
  // An issue does not keep the input, so what zod says of it is about nothing.
  return sentence.replace(', indéfini reçu', '');
}

function describeIssue(issue: z.core.$ZodIssue): Text {
  if (issue.code === 'invalid_format' && issue.format === 'regex') {
    // A person does not read regular expressions.
    const { fr, en } = describeForm(issue.format, issue.pattern);
    return { fr: `Il faut ici ${fr}.`, en: `What is needed here is ${en}.` };
  }
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
