import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../kernel/engine-version.js';
import type { Policy } from '../scorecard/policy.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../testing/example-policy.js';
import { createDecider } from './decide.js';
import { Decision } from './decision.js';

const example = examplePolicy();

async function decide(changes: Parameters<typeof exampleApplication>[0], policy: Policy = example): Promise<Decision> {
  const decision = await createDecider(policy).decide(exampleApplication(changes));
  return Decision.parse(decision);
}

const codes = (decision: Decision) => decision.reasons.map(({ code }) => code);
const entries = (decision: Decision) => decision.trace.characteristics.map(({ entry }) => entry.id);

describe('createDecider', () => {
  it('approves with limit, terms, authority, review and a receipt', async () => {
    const decision = await decide({});
    expect(decision).toMatchObject({
      outcome: 'approve',
      currency: 'EUR',
      rating: 1,
      ratingLabel: { fr: 'Très faible', en: 'Very low' },
      scoreRating: 1,
      score: 580,
      completeness: { knownShare: 1, minimumShare: 0.5, scoreIfWorst: 580, scoreIfBest: 580 },
      limit: { amountMinor: 5_000_000, status: 'granted', requestedMinor: 1_000_000, binding: ['ownFunds'] },
      terms: { terms: { kind: 'end_of_month', days: 45, method: 'end_of_month_plus_days' } },
      authority: {
        role: 'automatic',
        countedMinor: 1_000_000,
        fourEyes: false,
        automatic: true,
        validUntil: '2026-05-01',
      },
      review: { on: '2027-01-31', months: 12 },
      dunning: 'calm',
      defaultProbability: null,
      reasons: [],
      improvements: [],
      receipt: { scorecard: { id: 'example', version: 3, digest: example.digest }, date: '2026-01-31' },
    });
    expect(decision.receipt.engineVersion).toBe(ENGINE_VERSION);
    expect(decision.receipt.inputDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('has the version of its package', () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(manifest).toMatchObject({ version: ENGINE_VERSION });
  });

  describe('entries', () => {
    it.each([
      { facts: { 'fin.netDebt': 4_999_999 }, gearing: 'low', note: 'just below a bound' },
      { facts: { 'fin.netDebt': 5_000_000 }, gearing: 'fair', note: 'a bound belongs to the band above it' },
      { facts: { 'fin.netDebt': -1 }, gearing: 'low', note: 'negative net debt' },
      { facts: { 'fin.equity': 0 }, gearing: 'negative_equity', note: 'a guard comes before the division' },
      { facts: { 'fin.equity': -1 }, gearing: 'negative_equity', note: 'negative equity never passes for low gearing' },
      { facts: { 'fin.netDebt': undefined }, gearing: 'missing', note: 'absent is not zero' },
      { facts: { 'fin.equity': { value: 10_000_000, asOf: '2024-02-01' } }, gearing: 'low', note: '730 days old' },
      { facts: { 'fin.equity': { value: 10_000_000, asOf: '2024-01-31' } }, gearing: 'stale', note: '731 days old' },
      {
        facts: { 'fin.equity': { value: null, status: 'confidential' as const }, 'fin.netDebt': undefined },
        gearing: 'missing',
        note: 'of two absences the stronger shows',
      },
    ])('takes $gearing: $note', async ({ facts, gearing }) => {
      expect(entries(await decide({ facts }))[0]).toBe(gearing);
    });

    it('treats a value that no category lists as not applicable, and as not known', async () => {
      const facts = { 'legal.proceeding': { label: { fr: 'x', en: 'x' }, type: 'code' as const, maxAgeDays: null } };
      const decision = await decide({ facts: { 'legal.proceeding': 'moratorium' } }, examplePolicy({ facts }));
      expect(decision.trace.characteristics[2]).toMatchObject({
        resolved: { state: 'notApplicable', cause: 'unlisted' },
        entry: { kind: 'absent', id: 'notApplicable' },
      });
      expect(decision.completeness.knownShare).toBeCloseTo((80 + 90) / (80 + 90 + 110), 12);
    });
  });

  describe('completeness', () => {
    it('says between which scores the truth lies', async () => {
      const { completeness, score } = await decide({ facts: { 'pay.delay': undefined } });
      expect(score).toBe(550);
      expect(completeness).toMatchObject({ scoreIfWorst: 490, scoreIfBest: 580 });
    });

    it('counts what an absence itself earns, which may be less than any value', async () => {
      const characteristics = EXAMPLE_SCORECARD.characteristics.map((one) =>
        one.id === 'delay' ? { ...one, absent: { ...one.absent, missing: { points: -70, reason: null } } } : one,
      );
      const strict = createDecider(examplePolicy({ characteristics }));
      const { completeness, score } = await strict.decide(exampleApplication({ facts: { 'pay.delay': undefined } }));
      expect(score).toBe(480);
      expect(completeness).toMatchObject({ scoreIfWorst: 480, scoreIfBest: 580 });
    });

    it('refers where too little is known', async () => {
      const facts = { 'pay.delay': undefined, 'fin.netDebt': undefined };
      const decision = await decide({ facts, request: { amountMinor: 500_000 } });
      expect(decision.outcome).toBe('refer');
      expect(codes(decision)).toEqual(['not_enough_known', 'gearing.missing']);
    });
  });

  describe('rules', () => {
    it('declines, offers prepayment and says why first', async () => {
      const decision = await decide({ facts: { 'legal.proceeding': 'liquidation' } });
      expect(decision).toMatchObject({ outcome: 'decline', terms: { terms: { kind: 'prepayment' } } });
      expect(codes(decision)).toEqual([
        'liquidation',
        'above_automatic_authority',
        'rating_outcome',
        'proceeding.open',
      ]);
      expect(decision.trace.rules[0]).toEqual({ id: 'liquidation', result: 'fired', effects: ['decline'] });
    });

    it('holds the rating, caps limit and terms, and omits advice that the rule would defeat', async () => {
      const decision = await decide({ facts: { 'legal.protests': 1 } });
      expect(decision).toMatchObject({
        outcome: 'refer',
        rating: 3,
        scoreRating: 1,
        limit: { amountMinor: 1_000_000, status: 'proposed', binding: ['protested'] },
        terms: { terms: { kind: 'net', days: 30 } },
        improvements: [],
      });
      expect(codes(decision)).toEqual(['protested', 'above_automatic_authority']);
    });

    it('refers on a rule that an absent fact leaves undecided, if the rule says so', async () => {
      const decision = await decide({ facts: { 'legal.protests': undefined, 'legal.proceeding': undefined } });
      expect(decision.trace.rules).toEqual([
        { id: 'liquidation', result: 'unknown', effects: [] },
        { id: 'protested', result: 'unknown', effects: ['refer'] },
      ]);
      expect(decision.outcome).toBe('refer');
      expect(codes(decision)).toEqual(['protested.unknown', 'proceeding.missing']);
    });

    it.each([
      { when: { not: { fact: 'legal.protests', operator: 'equal', value: 1 } }, result: 'unknown', note: 'not' },
      { when: { fact: 'legal.protests', operator: 'notEqual', value: 1 }, result: 'unknown', note: 'notEqual' },
      { when: { fact: 'legal.protests', operator: 'notIn', value: [1] }, result: 'unknown', note: 'notIn' },
      { when: { fact: 'legal.protests.state', operator: 'equal', value: 'missing' }, result: 'fired', note: 'state' },
      {
        when: {
          any: [
            { fact: 'legal.protests', operator: 'greaterThan', value: 0 },
            { fact: 'pay.delay', operator: 'lessThan', value: 1 },
          ],
        },
        result: 'fired',
        note: 'any with one certain',
      },
      {
        when: {
          all: [
            { fact: 'legal.protests', operator: 'greaterThan', value: 0 },
            { fact: 'pay.delay', operator: 'greaterThan', value: 1 },
          ],
        },
        result: 'not_fired',
        note: 'all with one certainly false',
      },
      {
        when: { fact: 'gearing.class', operator: 'equal', value: 'negative_equity' },
        result: 'not_fired',
        note: 'no class',
      },
      {
        when: { fact: 'gearing.class', operator: 'notEqual', value: 'negative_equity' },
        result: 'fired',
        note: 'no class',
      },
      { when: { fact: 'rating', operator: 'lessThanInclusive', value: 1 }, result: 'fired', note: 'rating by score' },
      { when: { fact: 'score', operator: 'greaterThanInclusive', value: 580 }, result: 'fired', note: 'score' },
      {
        when: { fact: 'request.total', operator: 'greaterThan', value: 1_000_000 },
        result: 'not_fired',
        note: 'request',
      },
    ] as const)('absent protests leave $when $result ($note)', async ({ when, result }) => {
      const [first] = EXAMPLE_SCORECARD.rules;
      if (first === undefined) throw new Error('the example has rules');
      const policy = examplePolicy({
        rules: [{ ...first, effects: [{ type: 'refer' }], when: structuredClone(when) as (typeof first)['when'] }],
      });
      const decision = await decide({ facts: { 'legal.protests': undefined } }, policy);
      expect(decision.trace.rules[0]?.result).toBe(result);
    });
  });

  describe('natural persons', () => {
    it.each([
      { naturalPerson: false, outcome: 'decline', note: 'a legal entity' },
      { naturalPerson: true, outcome: 'refer', note: 'a natural person' },
      { naturalPerson: undefined, outcome: 'refer', note: 'not known to be a legal entity' },
    ])('$outcome for $note', async ({ naturalPerson, outcome }) => {
      const facts = { 'legal.proceeding': 'liquidation', 'registry.naturalPerson': naturalPerson };
      const decision = await decide({ facts });
      expect(decision.outcome).toBe(outcome);
      expect(codes(decision).includes('natural_person')).toBe(outcome === 'refer');
    });
  });

  describe('request', () => {
    it('answers an amount above the limit with the limit', async () => {
      const decision = await decide({ request: { amountMinor: 6_000_000 } });
      expect(decision).toMatchObject({
        outcome: 'refer',
        limit: { amountMinor: 5_000_000, status: 'proposed', requestedMinor: 6_000_000 },
        authority: { role: 'committee', fourEyes: true, automatic: false },
      });
      expect(codes(decision)).toEqual(['amount_above_limit', 'above_automatic_authority']);
    });

    it('counts what is owed already, so that splitting a request gains nothing', async () => {
      const decision = await decide({ request: { amountMinor: 1_000_000, exposureMinor: 1_500_000 } });
      expect(decision.authority).toMatchObject({ role: 'analyst', countedMinor: 2_500_000 });
    });

    it('counts what the rest of the group owes for the authority, not for the limit', async () => {
      const alone = await decide({ request: { amountMinor: 1_000_000 } });
      const inGroup = await decide({ request: { amountMinor: 1_000_000, groupExposureMinor: 1_500_000 } });
      expect(alone.authority).toMatchObject({ role: 'automatic', countedMinor: 1_000_000 });
      expect(inGroup.authority).toMatchObject({ role: 'analyst', countedMinor: 2_500_000 });
      expect(inGroup.limit).toEqual({ ...alone.limit, status: 'proposed' });
      expect(codes(inGroup)).toEqual(['above_automatic_authority']);
    });

    it('lets an approval expire', async () => {
      // 31 January 2026 and the 90 days that the policy gives.
      expect((await decide({})).authority.validUntil).toBe('2026-05-01');
    });

    it('counts the insured part at its share', async () => {
      const decision = await decide({ request: { amountMinor: 3_000_000, insuredMinor: 2_000_000 } });
      expect(decision.authority).toMatchObject({ role: 'automatic', countedMinor: 1_200_000 });
    });

    it.each([
      { terms: { kind: 'net', days: 75 }, refers: false, note: 'as long as 45 days end of month can be' },
      { terms: { kind: 'net', days: 76 }, refers: true, note: 'longer' },
      { terms: { kind: 'end_of_month', days: 60, method: 'plus_days_end_of_month' }, refers: true, note: 'longer' },
      { terms: null, refers: false, note: 'nothing asked' },
    ] as const)('refers on terms $terms: $refers ($note)', async ({ terms, refers }) => {
      const decision = await decide({ request: { terms } });
      expect(codes(decision)).toEqual(refers ? ['terms_above_policy'] : []);
    });

    it('refers where no limit can be computed', async () => {
      const decision = await decide({ facts: { 'fin.equity': undefined } });
      expect(decision).toMatchObject({
        outcome: 'refer',
        limit: { amountMinor: null, status: 'unavailable', binding: [] },
      });
      expect(codes(decision)).toEqual(['limit_unavailable', 'gearing.missing']);
    });
  });

  describe('a guarantee', () => {
    const guaranteed = examplePolicy({
      facts: {
        ...EXAMPLE_SCORECARD.facts,
        'guar.remainingDays': {
          type: 'integer',
          label: { fr: 'Garantie : jours restants', en: 'Guarantee: days left' },
          unit: 'days',
          minimum: 0,
          maximum: null,
          maxAgeDays: null,
        },
      },
      rules: [
        {
          id: 'guaranteed',
          when: { fact: 'guar.remainingDays', operator: 'greaterThanInclusive', value: 90 },
          effects: [{ type: 'terms_lift', ratings: 1 }],
          ifUnknown: 'ignore',
          reason: { code: 'guaranteed', theme: 'external', text: { fr: 'Garantie reçue.', en: 'Guarantee held.' } },
        },
      ],
    });
    const rated = { 'pay.delay': 12 };

    it('lifts the terms and leaves the rating alone', async () => {
      const without = await decide({ facts: rated }, guaranteed);
      const held = await decide({ facts: { ...rated, 'guar.remainingDays': 90 } }, guaranteed);
      const best = await decide({}, guaranteed);
      expect(without.terms).not.toEqual(best.terms);
      expect(held).toMatchObject({ rating: without.rating, score: without.score, terms: best.terms });
      expect(held.trace.rules).toEqual([{ id: 'guaranteed', result: 'fired', effects: ['terms_lift:1'] }]);
    });

    it('does nothing when it is about to expire, or when nothing is known of it', async () => {
      const without = await decide({ facts: rated }, guaranteed);
      const expiring = await decide({ facts: { ...rated, 'guar.remainingDays': 89 } }, guaranteed);
      expect(expiring.terms).toEqual(without.terms);
    });
  });

  describe('improvements', () => {
    it('finds the smallest single change, and those in the hands of the customer', async () => {
      const { improvements, score } = await decide({ facts: { 'pay.delay': 40, 'fin.netDebt': 30_000_000 } });
      expect(score).toBe(430);
      expect(improvements).toMatchObject([
        {
          toRating: 4,
          actionableOnly: false,
          pointsGained: 30,
          changes: [{ characteristic: 'gearing', target: { entry: 'fair', bound: 'below', value: 2 } }],
        },
        {
          toRating: 4,
          actionableOnly: true,
          pointsGained: 40,
          changes: [{ characteristic: 'delay', target: { entry: 'slow', bound: 'below', value: 30 } }],
        },
      ]);
    });

    it('names the categories that would do', async () => {
      const { improvements } = await decide({ facts: { 'legal.proceeding': 'safeguard' } });
      expect(improvements[0]?.changes[0]?.target).toEqual({
        entry: 'none',
        bound: 'one_of',
        value: ['none'],
        labels: null,
      });
    });

    it('keeps its promise: with the change made, the rating is reached', async () => {
      const before = await decide({ facts: { 'pay.delay': 40, 'fin.netDebt': 30_000_000 } });
      const after = await decide({ facts: { 'pay.delay': 29.9, 'fin.netDebt': 30_000_000 } });
      expect(after.rating).toBe(before.improvements[1]?.toRating);
    });
  });

  it('states the probability that a fitted card or a calibration gives', async () => {
    const scaling = { kind: 'fitted', pointsToDoubleOdds: 20, anchorScore: 580, anchorOddsGoodToBad: 50 } as const;
    expect((await decide({}, examplePolicy({ scaling }))).defaultProbability).toBe(0.019607843);
    const calibration = {
      horizonMonths: 12,
      source: { fr: 'essai', en: 'test' },
      defaultProbability: [0.002, 0.01, 0.03, 0.08, 0.2] as [number, number, number, number, number],
    };
    expect((await decide({}, examplePolicy({ scaling, calibration }))).defaultProbability).toBe(0.002);
  });
});
