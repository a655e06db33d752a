import { describe, expect, it } from 'vitest';
import { parseApplication } from '../../application/parse.js';
import type { Application } from '../../application/schema.js';
import type { JsonPath } from '../../kernel/diagnostic.js';
import { checkScorecard } from '../../scorecard/check.js';
import type { Policy } from '../../scorecard/policy.js';
import { smallBenchmark, smallScorecard, withEdit } from '../../testing/small-scorecard.js';
import { createSimulator } from '../simulate.js';
import { diffPolicies, weighRegions } from './diff.js';
import { sameDecision } from './moves.js';
import { meets } from './region.js';

type Edit = readonly [path: JsonPath, value: unknown];

function policyOf(edits: readonly Edit[] = []): Policy {
  const document = edits.reduce<unknown>((current, [path, value]) => withEdit(current, path, value), smallScorecard());
  const { policy, diagnostics } = checkScorecard(document, [smallBenchmark()]);
  if (policy === null) throw new Error(JSON.stringify(diagnostics));
  return policy;
}

const text = { fr: 'x (fr)', en: 'x' };
const RULE = {
  id: 'many',
  when: { all: [{ fact: 'pay.count', operator: 'greaterThan', value: 50 }] },
  effects: [{ type: 'refer' }],
  ifUnknown: 'ignore',
  reason: { code: 'many', theme: 'payment', text },
};

/** Every combination of values around the thresholds, absence included. */
function* listGrid(policy: Policy): Generator<Application> {
  for (const debt of [0, 5_000_000, 20_000_000])
    for (const equity of [-1, 10_000_000, 400_000_000])
      for (const lateDays of [0, 10, 12, 29, 30, null])
        for (const proceeding of ['none', 'safeguard', 'liquidation', null])
          for (const count of [2, 51, null])
            for (const amountMinor of [1, 600_000, 1_000_001]) {
              const facts = Object.entries({
                'registry.naturalPerson': false,
                'registry.naf': '46.51Z',
                'legal.openedOn': '2021-01-01',
                'fin.turnover': 5_000_000,
                'fin.receivables': 0,
                'fin.debt': debt,
                'fin.equity': equity,
                'pay.lateDays': lateDays,
                'pay.count': count,
                'legal.proceeding': proceeding,
              }).filter(([, value]) => value !== null);
              const parsed = parseApplication(policy, {
                date: '2025-06-30',
                request: { amountMinor },
                facts: Object.fromEntries(facts),
                priorFacts: { 'fin.debt': 0 },
              });
              if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
              yield parsed.value;
            }
}

const CHANGES: readonly {
  readonly note: string;
  readonly parts: readonly string[];
  readonly edits: readonly Edit[];
}[] = [
  { note: 'points of a band', parts: ['points'], edits: [[['characteristics', 2, 'bands', 1, 'points'], 15]] },
  {
    note: 'a bound of bands',
    parts: ['points'],
    edits: [
      [['characteristics', 2, 'bands', 0, 'to'], 12],
      [['characteristics', 2, 'bands', 1, 'from'], 12],
    ],
  },
  {
    note: 'points of a category',
    parts: ['points', 'known'],
    edits: [[['characteristics', 3, 'categories', 1, 'points'], -60]],
  },
  {
    note: 'points of absence',
    parts: ['points'],
    edits: [[['characteristics', 2, 'absent', 'missing', 'points'], -5]],
  },
  { note: 'a class', parts: ['points', 'known'], edits: [[['characteristics', 0, 'classes', 0, 'points'], -15]] },
  { note: 'the base', parts: ['base'], edits: [[['baseScore'], 45]] },
  { note: 'a threshold of ratings', parts: ['ratings'], edits: [[['ratings', 1, 'from'], 85]] },
  { note: 'an outcome', parts: ['ratings'], edits: [[['ratings', 2, 'outcome'], 'refer']] },
  { note: 'a rule more', parts: ['rule'], edits: [[['rules', 2], RULE]] },
  { note: 'a rule less', parts: ['rule'], edits: [[['rules', 0], undefined]] },
  { note: 'another condition', parts: ['rule'], edits: [[['rules', 1, 'when', 'all', 0, 'value'], 60]] },
  { note: 'another effect', parts: ['rule'], edits: [[['rules', 1, 'effects', 0, 'rating'], 4]] },
  { note: 'terms', parts: ['terms'], edits: [[['terms', 'offers', 2, 'offer', 'terms', 'days'], 40]] },
  { note: 'a table of the limit', parts: ['limit'], edits: [[['limit', 'tables', 'share', 'values', 2], 0.05]] },
  {
    note: 'a formula of the limit',
    parts: ['limit'],
    edits: [[['limit', 'combine'], 'min(limit.capacity, limit.ceiling) / 2']],
  },
  { note: 'an authority', parts: ['authority'], edits: [[['delegation', 'levels', 0, 'maxMinor', 0], 500_000]] },
  { note: 'how much must be known', parts: ['known'], edits: [[['completeness', 'minimumShare'], 0.8]] },
  {
    note: 'a formula of a ratio',
    parts: ['ratio'],
    edits: [[['ratios', 'gearing', 'formula'], 'fin.debt / fin.equity * 2']],
  },
];

