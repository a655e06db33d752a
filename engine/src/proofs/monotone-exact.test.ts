import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonPath } from '../kernel/diagnostic.js';
import { checkScorecard } from '../scorecard/check.js';
import type { Policy } from '../scorecard/policy.js';
import { arbitraryCase } from '../testing/arbitraries.js';
import { soundPolicyDocument } from '../testing/bad-policies.js';
import { smallBenchmark, withEdit } from '../testing/small-scorecard.js';
import { applyChange, valuesOf } from './customers.js';
import { isLimitOrdered, proveMonotoneExactly } from './monotone-exact.js';
import { prove } from './prove.js';
import { prepareSearch } from './search.js';
import { createSimulator, type Simulation } from './simulate.js';
import { allowWork } from './work.js';

function policyOf(document: unknown, benchmarks: Parameters<typeof checkScorecard>[1] = [smallBenchmark()]): Policy {
  const { policy, diagnostics } = checkScorecard(document, benchmarks);
  if (policy === null) throw new Error(JSON.stringify(diagnostics));
  return policy;
}

const early = (effects: readonly unknown[]): unknown => ({
  id: 'early',
  when: { all: [{ fact: 'pay.lateDays', operator: 'lessThan', value: 5 }] },
  effects,
  ifUnknown: 'refer',
  reason: { code: 'early', theme: 'payment', text: { fr: 'x', en: 'y' } },
});

const heldDown = (id: string, operator: string, value: number, rating: number): unknown => ({
  id,
  when: { all: [{ fact: 'pay.lateDays', operator, value }] },
  effects: [{ type: 'rating_at_best', rating }],
  ifUnknown: 'refer',
  reason: { code: id, theme: 'payment', text: { fr: 'x', en: 'y' } },
});

const LATENESS = 2;

describe('proveMonotoneExactly', () => {
  it.each<{ note: string; edit: readonly [JsonPath, unknown]; expected: Record<string, boolean> }>([
    { note: 'nothing', edit: [['about', 'owner'], 'x'], expected: { rating: true, terms: true, limit: true } },
    {
      note: 'a rule that holds early payers down',
      edit: [['rules', 2], early([{ type: 'rating_at_best', rating: 2 }])],
      expected: { rating: false, terms: true, limit: true },
    },
    ...[
      { late: 20, ceiling: 3, expected: true, note: 'and late ones further down' },
      { late: 20, ceiling: 2, expected: true, note: 'and late ones as far down' },
      { late: 20, ceiling: 1, expected: false, note: 'and late ones less' },
      { late: 25, ceiling: 3, expected: false, note: 'and only later ones further down' },
    ].map(({ late, ceiling, expected, note }) => ({
      note: `a rule that holds payers within 20 days down, ${note}`,
      edit: [
        ['rules'],
        [
          heldDown('within', 'lessThanInclusive', 20, 2),
          ...(ceiling === 1 ? [] : [heldDown('beyond', 'greaterThan', late, ceiling)]),
        ],
      ] as const,
      expected: { rating: expected, terms: true, limit: true },
    })),
    {
      note: 'a rule that caps early payers',
      edit: [['rules', 2], early([{ type: 'limit_cap', capMinor: 1 }])],
      expected: { rating: true, terms: true, limit: false },
    },
    {
      note: 'a rule that gives early payers more time',
      edit: [['rules', 2], early([{ type: 'terms_lift', ratings: 1 }])],
      expected: { rating: true, terms: true, limit: true },
    },
    {
      note: 'a rule that gives early payers less time',
      edit: [['rules', 2], early([{ type: 'terms_cap', maxDays: 10 }])],
      expected: { rating: true, terms: false, limit: true },
    },
    {
      note: 'points against the direction',
      edit: [['characteristics', LATENESS, 'bands', 0, 'points'], 15],
      expected: { rating: false, terms: false, limit: false },
    },
    {
      note: 'a table of the limit that rises with risk',
      edit: [['limit', 'tables', 'share', 'values', 3], 0.3],
      expected: { rating: true, terms: true, limit: false },
    },
  ])('of lateness, with $note', ({ edit, expected }) => {
    const policy = policyOf(withEdit(soundPolicyDocument(), ...edit));
    expect(proveMonotoneExactly(policy)[LATENESS]).toEqual(expected);
  });

  it('is contradicted by no random customer of no random scorecard', () => {
    let proved = 0;
    fc.assert(
      fc.property(arbitraryCase(3), ({ scorecard, benchmarks, applications }) => {
        const policy = policyOf(scorecard, benchmarks);
        const exact = proveMonotoneExactly(policy);
        const simulate = createSimulator(policy);
        const { cuts } = finish(prepareSearch(policy, allowWork(0)));
        for (const application of applications) {
          for (const fact of policy.facts) {
            const shown = valuesOf(policy, fact, cuts)
              .filter((value) => typeof value === 'number')
              .map((value) => simulate(applyChange(application, { fact: fact.name, value })));
            for (const [index, { definition, input }] of policy.characteristics.entries()) {
              const proof = exact[index];
              if (definition.kind !== 'numeric' || definition.direction === 'neutral' || proof === undefined) continue;
              for (const worse of shown) {
                for (const better of shown) {
                  if (!improves(worse, better, input.slot, definition.direction) || !isAlone(worse, better, index))
                    continue;
                  proved += 1;
                  if (proof.rating) expect(better.rating).toBeLessThanOrEqual(worse.rating);
                  if (better.rating > worse.rating) continue;
                  if (proof.terms) expect(better.termsDays).toBeGreaterThanOrEqual(worse.termsDays);
                  if (proof.limit && worse.limitMinor !== null)
                    expect(better.limitMinor ?? -1).toBeGreaterThanOrEqual(worse.limitMinor);
                }
              }
            }
          }
        }
      }),
      { numRuns: 120 },
    );
    expect(proved).toBeGreaterThan(1000);
  });
});

