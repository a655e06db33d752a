/** Differences in the tables of two versions: thresholds of ratings, terms, limit, authority, completeness. */

import type { Application } from '../../application/schema.js';
import { rateScore } from '../../evaluate/answer-plainly.js';
import { countExposure, requireAuthority } from '../../evaluate/delegation.js';
import { describeOffer } from '../../evaluate/explain.js';
import { formatShare } from '../../evaluate/format.js';
import { findRegime } from '../../evaluate/terms.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { inEachLanguage, joinList, quote } from '../../kernel/messages.js';
import type { Text } from '../../kernel/text.js';
import { longestDays } from '../../scorecard/payment-terms.js';
import type { Policy } from '../../scorecard/policy.js';
import { RATINGS, type Rating, type Scorecard } from '../../scorecard/schema.js';
import { limitAtRating } from '../simulate.js';
import { limitMeaning, ratioMeaning } from './meaning.js';
import { condition, interval, isWithin, type RegionDraft } from './region.js';

/** Facts that age otherwise and ratios that are computed otherwise. */
export function compareInputs(a: Policy, b: Policy): RegionDraft[] {
  const drafts: RegionDraft[] = [];
  const resolvedDiffers = (name: string): RegionDraft['covers'] => {
    const [inA, inB] = [a, b].map((policy) => policy.slotByName.get(name)?.slot ?? -1);
    return (first, second) =>
      canonicalJson(first.scope.resolved[inA ?? -1] ?? null) !==
      canonicalJson(second.scope.resolved[inB ?? -1] ?? null);
  };
  for (const [name, fact] of Object.entries(a.scorecard.facts)) {
    const other = b.scorecard.facts[name];
    if (other === undefined || other.maxAgeDays === fact.maxAgeDays) continue;
    const change = [fact.maxAgeDays, other.maxAgeDays] as const;
    drafts.push({
      part: 'fact',
      conditions: [condition(name, {})],
      change,
      names: [name],
      covers: resolvedDiffers(name),
    });
  }
  for (const { name, readPrior } of a.ratios) {
    if (!b.slotByName.has(name) || ratioMeaning(a, name) === ratioMeaning(b, name)) continue;
    drafts.push({
      part: 'ratio',
      conditions: [condition(name, {})],
      change: [null, null],
      names: [name],
      // Its value a year earlier is not to be seen in the decision.
      covers: readPrior ? () => true : resolvedDiffers(name),
    });
  }
  if (canonicalJson(a.scorecard.benchmarks) !== canonicalJson(b.scorecard.benchmarks)) {
    for (const { name } of a.ratios.filter(({ definition }) => definition.formula.includes('percentile')))
      if (!drafts.some(({ names }) => names.includes(name)))
        drafts.push({
          part: 'ratio',
          conditions: [condition(name, {})],
          change: [null, null],
          names: [name],
          covers: resolvedDiffers(name),
        });
  }
  if (a.scorecard.naturalPersonFact !== b.scorecard.naturalPersonFact) {
    const names = [a.scorecard.naturalPersonFact, b.scorecard.naturalPersonFact];
    const covers: RegionDraft['covers'] = (one, other) =>
      canonicalJson(one.scope.resolved[a.naturalPersonSlot] ?? null) !==
      canonicalJson(other.scope.resolved[b.naturalPersonSlot] ?? null);
    const note = inEachLanguage((locale) => {
      const [before = '', after = ''] = names.map((name) => quote(name, locale));
      return locale === 'fr'
        ? `personne physique selon ${before} → ${after}`
        : `natural person by ${before} → ${after}`;
    });
    drafts.push({ part: 'person', conditions: [], change: [null, null], names, note, covers });
  }
  return drafts;
}

/** The base of the score, the thresholds and outcomes of ratings, and how much must be known. */
export function compareScores(a: Policy, b: Policy): RegionDraft[] {
  const drafts: RegionDraft[] = [];
  const [first, second] = [a.scorecard, b.scorecard];
  if (first.baseScore !== second.baseScore) {
    drafts.push({
      part: 'base',
      conditions: [],
      change: [first.baseScore, second.baseScore],
      names: [],
      covers: () => true,
    });
  }
  const boundsOf = ({ ratings }: Scorecard): readonly number[] => ratings.flatMap(({ from }) => from ?? []);
  // Bounds that move with the base, if by another distance, are compared beside it.
  const isMoved = canonicalJson(boundsOf(first)) !== canonicalJson(boundsOf(second));
  const shift = isMoved ? second.baseScore - first.baseScore : 0;
  const bounds = [...new Set([...boundsOf(first), ...boundsOf(second).map((from) => from - shift)])].sort(
    (x, y) => x - y,
  );
  const edges: readonly (number | null)[] = [null, ...bounds];
  edges.forEach((from, at) => {
    const to = edges[at + 1] ?? null;
    const score = from ?? (to ?? 0) - 1;
    const [before, after] = [rateScore(a, score), rateScore(b, score + shift)];
    if (before === after) return;
    const range = interval(from, to);
    drafts.push({
      part: 'ratings',
      conditions: [condition('score', { intervals: [range] })],
      change: [before, after],
      names: [],
      near: ({ score: value }) => 1 / (1 + Math.max(0, (from ?? value) - value, value - ((to ?? value + 1) - 1))),
      // A score of either version may fall into the range.
      covers: (one, other) =>
        [one.score, other.score - shift].some((value) => value >= (from ?? -Infinity) && value < (to ?? Infinity)),
    });
  });
  RATINGS.forEach((rating, at) => {
    if (first.ratings[at]?.outcome === second.ratings[at]?.outcome) return;
    drafts.push(atRating('ratings', rating, [null, null]));
  });
  const weights = [a, b].map((policy) =>
    policy.characteristics
      .map(({ definition, weight }) => `${definition.id}:${weight}`)
      .sort()
      .join(),
  );
  const shares = [first.completeness.minimumShare, second.completeness.minimumShare] as const;
  if (weights[0] !== weights[1] || shares[0] !== shares[1]) {
    drafts.push({
      part: 'known',
      conditions: [],
      change: shares,
      names: [],
      covers: (one, other) => one.knownShare < shares[0] !== other.knownShare < shares[1],
    });
  }
  return drafts;
}

