import { getLocation } from 'jsonc-parser';
import type { editor, IRange, languages, Position } from 'monaco-editor/editor';
import { createFormats } from '../../../i18n/format.js';
import { messagesIn } from '../../../i18n/messages.js';
import { workspaceMessages } from '../messages.js';
import { fieldAt, type KnownName, listNames } from '../names.js';
import { contextOf, describeProfile, type EditorContext, plainMarkdown } from './editor-context.js';

/** What a name stands for, and its value in the case beside; an amount in euros. */
export function createHoverProvider(): languages.HoverProvider {
  return {
    provideHover(model, position) {
      const context = contextOf(model.uri);
      if (context === null) return null;
      const t = messagesIn(workspaceMessages, context.locale);
      const location = getLocation(model.getValue(), model.getOffsetAt(position));

      const key = location.path.findLast((part) => typeof part === 'string');
      if (location.previousNode?.type === 'number' && typeof key === 'string' && key.endsWith('Minor')) {
        const formats = createFormats(context.locale, context.currency);
        return { contents: [plainMarkdown(formats.money(Number(location.previousNode.value)))] };
      }

      const found = knownAt(model, position, context);
      if (found === null) return null;
      const { known, range } = found;
      const value = context.valueOf(known);
      const facts = [t.nameKinds(known.kind), known.unit === null ? null : t.unitName(known.unit)]
        .filter((part) => part !== null)
        .join(' · ');
      return {
        range,
        contents: [
          ...(known.label === null ? [] : [plainMarkdown(known.label, 'strong')]),
          plainMarkdown(`${known.name} — ${facts}`),
          ...(value === null ? [] : [plainMarkdown(t.inThisCase(value))]),
        ],
      };
    },
  };
}

/** What a fact or ratio is in the data, under what it stands for; it may come later, and then does not hold that up. */
export function createProfileHoverProvider(): languages.HoverProvider {
  return {
    async provideHover(model, position) {
      const context = contextOf(model.uri);
      const found = context === null ? null : knownAt(model, position, context);
      if (found === null || (found.known.kind !== 'fact' && found.known.kind !== 'ratio')) return null;
      const told = await describeProfile(model.uri, found.known.name);
      return told === null ? null : { range: found.range, contents: [told] };
    },
  };
}

/** The name under the cursor where a name may stand. */
function knownAt(
  model: editor.ITextModel,
  position: Position,
  { document, locale }: EditorContext,
): { readonly known: KnownName; readonly range: IRange } | null {
  const location = getLocation(model.getValue(), model.getOffsetAt(position));
  if (location.isAtPropertyKey || fieldAt(location.path) === null) return null;
  const { lineNumber } = position;
  const word = wordAt(model.getLineContent(lineNumber), position.column - 1);
  if (word === null) return null;
  // `fin.equity.state` in a rule is about `fin.equity`.
  const names = listNames(document.value, locale);
  const known =
    names.find(({ name }) => name === word.text) ??
    names.find(({ name }) => word.text === `${name}.state` || word.text === `${name}.class`);
  if (known === undefined) return null;
  const range = {
    startLineNumber: lineNumber,
    endLineNumber: lineNumber,
    startColumn: word.from + 1,
    endColumn: word.to + 1,
  };
  return { known, range };
}

function wordAt(line: string, index: number): { text: string; from: number; to: number } | null {
  for (const match of line.matchAll(/[A-Za-z][A-Za-z0-9_.]*/g)) {
    const to = match.index + match[0].length;
    if (match.index <= index && index <= to) return { text: match[0], from: match.index, to };
  }
  return null;
}
