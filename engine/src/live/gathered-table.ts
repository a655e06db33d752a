/** A few columns of a table for one block of chosen rows, so that kernels can work on rows that lie apart. */
import { BLOCK_ROWS } from '../evaluate/columns/registers.js';
import type { CodeColumn, ColumnTable, FactColumn, NumberColumn } from '../evaluate/columns/table.js';

/** Copies rows `rows[0]` to `rows[n - 1]` into the block. */
type Copy = (rows: Int32Array, n: number) => void;

type Column = Float64Array | Int32Array | Uint8Array;

export class GatheredTable {
  readonly table: ColumnTable;
  readonly #copies: Copy[] = [];

  /** Throws where the table lacks one of the columns. */
  constructor(source: ColumnTable, columns: { facts: ReadonlySet<string>; priorFacts: ReadonlySet<string> }) {
    const { amountMinor, exposureMinor, groupExposureMinor, insuredMinor, longestDays } = source.request;
    this.table = {
      length: BLOCK_ROWS,
      dates: this.#follow(source.dates, Int32Array),
      request: {
        amountMinor: this.#follow(amountMinor, Float64Array),
        exposureMinor: this.#follow(exposureMinor, Float64Array),
        groupExposureMinor: this.#follow(groupExposureMinor, Float64Array),
        insuredMinor: this.#follow(insuredMinor, Float64Array),
        longestDays: this.#follow(longestDays, Int32Array),
      },
      facts: new Map(
        [...columns.facts].map((name): [string, FactColumn] => {
          const column = source.facts.get(name);
          if (column === undefined) throw new Error(`the table has no column for \`${name}\``);
          return [name, column.kind === 'number' ? this.#numbers(column) : this.#codes(column)];
        }),
      ),
      priorFacts: new Map(
        [...columns.priorFacts].map((name): [string, NumberColumn] => {
          const column = source.priorFacts.get(name);
          if (column === undefined) throw new Error(`the table has no column for \`prior(${name})\``);
          return [name, this.#numbers(column)];
        }),
      ),
    };
  }

  /** Row `i` of the block becomes row `rows[i]` of the table, for `i` below `n`. Rows ascend. */
  load(rows: Int32Array, n: number): void {
    for (const copy of this.#copies) copy(rows, n);
  }

  #numbers({ values, states, asOf }: NumberColumn): NumberColumn {
    return {
      kind: 'number',
      values: this.#follow(values, Float64Array),
      states: this.#follow(states, Uint8Array),
      asOf: asOf === null ? null : this.#follow(asOf, Int32Array),
    };
  }

  #codes({ codes, states, asOf, dictionary }: CodeColumn): CodeColumn {
    return {
      kind: 'code',
      codes: this.#follow(codes, Int32Array),
      states: this.#follow(states, Uint8Array),
      asOf: asOf === null ? null : this.#follow(asOf, Int32Array),
      dictionary,
    };
  }

  #follow<Kind extends Column>(column: Kind, make: new (length: number) => Kind): Kind {
    const block = new make(BLOCK_ROWS);
    this.#copies.push((rows, n) => {
      const first = rows[0] ?? 0;
      // Rows in one piece are the usual case after an edit that touches all of them.
      if ((rows[n - 1] ?? 0) - first === n - 1) block.set(column.subarray(first, first + n));
      else for (let i = 0; i < n; i += 1) block[i] = column[rows[i] ?? 0] ?? 0;
    });
    return block;
  }
}
