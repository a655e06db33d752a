import type { JsonPath } from '@encours/engine';
import { createContext, useContext } from 'react';
import type { WordOf } from '../../../policy/split-names.js';
import type { LocatedDiagnostic } from '../analysis.js';
import type { ProfileWords } from '../input-profiles.js';
import type { NoteUnread } from '../unread-fields.js';
import type { TextEdit } from './edits.js';
import { startsWith, valueAt } from './values.js';

/** The text as the form shows and changes it. */
export interface FormSource {
  /** What the text says, or said when it could last be read. */
  readonly value: unknown;
  readonly readOnly: boolean;
  readonly problems: readonly LocatedDiagnostic[];
  /** What was typed and is no number, by the key of its path. */
  readonly unread: ReadonlyMap<string, string>;
  readonly noteUnread: NoteUnread;
  readonly currency: string;
  /** Words for the names in messages about a place. */
  readonly wordsAt: (place: JsonPath) => WordOf;
  /** What each band and category found in the last backtest, by the key of its path. */
  readonly past: ReadonlyMap<string, { readonly brief: string; readonly whole: string }>;
  /** What a fact or ratio is in the newest history; null where nothing is known of it. */
  readonly inHistory: (name: string) => ProfileWords | null;
  /** Changes the text; what follows before `endStep` is undone together with it. */
  readonly change: (edits: readonly TextEdit[]) => void;
  readonly endStep: () => void;
  /** Undoes what was changed since `endStep`; gives the document then. */
  readonly takeBack: () => unknown;
  /** The form is now about this place; the cursor of the text goes there as well. */
  readonly onPlace: (path: JsonPath) => void;
  /** Shows the place in the text. */
  readonly openText: (path: JsonPath) => void;
}

const FormContext = createContext<FormSource | null>(null);

export const FormProvider = FormContext;

export function useForm(): FormSource {
  const form = useContext(FormContext);
  if (form === null) throw new Error('FormProvider is missing above this component');
  return form;
}

export function useFormValue(path: JsonPath): unknown {
  return valueAt(useForm().value, path);
}

/** What is wrong at a place: there and inside, or there alone. */
export function problemsAt(
  problems: readonly LocatedDiagnostic[],
  path: JsonPath,
  reach: 'inside' | 'there',
): readonly LocatedDiagnostic[] {
  return problems.filter(
    ({ diagnostic }) =>
      startsWith(diagnostic.path, path) && (reach === 'inside' || diagnostic.path.length === path.length),
  );
}

/** Does all of it as one step of undo. */
export function changeAtOnce(form: FormSource, edits: readonly TextEdit[]): void {
  form.endStep();
  form.change(edits);
  form.endStep();
}
