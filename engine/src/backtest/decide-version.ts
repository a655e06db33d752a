/** A version of a scorecard on all observations of a backtest. */
import { type Allocate, createDecisions } from '../evaluate/columns/decisions.js';
import { type ColumnOutput, type ColumnPlan, compileColumns } from '../evaluate/columns/plan.js';
import { decideRows } from '../evaluate/columns/run.js';
import type { ColumnTable } from '../evaluate/columns/table.js';
import type { Policy } from '../scorecard/policy.js';
import type { DecidedVersion } from './report-on.js';

/** What a report reads of decisions; stages that lead nowhere else are not computed. */
export const REPORT_OUTPUTS: readonly ColumnOutput[] = [
  'outcome',
  'rating',
  'score',
  'limitMinor',
  'terms',
  'level',
  'countedMinor',
  'entries',
  'naturalPerson',
];

/** A version whose rows are decided range by range; threads may share its decisions. */
export interface OpenVersion extends DecidedVersion {
  readonly plan: ColumnPlan;
}

/** Throws `ColumnCompileError` for a policy that columns cannot decide exactly as the rules do. */
export function openVersion(policy: Policy, rows: number, allocate?: Allocate): OpenVersion {
  const plan = compileColumns(policy, REPORT_OUTPUTS);
  return { policy, plan, decisions: createDecisions(plan, rows, allocate) };
}

/** Decides every row of a table. */
export function decideVersion(policy: Policy, table: ColumnTable): DecidedVersion {
  const version = openVersion(policy, table.length);
  decideRows(version.plan, table, version.decisions, { from: 0, to: table.length });
  return version;
}
