import { compareWithCase, type Decision, ExpectedDecision, type Policy, summariseForCase } from '@encours/engine';
import { withDeclaredFacts } from './case-application.js';
import type { PreviewCase } from './cases.js';
import { decide } from './use-decision.js';

/** What a text does to one case, against the version that it started from. */
export interface CaseImpact {
  readonly key: string;
  readonly name: string;
  readonly before: Decision | null;
  readonly after: Decision | null;
  readonly changed: boolean;
  /** Null when nothing is expected of the case. */
  readonly passed: boolean | null;
}

export interface ImpactTotals {
  readonly approve: number;
  readonly refer: number;
  readonly decline: number;
  readonly limitMinor: number;
}

export interface Impact {
  readonly cases: readonly CaseImpact[];
  readonly before: ImpactTotals;
  readonly after: ImpactTotals;
  readonly changed: readonly CaseImpact[];
  readonly failed: readonly CaseImpact[];
  readonly tests: number;
}

/** Decides one case by both versions. */
export async function measureCase(
  previewCase: PreviewCase,
  base: Policy | null,
  policy: Policy,
): Promise<CaseImpact | null> {
  const { application } = previewCase;
  if (application === null) return null;
  const after = (await decide(policy, withDeclaredFacts(application, policy.scorecard.facts))).decision;
  const before =
    base === null ? null : (await decide(base, withDeclaredFacts(application, base.scorecard.facts))).decision;
  return {
    key: previewCase.key,
    name: previewCase.name,
    before,
    after,
    changed: base !== null && answerOf(before) !== answerOf(after),
    // A shipped case pins the version it came with; of another text it only tells what changes.
    passed: previewCase.shipped || previewCase.expect === null ? null : meets(previewCase.expect, after),
  };
}

/** Counts and sums over the cases; a limit that cannot be computed adds nothing. */
export function sumUpImpact(cases: readonly CaseImpact[]): Impact {
  return {
    cases,
    before: totals(cases.map(({ before }) => before)),
    after: totals(cases.map(({ after }) => after)),
    changed: cases.filter(({ changed }) => changed),
    failed: cases.filter(({ passed }) => passed === false),
    tests: cases.filter(({ passed }) => passed !== null).length,
  };
}

function totals(decisions: readonly (Decision | null)[]): ImpactTotals {
  const count = (outcome: Decision['outcome']): number =>
    decisions.filter((decision) => decision?.outcome === outcome).length;
  return {
    approve: count('approve'),
    refer: count('refer'),
    decline: count('decline'),
    limitMinor: decisions.reduce((sum, decision) => sum + (decision?.limit.amountMinor ?? 0), 0),
  };
}

/** What the customer and the company would notice; another score that leads to the same answer is no change. */
function answerOf(decision: Decision | null): string | null {
  if (decision === null) return null;
  const { outcome, rating, limit, terms, authority } = decision;
  return JSON.stringify([outcome, rating, limit.amountMinor, terms, authority.role]);
}

function meets(expect: NonNullable<PreviewCase['expect']>, decision: Decision | null): boolean {
  if (decision === null) return false;
  const whole = ExpectedDecision.safeParse({ ...summariseForCase(decision), ...expect });
  return whole.success && compareWithCase(decision, whole.data).length === 0;
}
