/**
 * A decision without its record: what a search over thousands of customers compares. The same pure code as that of the
 * executors, but for `answerPlainly`; every witness found here is decided by an executor before it is reported.
 */
import type { Application } from '../application/schema.js';
import { answerPlainly, requireEntry } from '../evaluate/answer-plainly.js';
import { measureCompleteness } from '../evaluate/completeness.js';
import type { Decision } from '../evaluate/decision.js';
import { appointPerson, countExposure, requireAuthority } from '../evaluate/delegation.js';
import { readSlot, resolveFacts, type Scope } from '../evaluate/facts.js';
import { computeLimit } from '../evaluate/limit.js';
import { createPlacer, evaluateRatios } from '../evaluate/ratios.js';
import type { RuleResult } from '../evaluate/reasons.js';
import { type Entry, listEntries } from '../evaluate/resolve-band.js';
import { settleOutcome } from '../evaluate/settle.js';
import { chooseTerms, PREPAYMENT } from '../evaluate/terms.js';
import type { FormulaScope } from '../formula/evaluate.js';
import { longestDays } from '../scorecard/payment-terms.js';
import type { Policy } from '../scorecard/policy.js';
import type { Effect, Outcome, Rating, TermsOffer } from '../scorecard/schema.js';

/** The points of a decision that findings are about; a decision and a simulation agree on them. */
export interface Shown {
  readonly outcome: Outcome;
  readonly rating: Rating;
  readonly score: number;
  readonly limitMinor: number | null;
  /** Longest days of the terms granted; -1 for prepayment. */
  readonly termsDays: number;
  readonly depositPercent: number;
  readonly guarantee: TermsOffer['guarantee'];
  readonly role: string;
  readonly automatic: boolean;
  readonly fourEyes: boolean;
  readonly rules: readonly RuleResult[];
  /** Id of the entry that each characteristic took, with its kind. */
  readonly entries: readonly string[];
  readonly points: readonly number[];
  /** Whether a fact has a value; false for a name that no fact has. */
  readonly isKnown: (fact: string) => boolean;
}

export interface Simulation extends Shown {
  readonly scope: Scope;
  readonly knownShare: number;
  readonly knownCount: number;
}

export type Simulator = (application: Application) => Simulation;

/** What of a recorded decision findings are about. */
export function showDecision(decision: Decision): Shown {
  return {
    outcome: decision.outcome,
    rating: decision.rating,
    score: decision.score,
    limitMinor: decision.limit.amountMinor,
    termsDays: longestDays(decision.terms.terms),
    depositPercent: decision.terms.depositPercent,
    guarantee: decision.terms.guarantee,
    role: decision.authority.role,
    automatic: decision.authority.automatic,
    fourEyes: decision.authority.fourEyes,
    rules: decision.trace.rules.map(({ result }) => result),
    entries: decision.trace.characteristics.map(({ entry }) => `${entry.kind}:${entry.id}`),
    points: decision.trace.characteristics.map(({ points }) => points),
    isKnown: (fact) => decision.trace.facts.some(({ name, resolved }) => name === fact && resolved.state === 'present'),
  };
}

/** A simulator for one policy; keep it, it prepares what is the same for every customer. */
export function createSimulator(policy: Policy): Simulator {
  const { scorecard } = policy;
  const entries: readonly (readonly Entry[])[] = scorecard.characteristics.map(listEntries);
  return (application) => {
    const scope = resolveFacts(policy, application);
    const place = createPlacer(policy, scope);
    evaluateRatios(policy, scope, place);
    const { positions, score, scoreRating, ruleResults } = answerPlainly(policy, entries, scope);
    const taken = positions.map((position, index) => requireEntry(entries[index], position));
    const effects = policy.rules.flatMap(({ definition }, index) =>
      ruleResults[index] === 'fired' ? definition.effects.map((effect) => ({ ruleId: definition.id, effect })) : [],
    );
    const rating = effects.reduce<Rating>(
      (worst, { effect }) => (effect.type === 'rating_at_best' && effect.rating > worst ? effect.rating : worst),
      scoreRating,
    );
    const completeness = measureCompleteness(
      policy.characteristics,
      taken.map(({ kind, points }) => ({ isAbsent: kind === 'absent', points })),
      scorecard.baseScore,
    );
    const segment = policy.segmentSlot === null ? null : readSlot(scope, policy.segmentSlot);
    const offer = chooseTerms(scorecard.terms, {
      rating,
      segment: segment?.state === 'present' && typeof segment.value === 'string' ? segment.value : null,
      date: application.date,
      ruleCaps: effects.flatMap(({ effect }) => (effect.type === 'terms_cap' ? [effect.maxDays] : [])),
      ruleLifts: effects.flatMap(({ effect }) => (effect.type === 'terms_lift' ? [effect.ratings] : [])),
    });
    const limit = computeLimit(
      policy,
      { current: scope.current, prior: scope.prior, percentile: place },
      { rating, score, caps: listCaps(effects) },
    );
    const { request } = application;
    const counted =
      countExposure(
        request.exposureMinor + request.amountMinor,
        request.insuredMinor,
        scorecard.delegation.insuredCountsAt,
      ) + request.groupExposureMinor;
    const authority = requireAuthority(scorecard.delegation, rating, counted);
    const { outcome } = settleOutcome(policy, application, {
      rating,
      ruleResults,
      knownShare: completeness.knownShare,
      limit,
      authority,
      offer,
      naturalPerson: readSlot(scope, policy.naturalPersonSlot),
    });
    const signatory = outcome === 'refer' ? appointPerson(scorecard.delegation, authority) : authority;
    const { terms, depositPercent, guarantee } = outcome === 'decline' ? PREPAYMENT : offer;
    return {
      outcome,
      rating,
      score,
      limitMinor: limit.amountMinor,
      termsDays: longestDays(terms),
      depositPercent,
      guarantee,
      role: signatory.level.role,
      automatic: signatory.automatic,
      fourEyes: signatory.fourEyes,
      rules: ruleResults,
      entries: taken.map(({ kind, id }) => `${kind}:${id}`),
      points: taken.map(({ points }) => points),
      isKnown: (fact) => scope.resolved[policy.slotByName.get(fact)?.slot ?? -1]?.state === 'present',
      scope,
      knownShare: completeness.knownShare,
      knownCount: taken.filter(({ kind }) => kind !== 'absent').length,
    };
  };
}

/** The limit that the same customer would have at another rating, before any cap of a rule. */
export function limitAtRating(policy: Policy, { scope, score }: Simulation, rating: Rating): number | null {
  // A limit writes what it computes into the scope: that of the customer stays as it was.
  const own = { ...limitScope(policy, { scope }), current: [...scope.current] };
  return computeLimit(policy, own, { rating, score, caps: [] }).amountMinor;
}

/** What the formulas of the limit read of a customer who was decided; tables and components are in it. */
export function limitScope(policy: Policy, { scope }: Pick<Simulation, 'scope'>): FormulaScope {
  return { current: scope.current, prior: scope.prior, percentile: createPlacer(policy, scope) };
}

function listCaps(effects: readonly { readonly ruleId: string; readonly effect: Effect }[]) {
  return effects.flatMap(({ ruleId, effect }) =>
    effect.type === 'limit_cap' ? [{ ruleId, capMinor: effect.capMinor }] : [],
  );
}
