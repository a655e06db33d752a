import type { Scorecard } from '../scorecard/schema.js';
import { approvedOf, peopleOf } from './key-figures.js';
import type { BacktestReport, ReleaseCheck, SideReport } from './report.js';

export type ReleaseTolerances = Scorecard['release'];

/** What of a report the gate reads. */
export type ReleaseFigures = Pick<
  BacktestReport,
  'champion' | 'challenger' | 'aucDifference' | 'psi' | 'observations' | 'money'
>;

/**
 * Holds a report against the tolerances of the version in force, not of the draft: a draft must not be able to loosen
 * its own gate. A tolerance that cannot be measured on these observations is not passed; one that is null or left out is
 * not listed. See docs/statistics.md#release-gate.
 */
export function checkRelease(tolerances: ReleaseTolerances, report: ReleaseFigures): ReleaseCheck[] {
  const { champion, challenger } = report;
  const isEmpty = report.observations.n === 0;
  const before = approvedOf(champion);
  const after = approvedOf(challenger);
  const checks: ReleaseCheck[] = [];
  const add = (
    tolerance: keyof ReleaseTolerances,
    actual: number | null,
    passes: (actual: number, allowed: number) => boolean,
    interval: ReleaseCheck['interval'] = null,
  ): void => {
    const allowed = tolerances[tolerance];
    if (allowed === null || allowed === undefined) return;
    checks.push({ tolerance, allowed, actual, interval, passed: actual !== null && passes(actual, allowed) });
  };
  const atMost = (actual: number, allowed: number): boolean => actual <= allowed;
  const eitherWay = (actual: number, allowed: number): boolean => Math.abs(actual) <= allowed;
  const count = (n: number): number | null => (isEmpty ? null : n);
  add(
    'minGiniChange',
    change(champion.discrimination?.gini, challenger.discrimination?.gini),
    (actual, allowed) => actual >= allowed,
    giniInterval(report),
  );
  add('maxBadRateChange', change(before.badRate, after.badRate), atMost);
  add('maxApprovalRateChange', count(challenger.approvalRate - champion.approvalRate), eitherWay);
  add('maxExposureChange', relativeChange(before.limitMinor, after.limitMinor), eitherWay);
  add('maxPsi', count(report.psi), atMost);
  add('maxInversions', challenger.discrimination === null ? null : challenger.ratingOrder.inversions, atMost);
  add('maxRedRatings', countRed(challenger), atMost);
  add(
    'maxExpectedLossChange',
    relativeChangeOf(report.money?.champion.expectedLossMinor, report.money?.challenger.expectedLossMinor),
    // A greater expected loss is justified by margin where the expected profit does not fall.
    (actual, allowed) => actual <= allowed || isProfitKept(report.money),
  );
  add('maxWorkloadChange', relativeChange(peopleOf(champion), peopleOf(challenger)), atMost);
  add('maxUnlawfulTerms', count(challenger.unlawfulTerms), atMost);
  add('maxNaturalPersonDeclines', count(challenger.naturalPersonDeclines), atMost);
  add('minObservations', report.observations.n, (actual, allowed) => actual >= allowed);
  return checks;
}

/** Twice that of the AUC; with customers as clusters where it can be. */
function giniInterval({ aucDifference }: ReleaseFigures): ReleaseCheck['interval'] {
  const found = aucDifference?.clusterInterval ?? aucDifference?.interval;
  return found === undefined ? null : { low: 2 * found.low, high: 2 * found.high };
}

/** Ratings whose risk is shown to be understated; null without stated probabilities or judged cases. */
function countRed({ calibration }: SideReport): number | null {
  if (calibration === null || calibration.portfolio.n === 0) return null;
  return calibration.ratings.filter(({ light }) => light === 'red').length;
}

function isProfitKept(money: BacktestReport['money']): boolean {
  const before = money?.champion.expectedProfitMinor;
  const after = money?.challenger.expectedProfitMinor;
  return typeof before === 'number' && typeof after === 'number' && after >= before;
}

function change(before: number | null | undefined, after: number | null | undefined): number | null {
  return typeof before === 'number' && typeof after === 'number' ? after - before : null;
}

function relativeChangeOf(before: number | null | undefined, after: number | null | undefined): number | null {
  return typeof before === 'number' && typeof after === 'number' ? relativeChange(before, after) : null;
}

/** The change against the earlier amount; null when that is 0 and the later one is not. */
function relativeChange(before: number, after: number): number | null {
  if (before === after) return 0;
  return before === 0 ? null : after / before - 1;
}
