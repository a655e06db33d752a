/** Facts that are nowhere too old for a plan are read as they stand: most facts of most histories. */
import type { ColumnPlan } from '../evaluate/columns/plan.js';
import type { ColumnTable } from '../evaluate/columns/table.js';

/** By fact: greatest age in days among all rows. */
const agesOf = new WeakMap<ColumnTable, Map<string, number>>();

/** A table as a plan reads it: without the days of facts of which the plan would find no row stale. */
export function withoutFreshDays(table: ColumnTable, plan: ColumnPlan): ColumnTable {
  const facts = new Map(table.facts);
  for (const [name, maxAgeDays] of listMaxAges(plan)) {
    const column = facts.get(name);
    if (column === undefined || column.asOf === null) continue;
    if (findAge(table, name, column.asOf) <= maxAgeDays) facts.set(name, { ...column, asOf: null });
  }
  return { ...table, facts };
}

function listMaxAges({ steps, texts }: ColumnPlan): Map<string, number> {
  const ages = new Map<string, number>();
  for (const step of steps) {
    if (step.op !== 'age' && step.op !== 'age_text') continue;
    const name = step.op === 'age' ? step.name : (texts[step.text]?.name ?? '');
    ages.set(name, Math.min(step.maxAgeDays, ages.get(name) ?? Number.POSITIVE_INFINITY));
  }
  return ages;
}

function findAge(table: ColumnTable, name: string, asOf: Int32Array): number {
  const known = agesOf.get(table) ?? new Map<string, number>();
  agesOf.set(table, known);
  const age = known.get(name) ?? greatestAge(table.dates, asOf);
  known.set(name, age);
  return age;
}

function greatestAge(dates: Int32Array, asOf: Int32Array): number {
  let age = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < dates.length; row += 1) age = Math.max(age, (dates[row] ?? 0) - (asOf[row] ?? 0));
  return age;
}
