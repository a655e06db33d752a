/**
 * Where the steps of a running plan keep their numbers. A register is either a column, read at the row of the block, or
 * a scratch array of one block, read from its start; `move` (1 or 0) times the first row of the block tells which.
 */

/** Rows that a step works on before the next step starts; a few registers of this length stay in the nearest cache. */
export const BLOCK_ROWS = 2048;

/** A column or a block that is written or read row by row. */
export interface Cells<Kind extends Float64Array | Int32Array | Int16Array | Uint32Array | Uint8Array> {
  readonly array: Kind;
  readonly move: number;
}

export interface NumberRegister {
  /** NaN exactly where `states` is not 0. */
  readonly values: Cells<Float64Array>;
  /** As formulas see it: a class is not applicable. */
  readonly states: Cells<Uint8Array>;
  /** As entries and rules see it: a class is a class. */
  readonly shown: Cells<Uint8Array>;
}

export interface TextRegister {
  readonly codes: Cells<Int32Array>;
  readonly states: Cells<Uint8Array>;
  readonly dictionary: readonly (string | boolean)[];
}

export const ALWAYS_PRESENT: Cells<Uint8Array> = { array: new Uint8Array(BLOCK_ROWS), move: 0 };

export function newBlock(): NumberRegister {
  const states = { array: new Uint8Array(BLOCK_ROWS), move: 0 };
  return { values: { array: new Float64Array(BLOCK_ROWS), move: 0 }, states, shown: states };
}

/** A block that also remembers classes. */
export function newClassBlock(): NumberRegister {
  return { ...newBlock(), shown: { array: new Uint8Array(BLOCK_ROWS), move: 0 } };
}
