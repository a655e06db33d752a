import type { Reject, RejectCode } from './reasons.js';
import type { ImportSummariser } from './summarise-import.js';

/** Codes that say that a column holds another type than it should. */
const TYPE_CODES: ReadonlySet<RejectCode> = new Set([
  'not_a_date',
  'impossible_date',
  'year_out_of_range',
  'not_an_amount',
  'too_many_decimals',
  'not_a_number',
  'not_a_choice',
  'not_yes_or_no',
  'invalid_siren',
  'wrong_column_count',
]);
/** So many faults in a row, where the rows before were right, are no typing errors. */
const FEWEST_FAULTS = 20;
const LEAST_SHARE = 0.9;

interface Fault {
  readonly line: number;
  /** Rows before the first fault. */
  readonly before: number;
  count: number;
}

/** Notices columns that hold something else from some line on, as where two exports were joined. */
export class ColumnWatch {
  readonly #summary: ImportSummariser;
  readonly #faults = new Map<string | null, Fault>();
  #rows = 0;

  constructor(summary: ImportSummariser) {
    this.#summary = summary;
  }

  see(faults: readonly Reject[]): void {
    for (const { code, column, row } of faults) {
      if (!TYPE_CODES.has(code)) continue;
      const fault = this.#faults.get(column);
      if (fault === undefined) this.#faults.set(column, { line: row, before: this.#rows, count: 1 });
      else fault.count += 1;
    }
    this.#rows += 1;
  }

  finish(): void {
    for (const [column, { line, before, count }] of this.#faults) {
      const since = this.#rows - before;
      if (before > 0 && count >= FEWEST_FAULTS && count >= since * LEAST_SHARE) {
        this.#summary.note('column_changes', line, column, count);
      }
    }
  }
}
