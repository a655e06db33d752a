/** json-rules-engine against a naive reading of the same documents, on generated scorecards and applications. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../kernel/canonical-json.js';
import { checkScorecard } from '../scorecard/check.js';
import type { Policy } from '../scorecard/policy.js';
import { arbitraryCase, type DrawnCase } from '../testing/arbitraries.js';
import { decideNaively, type NaiveDecision } from '../testing/oracle.js';
import { createDecider } from './decide.js';
import { Decision } from './decision.js';

/** A decision in the oracle's words. */
function summarise(decision: Decision): NaiveDecision {
  const { trace, completeness, limit, authority } = decision;
  return {
    outcome: decision.outcome,
    rating: decision.rating,
    scoreRating: decision.scoreRating,
    score: decision.score,
    knownShare: completeness.knownShare,
    scoreIfWorst: completeness.scoreIfWorst,
    scoreIfBest: completeness.scoreIfBest,
    ratios: Object.fromEntries(
      trace.ratios.map(({ name, resolved }): [string, string | number] => {
        if (resolved.state === 'present' && typeof resolved.value === 'number') return [name, resolved.value];
        return [name, resolved.state === 'class' ? `class ${resolved.class}` : resolved.state];
      }),
    ),
    entries: trace.characteristics.map(({ entry }) => entry.id),
    ruleResults: trace.rules.map(({ result }) => result),
    limitMinor: limit.amountMinor,
    binding: limit.binding,
    terms: decision.terms.terms,
    role: authority.role,
    countedMinor: authority.countedMinor,
    fourEyes: authority.fourEyes,
    automatic: authority.automatic,
    reasonCodes: decision.reasons.map(({ code }) => code),
  };
}

function policyOf({ scorecard, benchmarks }: Pick<DrawnCase, 'scorecard' | 'benchmarks'>): Policy {
  const { policy, diagnostics } = checkScorecard(scorecard, benchmarks);
  if (policy === null) throw new Error(`the generator made a faulty scorecard: ${JSON.stringify(diagnostics)}`);
  return policy;
}

describe('createDecider', () => {
  it('agrees with the oracle', async () => {
    const seen = { approve: 0, refer: 0, decline: 0, unknown: 0, fired: 0, unavailable: 0, absent: 0, class: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryCase(4), async (drawn) => {
        const policy = policyOf(drawn);
        const decider = createDecider(policy);
        for (const application of drawn.applications) {
          const decision = await decider.decide(application);
          expect(summarise(decision)).toEqual(decideNaively(drawn.scorecard, policy.benchmarks, application));
          expect(Decision.safeParse(decision).error).toBeUndefined();

          seen[decision.outcome] += 1;
          if (decision.limit.amountMinor === null) seen.unavailable += 1;
          for (const { result } of decision.trace.rules) if (result !== 'not_fired') seen[result] += 1;
          for (const { entry } of decision.trace.characteristics) {
            if (entry.kind === 'absent' || entry.kind === 'class') seen[entry.kind] += 1;
          }
        }
      }),
      { numRuns: 150 },
    );
    // A generator that never leads somewhere would prove nothing about it.
    for (const [where, count] of Object.entries(seen)) expect(count, where).toBeGreaterThan(0);
  });

  it('gives the same bytes again, in calls that overlap, and for many at once', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCase(6), async (drawn) => {
        const decider = createDecider(policyOf(drawn));
        const alone: string[] = [];
        for (const application of drawn.applications) alone.push(canonicalJson(await decider.decide(application)));
        const together = await Promise.all(drawn.applications.map((application) => decider.decide(application)));
        expect(together.map(canonicalJson)).toEqual(alone);
        expect((await decider.decideMany(drawn.applications)).map(canonicalJson)).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of keys', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCase(2), async (drawn) => {
        const straight = createDecider(policyOf(drawn));
        const reversed = createDecider(
          policyOf({ scorecard: reverseKeys(drawn.scorecard), benchmarks: drawn.benchmarks }),
        );
        for (const application of drawn.applications) {
          const expected = canonicalJson(await straight.decide(application));
          expect(canonicalJson(await reversed.decide(reverseKeys(application)))).toBe(expected);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** The same JSON value with the keys of every object the other way round. */
function reverseKeys<Value>(value: Value): Value {
  const turn = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(turn);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node)
        .reverse()
        .map(([key, child]) => [key, turn(child)]),
    );
  };
  return turn(value) as Value;
}
