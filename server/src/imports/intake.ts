/** What the rows of a file go into: the records that come of them, and what is known of the dataset meanwhile. */
import { fromDayNumber } from '@encours/engine';
import type { Book } from '../history/book.js';
import type { SegmentSink } from '../history/segment-sink.js';
import type { TextCell } from './cells.js';
import type { OwnField } from './fields.js';
import { isCurrency } from './is-currency.js';
import type { Mapping } from './mapping.js';
import type { Row } from './row.js';
import type { ImportSummariser } from './summarise-import.js';

export interface Intake {
  readonly mapping: Mapping;
  readonly row: Row;
  readonly book: Book;
  readonly sink: SegmentSink;
  readonly summary: ImportSummariser;
  /** The day of the import, since 1970-01-01. */
  readonly today: number;
}

/** Reads the row at hand: finds what else is wrong with it and, if nothing is, takes what it holds. */
export type RowReader = () => void;

/** What has happened cannot be dated after the day of the import; a due date may. */
export function createPastCheck({ row, today }: Intake, fields: readonly OwnField[]): () => void {
  const days = fields.filter((field) => row.has(field)).map((field) => ({ field, cell: row.day(field) }));
  return () => {
    for (const { field, cell } of days) {
      if (cell.day > today) row.fault(field, 'date_in_future', fromDayNumber(today));
    }
  };
}

/** How people write currencies that are no code. */
const CURRENCY_SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', EURO: 'EUR', EUROS: 'EUR', '£': 'GBP' };
const UPPER_CASE = 0xdf;

/**
 * Refuses a row in another currency than the import, the dataset or else the first row that states one: amounts of two
 * currencies do not add up. `code` is the currency of a row that states one and was not refused.
 */
export function createCurrencyCheck({ mapping, row, book }: Intake): {
  readonly check: () => void;
  readonly code: () => string | null;
} {
  const cell = row.text('currency');
  let expected = mapping.currency ?? book.currency;
  let bytes = Buffer.from(expected ?? '');
  return {
    check() {
      if (!cell.isPresent || isSameCode(cell, bytes)) return;
      const word = (cell.text ?? '').toUpperCase();
      const code = CURRENCY_SIGNS[word] ?? word;
      if (!isCurrency(code)) row.fault('currency', 'not_a_currency');
      else if (expected === null) {
        expected = code;
        bytes = Buffer.from(code);
      } else if (code !== expected) row.fault('currency', 'other_currency', expected);
    },
    code: () => expected,
  };
}

function isSameCode({ bytes, start, end }: TextCell, code: Buffer): boolean {
  if (end - start !== code.length) return false;
  for (let i = 0; i < code.length; i++) if (((bytes[start + i] ?? 0) & UPPER_CASE) !== code[i]) return false;
  return code.length > 0;
}
