/** The outcome, and what about the request or the known facts led to it. */
import type { Application } from '../application/schema.js';
import { longestDays } from '../scorecard/payment-terms.js';
import type { Policy } from '../scorecard/policy.js';
import type { Outcome, Rating, TermsOffer } from '../scorecard/schema.js';
import type { Resolved } from './decision.js';
import type { Authority } from './delegation.js';
import type { ComputedLimit } from './limit.js';
import type { RequestFinding, RuleResult } from './reasons.js';

export interface SettledOutcome {
  readonly outcome: Outcome;
  /** In the order of the members of {@link RequestFinding}. */
  readonly findings: readonly RequestFinding[];
}

/**
 * Decline beats refer, refer beats approve. A decline of somebody who is, or may be, a natural person becomes a
 * referral: only a person may pronounce it.
 */
export function settleOutcome(
  policy: Policy,
  application: Application,
  input: {
    readonly rating: Rating;
    readonly ruleResults: readonly RuleResult[];
    readonly knownShare: number;
    readonly limit: ComputedLimit;
    readonly authority: Authority;
    readonly offer: TermsOffer;
    readonly naturalPerson: Resolved;
  },
): SettledOutcome {
  const findings = findInRequest(policy, application, input);
  const range = policy.scorecard.ratings[input.rating - 1];
  if (range === undefined) throw new Error(`no rating ${input.rating}`);
  const byRules = policy.scorecard.rules.map((rule, index): Outcome => {
    const result = input.ruleResults[index];
    if (result === 'unknown') return rule.ifUnknown === 'refer' ? 'refer' : 'approve';
    if (result !== 'fired') return 'approve';
    if (rule.effects.some(({ type }) => type === 'decline')) return 'decline';
    return rule.effects.some(({ type }) => type === 'refer') ? 'refer' : 'approve';
  });
  const outcomes: Outcome[] = [range.outcome, ...byRules, findings.length > 0 ? 'refer' : 'approve'];
  const outcome = outcomes.includes('decline') ? 'decline' : outcomes.includes('refer') ? 'refer' : 'approve';

  const ratingFinding: RequestFinding[] =
    range.outcome === 'approve'
      ? []
      : [{ code: 'rating_outcome', rating: input.rating, label: range.label, outcome: range.outcome }];
  const person = input.naturalPerson;
  const isLegalEntity = person.state === 'present' && person.value === false;
  if (outcome !== 'decline' || isLegalEntity) return { outcome, findings: [...findings, ...ratingFinding] };
  const isKnown = person.state === 'present';
  return { outcome: 'refer', findings: [...findings, { code: 'natural_person', isKnown }, ...ratingFinding] };
}

/** Every finding that sends a request to a person. */
function findInRequest(
  policy: Policy,
  { request }: Application,
  input: {
    readonly knownShare: number;
    readonly limit: ComputedLimit;
    readonly authority: Authority;
    readonly offer: TermsOffer;
  },
): RequestFinding[] {
  const { limit, authority, offer, knownShare } = input;
  const { minimumShare } = policy.scorecard.completeness;
  const requestedMinor = request.exposureMinor + request.amountMinor;
  const findings: RequestFinding[] = [];
  if (limit.amountMinor !== null && requestedMinor > limit.amountMinor) {
    findings.push({ code: 'amount_above_limit', requestedMinor, limitMinor: limit.amountMinor });
  }
  if (!authority.automatic) {
    const { countedMinor, level } = authority;
    findings.push({ code: 'above_automatic_authority', countedMinor, authority: level.label });
  }
  if (request.terms !== null && longestDays(request.terms) > longestDays(offer.terms)) {
    findings.push({ code: 'terms_above_policy', requested: request.terms, offered: offer.terms });
  }
  if (knownShare < minimumShare) findings.push({ code: 'not_enough_known', knownShare, minimumShare });
  if (limit.amountMinor === null) {
    const components = policy.scorecard.limit.components
      .filter((_, index) => limit.components[index]?.amountMinor === null)
      .map(({ label }) => label);
    findings.push({ code: 'limit_unavailable', components });
  }
  return findings;
}
