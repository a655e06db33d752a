import type * as monacoApi from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/language/json/json.worker?worker';
import type { Locale } from '../i18n/locale.js';
import { defineThemes } from './themes.js';

export type Monaco = typeof monacoApi;
export type MonacoBundle = typeof import('./monaco-bundle.js');

let loading: Promise<MonacoBundle> | null = null;
let loadedLocale: Locale | null = null;

/**
 * Loads the editor once. Its own words (find, go to, menus) are in the language of the first call: they cannot change
 * without a new page, see {@link editorLocale}.
 */
export async function loadMonaco(locale: Locale): Promise<MonacoBundle> {
  loading ??= load(locale);
  return loading;
}

/** The language that the editor was loaded in; null while it is not loaded. */
export function editorLocale(): Locale | null {
  return loadedLocale;
}

async function load(locale: Locale): Promise<MonacoBundle> {
  self.MonacoEnvironment = {
    getWorker: (_workerId, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
  };
  // Must have run before any module of the editor does.
  if (locale === 'fr') await import('monaco-editor/nls/lang/fr');
  const bundle = await import('./monaco-bundle.js');
  bundle.jsonDefaults.setModeConfiguration({
    // Ours come at each keystroke, in the reader's language; the worker's come half a second later, in English.
    diagnostics: false,
    hovers: false,
    documentSymbols: false,
    completionItems: true,
    foldingRanges: true,
    selectionRanges: true,
    tokens: true,
    colors: false,
    documentFormattingEdits: true,
    documentRangeFormattingEdits: true,
  });
  defineThemes(bundle.monaco);
  // Ctrl+K belongs to the page, not to the editor's chords.
  bundle.monaco.editor.addKeybindingRules([
    { keybinding: bundle.monaco.KeyMod.CtrlCmd | bundle.monaco.KeyCode.KeyK, command: null },
  ]);
  loadedLocale = locale;
  return bundle;
}