function parsed(policy: Policy, input: unknown): Application {
  const result = parseApplication(policy, input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Regions in which a customer of the grid lies who is in no other and is decided otherwise. */
function* listAlone(difference: Awaited<ReturnType<typeof diffPolicies>>, a: Policy, b: Policy) {
  const [first, second] = [createSimulator(a), createSimulator(b)];
  for (const application of listGrid(a)) {
    const [before, after] = [first(application), second(application)];
    const [index, ...others] = difference.locate(application);
    if (sameDecision(before, after) || index === undefined || others.length > 0) continue;
    yield { index, isRated: before.rating !== after.rating };
  }
}

describe('diffPolicies', () => {
  it.each(CHANGES)('agrees with brute force: $note', async ({ parts, edits }) => {
    const [a, b] = [policyOf(), policyOf(edits)];
    const difference = await diffPolicies(a, b);
    expect(difference.equivalent).toBe(false);
    expect([...new Set(difference.regions.map(({ part }) => part))].sort()).toEqual([...parts].sort());
    const [first, second] = [createSimulator(a), createSimulator(b)];
    let differing = 0;
    for (const application of listGrid(a)) {
      const [before, after] = [first(application), second(application)];
      const regions = difference.locate(application);
      if (!sameDecision(before, after)) {
        differing += 1;
        expect(regions.length).toBeGreaterThan(0);
      }
      // Points are exact: inside such a region they differ by what it says, outside they do not.
      const points = regions.flatMap((index) => {
        const region = difference.regions[index];
        return region?.part === 'points' ? [(region.change[1] ?? 0) - (region.change[0] ?? 0)] : [];
      });
      if (parts.includes('points'))
        expect(after.score - before.score).toBe(points.reduce((sum, change) => sum + change, 0));
      for (const index of regions) {
        for (const condition of difference.regions[index]?.conditions ?? []) {
          const slot = a.slotByName.get(condition.name);
          const isBox = difference.regions[index]?.part === 'points';
          if (slot !== undefined && isBox) expect(meets(condition, before.scope.resolved[slot.slot])).toBe(true);
        }
      }
    }
    expect(differing).toBeGreaterThan(0);
    for (const { index, isRated } of listAlone(difference, a, b)) {
      const moves = (difference.regions[index]?.moves ?? []).filter((move) => move.isAlone);
      // What brute force finds of one region alone, the search has found too: a consequence, and one for the rating.
      expect(moves).not.toEqual([]);
      if (isRated) expect(moves.some(({ rating }) => rating[0] !== rating[1])).toBe(true);
    }
    for (const [index, { moves }] of difference.regions.entries())
      for (const { isAlone, witness } of moves)
        if (isAlone) expect(difference.locate(parsed(a, witness))).toEqual([index]);
    for (const { text: sentence } of difference.regions) expect(sentence.fr).not.toBe(sentence.en);
  });

  it('proves equal what differs only in words, order and layout', async () => {
    const rules = smallScorecard().rules;
    const gearing = smallScorecard().ratios.gearing;
    const edits: readonly Edit[] = [
      [['about', 'name'], text],
      [['rules'], [...rules].reverse()],
      [['ratios', 'gearing'], { ...gearing, label: text, formula: '( fin.debt )/(fin.equity)' }],
      [['characteristics', 0, 'bands', 2, 'reason'], text],
      [['rules', 1, 'reason', 'text'], text],
      // A band cut in two that earn the same.
      [['characteristics', 2, 'bands', 2, 'to'], 90],
      [['characteristics', 2, 'bands', 3], { id: 'worst', from: 90, to: null, points: -20, reason: text }],
      // A strategy under another name, and another owner.
      [['dunning', 'strategies', 0, 'id'], 'soft'],
      [
        ['dunning', 'strategyByRating'],
        ['soft', 'soft', 'soft', 'firm', 'firm'],
      ],
      [['about', 'owner'], 'Somebody else'],
    ];
    const difference = await diffPolicies(policyOf(), policyOf(edits));
    expect(difference).toMatchObject({ equivalent: true, textsDiffer: true, regions: [] });
    expect(await diffPolicies(policyOf(), policyOf())).toMatchObject({ equivalent: true, textsDiffer: false });
  });

  it.each([
    {
      note: 'a review',
      edit: [['review', 'monthsByRating', 4], 2],
      en: 'Only where the rating is 5: review 1 → 2 months.',
    },
    {
      note: 'a trigger',
      edit: [['review', 'triggers', 0], { id: 'late', label: text }],
      en: 'A review is triggered by: “new_accounts” → “late”.',
    },
    {
      note: 'dunning',
      edit: [['dunning', 'strategyByRating', 2], 'firm'],
      en: 'Only where the rating is 3: dunning D+5 reminder → D+1 call, D+8 order hold.',
    },
    {
      note: 'a probability of default',
      edit: [['calibration', 'defaultProbability', 0], 0.003],
      en: 'Only where the rating is 1: probability of default 0.002 → 0.003.',
    },
    {
      note: 'the horizon',
      edit: [['calibration', 'horizonMonths'], 18],
      en: 'Horizon of the probabilities of default 12 → 18 months.',
    },
    {
      note: 'a tolerance',
      edit: [['release', 'maxPsi'], 0.1],
      en: 'Stability index tolerated before publication 0.25 → 0.1.',
    },
    {
      note: 'how long an approval holds',
      edit: [['delegation', 'approvalValidDays'], 60],
      en: 'An approval is valid 90 → 60 days.',
    },
    { note: 'the currency', edit: [['about', 'currency'], 'USD'], en: 'Currency EUR → USD.' },
  ] as const)('tells what is not decided but done: $note', async ({ edit, en }) => {
    const difference = await diffPolicies(policyOf(), policyOf([edit]));
    expect(difference.equivalent).toBe(false);
    expect(difference.regions.map(({ text: sentence }) => sentence.en)).toEqual([en]);
    expect(difference.regions.map(({ certainty }) => certainty)).toEqual(['proved']);
  });

  it.each<{ note: string; edits: readonly Edit[]; en: readonly RegExp[] }>([
    {
      note: 'a scale that moves as a whole',
      edits: [
        [['baseScore'], 60],
        [['ratings', 0, 'from'], 110],
        [['ratings', 1, 'from'], 90],
        [['ratings', 2, 'from'], 70],
        [['ratings', 3, 'from'], 50],
      ],
      en: [/^For every customer: base score \d+ → 60; only the score changes\.$/],
    },
    {
      note: 'a deposit',
      edits: [[['terms', 'offers', 2, 'offer', 'depositPercent'], 40]],
      en: [/^Only where the rating is \d: offer .* → .*40% deposit with the order\.$/],
    },
    {
      note: 'how the limit is computed',
      edits: [[['limit', 'combine'], 'min(limit.capacity, limit.ceiling) / 2']],
      en: [/^Where the formulas give another limit: the limit is computed otherwise; limit −50% /],
    },
  ])('proves, and says what differs of: $note', async ({ edits, en }) => {
    const { regions } = await diffPolicies(policyOf(), policyOf(edits));
    expect(regions.map(({ certainty }) => certainty)).toEqual(en.map(() => 'proved'));
    expect(regions).toHaveLength(en.length);
    regions.forEach(({ text: sentence }, at) => {
      expect(sentence.en).toMatch(en[at] ?? '');
    });
  });

  it('finds the customer of a fact that ages where only a guard reads it', async () => {
    const guarded: Edit = [['ratios', 'gearing', 'guards', 1], { when: 'pay.count < 3', class: 'thin' }];
    const classed: Edit = [['characteristics', 0, 'classes', 1], { class: 'thin', points: -20, reason: text }];
    const noRule: Edit = [['rules', 1], undefined];
    const young: Edit = [['facts', 'pay.count', 'maxAgeDays'], 45];
    const base = [guarded, classed, noRule];
    const { regions } = await diffPolicies(policyOf([...base, young]), policyOf([...base, [young[0], 10]]));
    expect(regions.map(({ part, certainty }) => [part, certainty])).toEqual([['fact', 'proved']]);
  });

  it('compares versions without a calibration', async () => {
    const uncalibrated = [['calibration'], null] as const;
    const [a, b] = [policyOf([uncalibrated]), policyOf([uncalibrated, [['baseScore'], 1]])];
    expect((await diffPolicies(a, a)).equivalent).toBe(true);
    expect((await diffPolicies(a, b)).regions.map(({ part }) => part)).toEqual(['base']);
    const { regions } = await diffPolicies(policyOf(), a);
    expect(new Set(regions.map(({ part }) => part))).toEqual(new Set(['calibration']));
  });

  it.each<{ note: string; edits: readonly Edit[]; base?: readonly Edit[] }>([
    {
      note: 'sums and products in another order',
      base: [[['limit', 'combine'], 'min(limit.capacity + 1, 2 * limit.ceiling)']],
      edits: [[['limit', 'combine'], 'min(limit.ceiling * 2, 1 + limit.capacity)']],
    },
    { note: 'a word of a rule', edits: [[['rules', 1, 'reason', 'text'], text]] },
  ])('proves equal: $note', async ({ edits, base = [] }) => {
    expect(await diffPolicies(policyOf(base), policyOf([...base, ...edits]))).toMatchObject({ equivalent: true });
  });

  it.each<{ note: string; base?: readonly Edit[]; edits: readonly Edit[]; en: string }>([
    {
      note: 'points that matter only next to where a rating begins',
      edits: [[['characteristics', 2, 'bands', 0, 'points'], 29]],
      en: 'rating ',
    },
    {
      note: 'a component of the limit that two others hide',
      base: [
        [
          ['limit', 'tables', 'own'],
          { unit: 'money', values: [2_000_000, 2_000_000, 2_000_000, 2_000_000, 2_000_000] },
        ],
        [
          ['limit', 'components', 2],
          { id: 'covered', label: text, formula: 'fin.receivables + min(rating.own, limit.capacity)' },
        ],
        [['limit', 'combine'], 'max(limit.covered, min(limit.capacity, 3000000))'],
      ],
      edits: [
        [
          ['limit', 'tables', 'own', 'values'],
          [4_000_000, 2_000_000, 2_000_000, 2_000_000, 2_000_000],
        ],
      ],
      en: 'limit ',
    },
    {
      note: 'how the insured part counts',
      edits: [[['delegation', 'insuredCountsAt'], 0.5]],
      en: 'signed by ',
    },
    {
      note: 'a rule that is silent otherwise',
      base: [[['rules', 2], RULE]],
      edits: [[['rules', 2], { ...RULE, ifUnknown: 'refer' }]],
      en: 'is absent: rule “x”: another outcome when a fact is absent; approved → referred',
    },
  ])('finds who is decided otherwise: $note', async ({ base = [], edits, en }) => {
    const { regions } = await diffPolicies(policyOf(base), policyOf([...base, ...edits]));
    // How much is known is measured with other weights too; that comes after.
    const first = regions.filter(({ part }) => part !== 'known');
    expect(first.length).toBeGreaterThan(0);
    for (const { certainty, moves, text: sentence } of first) {
      expect(certainty).toBe('proved');
      expect(moves.every(({ isAlone }) => isAlone)).toBe(true);
      expect(sentence.en).toContain(en);
      expect(sentence.fr).not.toContain('essayé');
    }
  });

  it('says nothing twice, and of what differs elsewhere too that it does', async () => {
    const offers = await diffPolicies(policyOf(), policyOf([[['terms', 'offers', 2, 'offer', 'terms', 'days'], 40]]));
    for (const { text: sentence } of offers.regions) {
      const parts = sentence.en.replace(/\.$/, '').split(/: |; /);
      expect(parts).toEqual([...new Set(parts)]);
    }
    const everywhere = await diffPolicies(
      policyOf(),
      policyOf([
        [['baseScore'], 40],
        [['characteristics', 2, 'bands', 1, 'points'], 15],
      ]),
    );
    const points = everywhere.regions.find(({ part }) => part === 'points');
    expect(points?.moves.every(({ isAlone }) => !isAlone)).toBe(true);
    expect(points?.text.en).toContain('seen only together with other regions: ');
    expect(points?.text.fr).toContain('vu seulement avec d’autres régions : ');
  });

  it('says where, and what follows, as a director reads it', async () => {
    const edits: readonly Edit[] = [
      [['characteristics', 2, 'bands', 0, 'to'], 8],
      [['characteristics', 2, 'bands', 1, 'from'], 8],
    ];
    const { regions } = await diffPolicies(policyOf(), policyOf(edits));
    expect(regions.map(({ text: sentence }) => sentence.en)).toMatchInlineSnapshot(`
      [
        "Only where “Days late” is from 8 days to below 10 days: 30 → 10 points; rating 1 → 2, 2 → 3, 3 → 4; limit −60% (€500,000 → €200,000); terms 75 → 45 days.",
      ]
    `);
    expect(regions.map(({ text: sentence }) => sentence.fr)).toMatchInlineSnapshot(`
      [
        "Seulement où « Days late (fr) » va de 8 jours à moins de 10 jours : 30 → 10 points ; cote 1 → 2, 2 → 3, 3 → 4 ; plafond −60 % (500 000 € → 200 000 €) ; délai 75 → 45 jours.",
      ]
    `);
  });

  it.each([
    [['terms', 'offers', 2, 'offer', 'depositPercent'], 20, / → .*20% deposit with the order/],
    [
      ['delegation', 'fourEyesAboveMinor'],
      3_000_000,
      /^Where another signature is required: two signatures above .* → €30,000(?:; a second signature is required, or no longer is)?\.$/,
    ],
    [['delegation', 'insuredCountsAt'], 0.35, /the insured part counts for .*% → 35%/],
  ] as const)('names what changes where no days and no amount at a rating do: %j', async (path, value, expected) => {
    const { regions } = await diffPolicies(policyOf(), policyOf([[[...path], value]]));
    expect(regions).toHaveLength(1);
    expect(regions[0]?.text.en).toMatch(expected);
    expect(regions[0]?.text.en).not.toContain('decided otherwise');
  });

  it.each([
    { note: 'the base', edit: [['baseScore'], 45], en: /^For every customer: base score 50 → 45;/ },
    {
      note: 'how much must be known',
      edit: [['completeness', 'minimumShare'], 0.8],
      en: /^Where the share that is known comes to the other side of the minimum: /,
    },
    {
      note: 'a formula of the limit',
      edit: [['limit', 'combine'], 'min(limit.capacity, limit.ceiling) / 2'],
      en: /^Where the formulas give another limit: /,
    },
    {
      note: 'points of a class',
      edit: [['characteristics', 0, 'classes', 0, 'points'], -15],
      en: /^Where “Gearing” is “negative equity”: /,
    },
  ] as const)('says where of what no value of a fact tells apart: $note', async ({ edit, en }) => {
    const { regions } = await diffPolicies(policyOf(), policyOf([edit]));
    expect(regions[0]?.text.en).toMatch(en);
  });

  it('weighs regions by the customers of a history', async () => {
    const [a, b] = [policyOf(), policyOf([[['characteristics', 2, 'bands', 2, 'points'], -25]])];
    const difference = await diffPolicies(a, b);
    expect(difference.regions[0]?.text.en).toContain(' → −25 points');
    const cases = [...listGrid(a)].map((application) => ({ application, exposureMinor: 100 }));
    const late = cases.filter(({ application }) => Number(application.facts['pay.lateDays'] ?? 0) >= 30).length;
    const index = difference.regions.findIndex(({ part }) => part === 'points');
    expect(weighRegions(difference, cases)[index]).toEqual({ customers: late, exposureMinor: late * 100 });
  });
});
