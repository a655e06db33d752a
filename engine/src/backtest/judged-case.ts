import type { Observation } from '../history/observe.js';
import type { DecisionSummary } from './side.js';

/** An observation that counts, and what both versions decide about it. */
export interface JudgedCase {
  readonly observation: Observation;
  /** Position of its date among the dates of the plan. */
  readonly dateIndex: number;
  /** Number of its customer, in order of first appearance. */
  readonly customer: number;
  readonly champion: DecisionSummary;
  readonly challenger: DecisionSummary;
}
