/** Ratios of an application: guards first, then the formula; percentiles by the benchmarks that the policy pins. */
import { type CellSearch, findCell, positionInCell } from '../benchmark/percentile.js';
import { evaluateFormula, evaluateGuard, type FormulaScope } from '../formula/evaluate.js';
import type { Absent, MaybeNumber } from '../kernel/absent.js';
import type { Policy, PolicyRatio } from '../scorecard/policy.js';
import type { BenchmarkStep, RatioTrace, Resolved } from './decision.js';
import { type Scope, toNumber } from './facts.js';

const NOTHING_EARLIER: readonly MaybeNumber[] = [];
const NOTHING_CHANGED: ReadonlyMap<number, Resolved> = new Map();

/**
 * Computes every ratio, in order of dependency, into `scope`, and those that a formula asks for one year earlier into
 * its `prior` side. Returns their trace in the same order. A ratio whose slot is in `changed` has that value instead,
 * and those that read it follow.
 */
export function evaluateRatios(
  policy: Policy,
  scope: Scope,
  place: Placer,
  changed: ReadonlyMap<number, Resolved> = NOTHING_CHANGED,
): RatioTrace[] {
  const earlier: FormulaScope = { current: scope.prior, prior: NOTHING_EARLIER, percentile: place };
  return policy.ratios.map((ratio) => {
    const benchmarkSteps: BenchmarkStep[] = [];
    const seen = new Set<number>();
    const now: FormulaScope = {
      current: scope.current,
      prior: scope.prior,
      percentile: (slot, value) =>
        place(slot, value, (search) => {
          // A guard and a formula may ask the same; the record says it once.
          if (!seen.has(slot)) benchmarkSteps.push(...search.steps);
          seen.add(slot);
        }),
    };
    const given = changed.get(ratio.slot);
    const { resolved, guard } = given === undefined ? evaluateRatio(ratio, now) : { resolved: given, guard: null };
    scope.resolved[ratio.slot] = resolved;
    scope.current[ratio.slot] = toNumber(resolved);
    if (ratio.readPrior) scope.prior[ratio.slot] = toNumber(evaluateRatio(ratio, earlier).resolved);
    const { formulaId, formula } = ratio.definition;
    return { name: ratio.name, formulaId, formula, resolved, guard, benchmarkSteps };
  });
}

/** The class of the first guard that is certainly true, otherwise the value of the formula. */
function evaluateRatio(ratio: PolicyRatio, scope: FormulaScope): { resolved: Resolved; guard: string | null } {
  for (const guard of ratio.guards) {
    if (evaluateGuard(guard.when, scope) === true) {
      return { resolved: { state: 'class', class: guard.class }, guard: guard.text };
    }
  }
  return { resolved: toResolved(evaluateFormula(ratio.formula, scope)), guard: null };
}

function toResolved(value: MaybeNumber): Resolved {
  // Minus zero compares as zero everywhere but in text; the record knows one zero.
  if (typeof value === 'number') return { state: 'present', value: value === 0 ? 0 : value };
  return { state: value.absent, cause: value.cause };
}

/** Position, 0…100, of a ratio's value in its sector; tells who asks how the cell was found. */
export type Placer = (slot: number, value: number, onSearch?: (search: CellSearch) => void) => MaybeNumber;

/** A placer for the customer whose facts are in `scope`. The cell of a formula is looked for once. */
export function createPlacer(policy: Policy, scope: Scope): Placer {
  const searches = new Map<string, CellSearch>();
  const read = (factName: string): string | Absent => {
    const slot = policy.slotByName.get(factName);
    const resolved = slot === undefined ? undefined : scope.resolved[slot.slot];
    if (resolved === undefined || resolved.state === 'class') return { absent: 'missing', cause: null };
    if (resolved.state !== 'present') return { absent: resolved.state, cause: resolved.cause };
    return typeof resolved.value === 'string' ? resolved.value : { absent: 'notApplicable', cause: null };
  };
  return (slot, value, onSearch) => {
    const ratio = policy.ratios.find((candidate) => candidate.slot === slot);
    if (ratio === undefined) throw new Error(`slot ${slot} is no ratio`);
    const { formulaId, direction } = ratio.definition;
    let search = searches.get(formulaId);
    if (search === undefined) {
      search = findCell(policy.benchmarkIndex, formulaId, read);
      searches.set(formulaId, search);
    }
    onSearch?.(search);
    return 'absent' in search.cell ? search.cell : positionInCell(search.cell, value, direction === 'lower_better');
  };
}
