import type { languages } from 'monaco-editor/editor';
import type { Monaco } from '../../../editor/load-monaco.js';
import { messagesIn } from '../../../i18n/messages.js';
import { sectionMessages, sectionName } from '../../../policy/section-messages.js';
import { type OutlineItem, outlineOf } from '../outline-items.js';
import { contextOf, type EditorContext } from './editor-context.js';

/** Sections and what they list, by their human names: Ctrl+Shift+O and the lines that stay on top while scrolling. */
export function createSymbolProvider(monaco: Monaco): languages.DocumentSymbolProvider {
  const { Module, Field } = monaco.languages.SymbolKind;
  return {
    displayName: 'Encours',
    provideDocumentSymbols(model) {
      const context = contextOf(model.uri);
      if (context === null) return [];
      const t = messagesIn(sectionMessages, context.locale);
      const toSymbol = (item: OutlineItem, kind: languages.SymbolKind): languages.DocumentSymbol => {
        const range = toRange(context, item);
        return {
          name: item.label,
          detail: '',
          kind,
          tags: [],
          range,
          selectionRange: range,
          children: item.children.map((child) => toSymbol(child, Field)),
        };
      };
      return outlineOf(context.document.value, context.locale, (key) => sectionName(t, key)).map((item) =>
        toSymbol(item, Module),
      );
    },
  };
}

function toRange(context: EditorContext, item: OutlineItem) {
  const place = context.document.locate({ path: item.path });
  return {
    startLineNumber: place.line,
    startColumn: place.column,
    endLineNumber: place.endLine,
    endColumn: place.endColumn,
  };
}
