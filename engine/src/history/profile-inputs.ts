/** What facts and ratios are among observations, for whoever writes a formula or a bound over them. */
import { compileColumns } from '../evaluate/columns/plan.js';
import { ColumnCompileError } from '../evaluate/columns/program.js';
import { decideTable } from '../evaluate/columns/run.js';
import { absentKindOf, PRESENT, STATE_OF } from '../evaluate/columns/states.js';
import type { ColumnTable, FactColumn } from '../evaluate/columns/table.js';
import type { Policy } from '../scorecard/policy.js';
import { type FactProfile, profileFact } from './profile-observations.js';

export interface InputProfile {
  readonly name: string;
  /** Of a ratio, as it was written; null for a fact. The figures say nothing about another formula of the same name. */
  readonly formula: string | null;
  readonly rows: number;
  readonly present: number;
  /** In whatever way, too old included. */
  readonly absent: number;
  /** In a special case of the ratio, where it has no number. */
  readonly special: number;
  /** Of the present numbers at `PROFILE_QUANTILES`, as the scorecard holds them: amounts in minor units. Null without any. */
  readonly quantiles: FactProfile['quantiles'];
  /** Of a text or a yes and no: the most frequent values first; null for numbers. */
  readonly categories: FactProfile['categories'];
}

/**
 * Every fact and ratio of a policy over a table that has its columns, facts first: aged and computed as for a decision.
 * The ratios are left out where columns cannot compute all of them as the rules do.
 */
export function profileInputs(policy: Policy, table: ColumnTable): readonly InputProfile[] {
  const facts = policy.facts.flatMap(({ name, definition }): InputProfile[] => {
    const column = table.facts.get(name);
    return column === undefined ? [] : [describe(name, null, aged(column, table.dates, definition.maxAgeDays))];
  });
  return [...facts, ...profileRatios(policy, table)];
}

function profileRatios(policy: Policy, table: ColumnTable): readonly InputProfile[] {
  try {
    const { ratios } = decideTable(compileColumns(policy, ['ratios']), table);
    return policy.ratios.flatMap(({ name, definition }, index): InputProfile[] => {
      const column = ratios?.[index];
      if (column === undefined) return [];
      return [describe(name, definition.formula, { kind: 'number', ...column, asOf: null })];
    });
  } catch (error) {
    if (error instanceof ColumnCompileError) return [];
    throw error;
  }
}

function describe(name: string, formula: string | null, column: FactColumn): InputProfile {
  const { present, quantiles, categories } = profileFact(name, column);
  const absent = column.states.reduce((count, state) => count + Number(absentKindOf(state) !== null), 0);
  const rows = column.states.length;
  return { name, formula, rows, present, absent, special: rows - present - absent, quantiles, categories };
}

/** The column with what is older than `maxAgeDays` on the day of its row made stale. */
function aged(column: FactColumn, dates: Int32Array, maxAgeDays: number | null): FactColumn {
  const { asOf } = column;
  if (maxAgeDays === null || asOf === null) return column;
  const isOld = (row: number): boolean => (dates[row] ?? 0) - (asOf[row] ?? 0) > maxAgeDays;
  const states = column.states.map((state, row) => (state === PRESENT && isOld(row) ? STATE_OF.stale : state));
  return { ...column, states };
}
