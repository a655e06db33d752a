/** A version of a scorecard in a backtest, decided by columns. */
import type { Application } from '../application/schema.js';
import { type ColumnDecisions, limitAt, outcomeAt, ratingAt, requireColumn } from '../evaluate/columns/decisions.js';
import { type ColumnOutput, type ColumnPlan, compileColumns } from '../evaluate/columns/plan.js';
import { decideTable } from '../evaluate/columns/run.js';
import type { ColumnTable } from '../evaluate/columns/table.js';
import { buildColumnTable, tableSchemaFor } from '../evaluate/columns/table-builder.js';
import type { Policy } from '../scorecard/policy.js';
import { type BacktestDecider, type BacktestSide, backtestSide, type DecisionSummary } from './side.js';

/** What a summary holds of a decision; stages that lead nowhere else are not computed. */
const SUMMARISED: readonly ColumnOutput[] = [
  'outcome',
  'rating',
  'score',
  'limitMinor',
  'level',
  'countedMinor',
  'entries',
];

/** Decides many applications at once; its summaries are those of the rules executor. */
export interface ColumnDecider extends BacktestDecider {
  readonly plan: ColumnPlan;
  /** Summaries of all rows of a table that has the columns of `tableSchemaFor`. */
  readonly summariseTable: (table: ColumnTable) => readonly DecisionSummary[];
  readonly decideMany: (applications: readonly Application[]) => Promise<readonly DecisionSummary[]>;
}

/** Throws `ColumnCompileError` for a policy that columns cannot decide exactly as the rules do. */
export function createColumnDecider(policy: Policy): ColumnDecider {
  const plan = compileColumns(policy, SUMMARISED);
  const schema = tableSchemaFor([policy]);
  const summariseTable = (table: ColumnTable): readonly DecisionSummary[] => {
    const decisions = decideTable(plan, table);
    return Array.from({ length: table.length }, (_, row) => summariseRow(plan, decisions, row));
  };
  const decideMany = async (applications: readonly Application[]): Promise<readonly DecisionSummary[]> =>
    summariseTable(buildColumnTable(schema, applications));
  return {
    plan,
    summariseTable,
    decideMany,
    async decide(application) {
      const [summary] = await decideMany([application]);
      if (summary === undefined) throw new Error('one application has one decision');
      return summary;
    },
  };
}

/** A side of a backtest that is decided by columns: same report as with the rules executor, in less time. */
export function columnSide(policy: Policy): BacktestSide {
  return backtestSide(policy.scorecard, policy.digest, createColumnDecider(policy));
}

function summariseRow({ policy }: ColumnPlan, decisions: ColumnDecisions, row: number): DecisionSummary {
  const level = policy.scorecard.delegation.levels[requireColumn(decisions.level, 'level')[row] ?? -1];
  const score = requireColumn(decisions.score, 'score')[row];
  const countedMinor = requireColumn(decisions.countedMinor, 'countedMinor')[row];
  if (level === undefined || score === undefined || countedMinor === undefined) {
    throw new RangeError(`no decision in row ${row}`);
  }
  return {
    outcome: outcomeAt(decisions, row),
    rating: ratingAt(decisions, row),
    score,
    limitMinor: limitAt(decisions, row),
    role: level.role,
    countedMinor,
    entries: Uint8Array.from(requireColumn(decisions.entries, 'entries'), (column) => column[row] ?? 0),
  };
}
