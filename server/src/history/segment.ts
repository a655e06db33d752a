/**
 * A segment: up to 65,536 records of one kind as columns, written once and never changed. Its bytes are
 *
 *     "ENCSEG01" · length of the header (uint32) · header (JSON) · parts, each starting at a multiple of 8 bytes
 *
 * with all numbers little-endian and texts in UTF-8. The header names the kind, the number of rows and, for each column,
 * its name, its type and the lengths of its parts in bytes.
 */
import { fromDayNumber, toDayNumber } from '@encours/engine';
import { z } from 'zod';
import { ABSENT_DAY, ABSENT_FLAG, type Column, NumberColumn, SEGMENT_ROWS, TextColumn, WordColumn } from './columns.js';
import { COLUMN_TYPES, type ColumnType, columnsOf, type RecordKind, type StoredRecord } from './record-columns.js';

const MAGIC = Buffer.from('ENCSEG01', 'latin1');
const ALIGNMENT = 8;

const Header = z.strictObject({
  kind: z.string(),
  rows: z.int().min(0).max(SEGMENT_ROWS),
  columns: z.array(
    z.strictObject({ name: z.string(), type: z.enum(COLUMN_TYPES), parts: z.array(z.int().nonnegative()) }),
  ),
});
type Header = z.infer<typeof Header>;

export interface Segment {
  readonly kind: RecordKind;
  readonly rows: number;
  readonly body: Buffer;
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function createColumn(type: ColumnType): Column {
  switch (type) {
    case 'text':
    case 'json':
      return new TextColumn();
    case 'word':
      return new WordColumn();
    case 'day':
      return new NumberColumn(new Int32Array(SEGMENT_ROWS));
    case 'number':
      return new NumberColumn(new Float64Array(SEGMENT_ROWS));
    case 'flag':
      return new NumberColumn(new Uint8Array(SEGMENT_ROWS));
  }
}

/** Collects records of one kind and gives them as segments. */
export class SegmentBuilder<K extends RecordKind> {
  readonly #kind: K;
  readonly #columns: readonly { readonly name: string; readonly type: ColumnType; readonly column: Column }[];
  readonly #dayNumber = remember(toDayNumber);
  #rows = 0;

  constructor(kind: K) {
    this.#kind = kind;
    this.#columns = columnsOf(kind).map(([name, type]) => ({ name, type, column: createColumn(type) }));
  }

  get isFull(): boolean {
    return this.#rows === SEGMENT_ROWS;
  }

  /** For who fills columns one by one: each must be given a value before {@link endRow}. */
  numbers(name: keyof StoredRecord<K> & string): NumberColumn {
    const column = this.#find(name);
    if (column instanceof NumberColumn) return column;
    throw new Error(`column ${name} of ${this.#kind} holds no numbers`);
  }

  texts(name: keyof StoredRecord<K> & string): TextColumn {
    const column = this.#find(name);
    if (column instanceof TextColumn) return column;
    throw new Error(`column ${name} of ${this.#kind} holds no texts`);
  }

  words(name: keyof StoredRecord<K> & string): WordColumn {
    const column = this.#find(name);
    if (column instanceof WordColumn) return column;
    throw new Error(`column ${name} of ${this.#kind} holds no words`);
  }

  #find(name: string): Column {
    const found = this.#columns.find((column) => column.name === name);
    if (found === undefined) throw new Error(`records of kind ${this.#kind} have no column ${name}`);
    return found.column;
  }

  endRow(): void {
    this.#rows += 1;
  }

