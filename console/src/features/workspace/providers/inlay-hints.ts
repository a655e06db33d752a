import type { IEvent, languages } from 'monaco-editor/editor';
import { createFormats } from '../../../i18n/format.js';
import { messagesIn } from '../../../i18n/messages.js';
import { workspaceMessages } from '../messages.js';
import { findAmounts } from '../money-hints.js';
import { briefFigure, explainFigure, pastFigures } from '../past-entries.js';
import { contextOf } from './editor-context.js';

/**
 * Shows amounts of cents in euros beside the number, and beside each band what it found in the last backtest. `changed`
 * tells that figures have come.
 */
export function createInlayHintsProvider(changed: IEvent<void>): languages.InlayHintsProvider {
  return {
    onDidChangeInlayHints: changed,
    provideInlayHints(model, range) {
      const context = contextOf(model.uri);
      if (context === null) return { hints: [], dispose: () => undefined };
      const { locale, currency, document, past } = context;
      const formats = createFormats(locale, currency);
      const words = messagesIn(workspaceMessages, locale);
      const isShown = (line: number): boolean => range.startLineNumber <= line && line <= range.endLineNumber;
      const amounts = findAmounts(model.getValue())
        .map(({ offset, minor }) => ({ position: model.getPositionAt(offset), minor }))
        .filter(({ position }) => isShown(position.lineNumber))
        .map(({ position, minor }) => ({ position, label: formats.money(minor), paddingLeft: true }));
      const figures = pastFigures(document.value, past).flatMap((figure): languages.InlayHint[] => {
        const { line } = document.locate({ path: figure.path });
        if (past === null || !isShown(line) || line > model.getLineCount()) return [];
        return [
          {
            position: { lineNumber: line, column: model.getLineMaxColumn(line) },
            label: briefFigure(figure, words, formats),
            tooltip: explainFigure(figure, past, words, formats),
            paddingLeft: true,
          },
        ];
      });
      return { hints: [...amounts, ...figures], dispose: () => undefined };
    },
  };
}
