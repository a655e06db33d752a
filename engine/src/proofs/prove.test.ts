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
          const { scope: _, knownShare: __, knownCount: ___, isKnown: seems, ...shown } = simulate(application);
          const { isKnown, ...wanted } = showDecision(await decider.decide(application));
          expect(shown).toEqual(wanted);
          for (const { name } of policy.facts) expect([name, seems(name)]).toEqual([name, isKnown(name)]);
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

  it('finds and claims as much where the limit is no more than what is asked for', async () => {
    const shown = async (document: unknown) => {
      const { findings, claims } = await prove(policyOf(document));
      return [...findings.map(({ code }) => code), ...claims.map(({ id }) => id)];
    };
    const combine = 'min(request.total, limit.capacity, limit.ceiling)';
    const capped = BAD_POLICIES.find(({ code }) => code === 'better_input_lower_limit');
    for (const edits of [[], capped?.edits ?? []]) {
      const document = edits.reduce<unknown>((at, [path, value]) => withEdit(at, path, value), soundPolicyDocument());
      expect(await shown(withEdit(document, ['limit', 'combine'], combine))).toEqual(await shown(document));
    }
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

  it('tells of all rules that absences silence at once, with one edit that asks about each', async () => {
    const slow = {
      id: 'slow',
      when: { all: [{ fact: 'pay.lateDays', operator: 'greaterThan', value: 60 }] },
      effects: [{ type: 'refer' }],
      ifUnknown: 'ignore',
      reason: { code: 'slow', theme: 'payment', text: { fr: 'x (fr)', en: 'x' } },
    };
    const card = withEdit(withEdit(soundPolicyDocument(), ['rules', 0, 'ifUnknown'], 'ignore'), ['rules', 2], slow);
    const policy = policyOf(card);
    const { findings } = await prove(policy);
    expect(findings.map(({ code }) => code)).toEqual(['rule_silent_when_absent']);
    const [finding] = findings;
    const edits = finding?.fixes?.[0]?.edits ?? [];
    expect(finding?.path).toEqual(['rules', 0, 'ifUnknown']);
    expect(edits.map(({ path }) => path)).toEqual([
      ['rules', 0, 'ifUnknown'],
      ['rules', 2, 'ifUnknown'],
    ]);
    expect(finding?.message.en).toContain('2 rules stay silent');
    expect(finding?.message.en).toContain('“liquidation” without legal.proceeding, “slow” without pay.lateDays.');
    expect(finding?.message.fr).toContain('2 règles restent muettes');
    // The first is silent for the witness; the second is for the same customer, where only their delay is unknown.
    const { witness } = finding ?? {};
    if (witness === null || witness === undefined) throw new Error('no witness');
    const { 'pay.lateDays': _, ...others } = witness.facts;
    for (const [rule, input] of [
      [0, witness],
      [2, { ...witness, facts: { ...others, 'legal.proceeding': 'none' } }],
    ] as const) {
      const { outcome, trace } = await decide(policy, input);
      expect([rule, outcome, trace.rules[rule]?.result]).toEqual([rule, 'approve', 'unknown']);
    }
    const mended = edits.reduce<unknown>((document, { path, value }) => withEdit(document, path, value), card);
    expect((await prove(policyOf(mended))).findings).toEqual([]);
  });

  it('counts what silence costs elsewhere among the scores that customers of a rule may have', () => {
    const poorest = {
      id: 'poorest',
      when: {
        all: [
          { fact: 'score', operator: 'lessThan', value: -500 },
          { fact: 'gearing.class', operator: 'equal', value: 'negative_equity' },
        ],
      },
      effects: [{ type: 'refer' }],
      ifUnknown: 'refer',
      reason: { code: 'poorest', theme: 'structure', text: { fr: 'x (fr)', en: 'x' } },
    };
    const card = withEdit(soundPolicyDocument(), ['rules', 2], poorest);
    const silent = withEdit(card, ['characteristics', 2, 'absent', 'missing', 'points'], -1000);
    expect(proveQuickly(policyOf(card)).map(({ code }) => code)).toEqual(['rule_never_fires']);
    expect(proveQuickly(policyOf(silent)).map(({ code }) => code)).not.toContain('rule_never_fires');
  });

  it('sees a step of the limit that leaves the rating, just above a bound that does not belong', async () => {
    const rule = {
      id: 'slow',
      when: { all: [{ fact: 'pay.lateDays', operator: 'greaterThan', value: 12 }] },
      effects: [{ type: 'limit_cap', capMinor: 100_000 }],
      ifUnknown: 'refer',
      reason: { code: 'slow', theme: 'payment', text: { fr: 'x (fr)', en: 'x' } },
    };
    const policy = policyOf(withEdit(soundPolicyDocument(), ['rules', 2], rule));
    const { findings } = await prove(policy);
    expect(findings.map(({ code, path }) => [code, path.join('.')])).toEqual([['cliff', 'facts.pay.lateDays']]);
    const [{ witness, counterpart, message } = { witness: null, counterpart: null, message: null }] = findings;
    expect([witness?.facts['pay.lateDays'], counterpart?.facts['pay.lateDays']]).toEqual([12, 13]);
    const [before, after] = [await decide(policy, witness), await decide(policy, counterpart)];
    expect(after.rating).toBe(before.rating);
    expect([before.limit.amountMinor, after.limit.amountMinor]).toEqual([40_000_000, 100_000]);
    expect(message?.en).toBe('One day more or less of “pay.lateDays” moves the limit from €400,000 to €1,000.');
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