  /** Adds a record; the builder must not be full. */
  add(record: StoredRecord<K>): void {
    const values: Readonly<Record<string, unknown>> = { ...record };
    for (const { name, type, column } of this.#columns) {
      const value = values[name] ?? null;
      if (column instanceof NumberColumn) {
        if (type === 'day') column.push(typeof value === 'string' ? this.#dayNumber(value) : ABSENT_DAY);
        else if (type === 'flag') column.push(value === null ? ABSENT_FLAG : Number(value));
        else column.push(value === null ? Number.NaN : Number(value));
      } else if (column instanceof TextColumn || column instanceof WordColumn) {
        column.push(type === 'json' && value !== null ? JSON.stringify(value) : asText(value));
      }
    }
    this.#rows += 1;
  }

  /** What was added since the last time, or null. The builder is then empty. */
  take(): Segment | null {
    if (this.#rows === 0) return null;
    const parts = this.#columns.map(({ column }) => column.parts());
    const header: Header = {
      kind: this.#kind,
      rows: this.#rows,
      columns: this.#columns.map(({ name, type }, index) => ({
        name,
        type,
        parts: (parts[index] ?? []).map((part) => part.length),
      })),
    };
    const text = Buffer.from(JSON.stringify(header));
    const lengths = parts.flat().map((part) => aligned(part.length));
    const start = aligned(MAGIC.length + 4 + text.length);
    const body = Buffer.alloc(lengths.reduce((sum, length) => sum + length, start));
    MAGIC.copy(body);
    body.writeUInt32LE(text.length, MAGIC.length);
    text.copy(body, MAGIC.length + 4);
    let at = start;
    parts.flat().forEach((part, index) => {
      body.set(part, at);
      at += lengths[index] ?? 0;
    });
    const segment: Segment = { kind: this.#kind, rows: this.#rows, body };
    for (const { column } of this.#columns) column.clear();
    this.#rows = 0;
    return segment;
  }
}

/** All records of one kind as segments, in their order. */
export function* toSegments<K extends RecordKind>(kind: K, records: Iterable<StoredRecord<K>>): Generator<Segment> {
  const builder = new SegmentBuilder(kind);
  for (const record of records) {
    builder.add(record);
    if (builder.isFull) yield* oneOrNone(builder.take());
  }
  yield* oneOrNone(builder.take());
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function oneOrNone(segment: Segment | null): readonly Segment[] {
  return segment === null ? [] : [segment];
}

/** Texts that were read back: text `i` ends at `ends[i]`. */
export interface StoredTexts {
  readonly ends: Uint32Array;
  readonly bytes: Buffer;
}

/** A column that was read back; its numbers are views of the segment's own bytes. */
type StoredColumn =
  | { readonly type: 'day'; readonly values: Int32Array }
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'flag'; readonly values: Uint8Array }
  | (StoredTexts & { readonly type: 'text' | 'json' })
  | (StoredTexts & { readonly type: 'word'; readonly codes: Uint32Array });

interface StoredSegment {
  readonly kind: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, StoredColumn>;
}

/** @throws Error when the bytes are damaged */
function readSegment(body: Buffer): StoredSegment {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('a segment of the history is damaged');
  // Views of numbers need their bytes at a multiple of 8, which a slice of a larger buffer may not have.
  const bytes = body.byteOffset % ALIGNMENT === 0 ? body : Buffer.from(new Uint8Array(body).buffer);
  const headerEnd = MAGIC.length + 4 + bytes.readUInt32LE(MAGIC.length);
  const header = Header.parse(JSON.parse(bytes.toString('utf8', MAGIC.length + 4, headerEnd)));
  let at = aligned(headerEnd);
  const columns = new Map<string, StoredColumn>();
  for (const { name, type, parts } of header.columns) {
    const slices = parts.map((length) => {
      const slice = bytes.subarray(at, at + length);
      if (slice.length !== length) throw new Error('a segment of the history is cut short');
      at += aligned(length);
      return slice;
    });
    columns.set(name, toColumn(type, slices));
  }
  return { kind: header.kind, rows: header.rows, columns };
}

const NOTHING = Buffer.alloc(0);

function toColumn(
  type: ColumnType,
  [first = NOTHING, second = NOTHING, third = NOTHING]: readonly Buffer[],
): StoredColumn {
  const { buffer, byteOffset, length } = first;
  const whole = (part: Buffer): Uint32Array => new Uint32Array(part.buffer, part.byteOffset, part.length / 4);
  switch (type) {
    case 'day':
      return { type, values: new Int32Array(buffer, byteOffset, length / 4) };
    case 'number':
      return { type, values: new Float64Array(buffer, byteOffset, length / 8) };
    case 'flag':
      return { type, values: first };
    case 'text':
    case 'json':
      return { type, ends: whole(first), bytes: second };
    case 'word':
      return { type, codes: whole(first), ends: whole(second), bytes: third };
  }
}

/** Columns of a segment by name and type. */
export function readColumns(body: Buffer) {
  const { columns } = readSegment(body);
  const find = <T extends ColumnType>(name: string, type: T) => {
    const column = columns.get(name);
    if (column === undefined || column.type !== type)
      throw new Error(`a segment has no column ${name} of type ${type}`);
    return column as Extract<StoredColumn, { readonly type: T }>;
  };
  return {
    days: (name: string): Int32Array => find(name, 'day').values,
    numbers: (name: string): Float64Array => find(name, 'number').values,
    text: (name: string): StoredTexts => find(name, 'text'),
    /** The different words of a column. */
    words: (name: string): readonly string[] => {
      const { ends, bytes } = find(name, 'word');
      const textAt = readTexts(ends, bytes);
      return Array.from(ends, (_, index) => textAt(index) ?? '');
    },
  };
}

/** The records of a segment, in their order. */
export function readRecords<K extends RecordKind>(kind: K, body: Buffer): StoredRecord<K>[] {
  const segment = readSegment(body);
  if (segment.kind !== kind) throw new Error(`a segment holds ${segment.kind}, not ${kind}`);
  const dayText = remember(fromDayNumber);
  const records: Record<string, unknown>[] = Array.from({ length: segment.rows }, () => ({}));
  for (const [name] of columnsOf(kind)) {
    const column = segment.columns.get(name);
    const valueAt = column === undefined ? () => null : readerOf(column, dayText);
    records.forEach((record, row) => {
      record[name] = valueAt(row);
    });
  }
  // Written from records of this kind, each of its columns by its type.
  return records as StoredRecord<K>[];
}

function readerOf(column: StoredColumn, dayText: (day: number) => string): (row: number) => unknown {
  switch (column.type) {
    case 'day':
      return (row) => {
        const day = column.values[row] ?? ABSENT_DAY;
        return day === ABSENT_DAY ? null : dayText(day);
      };
    case 'number':
      return (row) => {
        const value = column.values[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      };
    case 'flag':
      return (row) => {
        const value = column.values[row] ?? ABSENT_FLAG;
        return value === ABSENT_FLAG ? null : value === 1;
      };
    case 'text':
      return readTexts(column.ends, column.bytes);
    case 'json': {
      const texts = readTexts(column.ends, column.bytes);
      return (row) => JSON.parse(texts(row) ?? 'null') as unknown;
    }
    case 'word': {
      const texts = readTexts(column.ends, column.bytes);
      const words = Array.from(column.ends, (_, index) => texts(index));
      return (row) => words[(column.codes[row] ?? 0) - 1] ?? null;
    }
  }
}

/** One text for all is cut into pieces where that is possible, which is several times as fast as one call for each. */
function readTexts(ends: Uint32Array, bytes: Buffer): (index: number) => string | null {
  const whole = bytes.toString('utf8');
  const isAscii = whole.length === bytes.length;
  return (index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    const end = ends[index] ?? start;
    if (start === end) return null;
    return isAscii ? whole.slice(start, end) : bytes.toString('utf8', start, end);
  };
}

/** A history names few days many times. */
function remember<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}
