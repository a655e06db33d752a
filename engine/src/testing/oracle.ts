/**
 * A second reading of what a scorecard means, for tests: plain loops over the document, as slow as it likes, sharing
 * nothing with the executors but the parser of formulas. Where it and an executor differ, one of them is wrong.
 */
import type { Application, FactInput } from '../application/schema.js';
import type { Benchmark } from '../benchmark/schema.js';
import type { Condition, Outcome, PaymentTerms, Rating, Scorecard } from '../scorecard/schema.js';
import { compute, decidingNames, findPosition, type Look, parse, truth, type Value } from './oracle-formula.js';

/** What the oracle says about an application; the parts of a decision on which everything else rests. */
export interface NaiveDecision {
  readonly outcome: Outcome;
  readonly rating: Rating;
  readonly scoreRating: Rating;
  readonly score: number;
  readonly knownShare: number;
  readonly scoreIfWorst: number;
  readonly scoreIfBest: number;
  readonly ratios: Readonly<Record<string, string | number>>;
  readonly entries: readonly string[];
  readonly ruleResults: readonly string[];
  readonly limitMinor: number | null;
  readonly binding: readonly string[];
  readonly terms: PaymentTerms;
  readonly role: string;
  readonly countedMinor: number;
  readonly fourEyes: boolean;
  readonly automatic: boolean;
  readonly reasonCodes: readonly string[];
}

