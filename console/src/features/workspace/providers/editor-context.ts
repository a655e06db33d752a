import type { ParsedDocument } from '@encours/engine';
import type { IMarkdownString } from 'monaco-editor/editor';
import { createFormats } from '../../../i18n/format.js';
import type { Locale } from '../../../i18n/locale.js';
import { messagesIn } from '../../../i18n/messages.js';
import type { LocatedDiagnostic } from '../analysis.js';
import { describeInput, type InputProfiles } from '../input-profiles.js';
import { workspaceMessages } from '../messages.js';
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
  /** What facts and ratios are in the newest history, asked for when it is first wanted; null where there is none. */
  readonly profiles: () => Promise<InputProfiles | null>;
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

/** What the history says of a fact or ratio of the text in an editor, as Markdown; null where it says nothing. */
export async function describeProfile(uri: { toString(): string }, name: string): Promise<IMarkdownString | null> {
  const context = contextOf(uri);
  const profiles = (await context?.profiles()) ?? null;
  if (context === null) return null;
  const { locale, currency, document } = context;
  const words = messagesIn(workspaceMessages, locale);
  const formats = createFormats(locale, currency);
  const found = describeInput(document.value, name, profiles, { locale, currency, words, formats });
  return found === null ? null : plainMarkdown(`${found.figures}\n\n${found.source}`);
}

/** Labels are written by users: they are shown as they are, never read as markup. */
export function plainMarkdown(text: string, weight: 'normal' | 'strong' = 'normal'): IMarkdownString {
  const escaped = text.replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, '\\$&');
  return { value: weight === 'strong' ? `**${escaped}**` : escaped, isTrusted: false, supportHtml: false };
}

export function contextOf(uri: { toString(): string }): EditorContext | null {
  return contexts.get(uri.toString())?.() ?? null;
}
