/** Columns on every shipped scorecard: its cases, and random applications, against the rules and the oracle. */
import {
  type Application,
  bindingAt,
  buildColumnTable,
  COLUMN_OUTPUTS,
  type ColumnDecisions,
  type ColumnPlan,
  compileColumns,
  createDecider,
  type Decision,
  decideTable,
  limitAt,
  listEntries,
  outcomeAt,
  type Policy,
  parseApplication,
  ratingAt,
  ratioAt,
  ruleResultsAt,
  tableSchemaFor,
  termsAt,
} from '@encours/engine';
import { arbitraryApplication, decideNaively } from '@encours/engine/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShippedCard, scorecards } from './shipped.js';

function policyOf({ checked, name }: ShippedCard): Policy {
  if (checked.policy === null) throw new Error(`${name}: ${JSON.stringify(checked.diagnostics)}`);
  return checked.policy;
}

function decideAll(
  policy: Policy,
  applications: readonly Application[],
): { plan: ColumnPlan; decisions: ColumnDecisions } {
  const plan = compileColumns(policy);
  return { plan, decisions: decideTable(plan, buildColumnTable(tableSchemaFor([policy]), applications)) };
}

/** What columns say about a row. */
function readRow(plan: ColumnPlan, decisions: ColumnDecisions, row: number) {
  const { scorecard, ratios } = plan.policy;
  return {
    outcome: outcomeAt(decisions, row),
    rating: ratingAt(decisions, row),
    scoreRating: decisions.scoreRating?.[row],
    score: decisions.score?.[row],
    knownShare: decisions.knownShare?.[row],
    ratios: Object.fromEntries(
      ratios.map(({ name }, index) => {
        const ratio = ratioAt(plan, decisions, index, row);
        return [name, ratio.state === 'present' ? ratio.value : ratio.state === 'class' ? ratio.class : ratio.state];
      }),
    ),
    entries: scorecard.characteristics.map(
      (characteristic, index) => listEntries(characteristic)[decisions.entries?.[index]?.[row] ?? -1]?.id,
    ),
    rules: ruleResultsAt(decisions, row),
    limitMinor: limitAt(decisions, row),
    binding: bindingAt(plan, decisions, row),
    terms: termsAt(plan, decisions, row),
    role: scorecard.delegation.levels[decisions.level?.[row] ?? -1]?.role,
    countedMinor: decisions.countedMinor?.[row],
    fourEyes: decisions.fourEyes?.[row] === 1,
  };
}

/** The same from a decision of the rules executor. */
function readDecision({ trace, limit, authority, ...decision }: Decision): ReturnType<typeof readRow> {
  return {
    outcome: decision.outcome,
    rating: decision.rating,
    scoreRating: decision.scoreRating,
    score: decision.score,
    knownShare: decision.completeness.knownShare,
    ratios: Object.fromEntries(
      trace.ratios.map(({ name, resolved }) => [
        name,
        resolved.state === 'present' ? resolved.value : resolved.state === 'class' ? resolved.class : resolved.state,
      ]),
    ),
    entries: trace.characteristics.map(({ entry }) => entry.id),
    rules: trace.rules.map(({ result }) => result),
    limitMinor: limit.amountMinor,
    binding: limit.binding,
    terms: decision.terms.terms,
    role: authority.role,
    countedMinor: authority.countedMinor,
    fourEyes: authority.fourEyes,
  };
}

describe.each(scorecards)('$name by columns', (card) => {
  const policy = policyOf(card);

  it('is columns all the way', () => {
    const plan = compileColumns(policy);
    const operations = plan.steps.map(({ op }) => op);
    const count = (op: (typeof operations)[number]): number => operations.filter((other) => other === op).length;
    expect(plan.outputs.size).toBe(COLUMN_OUTPUTS.length);
    expect(count('bands') + count('categories')).toBe(policy.characteristics.length);
    expect(count('rule')).toBe(policy.rules.length);
    expect(count('component')).toBe(policy.limit.components.length);
    expect(count('keep_ratio')).toBe(policy.ratios.length);
    for (const op of ['limit', 'terms', 'authority', 'outcome'] as const) expect(count(op)).toBe(1);
  });

  it('decides its cases as expected and as the rules do', async () => {
    const applications = card.cases.map(({ application }) => {
      const parsed = parseApplication(policy, application);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value;
    });
    const { plan, decisions } = decideAll(policy, applications);
    const decider = createDecider(policy);
    for (const [row, { expect: expected }] of card.cases.entries()) {
      const facts = readRow(plan, decisions, row);
      const { outcome, rating, score, limitMinor, terms, role } = facts;
      expect({ outcome, rating, score, limitMinor, terms, authority: role }).toEqual({
        outcome: expected.outcome,
        rating: expected.rating,
        score: expected.score,
        limitMinor: expected.limitMinor,
        terms: expected.terms,
        authority: expected.authority,
      });
      const application = applications[row];
      if (application === undefined) throw new Error('as many applications as cases');
      expect(facts).toEqual(readDecision(await decider.decide(application)));
    }
  });

  it('decides random applications as the rules and the oracle do', async () => {
    const arbitraryTable = fc.array(arbitraryApplication(policy.scorecard), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(arbitraryTable, async (applications) => {
        const { plan, decisions } = decideAll(policy, applications);
        const decider = createDecider(policy);
        for (const [row, application] of applications.entries()) {
          const facts = readRow(plan, decisions, row);
          expect(facts).toEqual(readDecision(await decider.decide(application)));
          const naive = decideNaively(policy.scorecard, policy.benchmarks, application);
          expect([facts.outcome, facts.score, facts.limitMinor, facts.binding, facts.terms, facts.rules]).toEqual([
            naive.outcome,
            naive.score,
            naive.limitMinor,
            naive.binding,
            naive.terms,
            naive.ruleResults,
          ]);
        }
      }),
      { numRuns: 15 },
    );
  });
});
