/** Proofs about the shipped scorecards: nothing to mend, and every customer that is shown is decided as it is said. */
import {
  buildColumnTable,
  compileColumns,
  decideTable,
  diffPolicies,
  limitAt,
  outcomeAt,
  type Policy,
  parseApplication,
  prove,
  proveQuickly,
  ratingAt,
  tableSchemaFor,
  weighRegions,
} from '@encours/engine';
import { decideNaively } from '@encours/engine/testing';
import { describe, expect, it } from 'vitest';
import { decideWith, policyOf, scorecards } from './shipped.js';

const cards = scorecards.map(({ name, id, version }) => ({ name, policy: policyOf(id, version) }));

/** By both executors and by the naive reading of the document: all must agree. */
async function decideThrice(policy: Policy, input: unknown) {
  const decision = await decideWith(policy, input);
  const parsed = parseApplication(policy, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const plan = compileColumns(policy);
  const columns = decideTable(plan, buildColumnTable(tableSchemaFor([policy]), [parsed.value]));
  expect([outcomeAt(columns, 0), ratingAt(columns, 0), limitAt(columns, 0)]).toEqual([
    decision.outcome,
    decision.rating,
    decision.limit.amountMinor,
  ]);
  const naive = decideNaively(policy.scorecard, policy.benchmarks, parsed.value);
  expect(naive).toMatchObject({ outcome: decision.outcome, rating: decision.rating, score: decision.score });
  return decision;
}

describe.each(cards)('$name', ({ policy }) => {
  it('has nothing that a proof would have mended', { timeout: 60_000 }, async () => {
    const { findings, claims } = await prove(policy);
    expect(findings.filter(({ severity }) => severity !== 'info').map(({ code, path }) => ({ code, path }))).toEqual(
      [],
    );
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'terms_lawful_every_day',
        'delegation_total',
        'natural_persons_never_declined',
        'better_is_never_worse',
      ]),
    );
    for (const { code, witness, counterpart } of findings) {
      if (witness === null) continue;
      const first = await decideThrice(policy, witness);
      if (code === 'rule_silent_when_absent') expect(first.outcome).toBe('approve');
      if (counterpart === null) continue;
      const second = await decideThrice(policy, counterpart);
      expect([second.rating, second.limit.amountMinor]).not.toEqual([first.rating, first.limit.amountMinor]);
    }
  });

  it('has the same quick findings as the whole', () => {
    for (const { certainty, severity } of proveQuickly(policy)) {
      expect(certainty).toBe('proved');
      expect(severity).toBe('info');
    }
  });
});

describe('the two versions of the standard scorecard', () => {
  it('differ in regions that hold every shipped case that they decide otherwise', { timeout: 60_000 }, async () => {
    const [a, b] = [policyOf('trade-credit-standard', 1), policyOf('trade-credit-standard', 2)];
    const difference = await diffPolicies(a, b);
    expect(difference.equivalent).toBe(false);
    expect(difference.regions.length).toBeGreaterThan(5);
    for (const { certainty, moves } of difference.regions)
      expect(certainty).toBe(moves.length > 0 ? 'proved' : 'sampled');
    const cases = scorecards.find(({ id, version }) => id === 'trade-credit-standard' && version === 1)?.cases ?? [];
    let differing = 0;
    for (const { application } of cases) {
      const [before, after] = [await decideWith(a, application), await decideWith(b, application)];
      const same =
        before.score === after.score &&
        before.rating === after.rating &&
        before.outcome === after.outcome &&
        before.limit.amountMinor === after.limit.amountMinor &&
        before.authority.role === after.authority.role;
      if (same) continue;
      differing += 1;
      expect(difference.locate(application)).not.toEqual([]);
    }
    expect(differing).toBeGreaterThan(0);
    const weights = weighRegions(
      difference,
      cases.map(({ application }) => ({ application, exposureMinor: application.request.exposureMinor })),
    );
    expect(weights.reduce((sum, { customers }) => sum + customers, 0)).toBeGreaterThanOrEqual(differing);
  });

  it('are each the same as themselves', async () => {
    const policy = policyOf('trade-credit-standard', 2);
    expect(await diffPolicies(policy, policy)).toMatchObject({ equivalent: true, textsDiffer: false, regions: [] });
  });
});
