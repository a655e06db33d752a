/** What was typed into the form and is no number: the text does not have it, so it is kept beside the text and said. */
import { type Diagnostic, describePlace, type JsonPath } from '@encours/engine';
import { useCallback, useState } from 'react';
import type { Analysis, LocatedDiagnostic } from './analysis.js';
import { pathKey, valueAt } from './form/values.js';

/** The form's own code: a text never has this fault. */
const UNREAD = 'form.unread_field';

export interface UnreadField {
  readonly path: JsonPath;
  readonly written: string;
  /** What the text said there. Once it says another thing, what was typed is void. */
  readonly value: unknown;
}

/** Null takes the field off the list. */
export type NoteUnread = (path: JsonPath, written: string | null) => void;

/** The fields that hold what cannot be read, whether or not they are on the screen. `value` is what the text says. */
export function useUnreadFields(value: unknown): {
  readonly fields: readonly UnreadField[];
  readonly note: NoteUnread;
} {
  const [fields, setFields] = useState<readonly UnreadField[]>([]);
  const valid = fields.filter((field) => isStillThere(field, value));
  if (valid.length < fields.length) setFields(valid);
  const note = useCallback(
    (path: JsonPath, written: string | null) =>
      setFields((old) => {
        const rest = old.filter((field) => pathKey(field.path) !== pathKey(path));
        if (written === null) return rest.length === old.length ? old : rest;
        return [...rest, { path, written, value: valueAt(value, path) }];
      }),
    [value],
  );
  return { fields, note };
}

export function isStillThere({ path, value }: UnreadField, root: unknown): boolean {
  return valueAt(root, path.slice(0, -1)) !== undefined && Object.is(valueAt(root, path), value);
}

/** The analysis with one error more for each field: nobody submits a text while the form shows another one. */
export function withUnread(analysis: Analysis, fields: readonly UnreadField[]): Analysis {
  if (fields.length === 0) return analysis;
  const { document } = analysis;
  const added = fields.map((field): LocatedDiagnostic => {
    const diagnostic = describeUnread(document.value, field);
    return { diagnostic, range: document.locate(diagnostic) };
  });
  return {
    ...analysis,
    problems: [...analysis.problems, ...added].sort((a, b) => a.range.from - b.range.from),
    errorCount: analysis.errorCount + added.length,
  };
}

export function isUnread({ diagnostic: { code } }: LocatedDiagnostic): boolean {
  return code === UNREAD;
}

function describeUnread(root: unknown, { path, written, value }: UnreadField): Diagnostic {
  const place = describePlace(root, path);
  const isEmpty = written.trim() === '';
  const held = JSON.stringify(value ?? null);
  return {
    code: UNREAD,
    severity: 'error',
    path,
    message: {
      fr: `${isEmpty ? 'Le champ est vide' : `« ${written} » n’est pas un nombre`} : dans le texte, ${place.fr} vaut toujours ${held}.`,
      en: `${isEmpty ? 'The field is empty' : `“${written}” is not a number`}: in the text ${place.en} is still ${held}.`,
    },
    help: {
      fr: 'Écrire un nombre, ou revenir par Ctrl+Z à celui du texte.',
      en: 'Write a number, or go back to the one of the text with Ctrl+Z.',
    },
  };
}
