/** Observations as columns: what a decision may read beside what became of the customer, row by row the same. */
import type { ColumnTable } from '../evaluate/columns/table.js';
import type { ObservationGroups, ObservationSummary } from './observe.js';
import type { ObservationPlan } from './records.js';

/** Position in {@link TextColumn.dictionary} of what is not known. */
export const NOT_KNOWN = -1;

/** In {@link ObservationTable.badAfterDays}: did not become bad. */
export const NOT_BAD = -1;

export interface TextColumn {
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}

/** Ordered by date and then by customer id, immature observations left out. Read only; may lie in shared memory. */
export interface ObservationTable {
  readonly plan: ObservationPlan;
  readonly summary: ObservationSummary;
  /** Inputs of the decisions; `applications.dates` are the observation dates. */
  readonly applications: ColumnTable;
  /** Customer ids; every code is known. */
  readonly customers: TextColumn;
  /** Names, by position in `customers.dictionary`. */
  readonly customerNames: readonly (string | null)[];
  /** Positions in `PERFORMANCE_FLAGS`. */
  readonly flags: Uint8Array;
  readonly worstDaysPastDue: Int32Array;
  /** What the customer owed at the end of the date. */
  readonly exposureMinor: Float64Array;
  /**
   * Of a bad row: most that was past due by the days of the outcome definition, undisputed, in the window; where it is
   * more, what the customer owed at the opening of a proceeding of the window, or what was written off in it. 0 else.
   */
  readonly defaultedMinor: Float64Array;
  /** Days from the date to the one on which the row became bad, 0 at the least; {@link NOT_BAD} else. */
  readonly badAfterDays: Int32Array;
  /**
   * 1 for a bad row in whose window a proceeding was published, or more than the floor was written off: what was in
   * default is lost, and not only late, however the row first became bad. 0 else.
   */
  readonly lost: Uint8Array;
  readonly monthlyInvoicedMinor: Float64Array;
  readonly groups: Readonly<Record<keyof ObservationGroups, TextColumn>>;
}
