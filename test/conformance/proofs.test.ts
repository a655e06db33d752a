/** Proofs about the shipped scorecards: nothing to mend, and every customer that is shown is decided as it is said. */
import {
  buildColumnTable,
  checkScorecard,
  compileColumns,
  decideTable,
  diffPolicies,
  type JsonPath,
  limitAt,
  outcomeAt,
  type Policy,
  parseApplication,
  prove,
  proveQuickly,
  ratingAt,
  Scorecard,
  tableSchemaFor,
  weighRegions,
} from '@encours/engine';
import { decideNaively } from '@encours/engine/testing';
import { describe, expect, it } from 'vitest';
import { benchmarks, decideWith, policyOf, scorecards } from './shipped.js';

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
  it('has nothing that a proof would have mended', async () => {
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
    expect(claims.find(({ id }) => id === 'better_is_never_worse')?.certainty).toBe('proved');
    for (const { code, message, witness, counterpart } of findings) {
      if (witness === null) continue;
      const first = await decideThrice(policy, witness);
      if (code === 'rule_silent_when_absent') expect(first.outcome).toBe('approve');
      if (code === 'guard_silent_when_absent') {
        const [, absent = ''] = /^When \W([\w.]+)\W is absent/u.exec(message.en) ?? [];
        expect(policy.slotByName.has(absent)).toBe(true);
        expect([first.outcome, witness.facts[absent] ?? null]).toEqual(['approve', null]);
      }
      // Whoever stands at a cliff is a customer that one meets, with accounts of a whole year.
      if (code === 'cliff') expect(witness.facts['fin.periodMonths'] ?? 12).toBe(12);
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
  it('differ in regions that hold every shipped case that they decide otherwise', async () => {
    const [a, b] = [policyOf('trade-credit-standard', 1), policyOf('trade-credit-standard', 2)];
    const difference = await diffPolicies(a, b);
    expect(difference.equivalent).toBe(false);
    expect(difference.regions.length).toBeGreaterThan(5);
    for (const { certainty, moves, text } of difference.regions) {
      // Each difference is shown by a customer who lies in its region and in no other.
      expect([text.en, certainty]).toEqual([text.en, 'proved']);
      for (const { witness, isAlone } of moves) {
        const parsed = parseApplication(b, witness);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
        expect([text.en, isAlone, difference.locate(parsed.value).length]).toEqual([text.en, true, 1]);
      }
    }
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

  it.each<{ note: string; edit: (card: Scorecard) => void; code: string; path: JsonPath }>([
    {
      note: 'points against the direction',
      edit: (card) => {
        const gearing = card.characteristics.find(({ id }) => id === 'gearing');
        if (gearing?.kind === 'numeric' && gearing.bands[2] !== undefined) gearing.bands[2].points = 12;
      },
      code: 'better_input_worse_rating',
      path: ['characteristics', 8],
    },
    {
      note: 'a maximum that is greater for a worse rating',
      edit: (card) => {
        const maximum = card.limit.tables.maximum;
        if (maximum !== undefined) maximum.values = [10_000_000, 30_000_000, 10_000_000, 1_500_000, 1_000_000];
      },
      code: 'better_input_lower_limit',
      path: ['characteristics', 0],
    },
  ])('is found, changed to have $note', async ({ edit, code, path }) => {
    const card = Scorecard.parse(structuredClone(policyOf('trade-credit-standard', 2).scorecard));
    edit(card);
    const { policy } = checkScorecard(card, benchmarks);
    if (policy === null) throw new Error('the card has faults');
    const { findings, cutShort } = await prove(policy);
    expect(cutShort).toEqual([]);
    const finding = findings.find((one) => one.code === code);
    expect(finding?.path).toEqual(path);
    for (const one of [finding?.witness, finding?.counterpart]) await decideThrice(policy, one);
  });

  it('are shown as much of where the limit is no more than what is asked for', async () => {
    const card = Scorecard.parse(structuredClone(policyOf('trade-credit-standard', 2).scorecard));
    const shown = async () => {
      const { policy } = checkScorecard(card, benchmarks);
      if (policy === null) throw new Error('the card has faults');
      const { findings, claims } = await prove(policy);
      return [
        ...findings.filter(({ code }) => code !== 'cliff').map(({ code }) => code),
        ...claims.map(({ id }) => id),
      ];
    };
    const before = await shown();
    card.limit.combine = `min(request.total, ${card.limit.combine})`;
    expect(await shown()).toEqual(before);
    expect(before).toContain('better_input_lower_limit');
  });

  it('are each the same as themselves', async () => {
    const policy = policyOf('trade-credit-standard', 2);
    expect(await diffPolicies(policy, policy)).toMatchObject({ equivalent: true, textsDiffer: false, regions: [] });
  });
});
