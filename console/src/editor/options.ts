import type { editor } from 'monaco-editor/editor';

/** What all editors of the console have in common. */
export const EDITOR_OPTIONS = {
  automaticLayout: true,
  fontFamily: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, monospace",
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  tabSize: 2,
  insertSpaces: true,
  stickyScroll: { enabled: true, maxLineCount: 4 },
  renderLineHighlightOnlyWhenFocus: true,
  overviewRulerBorder: false,
  // Dialogs and panes clip what hangs over their edges otherwise.
  fixedOverflowWidgets: true,
  padding: { top: 10, bottom: 10 },
  unicodeHighlight: { ambiguousCharacters: false },
  // Labels and reasons are sentences: people read them here.
  wordWrap: 'on',
  wrappingIndent: 'deepIndent',
  hideCursorInOverviewRuler: true,
} satisfies editor.IEditorOptions & editor.IGlobalEditorOptions & { tabSize: number; insertSpaces: boolean };

/** For models, to be set after an editor was made on them: making one sets their options anew. */
export const PLAIN_BRACKETS = {
  bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
};
