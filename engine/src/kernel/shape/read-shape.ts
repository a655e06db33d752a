import type { z } from 'zod';
import type { Diagnostic, JsonPath } from '../diagnostic.js';
import { inEachLanguage, quote } from '../messages.js';
import { fail, ok, type Result } from '../result.js';
import type { Text } from '../text.js';
import { explainIssues } from './explain-issues.js';

/** Reads what somebody sent by a schema: its value with defaults filled in, or one diagnostic for each fault of form. */
export function readShape<S extends z.ZodType>(
  schema: S,
  input: unknown,
  describePlace: (root: unknown, path: JsonPath) => Text = describeProperty,
): Result<z.output<S>, Diagnostic[]> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return fail(explainIssues(input, parsed.error.issues, { schema, describePlace, proposeValue: () => undefined }));
}

/** The property that a path leads to, or into; nothing at the root. */
export function describeProperty(_root: unknown, path: JsonPath): Text {
  const key = path.findLast((part) => typeof part === 'string');
  return inEachLanguage((locale) => (key === undefined ? '' : quote(key, locale)));
}
