/** From the answers of an executor to the decision record. Everything here is pure and shared by all executors. */
import type { Application } from '../application/schema.js';
import type { Slot } from '../formula/names.js';
import { addDays, addMonths } from '../kernel/calendar-date.js';
import { digestOf } from '../kernel/digest.js';
import { ENGINE_VERSION } from '../kernel/engine-version.js';
import type { Policy, PolicyFact } from '../scorecard/policy.js';
import type { Effect, Rating, RatioUnit, Scorecard } from '../scorecard/schema.js';
import { measureCompleteness } from './completeness.js';
import type { Decision, RatioTrace, Resolved, RuleTrace } from './decision.js';
import { appointPerson, countExposure, requireAuthority } from './delegation.js';
import { readSlot, type Scope, traceFacts } from './facts.js';
import { computeLimit } from './limit.js';
import type { Placer } from './ratios.js';
import { listCharacteristicReasons, listRuleReasons, type RuleResult, toRequestReason } from './reasons.js';
import { type Entry, listEntries, resolveInput } from './resolve-band.js';
import { defaultProbabilityAt } from './scaling.js';
import { settleOutcome } from './settle.js';
import { chooseTerms, PREPAYMENT } from './terms.js';
import { findValueLabel, listValueLabels, type ValueLabels } from './value-labels.js';

/** What is the same for every application of a policy, prepared once. */
export interface DecisionPlan {
  readonly policy: Policy;
  readonly factsByName: readonly PolicyFact[];
  readonly entries: readonly (readonly Entry[])[];
  readonly units: readonly (RatioUnit | null)[];
  readonly labels: readonly ValueLabels[];
}

export function planDecision(policy: Policy): DecisionPlan {
  return {
    policy,
    // By code units, so that the record does not depend on the order of keys in the document.
    factsByName: policy.facts.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    entries: policy.scorecard.characteristics.map(listEntries),
    units: policy.characteristics.map(({ input }) => unitOfInput(policy, input)),
    labels: policy.characteristics.map(({ input }) => listValueLabels(policy.scorecard, input.name)),
  };
}

/** As the scorecard declares it; null for what is no number. */
export function unitOfInput({ facts, ratios }: Policy, { slot, dimension }: Slot): RatioUnit | null {
  const ratio = ratios.find((candidate) => candidate.slot === slot)?.definition;
  const fact = facts.find((candidate) => candidate.slot === slot)?.definition;
  if (ratio !== undefined) return ratio.unit;
  if (fact?.type === 'number' || fact?.type === 'integer') return fact.unit;
  return dimension?.kind === 'money' ? 'money' : null;
}

/** A characteristic with the entry that an application took. */
export interface Taken {
  readonly characteristic: Scorecard['characteristics'][number];
  readonly resolved: Resolved;
  readonly entry: Entry;
}

/** Joins the positions that an executor chose with the entries they stand for. */
export function takeEntries(plan: DecisionPlan, scope: Scope, positions: readonly number[]): readonly Taken[] {
  return plan.policy.characteristics.map(({ definition, input }, index) => {
    const entry = plan.entries[index]?.[positions[index] ?? -1];
    if (entry === undefined) throw new Error(`no entry was chosen for \`${definition.id}\``);
    return { characteristic: definition, resolved: resolveInput(definition, readSlot(scope, input.slot)), entry };
  });
}

export function sumScore(baseScore: number, taken: readonly Taken[]): number {
  return taken.reduce((sum, { entry }) => sum + entry.points, baseScore);
}

/** Everything that has been found out about an application before it is concluded upon. */
export interface Findings {
  readonly scope: Scope;
  readonly place: Placer;
  readonly ratios: readonly RatioTrace[];
  readonly taken: readonly Taken[];
  readonly score: number;
  readonly scoreRating: Rating;
  readonly ruleResults: readonly RuleResult[];
}

