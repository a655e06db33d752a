import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseApplication } from '../application/parse.js';
import { limitAt, outcomeAt, ratingAt, ruleResultsAt } from '../evaluate/columns/decisions.js';
import { compileColumns } from '../evaluate/columns/plan.js';
import { decideTable } from '../evaluate/columns/run.js';
import { buildColumnTable, tableSchemaFor } from '../evaluate/columns/table-builder.js';
import { createDecider } from '../evaluate/decide.js';
import type { Decision } from '../evaluate/decision.js';
import { checkScorecard } from '../scorecard/check.js';
import type { Policy } from '../scorecard/policy.js';
import { arbitraryCase } from '../testing/arbitraries.js';
import { BAD_POLICIES, soundPolicyDocument } from '../testing/bad-policies.js';
import { decideNaively } from '../testing/oracle.js';
import { smallBenchmark, withEdit } from '../testing/small-scorecard.js';
import { PROOF_CODES } from './codes/catalogue.js';
import type { Finding } from './finding.js';
import { prove, proveQuickly, proveStepwise } from './prove.js';
import { createSimulator, showDecision } from './simulate.js';

const benchmarks = [smallBenchmark()];

function policyOf(document: unknown): Policy {
  const { policy, diagnostics } = checkScorecard(document, benchmarks);
  if (policy === null) throw new Error(JSON.stringify(diagnostics));
  return policy;
}

async function decide(policy: Policy, input: unknown): Promise<Decision> {
  const parsed = parseApplication(policy, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const decision = await createDecider(policy).decide(parsed.value);
  // Columns and the naive reading of the document agree: a witness is one whoever decides it.
  const plan = compileColumns(policy);
  const columns = decideTable(plan, buildColumnTable(tableSchemaFor([policy]), [parsed.value]));
  expect({
    outcome: outcomeAt(columns, 0),
    rating: ratingAt(columns, 0),
    limitMinor: limitAt(columns, 0),
    score: columns.score?.[0],
    rules: ruleResultsAt(columns, 0),
  }).toEqual({
    outcome: decision.outcome,
    rating: decision.rating,
    limitMinor: decision.limit.amountMinor,
    score: decision.score,
    rules: decision.trace.rules.map(({ result }) => result),
  });
  expect(decideNaively(policy.scorecard, policy.benchmarks, parsed.value)).toMatchObject({
    outcome: decision.outcome,
    rating: decision.rating,
    score: decision.score,
  });
  return decision;
}

describe('simulate', () => {
  it('agrees with the rules executor on random scorecards and customers', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCase(3), async ({ scorecard, benchmarks: pinned, applications }) => {
        const { policy } = checkScorecard(scorecard, pinned);
        if (policy === null) throw new Error('faults');
        const [simulate, decider] = [createSimulator(policy), createDecider(policy)];
        for (const application of applications) {
          const { scope: _, knownShare: __, knownCount: ___, ...shown } = simulate(application);
          expect(shown).toEqual(showDecision(await decider.decide(application)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('prove', () => {
  it('finds nothing to remark in a sound scorecard', async () => {
    const { findings, claims, cutShort } = await prove(policyOf(soundPolicyDocument()));
    expect(cutShort).toEqual([]);
    expect(findings.map(({ code, path }) => ({ code, path }))).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual([
      'terms_lawful_every_day',
      'delegation_total',
      'natural_persons_never_declined',
      'rule_order_without_effect',
      'no_self_approval',
      'riskier_is_never_better',
      'better_is_never_worse',
      'better_is_never_less',
      'absent_and_still_automatic',
    ]);
  });

  it.each(BAD_POLICIES.map((bad) => ({ ...bad, name: `${bad.code}: ${bad.note}` })))(
    '$name',
    async ({ code, edits, also = [] }) => {
      const document = edits.reduce<unknown>(
        (current, [path, value]) => withEdit(current, path, value),
        soundPolicyDocument(),
      );
      const policy = policyOf(document);
      const { findings } = await prove(policy);
      expect([...new Set(findings.map((finding) => finding.code))]).toEqual([code, ...also]);
      for (const finding of findings) {
        expect(finding.message.fr).not.toBe(finding.message.en);
        if (finding.witness !== null) await decide(policy, finding.witness);
        if (finding.counterpart !== null) await decide(policy, finding.counterpart);
      }
    },
  );

  it('has a scorecard for every code', () => {
    expect([...new Set(BAD_POLICIES.map(({ code }) => code))].sort()).toEqual(
      PROOF_CODES.map(({ code }) => code).sort(),
    );
  });

  it('tells the quick findings first, and the same without customers', async () => {
    const bad = BAD_POLICIES.find(({ code }) => code === 'rule_never_fires');
    const document = (bad?.edits ?? []).reduce<unknown>(
      (current, [path, value]) => withEdit(current, path, value),
      soundPolicyDocument(),
    );
    const policy = policyOf(document);
    const quick: readonly Finding[] = proveQuickly(policy);
    expect(quick.map(({ code }) => code)).toEqual(['rule_never_fires']);
    expect(quick[0]).toMatchObject({ certainty: 'proved', witness: null });
    const stages = new Set<string>();
    for await (const step of proveStepwise(policy)) if (step.kind === 'stage') stages.add(step.stage);
    expect([...stages]).toEqual(['quick', 'customers', 'rules', 'guards', 'monotone', 'cliffs', 'knowledge']);
  });
});
