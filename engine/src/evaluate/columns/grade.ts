/** The few figures of a decision that a list of customers shows, for many applications at once. */
import type { Application } from '../../application/schema.js';
import type { Policy } from '../../scorecard/policy.js';
import type { Outcome, Rating } from '../../scorecard/schema.js';
import { limitAt, outcomeAt, ratingAt, requireColumn } from './decisions.js';
import { compileColumns } from './plan.js';
import { decideTable } from './run.js';
import { buildColumnTable, tableSchemaFor } from './table-builder.js';

export interface GradedApplication {
  readonly outcome: Outcome;
  readonly rating: Rating;
  readonly score: number;
  /** Null: not available. */
  readonly limitMinor: number | null;
}

/**
 * A function that grades applications, in their order, as the rules executor would. Throws `ColumnCompileError` for a
 * policy that columns cannot decide exactly as the rules do.
 */
export function createGrader(policy: Policy): (applications: readonly Application[]) => GradedApplication[] {
  const plan = compileColumns(policy, ['outcome', 'rating', 'score', 'limitMinor']);
  const schema = tableSchemaFor([policy]);
  return (applications) => {
    const decisions = decideTable(plan, buildColumnTable(schema, applications));
    const scores = requireColumn(decisions.score, 'score');
    return applications.map((_, row) => ({
      outcome: outcomeAt(decisions, row),
      rating: ratingAt(decisions, row),
      score: scores[row] ?? Number.NaN,
      limitMinor: limitAt(decisions, row),
    }));
  };
}
