import type { Monaco } from './load-monaco.js';

/** The editor in the colours of the console, for both schemes; all of its text has 7:1, so that more contrast needs no other. */
export function defineThemes(monaco: Monaco): void {
  monaco.editor.defineTheme('encours-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: '273d9c' },
      { token: 'string.value.json', foreground: '07503b' },
      { token: 'number.json', foreground: '74270d' },
      { token: 'keyword.json', foreground: '521fa6' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#1d1e1b',
      'editorLineNumber.foreground': '#56564f',
      'editorLineNumber.activeForeground': '#1d1e1b',
      'editor.lineHighlightBackground': '#f8f8f6',
      'editor.lineHighlightBorder': '#00000000',
      'editorInlayHint.foreground': '#4a4a44',
      'editorInlayHint.background': '#f1f1ee',
      'diffEditor.unchangedRegionForeground': '#4a4a44',
      'editorStickyScroll.background': '#ffffff',
      'editorStickyScroll.shadow': '#0000001a',
      'scrollbar.shadow': '#00000000',
      // Faint enough for every colour of the text on top of both, line and word.
      'diffEditor.insertedLineBackground': '#0b6b4f12',
      'diffEditor.removedLineBackground': '#b4231812',
      'diffEditor.insertedTextBackground': '#0b6b4f1a',
      'diffEditor.removedTextBackground': '#b423181a',
    },
  });
  monaco.editor.defineTheme('encours-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: 'a9b8f0' },
      { token: 'string.value.json', foreground: '7fd1ae' },
      { token: 'number.json', foreground: 'f0b48a' },
      { token: 'keyword.json', foreground: 'c4b5fd' },
    ],
    colors: {
      'editor.background': '#1e2025',
      'editor.foreground': '#dcdde1',
      'editorLineNumber.foreground': '#b6b8bf',
      'editorLineNumber.activeForeground': '#dcdde1',
      'editor.lineHighlightBackground': '#24262c',
      'editor.lineHighlightBorder': '#00000000',
      'editorInlayHint.foreground': '#b6b8bf',
      'editorInlayHint.background': '#272a30',
      'editorStickyScroll.background': '#1e2025',
      'scrollbar.shadow': '#00000000',
      'diffEditor.insertedLineBackground': '#2f9e6e1f',
      'diffEditor.removedLineBackground': '#e0564a14',
      'diffEditor.insertedTextBackground': '#2f9e6e33',
      'diffEditor.removedTextBackground': '#e0564a20',
    },
  });
}
