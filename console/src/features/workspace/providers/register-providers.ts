import { scorecardJsonSchema } from '@encours/engine';
import type { Emitter } from 'monaco-editor/editor';
import type { MonacoBundle } from '../../../editor/load-monaco.js';
import type { Locale } from '../../../i18n/locale.js';
import { createCodeActionProvider } from './code-actions.js';
import { createCompletionProvider } from './completion.js';
import { DRAFT_SCHEME } from './editor-context.js';
import { createHoverProvider, createProfileHoverProvider } from './hovers.js';
import { createInlayHintsProvider } from './inlay-hints.js';
import { createSymbolProvider } from './symbols.js';

let registered = false;
let hintsChanged: Emitter<void> | null = null;

/** Has the hints beside the text made anew: what they say came from elsewhere. */
export function refreshHints(): void {
  hintsChanged?.fire();
}

/** Teaches the editor about scorecards. Providers are global to the editor, so this happens once per page. */
export function registerProviders({ monaco, jsonDefaults }: MonacoBundle, locale: Locale): void {
  if (registered) return;
  registered = true;
  // The worker proposes keys and values by the schema, with its descriptions in the reader's language.
  jsonDefaults.setDiagnosticsOptions({
    validate: false,
    enableSchemaRequest: false,
    schemas: [{ uri: 'encours://schema/scorecard', fileMatch: ['*.json'], schema: scorecardJsonSchema(locale) }],
  });
  hintsChanged = new monaco.Emitter<void>();
  const selector = { language: 'json', scheme: DRAFT_SCHEME };
  monaco.languages.registerCompletionItemProvider(selector, createCompletionProvider(monaco));
  monaco.languages.registerHoverProvider(selector, createHoverProvider());
  monaco.languages.registerHoverProvider(selector, createProfileHoverProvider());
  monaco.languages.registerInlayHintsProvider(selector, createInlayHintsProvider(hintsChanged.event));
  monaco.languages.registerDocumentSymbolProvider(selector, createSymbolProvider(monaco));
  monaco.languages.registerCodeActionProvider(selector, createCodeActionProvider(), {
    providedCodeActionKinds: ['quickfix'],
  });
}
