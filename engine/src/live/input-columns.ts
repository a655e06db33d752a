/**
 * What characteristics read, once it has been computed: an edit of their bands then reads a column instead of computing a
 * ratio from facts again. Sessions over one table share it.
 */
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import type { NumberRegister } from '../evaluate/columns/registers.js';
import type { RowRange } from '../evaluate/columns/run.js';

/** As many characteristics as a scorecard usually has; of more, those that were computed last. */
const MOST_COLUMNS = 16;
const columnsOf = new WeakMap<object, InputColumn[]>();

export class InputColumn {
  readonly #key: string;
  readonly #range: RowRange;
  readonly #values: Float64Array;
  readonly #shown: Uint8Array;
  /** Rows before this one are there. */
  #end: number;

  /** The column of what `key` describes, for a range of rows of `table`; empty where it is new. */
  static of(table: object, range: RowRange, key: string): InputColumn {
    const columns = columnsOf.get(table) ?? [];
    const known = columns.find(
      (one) => one.#key === key && one.#range.from === range.from && one.#range.to === range.to,
    );
    const column = known ?? new InputColumn(key, range);
    columnsOf.set(table, [column, ...columns.filter((one) => one !== column)].slice(0, MOST_COLUMNS));
    return column;
  }

  private constructor(key: string, range: RowRange) {
    this.#key = key;
    this.#range = range;
    this.#values = new Float64Array(range.to - range.from);
    this.#shown = new Uint8Array(range.to - range.from);
    this.#end = range.from;
  }

  get bytes(): number {
    return this.#values.byteLength + this.#shown.byteLength;
  }

  get isWhole(): boolean {
    return this.#end === this.#range.to;
  }

  /** Whoever reads it counts rows from the first of the range. The states of what computes with it are not kept. */
  get register(): NumberRegister {
    const shown = { array: this.#shown, move: 1 };
    return { values: { array: this.#values, move: 1 }, states: shown, shown };
  }

  /** Keeps each block of a register, from the first row of the range on. */
  bindKeep({ values, shown }: NumberRegister): Kernel {
    this.#end = this.#range.from;
    return (row, n) => {
      const at = row - this.#range.from;
      const [x, s] = [values.move * row, shown.move * row];
      this.#values.set(values.array.subarray(x, x + n), at);
      this.#shown.set(shown.array.subarray(s, s + n), at);
      if (row === this.#end) this.#end = row + n;
    };
  }
}

/** Memory that the columns of a table take here. */
export function inputColumnBytesOf(table: object): number {
  return (columnsOf.get(table) ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
}
