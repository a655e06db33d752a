/** Columns against the rules and against the naive oracle, on generated scorecards and applications. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application } from '../../application/schema.js';
import { checkScorecard } from '../../scorecard/check.js';
import type { Policy } from '../../scorecard/policy.js';
import { arbitraryCase, type DrawnCase } from '../../testing/arbitraries.js';
import { decideNaively, type NaiveDecision } from '../../testing/oracle.js';
import { createDecider } from '../decide.js';
import type { Decision } from '../decision.js';
import type { RuleResult } from '../reasons.js';
import { listEntries } from '../resolve-band.js';
import {
  bindingAt,
  type ColumnDecisions,
  limitAt,
  outcomeAt,
  RULE_RESULTS,
  ratingAt,
  ratioAt,
  requireColumn,
  ruleResultsAt,
  termsAt,
} from './decisions.js';
import { FINDING_BITS } from './grant-kernels.js';
import { COLUMN_OUTPUTS, type ColumnPlan, compileColumns } from './plan.js';
import { decideTable } from './run.js';
import { buildColumnTable, tableSchemaFor } from './table-builder.js';

/** The part of a decision that columns give. */
interface ColumnFacts {
  readonly outcome: string;
  readonly rating: number;
  readonly scoreRating: number;
  readonly score: number;
  readonly knownShare: number;
  readonly ratios: Readonly<Record<string, string | number>>;
  readonly entries: readonly string[];
  readonly ruleResults: readonly RuleResult[];
  readonly limitMinor: number | null;
  readonly binding: readonly string[];
  readonly terms: unknown;
  readonly role: string;
  readonly countedMinor: number;
  readonly fourEyes: boolean;
  readonly automatic: boolean;
  readonly findings: readonly string[];
}

function readRow(plan: ColumnPlan, decisions: ColumnDecisions, row: number): ColumnFacts {
  const { policy } = plan;
  const { scorecard } = policy;
  const bits = requireColumn(decisions.findings, 'findings')[row] ?? 0;
  const findings = Object.entries(FINDING_BITS).flatMap(([code, bit]) => ((bits & bit) === 0 ? [] : [code]));
  return {
    outcome: outcomeAt(decisions, row),
    rating: ratingAt(decisions, row),
    scoreRating: decisions.scoreRating?.[row] ?? 0,
    score: decisions.score?.[row] ?? Number.NaN,
    knownShare: decisions.knownShare?.[row] ?? Number.NaN,
    ratios: Object.fromEntries(
      policy.ratios.map(({ name }, index): [string, string | number] => {
        const ratio = ratioAt(plan, decisions, index, row);
        if (ratio.state === 'present') return [name, Number(ratio.value)];
        return [name, ratio.state === 'class' ? `class ${ratio.class}` : ratio.state];
      }),
    ),
    entries: scorecard.characteristics.map(
      (characteristic, index) => listEntries(characteristic)[decisions.entries?.[index]?.[row] ?? -1]?.id ?? 'none',
    ),
    ruleResults: ruleResultsAt(decisions, row),
    limitMinor: limitAt(decisions, row),
    binding: bindingAt(plan, decisions, row),
    terms: termsAt(plan, decisions, row),
    role: scorecard.delegation.levels[decisions.level?.[row] ?? -1]?.role ?? 'none',
    countedMinor: decisions.countedMinor?.[row] ?? Number.NaN,
    fourEyes: decisions.fourEyes?.[row] === 1,
    automatic: decisions.level?.[row] === 0,
    findings,
  };
}

const isFinding = (code: string): boolean => Object.hasOwn(FINDING_BITS, code);

function factsOfOracle(naive: NaiveDecision): ColumnFacts {
  const { reasonCodes, scoreIfBest: _best, scoreIfWorst: _worst, ruleResults, ...rest } = naive;
  const results = ruleResults.map((result) => RULE_RESULTS.find((known) => known === result) ?? 'unknown');
  return { ...rest, ruleResults: results, findings: reasonCodes.filter(isFinding) };
}