function atRating(
  part: RegionDraft['part'],
  rating: number,
  change: RegionDraft['change'],
  more: RegionDraft['conditions'] = [],
): RegionDraft {
  return {
    part,
    conditions: [condition('rating', { values: [rating] }), ...more],
    change,
    names: [],
    covers: (one, other) => one.rating === rating || other.rating === rating,
  };
}

/** Terms by rating and segment. A change of the law is told for every rating that it reaches. */
export function compareTerms(a: Policy, b: Policy): RegionDraft[] {
  const offersOf = ({ terms }: Scorecard, rating: number): string =>
    canonicalJson(
      terms.offers.filter((offer) => offer.rating === rating).map(({ segment, offer }) => [segment, offer]),
    );
  const regimeOn = ({ terms }: Scorecard, date: string): string => {
    const regime = findRegime(terms.regimes, date);
    return canonicalJson(regime && { ...regime, basis: null });
  };
  const regimesOf = ({ terms }: Scorecard): string =>
    canonicalJson(terms.regimes.map(({ basis: _, ...regime }) => regime));
  const [first, second] = [a.scorecard, b.scorecard];
  const drafts: RegionDraft[] = [];
  for (const rating of RATINGS) {
    if (offersOf(first, rating) === offersOf(second, rating)) continue;
    const days = [first, second].map(({ terms }) => {
      const offer = terms.offers.find((one) => one.rating === rating && one.segment === null);
      return offer === undefined ? null : Math.max(0, longestDays(offer.offer.terms));
    });
    const says = days[0] === days[1] ? sayOffers(first, second, rating) : null;
    const draft = { ...atRating('terms', rating, [days[0] ?? null, days[1] ?? null]), ...(says && { says }) };
    const names = [a, b].flatMap(({ segmentSlot, slots }) =>
      segmentSlot === null ? [] : (slots[segmentSlot]?.name ?? []),
    );
    // A rule may lift terms to those of a better rating.
    drafts.push({ ...draft, names, covers: (one, other) => one.rating >= rating || other.rating >= rating });
  }
  if (regimesOf(first) !== regimesOf(second))
    drafts.push({
      part: 'terms',
      conditions: [],
      change: [null, null],
      note: { fr: 'autres plafonds légaux des délais', en: 'other statutory caps on terms' },
      names: [],
      covers: (_, __, { date }) => regimeOn(first, date) !== regimeOn(second, date),
    });
  return drafts;
}

/** What differs of a rating's offers but the general days: the first segment of which the offers differ, in words. */
function sayOffers(first: Scorecard, second: Scorecard, rating: Rating): readonly [Text, Text] | null {
  const offerOf = ({ terms }: Scorecard, segment: string | null) =>
    terms.offers.find((one) => one.rating === rating && one.segment === segment)?.offer ?? null;
  const segments = [first, second].flatMap(({ terms }) => terms.offers.map(({ segment }) => segment));
  const found = segments.find(
    (segment) => canonicalJson(offerOf(first, segment)) !== canonicalJson(offerOf(second, segment)),
  );
  if (found === undefined) return null;
  const say = (scorecard: Scorecard): Text =>
    inEachLanguage((locale) => {
      const offer = offerOf(scorecard, found);
      const words = offer === null ? { fr: 'aucune', en: 'none' }[locale] : describeOffer(offer, locale);
      return found === null ? words : `${quote(found, locale)} ${words}`;
    });
  return [say(first), say(second)];
}

