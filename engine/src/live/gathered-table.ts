/** A few columns of a table for one block of chosen rows, so that kernels can work on rows that lie apart. */
import { BLOCK_ROWS } from '../evaluate/columns/registers.js';
import type { RowRange } from '../evaluate/columns/run.js';
import type { CodeColumn, ColumnTable, FactColumn, NumberColumn } from '../evaluate/columns/table.js';
import type { ObservationTable } from '../history/observation-table.js';
import { type Column, pickRows, RowPack } from './row-pack.js';

/** What is known of each row of a block besides its application. */
export interface Observed {
  readonly exposureMinor: Float64Array;
  readonly monthlyInvoicedMinor: Float64Array;
  readonly defaultedMinor: Float64Array;
  readonly lost: Uint8Array;
  readonly insuredMinor: Float64Array;
}

export class GatheredTable {
  readonly table: ColumnTable;
  /** What the customers owed, bought in a usual month, and owed when they went bad; whether in a proceeding. */
  readonly observed: Observed;
  readonly #observations: ObservationTable;
  readonly #range: RowRange;
  readonly #columns: { readonly column: Column; readonly block: Column }[] = [];
  readonly #sources: readonly Column[];
  #pack: RowPack | null;

  /** Rows will be of `range`; `source`: the applications as they are read. Throws where these lack one of the columns. */
  constructor(
    observations: ObservationTable,
    source: ColumnTable,
    range: RowRange,
    columns: { facts: ReadonlySet<string>; priorFacts: ReadonlySet<string> },
  ) {
    this.#observations = observations;
    this.#range = range;
    const { amountMinor, exposureMinor, groupExposureMinor, insuredMinor, longestDays } = source.request;
    const insured = this.#follow(insuredMinor, Float64Array);
    this.observed = {
      exposureMinor: this.#follow(observations.exposureMinor, Float64Array),
      monthlyInvoicedMinor: this.#follow(observations.monthlyInvoicedMinor, Float64Array),
      defaultedMinor: this.#follow(observations.defaultedMinor, Float64Array),
      lost: this.#follow(observations.lost, Uint8Array),
      insuredMinor: insured,
    };
    this.table = {
      length: BLOCK_ROWS,
      dates: this.#follow(source.dates, Int32Array),
      request: {
        amountMinor: this.#follow(amountMinor, Float64Array),
        exposureMinor: this.#follow(exposureMinor, Float64Array),
        groupExposureMinor: this.#follow(groupExposureMinor, Float64Array),
        insuredMinor: insured,
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
    this.#sources = this.#columns.map(({ column }) => column);
    this.#pack = RowPack.find(observations, range, this.#sources);
  }

  /** Row `i` of the block becomes row `rows[i]` of the table, for `i` below `n`. */
  load(rows: Int32Array, n: number): void {
    const first = rows[0] ?? 0;
    // The usual case after an edit that touches all rows.
    if (isOnePiece(rows, n)) {
      for (const { column, block } of this.#columns) block.set(column.subarray(first, first + n));
      return;
    }
    const pack = this.#pack;
    for (const [k, { column, block }] of this.#columns.entries()) {
      if (pack?.isWhole === true) pack.read(k, rows, n, block);
      else pickRows(column, rows, n, block);
    }
  }

  /** Lays some more rows out one behind the other, so that those that lie apart are read faster; false: all of them are. */
  prepare(): boolean {
    this.#pack ??= RowPack.of(this.#observations, this.#range, this.#sources);
    if (this.#pack.isWhole) return false;
    this.#pack.fill();
    return true;
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
    this.#columns.push({ column, block });
    return block;
  }
}

function isOnePiece(rows: Int32Array, n: number): boolean {
  const first = rows[0] ?? 0;
  for (let i = n - 1; i > 0; i -= 1) if (rows[i] !== first + i) return false;
  return true;
}
