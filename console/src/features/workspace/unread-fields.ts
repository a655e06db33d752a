/** What was typed into the form and is no number: the text does not have it, so it is kept beside the text and said. */
import { capitalise, type Diagnostic, describePlace, type JsonPath } from '@encours/engine';
import { useCallback, useEffect, useState } from 'react';
import { changeMessages } from '../../policy/change-messages.js';
import { splitProperty } from '../../policy/split-property.js';
import type { Analysis, LocatedDiagnostic } from './analysis.js';
import { isRecord, pathKey, valueAt } from './form/values.js';

/** The form's own code: a text never has this fault. */
const UNREAD = 'form.unread_field';

export interface UnreadField {
  readonly path: JsonPath;
  readonly written: string;
  /** What the text said there. Once it says another thing, what was typed is void. */
  readonly value: unknown;
}

/** Null takes the field off the list. */
export type NoteUnread = (path: JsonPath, unread: Pick<UnreadField, 'written' | 'value'> | null) => void;

/**
 * The fields that hold what cannot be read, whether or not they are on the screen; a page that is loaded anew has them
 * still. `value` is what the text says.
 */
export function useUnreadFields(
  draftId: string,
  value: unknown,
): {
  readonly fields: readonly UnreadField[];
  readonly note: NoteUnread;
} {
  const [fields, setFields] = useState(() => readUnread(draftId));
  const valid = fields.filter((field) => isStillThere(field, value));
  if (valid.length < fields.length) setFields(valid);
  useEffect(() => storeUnread(draftId, fields), [draftId, fields]);
  const note = useCallback<NoteUnread>(
    (path, unread) =>
      setFields((old) => {
        const rest = old.filter((field) => pathKey(field.path) !== pathKey(path));
        if (unread === null) return rest.length === old.length ? old : rest;
        return [...rest, { path, ...unread }];
      }),
    [],
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

function describeUnread(root: unknown, { path, written }: UnreadField): Diagnostic {
  const { place, property, rating } = splitProperty(path);
  const [fr, en] = (['fr', 'en'] as const).map((locale) => {
    const words = [
      describePlace(root, place)[locale],
      property?.[locale] ?? '',
      rating === null ? '' : changeMessages.rating[locale](rating),
    ].filter((part) => part !== '');
    return capitalise(words.join(', '));
  });
  const isEmpty = written.trim() === '';
  return {
    code: UNREAD,
    severity: 'error',
    path,
    message: {
      fr: `${fr} : ${isEmpty ? 'le champ est vide' : `« ${written} » n’est pas un nombre`} ; le texte garde l’ancienne valeur.`,
      en: `${en}: ${isEmpty ? 'the field is empty' : `“${written}” is not a number`}; the text keeps the old value.`,
    },
    help: {
      fr: 'Écrire un nombre, ou revenir par Ctrl+Z à celui du texte.',
      en: 'Write a number, or go back to the one of the text with Ctrl+Z.',
    },
  };
}

const storageKey = (draftId: string): string => `encours.unread.${draftId}`;

function readUnread(draftId: string): readonly UnreadField[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey(draftId)) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((field: unknown) => {
      if (!isRecord(field) || typeof field.written !== 'string' || !isPath(field.path)) return [];
      return [{ path: field.path, written: field.written, value: field.value }];
    });
  } catch {
    return [];
  }
}

function storeUnread(draftId: string, fields: readonly UnreadField[]): void {
  try {
    if (fields.length === 0) sessionStorage.removeItem(storageKey(draftId));
    else sessionStorage.setItem(storageKey(draftId), JSON.stringify(fields));
  } catch {
    // The store is full or closed: what was typed stays for as long as the page.
  }
}

function isPath(value: unknown): value is JsonPath {
  return Array.isArray(value) && value.every((key) => typeof key === 'string' || typeof key === 'number');
}