/** The best rating that the rules which fired allow: 1 when none holds it down, null when one declines. */
export function findBestAllowed(rules: Scorecard['rules'], results: readonly RuleResult[]): Rating | null {
  const fired = rules.filter((_, index) => results[index] === 'fired');
  if (pickEffects(fired, 'decline').length > 0) return null;
  return worstRating(listCeilings(fired));
}

function listCeilings(fired: Scorecard['rules']): readonly Rating[] {
  return pickEffects(fired, 'rating_at_best').map(({ effect }) => effect.rating);
}

/** The rating of a case: what its score gives, or the worse one that the rules allow at best. */
export function settleRating(
  rules: Scorecard['rules'],
  { scoreRating, ruleResults }: Pick<Findings, 'scoreRating' | 'ruleResults'>,
): Rating {
  const fired = rules.filter((_, index) => ruleResults[index] === 'fired');
  return worstRating([scoreRating, ...listCeilings(fired)]);
}

export function conclude(
  plan: DecisionPlan,
  application: Application,
  findings: Findings,
  improvements: Decision['improvements'],
): Decision {
  const { policy } = plan;
  const { scorecard } = policy;
  const { scope, taken, score, scoreRating, ruleResults } = findings;
  const { currency } = scorecard.about;

  const fired = scorecard.rules.filter((_, index) => ruleResults[index] === 'fired');
  const rating = settleRating(scorecard.rules, findings);
  const completeness = measureCompleteness(
    policy.characteristics,
    taken.map(({ entry }) => ({ isAbsent: entry.kind === 'absent', points: entry.points })),
    scorecard.baseScore,
  );
  const offer = chooseTerms(scorecard.terms, {
    rating,
    segment: readSegment(policy, scope),
    date: application.date,
    ruleCaps: pickEffects(fired, 'terms_cap').map(({ effect }) => effect.maxDays),
    ruleLifts: pickEffects(fired, 'terms_lift').map(({ effect }) => effect.ratings),
  });
  const limit = computeLimit(
    policy,
    { current: scope.current, prior: scope.prior, percentile: findings.place },
    {
      rating,
      score,
      caps: pickEffects(fired, 'limit_cap').map(({ ruleId, effect }) => ({ ruleId, capMinor: effect.capMinor })),
    },
  );
  const { request } = application;
  const requestedMinor = request.exposureMinor + request.amountMinor;
  const countedMinor =
    countExposure(requestedMinor, request.insuredMinor, scorecard.delegation.insuredCountsAt) +
    request.groupExposureMinor;
  const authority = requireAuthority(scorecard.delegation, rating, countedMinor);
  const { outcome, findings: requestFindings } = settleOutcome(policy, application, {
    rating,
    ruleResults,
    knownShare: completeness.knownShare,
    limit,
    authority,
    offer,
    naturalPerson: readSlot(scope, policy.naturalPersonSlot),
  });
  const signatory = outcome === 'refer' ? appointPerson(scorecard.delegation, authority) : authority;
  const reviewMonths = atRating(scorecard.review.monthsByRating, rating);

  return {
    outcome,
    currency,
    rating,
    ratingLabel: atRating(scorecard.ratings, rating).label,
    scoreRating,
    score,
    completeness: { ...completeness, minimumShare: scorecard.completeness.minimumShare },
    limit: {
      amountMinor: limit.amountMinor,
      status: limit.amountMinor === null ? 'unavailable' : outcome === 'approve' ? 'granted' : 'proposed',
      requestedMinor,
      binding: [...limit.binding],
      components: scorecard.limit.components.map(({ id, label }, index) => ({
        id,
        label,
        amountMinor: limit.components[index]?.amountMinor ?? null,
        absent: limit.components[index]?.absent ?? null,
      })),
    },
    terms: outcome === 'decline' ? PREPAYMENT : offer,
    authority: {
      role: signatory.level.role,
      label: signatory.level.label,
      countedMinor,
      fourEyes: signatory.fourEyes,
      automatic: signatory.automatic,
      validUntil: addDays(application.date, scorecard.delegation.approvalValidDays),
    },
    review: { on: addMonths(application.date, reviewMonths), months: reviewMonths },
    dunning: atRating(scorecard.dunning.strategyByRating, rating),
    defaultProbability: findDefaultProbability(scorecard, rating, score),
    reasons: [
      ...listRuleReasons(scorecard.rules, ruleResults),
      ...requestFindings.map((finding) => toRequestReason(finding, currency)),
      ...listCharacteristicReasons(taken),
    ],
    improvements,
    trace: {
      facts: traceFacts(plan.factsByName, application, scope),
      ratios: findings.ratios.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      baseScore: scorecard.baseScore,
      characteristics: taken.map(({ characteristic, resolved, entry }, index) => ({
        id: characteristic.id,
        label: characteristic.label,
        theme: characteristic.theme,
        input: characteristic.input,
        unit: plan.units[index] ?? null,
        resolved,
        valueLabel: findValueLabel(plan.labels[index], resolved),
        entry: { kind: entry.kind, id: entry.id },
        points: entry.points,
        neutralPoints: characteristic.neutralPoints,
      })),
      rules: traceRules(scorecard.rules, ruleResults),
    },
    receipt: {
      scorecard: { id: scorecard.id, version: scorecard.version, digest: policy.digest },
      benchmarks: scorecard.benchmarks.map(({ id, version, digest }) => ({ id, version, digest })),
      inputDigest: digestOf(application),
      engineVersion: ENGINE_VERSION,
      date: application.date,
    },
  };
}

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