export function decideNaively(
  card: Scorecard,
  benchmarks: readonly Benchmark[],
  application: Application,
): NaiveDecision {
  const { request, date } = application;
  const limitNames = new Map<string, Value>();
  const look: Look = (name, year) => {
    const total = request.exposureMinor + request.amountMinor;
    // Nothing was asked for a year earlier.
    if (name.startsWith('request.') && year === 1) return { a: 'missing' };
    if (name === 'request.amount') return request.amountMinor;
    if (name === 'request.exposure') return request.exposureMinor;
    if (name === 'request.insured') return request.insuredMinor;
    if (name === 'request.total') return total;
    const known = limitNames.get(name);
    if (known !== undefined) return known;
    const ratio = card.ratios[name];
    if (ratio === undefined) {
      const fact = (year === 0 ? application.facts : application.priorFacts)[name];
      return readFact(fact, year === 0 ? (card.facts[name]?.maxAgeDays ?? null) : null, date);
    }
    for (const guard of ratio.guards) {
      if (truth(parse(guard.when), look, year, place) === true) return { c: guard.class };
    }
    return compute(parse(ratio.formula), look, year, place);
  };
  const place = (ratioName: string, value: number): Value => {
    const ratio = card.ratios[ratioName];
    if (ratio === undefined) throw new Error(`no ratio ${ratioName}`);
    return findPosition(benchmarks, ratio.formulaId, ratio.direction === 'lower_better', value, look);
  };

  // Entries and score.
  const taken = card.characteristics.map((characteristic) => {
    const value = look(characteristic.input, 0);
    const rows = characteristic.kind === 'numeric' ? characteristic.bands : characteristic.categories;
    const all = [...rows, ...characteristic.classes].map(({ points }) => points);
    const worst = Math.min(...all);
    const best = Math.max(...all);
    let found: { id: string; row: { points: number } | undefined } | undefined;
    if (typeof value === 'object') {
      if ('c' in value) found = { id: value.c, row: characteristic.classes.find((entry) => entry.class === value.c) };
    } else if (characteristic.kind === 'numeric') {
      for (const row of characteristic.bands) {
        if (typeof value !== 'number' || (row.from !== null && value < row.from)) continue;
        if (row.to === null || value < row.to) found = { id: row.id, row };
      }
    } else {
      for (const row of characteristic.categories) {
        for (const listed of row.values) if (listed === value) found = { id: row.id, row };
      }
    }
    if (found?.row !== undefined) {
      const { points } = found.row;
      return { characteristic, id: found.id, points, worst: points, best: points, isKnown: true, weight: best - worst };
    }
    const kind = typeof value === 'object' && 'a' in value ? value.a : 'notApplicable';
    const { points } = characteristic.absent[kind];
    const { missing, confidential, notApplicable, stale } = characteristic.absent;
    const any = [...all, missing.points, confidential.points, notApplicable.points, stale.points];
    const [lowest, highest] = [Math.min(...any), Math.max(...any)];
    return { characteristic, id: kind, points, worst: lowest, best: highest, isKnown: false, weight: best - worst };
  });
  const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  const score = card.baseScore + add(taken.map(({ points }) => points));
  const weight = add(taken.map((row) => row.weight));
  const knownShare = weight === 0 ? 1 : add(taken.map((row) => (row.isKnown ? row.weight : 0))) / weight;
  let scoreRating: Rating = 5;
  for (const { rating, from } of [...card.ratings].reverse()) if (from === null || score >= from) scoreRating = rating;

  // Rules.
  const results = card.rules.map(({ when }) => judge(when, look, score, scoreRating));
  const fired = card.rules.filter((_, index) => results[index] === true);
  let bestAllowed = 1;
  const limitCaps: [string, number][] = [];
  const termsCaps: number[] = [];
  let termsLift = 0;
  let isDeclined = false;
  let isReferred = card.rules.some(({ ifUnknown }, index) => results[index] === null && ifUnknown === 'refer');
  for (const rule of fired) {
    for (const effect of rule.effects) {
      if (effect.type === 'decline') isDeclined = true;
      if (effect.type === 'refer') isReferred = true;
      if (effect.type === 'rating_at_best') bestAllowed = Math.max(bestAllowed, effect.rating);
      if (effect.type === 'limit_cap') limitCaps.push([rule.id, effect.capMinor]);
      if (effect.type === 'terms_cap') termsCaps.push(effect.maxDays);
      if (effect.type === 'terms_lift' && effect.ratings > termsLift) termsLift = effect.ratings;
    }
  }
  const rating = Math.max(scoreRating, bestAllowed) as Rating;

  // Limit.
  limitNames.set('score', score);
  for (const [name, table] of Object.entries(card.limit.tables)) {
    limitNames.set(`rating.${name}`, table.values[rating - 1] ?? Number.NaN);
  }
  for (const component of card.limit.components) {
    const value = compute(parse(component.formula), look, 0, place);
    limitNames.set(`limit.${component.id}`, typeof value === 'number' ? wholeMinor(value) : value);
  }
  const combine = parse(card.limit.combine);
  const combined = compute(combine, look, 0, place);
  let limitMinor: number | null = null;
  let binding: string[] = [];
  if (typeof combined === 'number') {
    const cap = Math.min(Number.POSITIVE_INFINITY, ...limitCaps.map(([, amount]) => amount));
    const open = Math.max(combined, 0);
    const amount = wholeMinor(Math.min(cap, open));
    if (typeof amount === 'number') {
      limitMinor = amount - (amount % card.limit.roundDownToMinor);
      const decided = decidingNames(combine, look, place);
      binding =
        cap < open
          ? limitCaps.filter(([, value]) => value === cap).map(([id]) => id)
          : card.limit.components.map(({ id }) => id).filter((id) => decided.includes(`limit.${id}`));
    }
  }

  // Terms.
  const segment = card.facts['rel.segment'] === undefined ? null : look('rel.segment', 0);
  const offered = card.terms.offers.find(
    (offer) =>
      offer.rating === Math.max(rating - termsLift, 1) && (offer.segment === null || offer.segment === segment),
  );
  let terms: PaymentTerms = offered?.offer.terms ?? { kind: 'prepayment' };
  const regime = card.terms.regimes.find(
    ({ validFrom, validTo }) => date >= validFrom && (validTo === null || date < validTo),
  );
  if (regime !== undefined) {
    const { maxNetDays, maxEndOfMonthDays } = regime;
    const isTooLong =
      (terms.kind === 'net' && terms.days > maxNetDays) ||
      (terms.kind === 'end_of_month' && !(maxEndOfMonthDays !== null && terms.days <= maxEndOfMonthDays));
    if (isTooLong) terms = { kind: 'net', days: Math.min(maxNetDays, worstDays(terms)) };
  }
  for (const days of termsCaps) if (worstDays(terms) > days) terms = { kind: 'net', days };

  // Authority.
  const total = request.exposureMinor + request.amountMinor;
  const insured = Math.min(request.insuredMinor, total);
  const { delegation } = card;
  const ownMinor = Math.floor(total - insured * (1 - delegation.insuredCountsAt) + 0.5);
  const countedMinor = request.groupExposureMinor + ownMinor;
  const able = delegation.levels.filter(
    ({ maxMinor }) => (maxMinor[rating - 1] ?? Number.POSITIVE_INFINITY) >= countedMinor,
  );
  let role = (able[0] ?? delegation.levels.at(-1))?.role ?? '';
  let automatic = able[0] !== undefined && able[0] === delegation.levels[0];

  // Outcome and reasons.
  const byRating = card.ratings[rating - 1]?.outcome ?? 'decline';
  const requestCodes: string[] = [];
  if (limitMinor !== null && total > limitMinor) requestCodes.push('amount_above_limit');
  if (!automatic) requestCodes.push('above_automatic_authority');
  if (request.terms !== null && worstDays(request.terms) > worstDays(terms)) requestCodes.push('terms_above_policy');
  if (knownShare < card.completeness.minimumShare) requestCodes.push('not_enough_known');
  if (limitMinor === null) requestCodes.push('limit_unavailable');
  if (byRating === 'refer' || requestCodes.length > 0) isReferred = true;
  let outcome: Outcome = isDeclined || byRating === 'decline' ? 'decline' : isReferred ? 'refer' : 'approve';
  if (outcome === 'decline' && look(card.naturalPersonFact, 0) !== false) {
    outcome = 'refer';
    requestCodes.push('natural_person');
  }
  if (byRating !== 'approve') requestCodes.push('rating_outcome');
  const person = delegation.levels[1];
  if (outcome === 'refer' && automatic && person !== undefined) {
    role = person.role;
    automatic = false;
  }
  const losses = taken
    .map(({ characteristic, id, points }, order) => ({
      code: `${characteristic.id}.${id}`,
      lost: characteristic.neutralPoints - points,
      order,
    }))
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => (a.lost === b.lost ? a.order - b.order : b.lost - a.lost));
  return {
    outcome,
    rating,
    scoreRating,
    score,
    knownShare,
    scoreIfWorst: card.baseScore + add(taken.map((row) => row.worst)),
    scoreIfBest: card.baseScore + add(taken.map((row) => row.best)),
    ratios: Object.fromEntries(Object.keys(card.ratios).map((name) => [name, show(look(name, 0))])),
    entries: taken.map(({ id }) => id),
    ruleResults: results.map((result) => (result === null ? 'unknown' : result ? 'fired' : 'not_fired')),
    limitMinor,
    binding,
    terms: outcome === 'decline' ? { kind: 'prepayment' } : terms,
    role,
    countedMinor,
    fourEyes: delegation.fourEyesAboveMinor !== null && countedMinor > delegation.fourEyesAboveMinor,
    automatic,
    reasonCodes: [
      ...fired.map(({ reason }) => reason.code),
      ...card.rules
        .filter(({ ifUnknown }, index) => results[index] === null && ifUnknown === 'refer')
        .map(({ reason }) => `${reason.code}.unknown`),
      ...requestCodes,
      ...losses.slice(0, 4).map(({ code }) => code),
    ],
  };
}

