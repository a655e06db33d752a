/** How many characteristics may be absent of a customer whom the machine still approves: never more than that. */
import { listEntries } from '../evaluate/resolve-band.js';
import type { Policy, PolicyCharacteristic } from '../scorecard/policy.js';
import { type AbstractScope, ANY_ABSENCE, evaluateAbstract, NOTHING, UNKNOWN } from './abstract-value.js';
import { judgeCell, scopeOf } from './boxes.js';
import { newCuts } from './domain.js';
import { listScoreCells } from './scores.js';

/**
 * The least of two counts, each exact for what it looks at: how much weight may be unknown, and how many best bands may
 * be given up before the score is too low for any rating that approves. What surely sends a case to a person when it is
 * absent does not count at all.
 */
export function boundAbsences(policy: Policy): number {
  const { scorecard, totalWeight } = policy;
  const free = policy.characteristics.filter(({ input }) => !isNeeded(policy, input.slot));
  const { minimumShare } = scorecard.completeness;
  const byWeight = countWhile(
    free.map(({ weight }) => weight),
    (unknown) => (totalWeight === 0 ? 1 : (totalWeight - unknown) / totalWeight) >= minimumShare,
  );
  const approving = scorecard.ratings.filter(({ outcome }) => outcome === 'approve').map(({ from }) => from);
  if (approving.length === 0) return 0;
  const least = approving.includes(null) ? Number.NEGATIVE_INFINITY : Math.min(...approving.map((from) => from ?? 0));
  const best = policy.characteristics.reduce((sum, one) => sum + one.mostPoints, scorecard.baseScore);
  const byScore = countWhile(free.map(lossOf), (lost) => best - lost >= least);
  return Math.min(byWeight, byScore);
}

/** Points that absence costs at least; negative where it earns more than the best band. */
function lossOf({ definition, mostPoints }: PolicyCharacteristic): number {
  const absent = listEntries(definition).filter(({ kind }) => kind === 'absent');
  return mostPoints - Math.max(...absent.map(({ points }) => points));
}

/** How many of `costs`, the least first, may be summed while `holds` of the sum; a later cost may be negative of none. */
function countWhile(costs: readonly number[], holds: (sum: number) => boolean): number {
  let sum = 0;
  let count = 0;
  for (const cost of costs.toSorted((a, b) => a - b)) {
    sum += cost;
    if (!holds(sum)) break;
    count += 1;
  }
  return count;
}

/** Without that fact or ratio no limit can be given, or a rule that asks a person cannot be decided. */
function isNeeded(policy: Policy, slot: number): boolean {
  const cuts = newCuts();
  const scope = scopeOf(policy, new Map([[slot, { ...NOTHING, absent: ANY_ABSENCE }]]), cuts);
  if (isLimitAbsent(policy, scope)) return true;
  const scored = listScoreCells(policy);
  return policy.rules.some(
    ({ when, definition }) =>
      definition.ifUnknown === 'refer' && scored.every((cell) => judgeCell(when, scope, cell) === UNKNOWN),
  );
}

function isLimitAbsent({ limit }: Policy, scope: AbstractScope): boolean {
  const absent = new Set<number>();
  const within: AbstractScope = {
    ...scope,
    current: (slot) => (absent.has(slot) ? { ...NOTHING, absent: ANY_ABSENCE } : scope.current(slot)),
  };
  for (const { slot, formula } of limit.components)
    if (evaluateAbstract(formula, within).range === null) absent.add(slot);
  return evaluateAbstract(limit.combine, within).range === null;
}
