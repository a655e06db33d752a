import type { Rating } from '../scorecard/schema.js';
import type { Scope } from './facts.js';
import type { RuleResult } from './reasons.js';

/** Facts, request and ratios by slot, all resolved. */
export type Values = Pick<Scope, 'resolved'>;

/**
 * The three questions that an executor answers; all else about a decision is the same pure code for every executor.
 * Positions are those of `listEntries`; results are in document order.
 */
export interface Judge {
  readonly chooseEntries: (values: Values) => Promise<readonly number[]>;
  readonly chooseRating: (score: number) => Promise<Rating>;
  readonly judgeRules: (values: Values, score: number, rating: Rating) => Promise<readonly RuleResult[]>;
}
