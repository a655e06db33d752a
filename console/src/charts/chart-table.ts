/** The figures of a chart as rows: what its table shows, what its CSV holds, and what a reader without sight gets. */
import type { Formats } from '../i18n/format.js';
import { centsOf, decimalsOf, minorDigits, NO_VALUE } from '../i18n/format.js';
import type { Locale } from '../i18n/locale.js';

type ChartValue = string | number | null;

export interface ChartColumn {
  readonly header: string;
  /** How numbers of this column are written; texts are left as they are. `share` is 0…1, `money` minor units. */
  readonly kind: 'text' | 'number' | 'share' | 'money' | 'date';
  readonly currency?: string;
}

export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartValue[])[];
}

/** Decimals of a plain number, at most. */
const MOST_DECIMALS = 3;

/** Writes the cells of one column as a person reads them, all with as many decimals; null is a dash. */
export function cellWriter(table: ChartTable, index: number, formats: Formats): (value: ChartValue) => string {
  const column = table.columns[index];
  const numbers = table.rows.flatMap((row) => (typeof row[index] === 'number' ? [row[index]] : []));
  const digits = decimalsOf(numbers, MOST_DECIMALS);
  const cents = centsOf(numbers, column?.currency);
  return (value) => {
    if (value === null) return NO_VALUE;
    if (typeof value === 'string') return column?.kind === 'date' ? formats.date(value) : value;
    if (column?.kind === 'share') return formats.percentAligned(value);
    if (column?.kind === 'money') return formats.money(value, column.currency, cents);
    return formats.numberAligned(value, digits);
  };
}

/**
 * The table as a file for a spreadsheet of the reader's language: semicolons and decimal commas in French. Numbers are
 * plain, amounts in major units, shares 0…1; a text that a spreadsheet would take for a formula is quoted with an apostrophe.
 */
export function toCsv(table: ChartTable, locale: Locale): string {
  const separator = locale === 'fr' ? ';' : ',';
  const lines = [
    table.columns.map((column) => quote(column.header, separator)),
    ...table.rows.map((row) => row.map((value, index) => cell(value, table.columns[index], locale, separator))),
  ];
  // The mark at the start makes spreadsheets read the accents.
  return `\ufeff${lines.map((line) => line.join(separator)).join('\r\n')}\r\n`;
}

function cell(value: ChartValue, column: ChartColumn | undefined, locale: Locale, separator: string): string {
  if (value === null) return '';
  if (typeof value === 'string') return quote(/^[=+\-@\t]/.test(value) ? `'${value}` : value, separator);
  const scale = column?.kind === 'money' ? 10 ** minorDigits(column.currency ?? 'EUR') : null;
  const plain = String(scale === null ? Number(value.toPrecision(12)) : value / scale);
  return locale === 'fr' ? plain.replace('.', ',') : plain;
}

function quote(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
