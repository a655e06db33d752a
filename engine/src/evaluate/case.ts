/** Test cases that lie beside a scorecard: an application and the decision it must lead to. */
import { z } from 'zod';
import { Application } from '../application/schema.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { Text } from '../kernel/text.js';
import { Outcome, PaymentTerms, Rating } from '../scorecard/schema.js';
import type { Decision } from './decision.js';

/** The part of a decision that a case pins; the rest follows from it and from the trace. */
export const ExpectedDecision = z.strictObject({
  outcome: Outcome,
  rating: Rating,
  score: z.int(),
  /** Null: no limit can be computed. */
  limitMinor: z.int().nullable(),
  /** In the order in which they are given. */
  reasonCodes: z.array(z.string()),
  /** Role of the least level that may grant what was asked for. */
  authority: z.string(),
  terms: PaymentTerms,
  reviewOn: z.iso.date(),
});
export type ExpectedDecision = z.infer<typeof ExpectedDecision>;

export const ScorecardCase = z.strictObject({ note: Text, application: Application, expect: ExpectedDecision });
export type ScorecardCase = z.infer<typeof ScorecardCase>;

/** The content of a `<version>.cases.json` file. */
export const ScorecardCases = z.array(ScorecardCase).min(1).max(5000);

/** What a decision says on the points that a case pins. */
export function summariseForCase(decision: Decision): ExpectedDecision {
  return {
    outcome: decision.outcome,
    rating: decision.rating,
    score: decision.score,
    limitMinor: decision.limit.amountMinor,
    reasonCodes: decision.reasons.map(({ code }) => code),
    authority: decision.authority.role,
    terms: decision.terms.terms,
    reviewOn: decision.review.on,
  };
}

/** One point on which a decision is not what its case expects. */
export interface CaseDifference {
  readonly key: keyof ExpectedDecision;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Every point on which `decision` differs from `expected`; empty when the case passes. */
export function compareWithCase(decision: Decision, expected: ExpectedDecision): readonly CaseDifference[] {
  const actual = summariseForCase(decision);
  return ExpectedDecision.keyof()
    .options.filter((key) => canonicalJson(actual[key]) !== canonicalJson(expected[key]))
    .map((key) => ({ key, expected: expected[key], actual: actual[key] }));
}
