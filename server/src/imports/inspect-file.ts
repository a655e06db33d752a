/** Looks at a file before anything is read from it: how it is written, what its columns seem to hold, what must be asked. */
import { parseDocument } from '@encours/engine';
import { collectDecimalEvidence, decideDecimalSign } from './amounts.js';
import { collectDateEvidence, countOrders, decideDateOrder } from './dates.js';
import { fieldNamed } from './fields.js';
import { guessColumns, guessField, guessKind } from './header-guess.js';
import type { ImportKind } from './kinds.js';
import {
  type DateOrder,
  DELIMITERS,
  type DecimalSign,
  type Delimiter,
  type Encoding,
  type Mapping,
} from './mapping.js';
import { detectEncoding, readHead, readRecords } from './read-file.js';
import { UnreadableFileError } from './unreadable-file.js';

/** So many rows from the start are looked at one by one, and of those behind them one in so many. */
const HEAD_ROWS = 20_000;
const ROW_STEP = 50;
const SAMPLE_ROWS = 20;
const HEAD_CHARACTERS = 64 * 1024;
/** How JSON, XML and web pages begin; `[` alone also begins headers that a database wrote. */
const OTHER_FORMAT = /^\s*(?:\{\s*["}]|\[\s*[{[\]]|<(?:\?xml|!doctype|html)\b)/i;

export interface InspectedColumn {
  readonly name: string;
  readonly guess: string | null;
  /** What the column's values prove; null: they are not dates. */
  readonly dateOrder: DateOrder | 'ambiguous' | 'mixed' | null;
  /** What the column's values prove; null: not amounts, or amounts without a dot or comma. */
  readonly decimal: DecimalSign | 'ambiguous' | null;
}

/** Dates that only one of two orders can read, in one file. */
export interface MixedDates {
  readonly dmy: number;
  readonly mdy: number;
}

export interface FileInspection {
  readonly kind: ImportKind;
  readonly delimiter: Delimiter;
  readonly encoding: Encoding;
  readonly headers: readonly string[];
  /** Headers that stand above several columns: none of them is suggested for anything, a person must say which is meant. */
  readonly repeatedHeaders: readonly string[];
  /** Null unless the dates of the file contradict each other. */
  readonly mixedDates: MixedDates | null;
  readonly sampleRows: readonly (readonly string[])[];
  /** All rows of the file. */
  readonly rowsRead: number;
  readonly columns: readonly InspectedColumn[];
  /** `dateOrder` and `decimal` are null where the file does not prove them: a person must say. */
  readonly suggestedMapping: Mapping;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count += 1;
  }
  return count;
}

/**
 * The delimiter that a first line for spreadsheets names (`sep=;`), or else the one that splits the header into the most
 * columns and the rows into as many; a comma for a single column.
 */
export function detectDelimiter(head: string): Delimiter {
  const named = /^sep=(.)[\r\n]/i.exec(head)?.[1];
  const known = DELIMITERS.find((delimiter) => delimiter === named);
  if (known !== undefined) return known;
  const lines = head
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  // The last line may be cut off by the size of the head.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const [header = ''] = whole;
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const columns = countOutsideQuotes(header, delimiter);
    if (columns === 0) continue;
    const agreeing = whole.filter((line) => countOutsideQuotes(line, delimiter) === columns).length;
    const score = columns * (agreeing / whole.length);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Headers made usable as names: trimmed, never empty, a repeated one numbered. */
export function nameHeaders(fields: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return fields.map((field, index) => {
    const base = field.trim() === '' ? `#${index + 1}` : field.trim();
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return times === 1 ? base : `${base} (${times})`;
  });
}

/** The headers that stand above several columns. */
function findRepeated(fields: readonly string[]): string[] {
  const names = fields.map((field) => field.trim()).filter((name) => name !== '');
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Most of the non-empty values must have the form for a column to count as one of dates or amounts. */
function isMostly(matching: number, others: number): boolean {
  return matching > 0 && matching >= (matching + others) * 0.8;
}

/** What was proved; null where a person must be asked. */
function proved<T extends string>(value: T | null): Exclude<T, 'ambiguous' | 'mixed'> | null {
  return value === 'ambiguous' || value === 'mixed' ? null : (value as Exclude<T, 'ambiguous' | 'mixed'> | null);
}

/** The properties of the object on the first line of a file; null when no object stands there, so that it is no NDJSON. */
export async function readJsonNames(path: string): Promise<readonly string[] | null> {
  const head = await readHead(path, 'utf-8', HEAD_CHARACTERS);
  const [line = ''] = head.trimStart().split('\n');
  if (!line.startsWith('{')) return null;
  const { value } = parseDocument(line);
  return typeof value === 'object' && value !== null ? Object.keys(value) : null;
}

/**
 * Reads the file through and reports its form, by a sample of its rows. `kind` overrides what the headers suggest.
 * Throws {@link UnreadableFileError}.
 */
export async function inspectFile(path: string, kind?: ImportKind): Promise<FileInspection> {
  const encoding = await detectEncoding(path);
  const head = await readHead(path, encoding, HEAD_CHARACTERS);
  if (OTHER_FORMAT.test(head)) throw new UnreadableFileError('not_delimited');
  const delimiter = detectDelimiter(head);
  let headers: string[] | null = null;
  let repeatedHeaders: readonly string[] = [];
  const sampleRows: (readonly string[])[] = [];
  const evidence: {
    dates: ReturnType<typeof collectDateEvidence>;
    decimals: ReturnType<typeof collectDecimalEvidence>;
  }[] = [];
  let rowsRead = 0;
  const isWanted = (record: number): boolean => {
    rowsRead = record;
    return record <= HEAD_ROWS || record % ROW_STEP === 0;
  };
  for await (const fields of readRecords(path, encoding, delimiter, isWanted)) {
    if (headers === null) {
      headers = nameHeaders(fields);
      repeatedHeaders = findRepeated(fields);
      for (const _ of headers) evidence.push({ dates: collectDateEvidence(), decimals: collectDecimalEvidence() });
      continue;
    }
    if (sampleRows.length < SAMPLE_ROWS) sampleRows.push(fields);
    evidence.forEach((column, index) => {
      const value = fields[index] ?? '';
      column.dates.add(value);
      column.decimals.add(value);
    });
  }
  if (headers === null) throw new UnreadableFileError('no_header');
  if (rowsRead === 0) throw new UnreadableFileError('no_rows');

  const chosenKind = kind ?? guessKind(headers);
  const columns: InspectedColumn[] = headers.map((name, index) => {
    const column = evidence[index];
    const dates = column?.dates.evidence;
    const decimals = column?.decimals.evidence;
    return {
      name,
      guess: repeatedHeaders.includes(name) ? null : guessField(name, chosenKind),
      dateOrder: dates !== undefined && isMostly(dates.dates, dates.others) ? decideDateOrder([dates]) : null,
      decimal:
        decimals !== undefined && isMostly(decimals.amounts, decimals.others) ? decideDecimalSign([decimals]) : null,
    };
  });

  const mapped = guessColumns(
    headers.filter((name) => !repeatedHeaders.includes(name)),
    chosenKind,
  );
  const evidenceOf = (type: 'date' | 'amount') =>
    Object.entries(mapped).flatMap(([field, header]) => {
      const found = fieldNamed(field).type === type ? evidence[headers.indexOf(header)] : undefined;
      return found === undefined ? [] : [found];
    });
  const dates = evidenceOf('date').map((column) => column.dates.evidence);
  const dateOrder = decideDateOrder(dates);
  return {
    kind: chosenKind,
    delimiter,
    encoding,
    headers,
    repeatedHeaders,
    mixedDates: dateOrder === 'mixed' ? countOrders(dates) : null,
    sampleRows,
    rowsRead,
    columns,
    suggestedMapping: {
      kind: chosenKind,
      format: 'delimited',
      delimiter,
      encoding,
      dateOrder: proved(dateOrder),
      decimal: proved(decideDecimalSign(evidenceOf('amount').map(({ decimals }) => decimals.evidence))),
      currency: null,
      amountUnit: 'units',
      unknownCustomers: 'create',
      earlyPayments: 'accept',
      columns: mapped,
    },
  };
}
