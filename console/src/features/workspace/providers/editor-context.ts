import type { ParsedDocument } from '@encours/engine';
import type { Locale } from '../../../i18n/locale.js';
import type { LocatedDiagnostic } from '../analysis.js';
import type { KnownName } from '../names.js';
import type { LatestEntries } from '../past-entries.js';

/** What providers need to know of the text in one editor. */
export interface EditorContext {
  readonly locale: Locale;
  readonly currency: string;
  /** The last text that was analysed; during a burst of keystrokes it may lag by a frame. */
  readonly document: ParsedDocument;
  readonly problems: readonly LocatedDiagnostic[];
  /** What bands and categories found in the last backtest; null where there is none. */
  readonly past: LatestEntries | null;
  /** The value of a fact or ratio in the decision beside the text, in words; null when there is none. */
  readonly valueOf: (known: KnownName) => string | null;
}

/** Scheme of the models that hold scorecards; everything else is none of the providers' business. */
export const DRAFT_SCHEME = 'encours-draft';

const contexts = new Map<string, () => EditorContext>();

/** Lets providers find the context of a model by its address; call the result when the editor goes away. */
export function registerContext(uri: string, read: () => EditorContext): () => void {
  contexts.set(uri, read);
  return () => contexts.delete(uri);
}

export function contextOf(uri: { toString(): string }): EditorContext | null {
  return contexts.get(uri.toString())?.() ?? null;
}