function factsOfDecision(decision: Decision): ColumnFacts {
  const { trace, limit, authority } = decision;
  return {
    outcome: decision.outcome,
    rating: decision.rating,
    scoreRating: decision.scoreRating,
    score: decision.score,
    knownShare: decision.completeness.knownShare,
    ratios: Object.fromEntries(
      trace.ratios.map(({ name, resolved }): [string, string | number] => {
        if (resolved.state === 'present') return [name, Number(resolved.value)];
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
    findings: decision.reasons.map(({ code }) => code).filter(isFinding),
  };
}

/** The order of findings among themselves is that of the bits. */
function sortFindings(facts: ColumnFacts): ColumnFacts {
  const order = Object.keys(FINDING_BITS);
  return { ...facts, findings: facts.findings.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) };
}

function policyOf({ scorecard, benchmarks }: Pick<DrawnCase, 'scorecard' | 'benchmarks'>): Policy {
  const { policy, diagnostics } = checkScorecard(scorecard, benchmarks);
  if (policy === null) throw new Error(`the generator made a faulty scorecard: ${JSON.stringify(diagnostics)}`);
  return policy;
}

function decideAll(
  policy: Policy,
  applications: readonly Application[],
): { plan: ColumnPlan; decisions: ColumnDecisions } {
  const plan = compileColumns(policy);
  const table = buildColumnTable(tableSchemaFor([policy]), applications);
  const decisions = decideTable(plan, table);
  // Points that nobody asks the entries of are added another way.
  const others = COLUMN_OUTPUTS.filter((output) => output !== 'entries');
  expect({ ...decideTable(compileColumns(policy, others), table), entries: null }).toEqual({
    ...decisions,
    entries: null,
  });
  return { plan, decisions };
}

describe('columns', () => {
  it('agree with the oracle', () => {
    const seen = { approve: 0, refer: 0, decline: 0, unknown: 0, fired: 0, unavailable: 0, absent: 0, class: 0 };
    const operations = new Set<string>();
    fc.assert(
      fc.property(arbitraryCase(12), (drawn) => {
        const policy = policyOf(drawn);
        const { plan, decisions } = decideAll(policy, drawn.applications);
        for (const { op } of plan.steps) operations.add(op);
        for (const [row, application] of drawn.applications.entries()) {
          const facts = readRow(plan, decisions, row);
          const naive = decideNaively(drawn.scorecard, policy.benchmarks, application);
          expect(facts).toEqual(sortFindings(factsOfOracle(naive)));

          seen[outcomeAt(decisions, row)] += 1;
          if (facts.limitMinor === null) seen.unavailable += 1;
          for (const result of facts.ruleResults) if (result !== 'not_fired') seen[result] += 1;
          if (facts.entries.includes('missing')) seen.absent += 1;
          if (Object.values(facts.ratios).some((ratio) => String(ratio).startsWith('class'))) seen.class += 1;
        }
      }),
      { numRuns: 500 },
    );
    // A generator that never leads somewhere would prove nothing about it.
    for (const [where, count] of Object.entries(seen)) expect(count, where).toBeGreaterThan(0);
    expect([...operations].sort()).toEqual(OPERATIONS);
  });

  it('agree with the rules', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCase(8), async (drawn) => {
        const policy = policyOf(drawn);
        const decider = createDecider(policy);
        const { plan, decisions } = decideAll(policy, drawn.applications);
        for (const [row, application] of drawn.applications.entries()) {
          const decision = await decider.decide(application);
          expect(readRow(plan, decisions, row)).toEqual(sortFindings(factsOfDecision(decision)));
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Every operation there is but those that are tested by hand: all of them took part in what was compared. */
const OPERATIONS = [
  'abs',
  'add',
  'age',
  'age_text',
  'and',
  'authority',
  'bands',
  'categories',
  'classify',
  'coalesce',
  'compare',
  'component',
  'divide',
  'follow_equal',
  'follow_limit',
  'keep_ratio',
  'known_share',
  'limit',
  'mark_binding',
  'max',
  'min',
  'multiply',
  'negate',
  'not',
  'or',
  'outcome',
  'percentile',
  'rule',
  'score_rating',
  'start',
  'subtract',
  'table',
  'terms',
  'test_rating',
  'test_state',
  'test_text',
];
