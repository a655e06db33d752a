import type { Diagnostic, Locale, ParsedDocument, Severity } from '@encours/engine';
import type { Terminal } from './terminal.js';

const COLOURS: Record<Severity, string> = { error: '\u001b[31m', warning: '\u001b[33m', info: '\u001b[36m' };
const WORDS: Record<Locale, Record<Severity, string>> = {
  fr: { error: 'erreur', warning: 'avertissement', info: 'information' },
  en: { error: 'error', warning: 'warning', info: 'info' },
};

/** `file:line:column: error: message [code]`, as editors and continuous integration read it, and the remedy below. */
export function formatDiagnostic(
  path: string,
  document: ParsedDocument,
  diagnostic: Diagnostic,
  { locale, colours }: Pick<Terminal, 'locale' | 'colours'>,
): string[] {
  const { line, column } = document.locate(diagnostic);
  const word = WORDS[locale][diagnostic.severity];
  const severity = colours ? `${COLOURS[diagnostic.severity]}${word}\u001b[0m` : word;
  const lines = [`${path}:${line}:${column}: ${severity}: ${diagnostic.message[locale]} [${diagnostic.code}]`];
  if (diagnostic.help !== undefined) lines.push(`    ${diagnostic.help[locale]}`);
  return lines;
}

/** The same for a program: positions count from 1. */
export function toJsonDiagnostic(path: string, document: ParsedDocument, diagnostic: Diagnostic) {
  const { line, column, endLine, endColumn } = document.locate(diagnostic);
  return {
    file: path,
    line,
    column,
    endLine,
    endColumn,
    severity: diagnostic.severity,
    code: diagnostic.code,
    path: diagnostic.path,
    message: diagnostic.message,
    help: diagnostic.help ?? null,
    fixes: diagnostic.fixes ?? [],
  };
}
