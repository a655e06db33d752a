import { completeFormula, type FormulaCompletion } from '@encours/engine';
import { getLocation } from 'jsonc-parser';
import type { languages } from 'monaco-editor/editor';
import type { Monaco } from '../../../editor/load-monaco.js';
import { fieldAt, type KnownName, listNames, namesFor } from '../names.js';
import { contextOf } from './editor-context.js';

/** Names inside formulas, rules and inputs, each with the label that people know it by. */
export function createCompletionProvider(monaco: Monaco): languages.CompletionItemProvider {
  const kinds: Readonly<Record<FormulaCompletion['kind'], languages.CompletionItemKind>> = {
    fact: monaco.languages.CompletionItemKind.Field,
    ratio: monaco.languages.CompletionItemKind.Variable,
    request: monaco.languages.CompletionItemKind.Event,
    table: monaco.languages.CompletionItemKind.Enum,
    component: monaco.languages.CompletionItemKind.Property,
    score: monaco.languages.CompletionItemKind.Constant,
    function: monaco.languages.CompletionItemKind.Function,
    keyword: monaco.languages.CompletionItemKind.Keyword,
  };
  return {
    triggerCharacters: ['.', '('],
    provideCompletionItems(model, position) {
      const context = contextOf(model.uri);
      if (context === null) return { suggestions: [] };
      const location = getLocation(model.getValue(), model.getOffsetAt(position));
      if (location.isAtPropertyKey || location.previousNode?.type !== 'string') return { suggestions: [] };
      const field = fieldAt(location.path);
      if (field === null) return { suggestions: [] };

      const { locale, document } = context;
      const written = location.previousNode;
      const text = String(written.value);
      const offset = model.getOffsetAt(position) - written.offset - 1;
      const proposals =
        field === 'formula' || field === 'limit_formula'
          ? completeFormula(document.value, text, offset, location.path)
          : completeName(text, offset, namesFor(field, listNames(document.value, locale)));

      const upTo = (end: number) => ({
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: position.column - (offset - proposals.from),
        endColumn: position.column + (end - offset),
      });
      // Tab replaces the whole name, Enter only what stands before the cursor.
      const range = { insert: upTo(offset), replace: upTo(proposals.to) };
      return {
        suggestions: proposals.items.map((item): languages.CompletionItem => {
          const label = typeof item.detail === 'string' ? item.detail : (item.detail?.[locale] ?? null);
          return {
            label: { label: item.label, ...(label === null ? {} : { description: label }) },
            kind: kinds[item.kind],
            insertText: item.insert,
            // Typing the label finds the name as well.
            filterText: label === null ? item.label : `${item.label} ${label}`,
            ...(item.signature === null ? {} : { detail: item.signature }),
            sortText: `${item.kind === 'function' || item.kind === 'keyword' ? 2 : 1}${item.label}`,
            range,
          };
        }),
      };
    },
  };
}

/** The names that fit, in place of the whole of what is written. */
function completeName(text: string, offset: number, names: readonly KnownName[]) {
  return {
    from: 0,
    to: Math.max(offset, text.length),
    items: names.map(({ name, kind, label, unit }) => ({
      label: name,
      kind,
      insert: name,
      detail: label,
      signature: unit,
    })),
  };
}