function readFact(fact: FactInput | undefined, maxAgeDays: number | null, date: string): Value {
  if (fact === undefined) return { a: 'missing' };
  if (typeof fact !== 'object') return fact;
  if (fact.status !== 'present') return { a: fact.status };
  if (fact.value === null) return { a: 'missing' };
  const days = fact.asOf === null ? 0 : (Date.parse(date) - Date.parse(fact.asOf)) / 86_400_000;
  return maxAgeDays !== null && days > maxAgeDays ? { a: 'stale' } : fact.value;
}

/** Three-valued truth of a rule's condition. */
function judge(condition: Condition, look: Look, score: number, rating: Rating): boolean | null {
  if ('not' in condition) {
    const inner = judge(condition.not, look, score, rating);
    return inner === null ? null : !inner;
  }
  if ('all' in condition || 'any' in condition) {
    const decisive = 'any' in condition;
    const parts = ('any' in condition ? condition.any : condition.all).map((part) => judge(part, look, score, rating));
    if (parts.includes(decisive)) return decisive;
    return parts.includes(null) ? null : !decisive;
  }
  const { fact, operator, value } = condition;
  const [, owner = '', suffix] = /^(.*)\.(state|class)$/.exec(fact) ?? [];
  let left: Value = fact === 'score' ? score : fact === 'rating' ? rating : 0;
  if (suffix !== undefined) {
    const owned = look(owner, 0);
    if (suffix === 'state') left = typeof owned !== 'object' ? 'present' : 'c' in owned ? 'class' : owned.a;
    else left = typeof owned !== 'object' ? '' : 'c' in owned ? owned.c : owned;
  } else if (fact !== 'score' && fact !== 'rating') left = look(fact, 0);
  if (typeof left === 'object') return null;
  const right = value;
  if (operator === 'equal' || operator === 'notEqual') return (left === right) === (operator === 'equal');
  if (operator === 'in' || operator === 'notIn') {
    return (Array.isArray(right) && right.includes(left)) === (operator === 'in');
  }
  if (typeof left !== typeof right || typeof left === 'boolean' || Array.isArray(right)) return null;
  if (operator === 'lessThan' || operator === 'greaterThanInclusive') return left < right === (operator === 'lessThan');
  return left > right === (operator === 'greaterThan');
}

/** Down to a whole number, forgiving the last digits of a product of doubles. */
function wholeMinor(amount: number): Value {
  const nearest = Math.round(amount);
  const isNear = nearest - amount <= 1e-6 + Math.abs(amount) * 1e-13;
  const whole = isNear && nearest > amount ? nearest : Math.floor(amount);
  return Number.isSafeInteger(whole) ? whole : { a: 'notApplicable' };
}

function worstDays(terms: PaymentTerms): number {
  return terms.kind === 'prepayment' ? -1 : terms.kind === 'net' ? terms.days : terms.days + 30;
}

function show(value: Value): string | number {
  if (typeof value !== 'object') return typeof value === 'number' ? value + 0 : String(value);
  return 'c' in value ? `class ${value.c}` : value.a;
}
