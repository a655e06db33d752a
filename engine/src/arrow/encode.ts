/** A table of observations as an Arrow IPC file, piece by piece: what is in memory twice is one block of rows. */
import {
  AsyncByteQueue,
  Bool,
  type Data,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { PRESENT } from '../evaluate/columns/states.js';
import { type FactColumn, NEVER_AGES } from '../evaluate/columns/table.js';
import { NOT_BAD, NOT_KNOWN, type ObservationTable, type TextColumn } from '../history/observation-table.js';
import { profileObservations } from '../history/profile-observations.js';
import { PERFORMANCE_FLAGS } from '../history/records.js';
import type { Digest } from '../kernel/digest.js';
import {
  AMOUNT_COLUMNS,
  BAD_AFTER_COLUMN,
  COLUMN,
  type FileMetadata,
  FORMAT,
  GROUPS,
  LONGEST_DAYS_COLUMN,
  LOST_COLUMN,
  METADATA_KEY,
  REQUEST_COLUMNS,
  STATE_WORDS,
  STATES,
  WORST_COLUMN,
} from './layout.js';

const ROWS_PER_BATCH = 65_536;

/** A column of the file, cut where a batch needs it. */
interface FileColumn {
  readonly field: Field;
  cut(from: number, to: number): Data;
}

/**
 * The file in pieces, to be written one after the other.
 * @param digest of the table, as `digestObservations` gives it
 */
export function* encodeObservations(table: ObservationTable, digest: Digest): Generator<Uint8Array, void, undefined> {
  const columns = listColumns(table);
  const metadata = new Map([[METADATA_KEY, JSON.stringify(describeFile(table, digest))]]);
  const schema = new Schema(
    columns.map(({ field }) => field),
    metadata,
  );
  const sink = new PieceQueue();
  const writer = new RecordBatchFileWriter();
  writer.reset(sink, schema);
  for (let from = 0; from < table.applications.length; from += ROWS_PER_BATCH) {
    const to = Math.min(from + ROWS_PER_BATCH, table.applications.length);
    const children = columns.map((column) => column.cut(from, to));
    const data = makeData({ type: new Struct(schema.fields), length: to - from, nullCount: 0, children });
    writer.write(new RecordBatch(schema, data));
    yield* sink.takeAll();
  }
  writer.finish();
  yield* sink.takeAll();
}

/** Where the writer puts what it wrote, for us to take while it goes on. */
class PieceQueue extends AsyncByteQueue {
  #pieces: Uint8Array[] = [];

  override write(piece: Uint8Array): void {
    if (piece.byteLength > 0) this.#pieces.push(piece);
  }

  takeAll(): readonly Uint8Array[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }
}

function describeFile(table: ObservationTable, digest: Digest): FileMetadata {
  const { facts, priorFacts } = table.applications;
  return {
    format: FORMAT,
    plan: table.plan,
    summary: table.summary,
    facts: [...facts].map(([name, column]) => ({ name, storage: storageOf(column), ages: column.asOf !== null })),
    priorFacts: [...priorFacts.keys()],
    digest,
    profile: profileObservations(table),
  };
}

function storageOf(column: FactColumn): 'number' | 'text' | 'flag' {
  if (column.kind === 'number') return 'number';
  return typeof column.dictionary[0] === 'boolean' ? 'flag' : 'text';
}

function listColumns(table: ObservationTable): FileColumn[] {
  const { applications, customers, groups } = table;
  const { request } = applications;
  return [
    days(COLUMN.date, applications.dates),
    texts(COLUMN.customer, customers),
    texts(COLUMN.name, namesOf(table)),
    words(COLUMN.flag, table.flags, PERFORMANCE_FLAGS, (position) => position),
    integers(WORST_COLUMN, table.worstDaysPastDue),
    integers(BAD_AFTER_COLUMN, table.badAfterDays, (row) => table.badAfterDays[row] !== NOT_BAD),
    booleans(LOST_COLUMN, (row) => table.lost[row] === 1),
    ...(['exposureMinor', 'defaultedMinor', 'monthlyInvoicedMinor'] as const).map((key) =>
      numbers(AMOUNT_COLUMNS[key], table[key]),
    ),
    ...(['amountMinor', 'exposureMinor', 'groupExposureMinor', 'insuredMinor'] as const).map((key) =>
      numbers(REQUEST_COLUMNS[key], request[key]),
    ),
    integers(LONGEST_DAYS_COLUMN, request.longestDays),
    ...GROUPS.map((group) => texts(COLUMN.group(group), groups[group])),
    ...[...applications.facts].flatMap(([name, column]) => factColumns(COLUMN.fact(name), column)),
    ...[...applications.priorFacts].flatMap(([name, column]) => factColumns(COLUMN.prior(name), column)),
  ];
}

/** Names by row; customers of the same name share it. */
function namesOf({ customers, customerNames }: ObservationTable): TextColumn {
  const dictionary = [...new Set(customerNames.filter((name) => name !== null))];
  const position = new Map(dictionary.map((name, code) => [name, code]));
  const codeOf = customerNames.map((name) => (name === null ? NOT_KNOWN : (position.get(name) ?? NOT_KNOWN)));
  return { codes: customers.codes.map((customer) => codeOf[customer] ?? NOT_KNOWN), dictionary };
}

function factColumns(name: string, column: FactColumn): FileColumn[] {
  const { states, asOf } = column;
  const columns = [factValues(name, column), words(COLUMN.state(name), states, STATE_WORDS, (s) => STATES.indexOf(s))];
  if (asOf !== null) columns.push(days(COLUMN.asOf(name), asOf));
  return columns;
}

function factValues(name: string, column: FactColumn): FileColumn {
  const { states } = column;
  const isPresent = (row: number): boolean => states[row] === PRESENT;
  if (column.kind === 'number') return numbers(name, column.values, isPresent);
  if (storageOf(column) === 'text') return dictionary(name, column.codes, column.dictionary.map(String), isPresent);
  return booleans(name, (row) => column.codes[row] === 1, isPresent);
}

function booleans(
  name: string,
  isTrue: (row: number) => boolean,
  isPresent: (row: number) => boolean = () => true,
): FileColumn {
  return {
    field: new Field(name, new Bool(), true),
    cut: (from, to) =>
      makeData({
        type: new Bool(),
        length: to - from,
        ...nulls(from, to, isPresent),
        data: packBits(from, to, isTrue),
      }),
  };
}

function days(name: string, array: Int32Array): FileColumn {
  const isPresent = (row: number): boolean => array[row] !== NEVER_AGES;
  return {
    field: new Field(name, new DateDay(), true),
    cut: (from, to) =>
      makeData({
        type: new DateDay(),
        length: to - from,
        ...nulls(from, to, isPresent),
        data: array.slice(from, to),
      }),
  };
}

function integers(name: string, array: Int32Array, isPresent: (row: number) => boolean = () => true): FileColumn {
  return {
    field: new Field(name, new Int32(), true),
    cut: (from, to) =>
      makeData({
        type: new Int32(),
        length: to - from,
        ...nulls(from, to, isPresent),
        data: array.slice(from, to),
      }),
  };
}

function numbers(name: string, array: Float64Array, isPresent: (row: number) => boolean = () => true): FileColumn {
  return {
    field: new Field(name, new Float64(), true),
    cut: (from, to) =>
      makeData({
        type: new Float64(),
        length: to - from,
        ...nulls(from, to, isPresent),
        data: array.slice(from, to),
      }),
  };
}

function texts(name: string, { codes, dictionary: values }: TextColumn): FileColumn {
  return dictionary(name, codes, values, (row) => codes[row] !== NOT_KNOWN);
}

function words(
  name: string,
  array: Uint8Array,
  values: readonly string[],
  codeOf: (value: number) => number,
): FileColumn {
  return dictionary(name, Int32Array.from(array, codeOf), values, () => true);
}

function dictionary(
  name: string,
  codes: Int32Array,
  values: readonly string[],
  isPresent: (row: number) => boolean,
): FileColumn {
  const type = new Dictionary(new Utf8(), new Int32());
  const vector = vectorFromArray(values, new Utf8());
  return {
    field: new Field(name, type, true),
    cut: (from, to) =>
      makeData({
        type,
        length: to - from,
        ...nulls(from, to, isPresent),
        // An absent text has the first code, as every reader can look that one up.
        data: codes.slice(from, to).map((code) => Math.max(0, code)),
        dictionary: vector,
      }),
  };
}

function nulls(from: number, to: number, isPresent: (row: number) => boolean) {
  let nullCount = 0;
  for (let row = from; row < to; row++) if (!isPresent(row)) nullCount++;
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: packBits(from, to, isPresent) };
}

/** One bit per row, the lowest first, in whole bytes. */
function packBits(from: number, to: number, isSet: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil((to - from) / 8));
  for (let row = from; row < to; row++) {
    const place = row - from;
    if (isSet(row)) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  }
  return bits;
}
