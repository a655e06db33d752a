/**
 * Columns of a table laid out row by row: of rows that lie far apart each costs one trip to memory, not one for each
 * column.
 */
import { BLOCK_ROWS } from '../evaluate/columns/registers.js';
import type { RowRange } from '../evaluate/columns/run.js';

export type Column = Float64Array | Int32Array | Uint8Array;

/** Packs of one table that are kept, for texts that read different columns. */
const MOST_PACKS = 2;
/** So many at once take a few milliseconds. */
const FILLED_ROWS = 16 * BLOCK_ROWS;
/** Sessions over one table share its packs. */
const packsOf = new WeakMap<object, RowPack[]>();

export class RowPack {
  readonly #range: RowRange;
  readonly #columns: readonly Column[];
  /** Where each column stands in a row, in its own units; a row takes `#bytes`, a multiple of 8. */
  readonly #places: readonly number[];
  readonly #bytes: number;
  readonly #doubles: Float64Array;
  readonly #ints: Int32Array;
  readonly #octets: Uint8Array;
  /** Rows before this one are there. */
  #end: number;

  /** The pack of a range of rows of `table`, empty where it is new. */
  static of(table: object, range: RowRange, columns: readonly Column[]): RowPack {
    const pack = RowPack.find(table, range, columns) ?? new RowPack(range, columns);
    const others = (packsOf.get(table) ?? []).filter((one) => one !== pack);
    packsOf.set(table, [pack, ...others].slice(0, MOST_PACKS));
    return pack;
  }

  /** The same where there is one. */
  static find(table: object, range: RowRange, columns: readonly Column[]): RowPack | null {
    return packsOf.get(table)?.find((pack) => pack.#holds(range, columns)) ?? null;
  }

  private constructor(range: RowRange, columns: readonly Column[]) {
    this.#range = range;
    this.#columns = columns;
    const offsets = new Map<Column, number>();
    let end = 0;
    // The wide ones first, so that each stands at a multiple of its width.
    for (const column of columns.toSorted((a, b) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT)) {
      if (offsets.has(column)) continue;
      offsets.set(column, end);
      end += column.BYTES_PER_ELEMENT;
    }
    this.#places = columns.map((column) => (offsets.get(column) ?? 0) / column.BYTES_PER_ELEMENT);
    this.#bytes = Math.ceil(end / 8) * 8;
    const memory = new ArrayBuffer((range.to - range.from) * this.#bytes);
    this.#doubles = new Float64Array(memory);
    this.#ints = new Int32Array(memory);
    this.#octets = new Uint8Array(memory);
    this.#end = range.from;
  }

  get bytes(): number {
    return this.#octets.byteLength;
  }

  get isWhole(): boolean {
    return this.#end === this.#range.to;
  }

  /** Lays out some more rows. */
  fill(): void {
    const end = Math.min(this.#end + FILLED_ROWS, this.#range.to);
    for (let from = this.#end; from < end; from += BLOCK_ROWS) this.#fill(from, Math.min(from + BLOCK_ROWS, end));
    this.#end = end;
  }

  /** `out[i]` becomes the value of column `k` in row `rows[i]`, for `i` below `n`. */
  read(k: number, rows: Int32Array, n: number, out: Column): void {
    const step = this.#bytes / out.BYTES_PER_ELEMENT;
    const start = (this.#places[k] ?? 0) - this.#range.from * step;
    if (out instanceof Float64Array) readDoubles(this.#doubles, start, step, rows, n, out);
    else if (out instanceof Int32Array) readInts(this.#ints, start, step, rows, n, out);
    else readOctets(this.#octets, start, step, rows, n, out);
  }

  #holds(range: RowRange, columns: readonly Column[]): boolean {
    return (
      range.from === this.#range.from &&
      range.to === this.#range.to &&
      columns.length === this.#columns.length &&
      columns.every((column, k) => column === this.#columns[k])
    );
  }

  #fill(from: number, to: number): void {
    for (const [k, column] of this.#columns.entries()) {
      const step = this.#bytes / column.BYTES_PER_ELEMENT;
      const start = (this.#places[k] ?? 0) - this.#range.from * step;
      if (column instanceof Float64Array) spreadDoubles(column, from, to, this.#doubles, start, step);
      else if (column instanceof Int32Array) spreadInts(column, from, to, this.#ints, start, step);
      else spreadOctets(column, from, to, this.#octets, start, step);
    }
  }
}

/** `out[i]` becomes the value of row `rows[i]` of a column, for `i` below `n`. */
export function pickRows(column: Column, rows: Int32Array, n: number, out: Column): void {
  if (column instanceof Float64Array && out instanceof Float64Array) readDoubles(column, 0, 1, rows, n, out);
  else if (column instanceof Int32Array && out instanceof Int32Array) readInts(column, 0, 1, rows, n, out);
  else if (column instanceof Uint8Array && out instanceof Uint8Array) readOctets(column, 0, 1, rows, n, out);
}

/** Memory that the packs of a table take here. */
export function rowPackBytesOf(table: object): number {
  return (packsOf.get(table) ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
}

type Spread<Kind extends Column> = (
  column: Kind,
  from: number,
  to: number,
  packed: Kind,
  start: number,
  step: number,
) => void;
type Read<Kind extends Column> = (
  packed: Kind,
  start: number,
  step: number,
  rows: Int32Array,
  n: number,
  out: Kind,
) => void;

// One loop for each kind of array, since a loop that meets several kinds is several times as slow.
const spreadDoubles: Spread<Float64Array> = (column, from, to, packed, start, step) => {
  for (let row = from; row < to; row += 1) packed[start + row * step] = column[row] ?? 0;
};
const spreadInts: Spread<Int32Array> = (column, from, to, packed, start, step) => {
  for (let row = from; row < to; row += 1) packed[start + row * step] = column[row] ?? 0;
};
const spreadOctets: Spread<Uint8Array> = (column, from, to, packed, start, step) => {
  for (let row = from; row < to; row += 1) packed[start + row * step] = column[row] ?? 0;
};
const readDoubles: Read<Float64Array> = (packed, start, step, rows, n, out) => {
  for (let i = 0; i < n; i += 1) out[i] = packed[start + (rows[i] ?? 0) * step] ?? 0;
};
const readInts: Read<Int32Array> = (packed, start, step, rows, n, out) => {
  for (let i = 0; i < n; i += 1) out[i] = packed[start + (rows[i] ?? 0) * step] ?? 0;
};
const readOctets: Read<Uint8Array> = (packed, start, step, rows, n, out) => {
  for (let i = 0; i < n; i += 1) out[i] = packed[start + (rows[i] ?? 0) * step] ?? 0;
};
