/** The refused rows as a file that a spreadsheet opens without running anything in it. */
import type { Locale } from '@encours/engine';
import { describeReject, type Reject } from './reasons.js';

const HEADERS: Record<Locale, readonly string[]> = {
  fr: ['ligne', 'colonne', 'valeur', 'code', 'motif'],
  en: ['line', 'column', 'value', 'code', 'reason'],
};

/**
 * One CSV cell. A text that a spreadsheet would take for a formula (it starts with = + - @, a tab or a line end) gets an
 * apostrophe in front, so that a hostile value in someone's file stays a value.
 */
export function toCsvCell(value: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[";,\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A refused row as a line of JSON, for programs. */
export function* formatRejectsAsJson(rejects: Iterable<Reject>, locale: Locale): Generator<string> {
  for (const reject of rejects) {
    const { row: line, column: field, value, code } = reject;
    yield JSON.stringify({ line, field, value, code, reason: describeReject(reject)[locale] });
  }
}

/** Lines of the file, without line ends; semicolons, as French spreadsheets expect, in French and commas in English. */
export function* formatRejects(rejects: Iterable<Reject>, locale: Locale): Generator<string> {
  const separator = locale === 'fr' ? ';' : ',';
  yield HEADERS[locale].join(separator);
  for (const reject of rejects) {
    yield [String(reject.row), reject.column ?? '', reject.value, reject.code, describeReject(reject)[locale]]
      .map(toCsvCell)
      .join(separator);
  }
}
