/** Customers to try for a region: what leads into it, and what makes its difference bite there. */
import type { Application } from '../../application/schema.js';
import { addDays } from '../../kernel/calendar-date.js';
import { absencesToward, applyChange, changesToward } from '../customers.js';
import { improve, limitSlots, type Search, type Tried } from '../search.js';
import { limitAtRating, type Simulation } from '../simulate.js';
import { shiftsBetween, steer } from '../steer.js';
import { limitGap } from './limit-gap.js';
import type { RegionDraft } from './region.js';

/** Both versions, with the work that they share. */
export interface Versions {
  readonly a: Search;
  readonly b: Search;
}

const MOST_STEPS = 8;

/** The customer itself and every single change of what the region names: facts, kinds of absence, amounts, dates. */
export function* enter(draft: RegionDraft, { a, b }: Versions, base: Tried): Generator<Application> {
  const { application } = base;
  yield application;
  for (const search of [a, b]) {
    const { scope } = search.simulate(application);
    for (const slot of slotsOf(draft, search)) {
      const changes = [
        ...changesToward(search.policy, search.cuts, scope, slot),
        ...absencesToward(search.policy, [slot]),
      ];
      for (const change of changes) yield applyChange(application, change);
    }
  }
  if (draft.part === 'fact') yield* age(draft, { a, b }, base);
  if (draft.part === 'authority') yield* listRequests(draft, { a, b }, base);
  if (draft.part === 'terms') yield* listDates({ a, b }, application);
}

/** What names of the region are in one version. */
function slotsOf({ names }: RegionDraft, { policy }: Search): readonly number[] {
  return names.flatMap((name) => policy.slotByName.get(name)?.slot ?? []);
}

/** The fact as old as only one of the two takes it: the value at hand, and each that a threshold tells from it. */
function* age(draft: RegionDraft, { a }: Versions, { application, shown }: Tried): Generator<Application> {
  const { change } = draft;
  const limits = change.filter((days) => days !== null);
  if (limits.length === 0) return;
  const asOf = addDays(application.date, -(Math.min(...limits) + 1));
  const changes = slotsOf(draft, a).flatMap((slot) => changesToward(a.policy, a.cuts, shown.scope, slot));
  for (const one of [application, ...changes.map((change) => applyChange(application, change))])
    for (const name of draft.names) {
      const given = one.facts[name];
      const value = typeof given === 'object' ? given.value : given;
      if (value === undefined || value === null) continue;
      yield applyChange(one, { fact: name, value: { value, status: 'present', asOf, knownAt: null, source: null } });
    }
}

/** Exposures at each bound of the levels, uninsured, insured in full and inside a group. */
function* listRequests(draft: RegionDraft, { a, b }: Versions, { application, shown }: Tried): Generator<Application> {
  const bounds = new Set<number>();
  const shares = [a, b].map(({ policy }) => policy.scorecard.delegation.insuredCountsAt);
  for (const { policy } of [a, b]) {
    const { levels, fourEyesAboveMinor } = policy.scorecard.delegation;
    for (const { maxMinor } of levels) bounds.add(maxMinor[shown.rating - 1] ?? 0);
    if (fourEyesAboveMinor !== null) bounds.add(fourEyesAboveMinor);
  }
  for (const { name, intervals } of draft.conditions)
    if (name === 'exposure') for (const { from, to } of intervals) bounds.add(to ?? (from ?? 0) + 1);
  for (const bound of bounds) {
    for (const amountMinor of [bound, bound + 1]) {
      yield request(application, { amountMinor });
      yield request(application, { amountMinor: 1, groupExposureMinor: amountMinor });
    }
    for (const share of shares) {
      const amountMinor = share > 0 ? Math.floor(bound / share) : bound + 1;
      for (const insured of [amountMinor, amountMinor + 1])
        yield request(application, { amountMinor: insured, insuredMinor: insured });
    }
  }
}

function request(application: Application, more: Partial<Application['request']>): Application {
  return { ...application, request: { ...application.request, ...more } };
}

/** The days on which a regime of either version begins or ends, and those before. */
function* listDates({ a, b }: Versions, application: Application): Generator<Application> {
  const days = new Set<string>();
  for (const { policy } of [a, b])
    for (const { validFrom, validTo } of policy.scorecard.terms.regimes)
      for (const day of [validFrom, validTo]) if (day !== null) days.add(day);
  for (const day of days) for (const date of [addDays(day, -1), day]) yield { ...application, date };
}

/**
 * A customer of whom both say something else in this region but decide alike, brought to where it matters: to the score
 * where a rating begins, or to where what differs determines the limit.
 */
export function* press(
  draft: RegionDraft,
  { a, b }: Versions,
  base: Tried,
  [first, second]: readonly [Simulation, Simulation],
  application: Application,
): Generator<Application> {
  const slots = slotsOf(draft, a);
  for (const search of [a, b])
    for (const stretch of shiftsBetween(search, first.score, second.score))
      for (const changes of steer(a, base, slots, stretch)) yield applyChange(application, ...changes);
  for (const { name, intervals } of draft.conditions)
    if (name === 'score')
      for (const { from, to } of intervals)
        for (const changes of steer(a, base, slots, {
          least: (from ?? Number.NEGATIVE_INFINITY) - first.score,
          most: (to ?? Number.POSITIVE_INFINITY) - 1 - first.score,
        }))
          yield applyChange(application, ...changes);
}

/** Steps toward a customer to whom the region gives another limit. */
export function* pressLimit(draft: RegionDraft, { a, b }: Versions, start: Tried): Generator<Application> {
  const slots = [...new Set([...limitSlots(a.policy), ...slotsOf(draft, a)])];
  const isRule = draft.part === 'rule';
  let current = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = improve(
      a,
      current,
      slots,
      (shown, application) => {
        const other = b.simulate(application);
        if (shown.rating !== start.shown.rating) return -Infinity;
        // A cap bites where the limit before it is great.
        if (isRule && !draft.covers(shown, other, application)) return -Infinity;
        if (isRule) return Math.log2(1 + (limitAtRating(a.policy, shown, shown.rating) ?? 0));
        return -limitGap([a.policy, b.policy], [shown, other]);
      },
      true,
    );
    if (next === null) return;
    current = next;
    yield current.application;
  }
}
