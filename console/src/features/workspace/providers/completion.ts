import { getLocation } from 'jsonc-parser';
import type { languages } from 'monaco-editor/editor';
import type { Monaco } from '../../../editor/load-monaco.js';
import { FORMULA_FUNCTIONS, fieldAt, type KnownName, listNames, namesFor } from '../names.js';
import { contextOf } from './editor-context.js';

/** Names inside formulas, rules and inputs, each with the label that people know it by. */
export function createCompletionProvider(monaco: Monaco): languages.CompletionItemProvider {
  const kinds: Readonly<Record<KnownName['kind'], languages.CompletionItemKind>> = {
    fact: monaco.languages.CompletionItemKind.Field,
    ratio: monaco.languages.CompletionItemKind.Variable,
    request: monaco.languages.CompletionItemKind.Event,
    table: monaco.languages.CompletionItemKind.Enum,
    component: monaco.languages.CompletionItemKind.Property,
    score: monaco.languages.CompletionItemKind.Constant,
  };
  return {
    triggerCharacters: ['.', '(', '"', ' '],
    provideCompletionItems(model, position) {
      const context = contextOf(model.uri);
      if (context === null) return { suggestions: [] };
      const location = getLocation(model.getValue(), model.getOffsetAt(position));
      if (location.isAtPropertyKey || location.previousNode?.type !== 'string') return { suggestions: [] };
      const field = fieldAt(location.path);
      if (field === null) return { suggestions: [] };

      const line = model.getLineContent(position.lineNumber);
      const before = /[A-Za-z0-9_.]*$/.exec(line.slice(0, position.column - 1))?.[0].length ?? 0;
      const after = /^[A-Za-z0-9_.]*/.exec(line.slice(position.column - 1))?.[0].length ?? 0;
      const upTo = (endColumn: number) => ({
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: position.column - before,
        endColumn,
      });
      // Tab replaces the whole name, Enter only what stands before the cursor.
      const range = { insert: upTo(position.column), replace: upTo(position.column + after) };
      const names = namesFor(field, listNames(context.document.value, context.locale)).map(
        (known): languages.CompletionItem => ({
          label: { label: known.name, ...(known.label === null ? {} : { description: known.label }) },
          kind: kinds[known.kind],
          insertText: known.name,
          // Typing the label finds the name as well.
          filterText: known.label === null ? known.name : `${known.name} ${known.label}`,
          ...(known.unit === null ? {} : { detail: known.unit }),
          sortText: `1${known.name}`,
          range,
        }),
      );
      const functions =
        field === 'formula' || field === 'limit_formula'
          ? FORMULA_FUNCTIONS.map(
              (name): languages.CompletionItem => ({
                label: name,
                kind: monaco.languages.CompletionItemKind.Function,
                insertText: `${name}($0)`,
                insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
                sortText: `2${name}`,
                range,
              }),
            )
          : [];
      return { suggestions: [...names, ...functions] };
    },
  };
}
