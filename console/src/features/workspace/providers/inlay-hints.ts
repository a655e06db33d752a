import type { languages } from 'monaco-editor/editor';
import { createFormats } from '../../../i18n/format.js';
import { findAmounts } from '../money-hints.js';
import { contextOf } from './editor-context.js';

/** Shows amounts of cents in euros beside the number. */
export function createInlayHintsProvider(): languages.InlayHintsProvider {
  return {
    provideInlayHints(model, range) {
      const context = contextOf(model.uri);
      if (context === null) return { hints: [], dispose: () => undefined };
      const formats = createFormats(context.locale, context.currency);
      const hints = findAmounts(model.getValue())
        .map(({ offset, minor }) => ({ position: model.getPositionAt(offset), minor }))
        .filter(
          ({ position }) => range.startLineNumber <= position.lineNumber && position.lineNumber <= range.endLineNumber,
        )
        .map(({ position, minor }) => ({ position, label: formats.money(minor), paddingLeft: true }));
      return { hints, dispose: () => undefined };
    },
  };
}
