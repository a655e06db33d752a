/** A mapped file as records: what is accepted, what is refused and why. The dry run and the import read through here. */
import { toDayNumber } from '@encours/engine';
import type { Book } from '../history/book.js';
import type { Segment } from '../history/segment.js';
import { SegmentSink } from '../history/segment-sink.js';
import { minorDigitsOf } from './amounts.js';
import type { Habits } from './cells.js';
import { ColumnWatch } from './column-watch.js';
import { nameHeaders } from './inspect-file.js';
import type { Intake, RowReader } from './intake.js';
import { findMappingFaults, type Mapping, type MappingFault } from './mapping.js';
import { createCustomerReader } from './read-customers.js';
import { byteEncoding, openFile, placed, readText, textsOf } from './read-file.js';
import { createInvoiceReader } from './read-invoices.js';
import { createRecordReader } from './read-records.js';
import type { Reject } from './reasons.js';
import { Row } from './row.js';
import { JsonLineSplitter } from './split-json-lines.js';
import { type RawRecord, RecordSplitter } from './split-records.js';
import { ImportSummariser, type ImportSummary } from './summarise-import.js';
import { UnreadableFileError } from './unreadable-file.js';

/** The mapping cannot read this file; carries every fault. */
export class MappingFaultsError extends Error {
  override readonly name = 'MappingFaultsError';
  readonly faults: readonly MappingFault[];

  constructor(faults: readonly MappingFault[]) {
    super(`mapping does not fit the file: ${faults.map(({ code }) => code).join(', ')}`);
    this.faults = faults;
  }
}

/** The import is said to be in one currency while the dataset holds another: their amounts do not add up. */
export class OtherCurrencyError extends Error {
  override readonly name = 'OtherCurrencyError';
  readonly stated: string;
  readonly held: string;

  constructor(stated: string, held: string) {
    super(`import in ${stated} into a dataset in ${held}`);
    this.stated = stated;
    this.held = held;
  }
}

/** What has come of the file since the last batch. */
export interface ImportBatch {
  readonly segments: readonly Segment[];
  readonly rejects: readonly Reject[];
  /** Rows so far, and how many of them were refused. */
  readonly rows: number;
  readonly rejected: number;
  /** How much of the file has been read, 0…1. */
  readonly share: number;
}

export interface ImportReading {
  readonly path: string;
  readonly mapping: Mapping;
  /** What the dataset holds; learns what the file adds. Made for `keyKind: mapping.kind`. */
  readonly book: Book;
  /** The day of the import. */
  readonly today: string;
}

function createReader(intake: Intake): RowReader {
  const { kind } = intake.mapping;
  if (kind === 'invoices') return createInvoiceReader(intake);
  return kind === 'customers' ? createCustomerReader(intake) : createRecordReader(kind, intake);
}

/** The rows of a file whose header has been read. */
class FileReader {
  readonly #row: Row;
  readonly #read: RowReader;
  readonly #columnCount: number;
  readonly #watch: ColumnWatch;
  readonly #summary: ImportSummariser;
  readonly sink = new SegmentSink();
  #rejects: Reject[] = [];
  rows = 0;
  rejected = 0;

  constructor({ mapping, book, today }: ImportReading, habits: Habits, headers: readonly string[]) {
    this.#row = new Row(mapping, habits, headers);
    this.#columnCount = headers.length;
    // Of JSON nobody knows before its end whether any record says when it was settled.
    this.#summary = new ImportSummariser(mapping.format === 'delimited' && mapping.columns.settledOn !== undefined);
    this.#watch = new ColumnWatch(this.#summary);
    this.#read = createReader({
      mapping,
      book,
      row: this.#row,
      sink: this.sink,
      summary: this.#summary,
      today: toDayNumber(today),
    });
  }

  take(record: RawRecord): void {
    if (!record.ended && record.count < this.#columnCount) throw new UnreadableFileError('cut_short', record);
    const row = this.#row;
    row.read(record);
    this.#read();
    const isAccepted = row.faults.length === 0;
    this.rows += 1;
    this.#summary.addRow(isAccepted);
    this.#watch.see(row.faults);
    if (isAccepted) return;
    this.rejected += 1;
    this.#rejects.push(...row.faults);
  }

  takeRejects(): readonly Reject[] {
    const rejects = this.#rejects;
    this.#rejects = [];
    return rejects;
  }

  finish(): ImportSummary {
    this.#watch.finish();
    return this.#summary.finish();
  }
}

/**
 * Reads the file piece by piece and returns its figures. Throws {@link MappingFaultsError} when the mapping does not fit
 * the header, {@link OtherCurrencyError} when it states another currency than the dataset holds, and
 * {@link UnreadableFileError} when the file is not a text of that format, or not all of one.
 */
export async function* readImport(reading: ImportReading): AsyncGenerator<ImportBatch, ImportSummary> {
  const { path, mapping, book } = reading;
  const currency = mapping.currency ?? book.currency;
  if (currency !== null && book.currency !== null && currency !== book.currency) {
    throw new OtherCurrencyError(currency, book.currency);
  }
  const habits: Habits = {
    encoding: byteEncoding(mapping.encoding),
    dateOrder: mapping.dateOrder ?? 'ymd',
    decimal: mapping.decimal,
    scaleDigits:
      mapping.amountUnit === 'minor' ? 0 : minorDigitsOf(currency) + (mapping.amountUnit === 'thousands' ? 3 : 0),
  };
  const file = await openFile(path);
  const json = mapping.format === 'ndjson' ? new JsonLineSplitter(mapping.columns) : null;
  const splitter = json ?? new RecordSplitter(mapping.delimiter);
  let reader = json === null ? null : new FileReader(reading, habits, json.headers);
  const onRecord = (record: RawRecord): void => {
    if (reader !== null) {
      reader.take(record);
      return;
    }
    const headers = nameHeaders(textsOf(record, mapping.encoding));
    const faults = findMappingFaults(mapping, headers);
    if (faults.length > 0) throw new MappingFaultsError(faults);
    reader = new FileReader(reading, habits, headers);
  };
  const batch = (segments: readonly Segment[]): ImportBatch => ({
    segments,
    rejects: reader?.takeRejects() ?? [],
    rows: reader?.rows ?? 0,
    rejected: reader?.rejected ?? 0,
    share: file.share(),
  });
  try {
    for await (const chunk of readText(file, mapping.encoding)) {
      splitter.push(chunk, onRecord);
      yield batch(currentReader()?.sink.takeFull() ?? []);
    }
    splitter.end(onRecord);
  } catch (error) {
    throw placed(error, splitter);
  }
  const done = currentReader();
  if (done === null) throw new UnreadableFileError('no_header');
  if (json !== null && done.rows === 0) throw new UnreadableFileError('no_records');
  yield batch(done.sink.takeAll());
  return done.finish();

  /** The compiler does not see that the callback assigns it. */
  function currentReader(): FileReader | null {
    return reader;
  }
}