/** Points of two neighbouring bands of a random scorecard, set against its direction. */
describe('points against the direction', () => {
  it('are called harmless nowhere where brute force finds somebody whom they harm', async () => {
    let [found, harmed, told] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(arbitraryCase(4), fc.nat(), fc.integer({ min: 1, max: 40 }), async (drawn, pick, more) => {
        const { scorecard, benchmarks, applications } = drawn;
        const places = scorecard.characteristics.flatMap((one, index) =>
          one.kind === 'numeric' && one.direction !== 'neutral' && one.bands.length > 1
            ? one.bands.slice(1).map((band, at) => ({ one, index, at: at + 1, below: one.bands[at] ?? band }))
            : [],
        );
        const place = places[pick % Math.max(1, places.length)];
        if (place === undefined) return;
        const { one, index, at, below } = place;
        const points = below.points + (one.direction === 'lower_better' ? more : -more);
        const reason = { fr: 'planté', en: 'planted' };
        const planted = withEdit(scorecard, ['characteristics', index, 'bands', at], {
          ...one.bands[at],
          points,
          reason,
        });
        const { policy } = checkScorecard(planted, benchmarks);
        if (policy === null) return;
        const exact = proveMonotoneExactly(policy)[index];
        const { findings, claims } = await prove(policy);
        const shows = findings.some(({ code, path }) => code === 'better_input_worse_rating' && path[1] === index);
        if (shows) found += 1;
        const isHarmed = applications.some((application) => isHarmedIn(policy, application, index));
        if (isHarmed) harmed += 1;
        if (isHarmed && shows) told += 1;
        expect((isHarmed || shows) && exact?.rating).not.toBe(true);
        const claim = claims.find(({ id }) => id === 'better_is_never_worse');
        if (claim?.certainty === 'proved') expect(exact?.rating).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(5);
    // The search tries some customers of very many: it may miss one, not most.
    expect(harmed).toBeGreaterThan(0);
    expect(told).toBeGreaterThan(harmed / 2);
  });

  it('harm nobody where no sum of points puts a rating between them', () => {
    // Points and the beginnings of ratings are multiples of five: a difference of one never counts, one of five does.
    const withPoints = (points: number): Policy =>
      policyOf(withEdit(soundPolicyDocument(), ['characteristics', LATENESS, 'bands', 1, 'points'], points));
    expect(proveMonotoneExactly(withPoints(31))[LATENESS]).toEqual({ rating: true, terms: true, limit: true });
    expect(proveMonotoneExactly(withPoints(35))[LATENESS]).toMatchObject({ rating: false });
  });
});

describe('isLimitOrdered', () => {
  it.each<{ note: string; combine: string; expected: string }>([
    { note: 'a share of what is never negative', combine: 'rating.share * max(fin.equity, 0)', expected: 'always' },
    { note: 'a share of what may be negative', combine: 'rating.share * fin.equity', expected: 'positive' },
    { note: 'a division by the share', combine: 'rating.cap / (1 + rating.share)', expected: 'unknown' },
  ])('$note: $expected', ({ combine, expected }) => {
    const edits = withEdit(soundPolicyDocument(), ['limit', 'combine'], combine);
    expect(isLimitOrdered(policyOf(edits))).toBe(expected);
  });
});

/** Does some value of one fact improve a characteristic alone and worsen the rating? */
function isHarmedIn(policy: Policy, application: Parameters<typeof applyChange>[0], index: number): boolean {
  const characteristic = policy.characteristics[index];
  if (characteristic?.definition.kind !== 'numeric') return false;
  const { definition, input } = characteristic;
  const simulate = createSimulator(policy);
  const { cuts } = finish(prepareSearch(policy, allowWork(0)));
  return policy.facts.some((fact) => {
    const shown = valuesOf(policy, fact, cuts).map((value) =>
      simulate(applyChange(application, { fact: fact.name, value })),
    );
    return shown.some((worse) =>
      shown.some(
        (better) =>
          better.rating > worse.rating &&
          improves(worse, better, input.slot, definition.direction) &&
          isAlone(worse, better, index),
      ),
    );
  });
}

function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function improves(worse: Simulation, better: Simulation, slot: number, direction: string): boolean {
  const [before, after] = [worse, better].map(({ scope }) => scope.resolved[slot]);
  if (before?.state !== 'present' || after?.state !== 'present') return false;
  if (typeof before.value !== 'number' || typeof after.value !== 'number') return false;
  return direction === 'lower_better' ? after.value < before.value : after.value > before.value;
}

function isAlone(worse: Simulation, better: Simulation, index: number): boolean {
  return better.points.every((points, other) => other === index || points === worse.points[other]);
}
