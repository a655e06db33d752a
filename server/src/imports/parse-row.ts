/** One record of the file as typed values; every fault of the row is found, not only the first. */
import { minorDigitsOf, parseAmount } from './amounts.js';
import { parseDate } from './dates.js';
import { FIELD_TYPES, FIELDS, type Field, type Mapping } from './mapping.js';
import type { FileRecord } from './read-file.js';
import type { Reject, RejectCode } from './reasons.js';
import { parseSiren } from './siren.js';

/** Longest text per field, as the records of the engine allow. */
const MAX_LENGTH: Partial<Record<Field, number>> = {
  customerId: 100,
  name: 300,
  country: 10,
  segment: 100,
  sector: 10,
  size: 10,
  invoiceId: 100,
  paymentId: 100,
  currency: 3,
};

const YES = new Set(['yes', 'y', 'oui', 'o', 'true', 'vrai', '1', 'x', 'ja', 'j']);
const NO = new Set(['no', 'n', 'non', 'false', 'faux', '0', 'nein', '']);

/** The values of a row by field; a field that is not mapped or is empty is null. */
export interface RowValues {
  readonly text: (field: Field) => string | null;
  readonly date: (field: Field) => string | null;
  readonly amount: (field: Field) => number | null;
  readonly flag: (field: Field) => boolean | null;
}

export interface ParsedRow {
  readonly line: number;
  readonly values: RowValues;
  /** What stands in the file, as it stands there; empty when the field is not mapped. */
  readonly raw: (field: Field) => string;
  readonly faults: readonly Reject[];
}

export interface RowParser {
  parse(record: FileRecord): ParsedRow;
  /** The header under which a field stands in the file. */
  columnOf(field: Field): string | null;
}

/** A parser for files with these headers. The mapping must have no faults (`findMappingFaults`). */
export function createRowParser(mapping: Mapping, headers: readonly string[], required: readonly Field[]): RowParser {
  const scaleDigits =
    mapping.amountUnit === 'minor' ? 0 : minorDigitsOf(mapping.currency) + (mapping.amountUnit === 'thousands' ? 3 : 0);
  const dateOrder = mapping.dateOrder ?? 'ymd';
  const mapped = FIELDS.flatMap((field) => {
    const column = mapping.columns[field];
    const index = column === undefined ? -1 : headers.indexOf(column);
    return column === undefined || index < 0
      ? []
      : [{ field, column, index, type: FIELD_TYPES[field], required: required.includes(field) }];
  });

  return {
    columnOf: (field) => mapping.columns[field] ?? null,
    parse({ line, fields }) {
      const faults: Reject[] = [];
      const raw = (field: Field): string =>
        (fields[mapped.find((column) => column.field === field)?.index ?? -1] ?? '').slice(0, 200);
      const values = new Map<Field, string | number | boolean>();
      if (fields.length > headers.length || fields.length < headers.length) {
        // Blank cells after the last column are a spreadsheet's habit and harmless.
        const surplus = fields.slice(headers.length).some((value) => value.trim() !== '');
        if (fields.length < headers.length || surplus) {
          const value = fields.join(mapping.delimiter).slice(0, 200);
          faults.push({
            row: line,
            column: null,
            value,
            code: 'wrong_column_count',
            detail: `${fields.length}/${headers.length}`,
          });
          return { line, values: reader(values), raw, faults };
        }
      }
      for (const { field, column, index, type, required: needed } of mapped) {
        const raw = fields[index] ?? '';
        const value = raw.trim();
        const fault = (code: RejectCode, detail: string | null = null) =>
          faults.push({ row: line, column, value: raw.slice(0, 200), code, detail });
        if (value === '') {
          if (needed) fault('missing_value');
          continue;
        }
        switch (type) {
          case 'text': {
            const limit = MAX_LENGTH[field] ?? 100;
            if (value.length > limit) fault('too_long', String(limit));
            else values.set(field, value);
            break;
          }
          case 'date': {
            const parsed = parseDate(value, dateOrder);
            if (parsed.ok) values.set(field, parsed.date);
            else fault(parsed.code, dateOrder);
            break;
          }
          case 'amount': {
            const parsed = parseAmount(value, mapping.decimal, scaleDigits);
            if (parsed.ok) values.set(field, parsed.minor);
            else fault(parsed.code);
            break;
          }
          case 'boolean': {
            const word = value.toLowerCase();
            if (YES.has(word)) values.set(field, true);
            else if (NO.has(word)) values.set(field, false);
            else fault('not_yes_or_no');
            break;
          }
          case 'siren': {
            const siren = parseSiren(value);
            if (siren === null) fault('invalid_siren');
            else values.set(field, siren);
            break;
          }
        }
      }
      return { line, values: reader(values), raw, faults };
    },
  };
}

function reader(values: ReadonlyMap<Field, string | number | boolean>): RowValues {
  const text = (field: Field): string | null => {
    const value = values.get(field);
    return typeof value === 'string' ? value : null;
  };
  return {
    text,
    date: text,
    amount: (field) => {
      const value = values.get(field);
      return typeof value === 'number' ? value : null;
    },
    flag: (field) => {
      const value = values.get(field);
      return typeof value === 'boolean' ? value : null;
    },
  };
}
