import { useCallback, useState } from 'react';
import type { Mapping } from '../fields.js';

/** Where the rows go: an existing dataset, or a new one under a name. */
export type Target =
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'existing'; readonly datasetId: string };

/** What a person has said about a file so far. */
export interface ImportDraft {
  readonly mapping: Mapping;
  readonly target: Target;
  /** Null: the mapping is not kept. */
  readonly saveMappingAs: string | null;
}

/** The draft of one upload; kept in this tab, so that a reload or the back button loses nothing. */
export function useImportDraft(
  key: string,
  initial: ImportDraft,
): [ImportDraft, (change: Partial<ImportDraft>) => void] {
  const storageKey = `encours.import.${key}`;
  const [draft, setDraft] = useState(() => readDraft(storageKey) ?? initial);
  const change = useCallback(
    (part: Partial<ImportDraft>) =>
      setDraft((before) => {
        const after = { ...before, ...part };
        sessionStorage.setItem(storageKey, JSON.stringify(after));
        return after;
      }),
    [storageKey],
  );
  return [draft, change];
}

function readDraft(key: string): ImportDraft | null {
  const text = sessionStorage.getItem(key);
  // Written above by the same release in the same tab; the server checks the mapping again in any case.
  return text === null ? null : (JSON.parse(text) as ImportDraft);
}