/** The limit: tables by rating; another formula or rounding concerns everybody. */
export function compareLimits(a: Policy, b: Policy): RegionDraft[] {
  const [first, second] = [limitMeaning(a), limitMeaning(b)];
  if (canonicalJson(first) === canonicalJson(second)) return [];
  const withoutTables = [a, b].map((policy) =>
    canonicalJson({ ...Object(limitMeaning(policy)), tables: policy.limit.tables.map(({ name }) => name).sort() }),
  );
  if (withoutTables[0] !== withoutTables[1]) {
    // What the two compute at the rating that either gives: where it is the same, the limit makes no difference.
    const covers: RegionDraft['covers'] = (one, other) =>
      [one.rating, other.rating].some((rating) => limitAtRating(a, one, rating) !== limitAtRating(b, other, rating));
    const note = { fr: 'le plafond est calculé autrement', en: 'the limit is computed otherwise' };
    return [{ part: 'limit', conditions: [], change: [null, null], names: [], note, covers }];
  }
  return RATINGS.flatMap((rating, at) => {
    const changed = a.limit.tables.flatMap(({ name, values }) => {
      const other = b.limit.tables.find((table) => table.name === name);
      const [before, after] = [values[at], other?.values[at]];
      return before === undefined || after === undefined || before === after
        ? []
        : [{ subject: `rating.${name}`, change: [before, after] as const }];
    });
    const [only] = changed;
    if (only === undefined) return [];
    const note = inEachLanguage((locale) =>
      joinList(
        changed.map(({ subject }) => quote(subject, locale)),
        locale,
        'and',
      ),
    );
    return [{ ...atRating('limit', rating, [null, null]), ...(changed.length === 1 ? only : { note }) }];
  });
}

/** The exposure of a request, with that of its group, as it counts against an authority. */
function countFor(
  { insuredCountsAt }: Scorecard['delegation'],
  { amountMinor, exposureMinor, groupExposureMinor, insuredMinor }: Application['request'],
): number {
  return countExposure(exposureMinor + amountMinor, insuredMinor, insuredCountsAt) + groupExposureMinor;
}

/** Who signs: by rating, the exposures for which the least level differs. */
export function compareAuthority(a: Policy, b: Policy): RegionDraft[] {
  const [first, second] = [a.scorecard.delegation, b.scorecard.delegation];
  const drafts: RegionDraft[] = [];
  if (first.insuredCountsAt !== second.insuredCountsAt || first.fourEyesAboveMinor !== second.fourEyesAboveMinor) {
    const isSigned = first.fourEyesAboveMinor !== second.fourEyesAboveMinor;
    const change = isSigned
      ? ([first.fourEyesAboveMinor, second.fourEyesAboveMinor] as const)
      : ([null, null] as const);
    const share = ({ insuredCountsAt }: typeof first): Text =>
      inEachLanguage((locale) => formatShare(insuredCountsAt, locale));
    const weighed = isSigned ? {} : { subject: 'insuredCountsAt', says: [share(first), share(second)] as const };
    const needs = (delegation: typeof first, rating: Rating, { request }: Application): string => {
      const { automatic, fourEyes, level } = requireAuthority(delegation, rating, countFor(delegation, request));
      return canonicalJson([level.role, automatic, fourEyes]);
    };
    const covers: RegionDraft['covers'] = (one, other, application) =>
      [one.rating, other.rating].some(
        (rating) => needs(first, rating, application) !== needs(second, rating, application),
      );
    drafts.push({ part: 'authority', conditions: [], change, names: [], covers, ...weighed });
  }
  if (first.approvalValidDays !== second.approvalValidDays) {
    const change = [first.approvalValidDays, second.approvalValidDays] as const;
    drafts.push({ part: 'validity', conditions: [], change, names: [], covers: () => true });
  }
  for (const [at, rating] of RATINGS.entries()) {
    const bounds = [
      ...new Set([first, second].flatMap(({ levels }) => levels.flatMap(({ maxMinor }) => maxMinor[at] ?? []))),
    ].sort((x, y) => x - y);
    const roles = (delegation: typeof first, counted: number): string => {
      const index = delegation.levels.findIndex(({ maxMinor }) => (maxMinor[at] ?? Infinity) >= counted);
      // The first level is the machine's own, whatever it is called.
      return `${index === 0 ? 'machine' : 'person'}:${delegation.levels[index]?.role ?? ''}`;
    };
    let open: { from: number | null; to: number | null } | null = null;
    const close = (): void => {
      if (open === null) return;
      const range = { from: open.from, to: open.to, fromOpen: open.from !== null, toClosed: open.to !== null };
      const exposure = condition('exposure', { intervals: [range] });
      const draft = atRating('authority', rating, [null, null], [exposure]);
      drafts.push({
        ...draft,
        covers: (one, other, { request }) => {
          const counted = [first, second].map((delegation) => countFor(delegation, request));
          return (one.rating === rating || other.rating === rating) && counted.some((at) => isWithin([range], at));
        },
      });
      open = null;
    };
    const edges: readonly (number | null)[] = [...bounds, null];
    edges.forEach((to, index) => {
      const from = index === 0 ? null : (edges[index - 1] ?? null);
      const counted = to ?? (from ?? 0) + 1;
      if (roles(first, counted) === roles(second, counted)) close();
      else open = { from: open?.from ?? from, to };
    });
    close();
  }
  return drafts;
}
