/** The advice of a decision, followed to the letter, judged by the oracle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application, FactValue } from '../application/schema.js';
import { checkScorecard } from '../scorecard/check.js';
import type { Scorecard } from '../scorecard/schema.js';
import { arbitraryCase } from '../testing/arbitraries.js';
import { decideNaively } from '../testing/oracle.js';
import { createDecider } from './decide.js';
import type { Improvement } from './decision.js';

type Change = Improvement['changes'][number];

interface Followed {
  readonly scorecard: Scorecard;
  readonly application: Application;
}

/** The case with a change made, by hand; null where the documents cannot say it (a part of the request, a prior). */
function follow({ scorecard, application }: Followed, change: Change): Followed | null {
  const characteristic = scorecard.characteristics.find(({ id }) => id === change.characteristic);
  if (characteristic === undefined) throw new Error('the advice is about a characteristic');
  const { input } = characteristic;
  const value = chooseValue(scorecard, characteristic, change.target);
  const ratio = scorecard.ratios[input];
  if (ratio !== undefined) {
    // A literal in place of the formula would change the ratio of the year before as well.
    if (Object.values(scorecard.ratios).some(({ formula }) => formula.includes('prior('))) return null;
    const fixed = { ...ratio, formula: toLiteral(Number(value)), guards: [] };
    return { application, scorecard: { ...scorecard, ratios: { ...scorecard.ratios, [input]: fixed } } };
  }
  if (scorecard.facts[input] === undefined) return null;
  return { scorecard, application: { ...application, facts: { ...application.facts, [input]: value } } };
}

/** A number as a formula may write it: no exponent, at most fifteen digits. */
function toLiteral(value: number): string {
  const short = Number(value.toPrecision(12));
  return Math.abs(short) < 1e-6 ? short.toFixed(12) : String(short);
}

function chooseValue(
  scorecard: Scorecard,
  characteristic: Scorecard['characteristics'][number],
  { bound, value }: Change['target'],
): FactValue {
  if (characteristic.kind === 'categorical') {
    const listed = characteristic.categories.flatMap(({ values }) => values);
    const [wanted] = Array.isArray(value) ? value : [];
    return listed.find((known) => String(known) === wanted) ?? '';
  }
  const type = scorecard.facts[characteristic.input]?.type;
  const isWhole = type === 'money' || type === 'integer';
  const little = 1e-9 * Math.max(1, Math.abs(Number(value)));
  if (bound === 'at_least') {
    if (isWhole) return Math.ceil(Number(value));
    // A literal holds fewer digits than a bound such as 1/3: a little on the right side of it.
    return characteristic.input in scorecard.ratios ? Number(value) + little : Number(value);
  }
  return isWhole ? Math.ceil(Number(value)) - 1 : Number(value) - little;
}

describe('an advice', () => {
  it('leads to the rating it promises, when it is followed', async () => {
    const seen = { single: 0, several: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryCase(6), async (drawn) => {
        const { policy } = checkScorecard(drawn.scorecard, drawn.benchmarks);
        if (policy === null) throw new Error('the generator made a faulty scorecard');
        const decider = createDecider(policy);
        for (const application of drawn.applications) {
          const { improvements, rating } = await decider.decide(application);
          for (const { toRating, changes } of improvements) {
            expect(toRating).toBe(rating - 1);
            const followed = changes.reduce<Followed | null>(
              (state, change) => (state === null ? null : follow(state, change)),
              { scorecard: drawn.scorecard, application },
            );
            if (followed === null) continue;
            const after = decideNaively(followed.scorecard, policy.benchmarks, followed.application);
            expect(after.rating).toBeLessThanOrEqual(toRating);
            const declining = followed.scorecard.rules.filter(
              ({ effects }, index) =>
                after.ruleResults[index] === 'fired' && effects.some(({ type }) => type === 'decline'),
            );
            expect(declining).toEqual([]);
            seen[changes.length === 1 ? 'single' : 'several'] += 1;
          }
        }
      }),
      { numRuns: 200 },
    );
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(0);
  });
});
