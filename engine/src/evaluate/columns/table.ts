/**
 * Applications as columns: one typed array per fact instead of one object per customer.
 *
 * Arrays of `length` elements; `live/observation-pack.ts` lays them out as bytes.
 *
 * | column | type | content |
 * |---|---|---|
 * | `dates` | int32 | decision date, days since 1970-01-01 |
 * | `request.amountMinor`, `.exposureMinor`, `.groupExposureMinor`, `.insuredMinor` | float64 | whole minor units |
 * | `request.longestDays` | int32 | longest days of the terms asked for; {@link NO_TERMS} where none were |
 * | fact: `values` | float64 | the number; NaN exactly where `states` is not 0 |
 * | fact: `codes` | int32 | position in `dictionary` of a text, date or flag; 0 where `states` is not 0 |
 * | fact: `states` | uint8 | 0 present, otherwise how it is absent (`states.ts`) |
 * | fact: `asOf` | int32 | day on which it was true; {@link NEVER_AGES} where no one says; left out when no one ever does |
 *
 * Prior facts have `values` and `states` only: a year-old fact does not go stale.
 */

/** Not a day: a value of which no one says when it was true does not age. */
export const NEVER_AGES = 0x3fff_ffff;
/** No terms were asked for; shorter than any terms that could be offered. */
export const NO_TERMS = -2;

export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly states: Uint8Array;
  readonly asOf: Int32Array | null;
}

export interface CodeColumn {
  readonly kind: 'code';
  readonly codes: Int32Array;
  readonly states: Uint8Array;
  readonly asOf: Int32Array | null;
  /** What the codes stand for, each once; `[false, true]` for a flag. */
  readonly dictionary: readonly (string | boolean)[];
}

export type FactColumn = NumberColumn | CodeColumn;

/** Applications, row by row the same in every column. Read only; may lie in shared memory. */
export interface ColumnTable {
  readonly length: number;
  readonly dates: Int32Array;
  readonly request: {
    readonly amountMinor: Float64Array;
    readonly exposureMinor: Float64Array;
    readonly groupExposureMinor: Float64Array;
    readonly insuredMinor: Float64Array;
    readonly longestDays: Int32Array;
  };
  readonly facts: ReadonlyMap<string, FactColumn>;
  readonly priorFacts: ReadonlyMap<string, NumberColumn>;
}

/** Bytes that the columns of a table take. */
export function countBytes(table: ColumnTable): number {
  const arrays: (ArrayBufferView | null)[] = [table.dates, ...Object.values(table.request)];
  for (const column of [...table.facts.values(), ...table.priorFacts.values()]) {
    arrays.push(column.kind === 'number' ? column.values : column.codes, column.states, column.asOf);
  }
  return arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), 0);
}
