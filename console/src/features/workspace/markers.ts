import type { Diagnostic } from '@encours/engine';
import type { editor } from 'monaco-editor/editor';
import type { Locale } from '../../i18n/locale.js';
import type { LocatedDiagnostic } from './analysis.js';

/**
 * Faults as the editor underlines them: message and help in the reader's language, with the stable code.
 * `severities` are the editor's own, which is loaded late.
 */
export function toMarkers<S>(
  problems: readonly LocatedDiagnostic[],
  locale: Locale,
  severities: Readonly<Record<Diagnostic['severity'], S>>,
): (Omit<editor.IMarkerData, 'severity'> & { readonly severity: S })[] {
  return problems.map(({ diagnostic, range }) => ({
    severity: severities[diagnostic.severity],
    message:
      diagnostic.help === undefined
        ? diagnostic.message[locale]
        : `${diagnostic.message[locale]}\n${diagnostic.help[locale]}`,
    code: diagnostic.code,
    source: 'Encours',
    startLineNumber: range.line,
    startColumn: range.column,
    endLineNumber: range.endLine,
    endColumn: range.endLine === range.line && range.endColumn === range.column ? range.column + 1 : range.endColumn,
  }));
}
