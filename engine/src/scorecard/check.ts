/** The check of a scorecard: everything that shape cannot say, and the way from a document to a policy. */
import type { Benchmark } from '../benchmark/schema.js';
import type { Diagnostic, JsonPath } from '../kernel/diagnostic.js';
import { explainIssues } from '../kernel/shape/explain-issues.js';
import { buildPolicy } from './build-policy.js';
import { checkBands } from './check/bands.js';
import { checkBenchmarks } from './check/benchmarks.js';
import { checkCategories } from './check/categories.js';
import {
  checkClassEntries,
  checkDoubleCounting,
  checkPoints,
  checkReasons,
  checkScale,
} from './check/characteristics.js';
import { type Check, createContext } from './check/context.js';
import { checkDivisors } from './check/divisors.js';
import { checkFacts, checkUnused } from './check/facts.js';
import { checkDelegation, checkLimit, checkReviewAndDunning } from './check/grant.js';
import { checkDuplicateNames, checkReferences, checkReservedNames } from './check/names.js';
import { checkRatings } from './check/ratings.js';
import { checkRatioGraph } from './check/ratio-graph.js';
import { checkRules } from './check/rules.js';
import { checkOffers, checkRegimes } from './check/terms.js';
import { checkUnits } from './check/units.js';
import { describePlace, proposeValue } from './place.js';
import type { Policy } from './policy.js';
import { Scorecard } from './schema.js';
import { viewOfParts, viewOfWhole } from './view.js';

const CHECKS: readonly Check[] = [
  checkReservedNames,
  checkDuplicateNames,
  checkReferences,
  checkFacts,
  checkRatioGraph,
  checkUnits,
  checkDivisors,
  checkBenchmarks,
  checkBands,
  checkCategories,
  checkClassEntries,
  checkReasons,
  checkPoints,
  checkScale,
  checkDoubleCounting,
  checkRatings,
  checkRules,
  checkRegimes,
  checkOffers,
  checkLimit,
  checkDelegation,
  checkReviewAndDunning,
  checkUnused,
];

export interface CheckedScorecard {
  /** Null exactly when a diagnostic of severity `error` was found. */
  readonly policy: Policy | null;
  /** Every fault, sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks a scorecard and, if it has no error, gives its policy. Reports all faults at once: parts that are malformed
 * do not hide faults in the others. `benchmarks` are those that the scorecard may pin; others are ignored.
 */
export function checkScorecard(value: unknown, benchmarks: readonly Benchmark[]): CheckedScorecard {
  const diagnostics: Diagnostic[] = [];
  const parsed = Scorecard.safeParse(value);
  if (!parsed.success) {
    diagnostics.push(...explainIssues(value, parsed.error.issues, { schema: Scorecard, describePlace, proposeValue }));
  }
  const view = parsed.success ? viewOfWhole(parsed.data) : viewOfParts(value);
  const context = createContext(view, benchmarks, (diagnostic) => diagnostics.push(diagnostic));
  for (const check of CHECKS) check(context);
  diagnostics.sort(compareDiagnostics);
  const faulty = diagnostics.some(({ severity }) => severity === 'error');
  const policy = parsed.success && !faulty ? buildPolicy(parsed.data, value, context) : null;
  return { policy, diagnostics };
}

/** By path (numbers as numbers, a parent before its children), then by span. */
function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return comparePaths(left.path, right.path) || (left.span?.from ?? -1) - (right.span?.from ?? -1);
}

function comparePaths(left: JsonPath, right: JsonPath): number {
  const shared = Math.min(left.length, right.length);
  for (let depth = 0; depth < shared; depth++) {
    const [a, b] = [left[depth], right[depth]];
    if (a === b || a === undefined || b === undefined) continue;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a) < String(b) ? -1 : 1;
  }
  return left.length - right.length;
}
