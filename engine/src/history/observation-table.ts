/** Observations as columns: what a decision may read beside what became of the customer, row by row the same. */
import type { ColumnTable } from '../evaluate/columns/table.js';
import type { ObservationGroups, ObservationSummary } from './observe.js';
import type { ObservationPlan } from './records.js';

/** Position in {@link TextColumn.dictionary} of what is not known. */
export const NOT_KNOWN = -1;

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
   * Most that was past due by the days of the outcome definition, undisputed, in the window; what the customer owed at
   * the opening of a proceeding, or what was written off, where the definition counts it and it is more; 0 when not bad.
   */
  readonly defaultedMinor: Float64Array;
  readonly monthlyInvoicedMinor: Float64Array;
  readonly groups: Readonly<Record<keyof ObservationGroups, TextColumn>>;
}
