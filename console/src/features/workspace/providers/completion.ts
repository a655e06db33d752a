import { completeFormula, type FormulaCompletion } from '@encours/engine';
import { getLocation } from 'jsonc-parser';
import type { languages, Uri } from 'monaco-editor/editor';
import type { Monaco } from '../../../editor/load-monaco.js';
import { fieldAt, type KnownName, listNames, namesFor } from '../names.js';
import { contextOf, describeProfile } from './editor-context.js';

/** An item that stands for a fact or ratio, with where it was asked for. */
interface NamedItem extends languages.CompletionItem {
  readonly about: { readonly uri: Uri; readonly name: string } | null;
}

/**
 * Names inside formulas, rules and inputs, each with the label that people know it by; beside the one that is looked at,
 * what it is in the data.
 */
export function createCompletionProvider(monaco: Monaco): languages.CompletionItemProvider {
  const kinds: Readonly<Record<FormulaCompletion['kind'] | 'reason', languages.CompletionItemKind>> = {
    fact: monaco.languages.CompletionItemKind.Field,
    ratio: monaco.languages.CompletionItemKind.Variable,
    request: monaco.languages.CompletionItemKind.Event,
    table: monaco.languages.CompletionItemKind.Enum,
    component: monaco.languages.CompletionItemKind.Property,
    score: monaco.languages.CompletionItemKind.Constant,
    reason: monaco.languages.CompletionItemKind.EnumMember,
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
        suggestions: proposals.items.map((item): NamedItem => {
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
            about: item.kind === 'fact' || item.kind === 'ratio' ? { uri: model.uri, name: item.label } : null,
          };
        }),
      };
    },
    async resolveCompletionItem(item) {
      const about = 'about' in item ? (item as NamedItem).about : null;
      const told = about === null ? null : await describeProfile(about.uri, about.name);
      return told === null ? item : { ...item, documentation: told };
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