function pickEffects<Type extends Effect['type']>(
  rules: Scorecard['rules'],
  type: Type,
): readonly { readonly ruleId: string; readonly effect: EffectOf<Type> }[] {
  const isWanted = (effect: Effect): effect is EffectOf<Type> => effect.type === type;
  return rules.flatMap(({ id, effects }) => effects.filter(isWanted).map((effect) => ({ ruleId: id, effect })));
}

/** What each rule did: the effects of one that fired, `refer` for one that asks a person because it is undecided. */
function traceRules(rules: Scorecard['rules'], results: readonly RuleResult[]): RuleTrace[] {
  return rules.map(({ id, effects, ifUnknown }, index) => {
    const result = results[index] ?? 'unknown';
    if (result === 'fired') return { id, result, effects: effects.map(nameEffect) };
    return { id, result, effects: result === 'unknown' && ifUnknown === 'refer' ? ['refer'] : [] };
  });
}

function nameEffect(effect: Effect): string {
  switch (effect.type) {
    case 'rating_at_best':
      return `${effect.type}:${effect.rating}`;
    case 'limit_cap':
      return `${effect.type}:${effect.capMinor}`;
    case 'terms_cap':
      return `${effect.type}:${effect.maxDays}`;
    case 'terms_lift':
      return `${effect.type}:${effect.ratings}`;
    case 'decline':
    case 'refer':
      return effect.type;
  }
}

function readSegment(policy: Policy, scope: Scope): string | null {
  if (policy.segmentSlot === null) return null;
  const segment = readSlot(scope, policy.segmentSlot);
  return segment.state === 'present' && typeof segment.value === 'string' ? segment.value : null;
}

/** That of the calibration; a fitted card without one says by its scale, to nine decimals, what its score means. */
function findDefaultProbability(scorecard: Scorecard, rating: Rating, score: number): number | null {
  if (scorecard.calibration !== null) return atRating(scorecard.calibration.defaultProbability, rating);
  if (scorecard.scaling.kind !== 'fitted') return null;
  return Math.round(defaultProbabilityAt(score, scorecard.scaling) * 1e9) / 1e9;
}

/** The worst of `ratings`; 1, which holds nothing back, when there are none. */
function worstRating(ratings: readonly Rating[]): Rating {
  return ratings.toSorted((a, b) => b - a)[0] ?? 1;
}

function atRating<Value>(values: readonly Value[], rating: Rating): Value {
  const value = values[rating - 1];
  if (value === undefined) throw new Error(`nothing at rating ${rating}`);
  return value;
}
