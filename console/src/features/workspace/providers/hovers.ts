import { getLocation } from 'jsonc-parser';
import type { IMarkdownString, languages } from 'monaco-editor/editor';
import { createFormats } from '../../../i18n/format.js';
import { messagesIn } from '../../../i18n/messages.js';
import { workspaceMessages } from '../messages.js';
import { fieldAt, listNames } from '../names.js';
import { contextOf } from './editor-context.js';

/** What a name stands for, and its value in the case beside; an amount in euros. */
export function createHoverProvider(): languages.HoverProvider {
  return {
    provideHover(model, position) {
      const context = contextOf(model.uri);
      if (context === null) return null;
      const t = messagesIn(workspaceMessages, context.locale);
      const location = getLocation(model.getValue(), model.getOffsetAt(position));
      const lineNumber = position.lineNumber;

      const key = location.path.findLast((part) => typeof part === 'string');
      if (location.previousNode?.type === 'number' && typeof key === 'string' && key.endsWith('Minor')) {
        const formats = createFormats(context.locale, context.currency);
        return { contents: [plain(formats.money(Number(location.previousNode.value)))] };
      }

      if (location.isAtPropertyKey || fieldAt(location.path) === null) return null;
      const line = model.getLineContent(lineNumber);
      const word = wordAt(line, position.column - 1);
      if (word === null) return null;
      // `fin.equity.state` in a rule is about `fin.equity`.
      const names = listNames(context.document.value, context.locale);
      const known =
        names.find(({ name }) => name === word.text) ??
        names.find(({ name }) => word.text === `${name}.state` || word.text === `${name}.class`);
      if (known === undefined) return null;
      const value = context.valueOf(known);
      const facts = [t.nameKinds(known.kind), known.unit === null ? null : t.unitName(known.unit)]
        .filter((part) => part !== null)
        .join(' · ');
      return {
        range: {
          startLineNumber: lineNumber,
          endLineNumber: lineNumber,
          startColumn: word.from + 1,
          endColumn: word.to + 1,
        },
        contents: [
          ...(known.label === null ? [] : [plain(known.label, 'strong')]),
          plain(`${known.name} — ${facts}`),
          ...(value === null ? [] : [plain(t.inThisCase(value))]),
        ],
      };
    },
  };
}

function wordAt(line: string, index: number): { text: string; from: number; to: number } | null {
  for (const match of line.matchAll(/[A-Za-z][A-Za-z0-9_.]*/g)) {
    const to = match.index + match[0].length;
    if (match.index <= index && index <= to) return { text: match[0], from: match.index, to };
  }
  return null;
}

/** Labels are written by users: they are shown as they are, never read as markup. */
function plain(text: string, weight: 'normal' | 'strong' = 'normal'): IMarkdownString {
  const escaped = text.replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, '\\$&');
  return { value: weight === 'strong' ? `**${escaped}**` : escaped, isTrusted: false, supportHtml: false };
}
