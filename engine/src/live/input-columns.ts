/**
 * What characteristics read, once it has been computed: an edit of their bands, or of a rule that reads the same ratio,
 * then reads a column instead of computing it from facts again. Sessions over one table share it.
 */
import type { Kernel } from '../evaluate/columns/formula-kernels.js';
import type { NumberRegister } from '../evaluate/columns/registers.js';
import type { RowRange } from '../evaluate/columns/run.js';
import { FIRST_CLASS, STATE_COUNT, STATE_OF } from '../evaluate/columns/states.js';

/** As many characteristics as a scorecard usually has; of more, those that were computed last. */
const MOST_COLUMNS = 16;
const columnsOf = new WeakMap<object, InputColumn[]>();
/** By state as entries and rules see it: as formulas see it. */
const STATES = Uint8Array.from({ length: STATE_COUNT }, (_, shown) =>
  shown < FIRST_CLASS ? shown : STATE_OF.notApplicable,
);

export class InputColumn {
  readonly #key: string;
  readonly #range: RowRange;
  readonly #values: Float64Array;
  readonly #shown: Uint8Array;
  /** Rows before this one are there. */
  #end: number;

  /** The column of what `key` describes, for a range of rows of `table`; empty where it is new. */
  static of(table: object, range: RowRange, key: string): InputColumn {
    const column = InputColumn.find(table, range, key) ?? new InputColumn(key, range);
    const others = (columnsOf.get(table) ?? []).filter((one) => one !== column);
    columnsOf.set(table, [column, ...others].slice(0, MOST_COLUMNS));
    return column;
  }

  /** The same where there is one. */
  static find(table: object, range: RowRange, key: string): InputColumn | undefined {
    return columnsOf
      .get(table)
      ?.find((one) => one.#key === key && one.#range.from === range.from && one.#range.to === range.to);
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

  /** Puts each block of it into a register of one block. */
  bindLoad({ values, states, shown }: NumberRegister): Kernel {
    return (row, n) => {
      const at = row - this.#range.from;
      values.array.set(this.#values.subarray(at, at + n));
      shown.array.set(this.#shown.subarray(at, at + n));
      hideClasses(shown.array, states.array, n);
    };
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

function hideClasses(shown: Uint8Array, states: Uint8Array, n: number): void {
  for (let i = 0; i < n; i += 1) states[i] = STATES[shown[i] ?? 0] ?? 0;
}

/** Memory that the columns of a table take here. */
export function inputColumnBytesOf(table: object): number {
  return (columnsOf.get(table) ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
}
