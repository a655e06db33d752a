import type { Scorecard } from '../scorecard/schema.js';
import type { BacktestReport, ReleaseCheck } from './report.js';

export type ReleaseTolerances = Scorecard['release'];

/**
 * Holds a report against the tolerances of the version in force, not of the draft: a draft must not be able to loosen
 * its own gate. A tolerance that cannot be measured on these observations is not passed; one that is null is not listed.
 */
export function checkRelease(
  tolerances: ReleaseTolerances,
  report: Pick<BacktestReport, 'champion' | 'challenger' | 'psi' | 'observations'>,
): ReleaseCheck[] {
  const { champion, challenger } = report;
  const approved = (side: typeof champion): (typeof side)['total'] | undefined =>
    side.outcomes.find(({ outcome }) => outcome === 'approve')?.counts;
  const before = approved(champion);
  const after = approved(challenger);
  const checks: ReleaseCheck[] = [];
  const add = (
    tolerance: keyof ReleaseTolerances,
    actual: number | null,
    passes: (actual: number, allowed: number) => boolean,
  ): void => {
    const allowed = tolerances[tolerance];
    if (allowed === null) return;
    checks.push({ tolerance, allowed, actual, passed: actual !== null && passes(actual, allowed) });
  };
  const atMost = (actual: number, allowed: number): boolean => actual <= allowed;
  add('minGiniChange', change(champion.discrimination?.gini, challenger.discrimination?.gini), (a, b) => a >= b);
  add('maxBadRateChange', change(before?.badRate, after?.badRate), atMost);
  add(
    'maxApprovalRateChange',
    report.observations.n === 0 ? null : Math.abs(challenger.approvalRate - champion.approvalRate),
    atMost,
  );
  add('maxExposureChange', relativeChange(before?.limitMinor ?? 0, after?.limitMinor ?? 0), atMost);
  add('maxPsi', report.observations.n === 0 ? null : report.psi, atMost);
  add('minObservations', report.observations.n, (actual, allowed) => actual >= allowed);
  return checks;
}

function change(before: number | null | undefined, after: number | null | undefined): number | null {
  return typeof before === 'number' && typeof after === 'number' ? after - before : null;
}

/** Size of the change against the earlier amount; null when that is 0 and the later one is not. */
function relativeChange(before: number, after: number): number | null {
  if (before === after) return 0;
  return before === 0 ? null : Math.abs(after / before - 1);
}
