import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScorecard } from '../scorecard/check.js';
import type { Policy } from '../scorecard/policy.js';
import type { Scorecard } from '../scorecard/schema.js';
import { arbitraryScorecard } from '../testing/arbitraries.js';
import { smallBenchmark, smallScorecard } from '../testing/small-scorecard.js';
import { diffPolicies } from './diff/diff.js';
import { prove, proveQuickly } from './prove.js';
import { improve, prepareSearch } from './search.js';
import { allowWork } from './work.js';

function policyOf(document: unknown, benchmarks: Parameters<typeof checkScorecard>[1] = [smallBenchmark()]): Policy {
  const { policy, diagnostics } = checkScorecard(document, benchmarks);
  if (policy === null) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return policy;
}

describe('allowWork', () => {
  it('allows what it was given, shares it evenly, and nothing after', () => {
    const work = allowWork(10);
    expect(work.share(4, 1)).toBe(2);
    expect([work.spend(6), work.isSpent(), work.spend(4), work.isSpent(), work.spend(1)]).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    expect(work.share(3, 1)).toBe(1);
  });
});

describe('a search', () => {
  it('tries never more than it may, on any scorecard', () => {
    fc.assert(
      fc.property(arbitraryScorecard(), fc.integer({ min: 0, max: 300 }), ({ scorecard, benchmarks }, most) => {
        const policy = policyOf(scorecard, benchmarks);
        const steps = prepareSearch(policy, allowWork(most));
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        const search = step.value;
        let tried = 0;
        const counting = {
          ...search,
          work: allowWork(most),
          try: (application: Parameters<typeof search.try>[0]) => {
            tried += 1;
            return search.try(application);
          },
        };
        const [seed] = search.seeds;
        if (seed === undefined) throw new Error('no seed');
        const slots = policy.facts.map(({ slot }) => slot);
        improve(counting, seed, slots, ({ score }) => score);
        improve(counting, seed, slots, ({ score }) => -score);
        expect(tried * search.cost).toBeLessThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same whoever asks, whenever', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryScorecard(), async ({ scorecard, benchmarks }) => {
        const policy = policyOf(scorecard, benchmarks);
        const again = policyOf(scorecard, benchmarks);
        expect(JSON.stringify(await prove(policy))).toBe(JSON.stringify(await prove(again)));
      }),
      { numRuns: 20 },
    );
  });
});

/** As much of everything that multiplies as the format allows: nested ratios, long lists, rules over the same facts. */
function hugeScorecard(): Scorecard {
  const card = smallScorecard();
  const [, rule] = card.rules;
  const { gearing } = card.ratios;
  if (rule === undefined || gearing === undefined) throw new Error('changed');
  const nested = Array.from({ length: 40 }, (_, at): [string, typeof gearing] => {
    const below = at === 0 ? 'gearing' : `nested${at - 1}`;
    const formula = `(${below} + ${below}) / 2`;
    return [`nested${at}`, { ...gearing, formulaId: `nested${at}`, formula, guards: [] }];
  });
  const codes = Array.from({ length: 400 }, (_, at) => `C${at}`);
  const rules = Array.from({ length: 198 }, (_, at) => ({
    ...rule,
    id: `many${at}`,
    when: {
      all: [
        { fact: 'pay.count', operator: 'greaterThan' as const, value: at },
        { fact: 'pay.lateDays', operator: 'greaterThan' as const, value: at },
        { fact: 'registry.naf', operator: 'in' as const, value: codes },
        { fact: 'score', operator: 'lessThan' as const, value: at - 50 },
        { fact: 'nested39', operator: 'greaterThan' as const, value: at / 10 },
      ],
    },
    effects: at % 2 === 0 ? [{ type: 'decline' as const }] : [{ type: 'refer' as const }],
  }));
  return { ...card, ratios: { ...card.ratios, ...Object.fromEntries(nested) }, rules: [...card.rules, ...rules] };
}

describe('the greatest scorecards', () => {
  it('are proved and compared with work that is bounded', async () => {
    const policy = policyOf(hugeScorecard());
    expect(proveQuickly(policy).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { cutShort } = await prove(policy);
    // It says where it had to stop.
    expect(cutShort).toContain('rules');
    const other = policyOf({ ...hugeScorecard(), baseScore: 55, rules: [] });
    expect((await diffPolicies(policy, other)).equivalent).toBe(false);
  });
});
