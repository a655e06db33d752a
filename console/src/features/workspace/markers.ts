import type { Diagnostic } from '@encours/engine';
import type { editor } from 'monaco-editor/editor';
import type { Locale } from '../../i18n/locale.js';
import type { LocatedDiagnostic } from './analysis.js';

/** The editor's own numbers for severities; fixed by its interface. */
const SEVERITIES = { error: 8, warning: 4, info: 2 } as const satisfies Record<Diagnostic['severity'], number>;

/** Faults as the editor underlines them: message and help in the reader's language, with the stable code. */
export function toMarkers(problems: readonly LocatedDiagnostic[], locale: Locale): editor.IMarkerData[] {
  return problems.map(({ diagnostic, range }) => ({
    severity: SEVERITIES[diagnostic.severity],
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
