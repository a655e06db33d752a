/**
 * A scorecard about which a proof has nothing to remark, and for each code of proofs the least change that raises it and
 * nothing else.
 */
import type { JsonPath } from '../kernel/diagnostic.js';
import { smallScorecard, withEdit } from './small-scorecard.js';

type Edit = readonly [path: JsonPath, value: unknown];

const text = { fr: 'x (fr)', en: 'x' };

/** The small scorecard, made gentle: no step loses two ratings or half the limit, every silence is asked about. */
export function soundPolicyDocument(): unknown {
  const edits: readonly Edit[] = [
    [['rules', 0, 'ifUnknown'], 'refer'],
    [
      ['characteristics', 2, 'bands'],
      [
        { id: 'punctual', from: 0, to: 10, points: 30, reason: null },
        { id: 'late', from: 10, to: 30, points: 20, reason: null },
        { id: 'very_late', from: 30, to: null, points: 10, reason: null },
      ],
    ],
    [['characteristics', 0, 'bands', 2, 'points'], -5],
    [['characteristics', 0, 'bands', 0, 'points'], 10],
    [
      ['limit', 'tables', 'cap', 'values'],
      [50_000_000, 40_000_000, 30_000_000, 20_000_000, 15_000_000],
    ],
    [
      ['limit', 'tables', 'share', 'values'],
      [0.25, 0.2, 0.15, 0.1, 0.08],
    ],
  ];
  return edits.reduce<unknown>((document, [path, value]) => withEdit(document, path, value), smallScorecard());
}

/** A rule that asks a person when it cannot tell, so that nothing but its condition and effects can be remarked. */
function rule(id: string, condition: unknown, effects: readonly unknown[], code = id): unknown {
  return { id, when: { all: [condition] }, effects, ifUnknown: 'refer', reason: { code, theme: 'payment', text } };
}

const LIQUIDATION = { fact: 'legal.proceeding', operator: 'equal', value: 'liquidation' };
const EARLY = { fact: 'pay.lateDays', operator: 'lessThan', value: 5 };

export const BAD_POLICIES: readonly {
  readonly code: string;
  readonly note: string;
  readonly edits: readonly Edit[];
  /** Codes that cannot but come with it. */
  readonly also?: readonly string[];
}[] = [
  {
    code: 'rule_never_fires',
    note: 'a count below zero',
    edits: [[['rules', 2], rule('few', { fact: 'pay.count', operator: 'lessThan', value: 0 }, [{ type: 'refer' }])]],
  },
  {
    code: 'rule_never_fires',
    note: 'two halves that exclude each other, one of them said by a class',
    edits: [
      [
        ['rules', 2],
        rule(
          'both',
          {
            all: [
              { fact: 'gearing.class', operator: 'equal', value: 'negative_equity' },
              { fact: 'fin.equity', operator: 'greaterThan', value: 0 },
            ],
          },
          [{ type: 'refer' }],
        ),
      ],
    ],
  },
  {
    code: 'rule_never_fires',
    note: 'a ratio on both sides of one bound',
    edits: [
      [
        ['rules', 2],
        rule(
          'split',
          {
            all: [
              { fact: 'gearing', operator: 'lessThan', value: 1 },
              { not: { fact: 'gearing', operator: 'lessThan', value: 1 } },
            ],
          },
          [{ type: 'refer' }],
        ),
      ],
    ],
  },
  {
    code: 'rule_never_fires',
    note: 'the best rating of those whom negative equity keeps from it',
    edits: [
      [['characteristics', 0, 'classes', 0, 'points'], -60],
      [
        ['rules', 2],
        rule(
          'spotless',
          {
            all: [
              { fact: 'rating', operator: 'equal', value: 1 },
              { fact: 'gearing.class', operator: 'equal', value: 'negative_equity' },
            ],
          },
          [{ type: 'refer' }],
        ),
      ],
    ],
    also: ['cliff'],
  },
  {
    code: 'rule_without_effect',
    note: 'a decline at a rating that declines',
    edits: [[['rules', 2], rule('worst', { fact: 'rating', operator: 'equal', value: 5 }, [{ type: 'decline' }])]],
  },
  {
    code: 'rule_always_fires',
    note: 'a count of at least zero',
    edits: [
      [
        ['rules', 2],
        rule('any', { fact: 'pay.count', operator: 'greaterThanInclusive', value: 0 }, [
          { type: 'limit_cap', capMinor: 40_000_000 },
        ]),
      ],
    ],
  },
  {
    code: 'rule_implied',
    note: 'said twice',
    edits: [[['rules', 2], rule('again', LIQUIDATION, [{ type: 'decline' }], 'liquidation_open')]],
  },
  {
    code: 'rule_implied',
    note: 'a stricter bound of the same ratio',
    edits: [
      [
        ['rules', 2],
        rule('indebted', { fact: 'gearing', operator: 'greaterThan', value: 2 }, [{ type: 'refer' }], 'debt'),
      ],
      [
        ['rules', 3],
        rule('ruined', { fact: 'gearing', operator: 'greaterThanInclusive', value: 3 }, [{ type: 'refer' }], 'debt'),
      ],
    ],
  },
  {
    code: 'rule_overridden',
    note: 'a question after a refusal',
    edits: [[['rules', 2], rule('ask', LIQUIDATION, [{ type: 'refer' }])]],
  },
  {
    code: 'rules_contradict',
    note: 'young companies with few invoices',
    edits: [
      [
        ['rules', 2],
        rule('promoted', { fact: 'pay.count', operator: 'lessThan', value: 5 }, [{ type: 'terms_lift', ratings: 1 }]),
      ],
    ],
  },
  {
    code: 'threshold_outside_range',
    note: 'more invoices than there may be',
    edits: [
      [
        ['rules', 2],
        rule(
          'many',
          {
            any: [
              { fact: 'pay.count', operator: 'greaterThan', value: 2000 },
              { fact: 'pay.lateDays', operator: 'greaterThan', value: 300 },
            ],
          },
          [{ type: 'refer' }],
        ),
      ],
    ],
  },
  { code: 'rule_silent_when_absent', note: 'an unknown proceeding', edits: [[['rules', 0, 'ifUnknown'], 'ignore']] },
  {
    code: 'guard_never_decides',
    note: 'covered by the guard before',
    edits: [
      [['ratios', 'gearing', 'guards', 1], { when: 'fin.equity < 0', class: 'negative' }],
      [['characteristics', 0, 'classes', 1], { class: 'negative', points: -20, reason: text }],
    ],
  },
  {
    code: 'guard_order_matters',
    note: 'neither equity nor debt',
    edits: [
      [['ratios', 'gearing', 'guards', 1], { when: 'fin.debt <= 0', class: 'no_debt' }],
      [['characteristics', 0, 'classes', 1], { class: 'no_debt', points: -5, reason: text }],
    ],
  },
  {
    code: 'guard_silent_when_absent',
    note: 'a number that does not need what its guard reads',
    edits: [
      [['ratios', 'gearing', 'guards', 1], { when: 'pay.count > 500', class: 'crowded' }],
      [['characteristics', 0, 'classes', 1], { class: 'crowded', points: -20, reason: text }],
    ],
  },
  {
    code: 'rating_unattained',
    note: 'one point wide where points are multiples of five',
    edits: [[['ratings', 1, 'from'], 99]],
    also: ['cliff'],
  },
  {
    code: 'band_never_taken',
    note: 'a position in the sector above 100',
    edits: [
      [['characteristics', 1, 'bands', 0, 'to'], 150],
      [['characteristics', 1, 'bands', 1, 'from'], 150],
    ],
  },
  {
    code: 'decline_unreachable',
    note: 'everything is at worst referred',
    edits: [
      [['ratings', 4, 'outcome'], 'refer'],
      [['rules', 0, 'effects'], [{ type: 'refer' }]],
    ],
  },
  {
    code: 'never_automatic',
    note: 'a machine without authority',
    edits: [
      [
        ['delegation', 'levels', 0, 'maxMinor'],
        [0, 0, 0, 0, 0],
      ],
    ],
  },
  {
    code: 'level_unreachable',
    note: 'a manager who may do what the machine may',
    edits: [
      [
        ['delegation', 'levels', 1, 'maxMinor'],
        [1_000_000, 500_000, 100_000, 0, 0],
      ],
    ],
  },
  {
    code: 'approved_knowing_nothing',
    note: 'no least share, and a generous base',
    edits: [
      [['rules'], []],
      [['completeness', 'minimumShare'], 0],
      [['baseScore'], 60],
    ],
  },
  {
    code: 'better_input_worse_rating',
    note: 'early payers are held down',
    edits: [[['rules', 2], rule('early', EARLY, [{ type: 'rating_at_best', rating: 2 }])]],
  },
  {
    code: 'better_input_lower_limit',
    note: 'early payers are capped',
    edits: [[['rules', 2], rule('early', EARLY, [{ type: 'limit_cap', capMinor: 30_000_000 }])]],
  },
  {
    code: 'better_input_shorter_terms',
    note: 'early payers get less time',
    edits: [[['rules', 2], rule('early', EARLY, [{ type: 'terms_cap', maxDays: 30 }])]],
  },
  {
    code: 'cliff',
    note: 'the fortieth day',
    edits: [
      [
        ['rules', 2],
        rule('late', { fact: 'pay.lateDays', operator: 'greaterThanInclusive', value: 40 }, [
          { type: 'rating_at_best', rating: 4 },
        ]),
      ],
    ],
  },
  {
    code: 'input_counted_twice',
    note: 'the same formula under another name',
    edits: [
      [
        ['ratios', 'again'],
        {
          label: text,
          formulaId: 'again',
          formula: '(fin.debt)/fin.equity',
          unit: 'ratio',
          direction: 'lower_better',
          guards: [{ when: 'fin.equity<=0', class: 'negative_equity' }],
        },
      ],
      [
        ['characteristics', 4],
        {
          kind: 'numeric',
          id: 'again',
          label: text,
          input: 'again',
          theme: 'structure',
          direction: 'lower_better',
          neutralPoints: 0,
          actionable: false,
          classes: [{ class: 'negative_equity', points: 0, reason: null }],
          absent: {
            missing: { points: 0, reason: null },
            confidential: { points: 0, reason: null },
            notApplicable: { points: 0, reason: null },
            stale: { points: 0, reason: null },
          },
          bands: [
            { id: 'low', from: null, to: 1, points: 1, reason: null },
            { id: 'high', from: 1, to: null, points: 0, reason: null },
          ],
        },
      ],
    ],
  },
  {
    code: 'absence_rewarded',
    note: 'old accounts earn more than good ones',
    edits: [[['characteristics', 1, 'absent', 'stale', 'points'], 6]],
  },
  {
    code: 'segment_terms_not_monotone',
    note: 'key accounts, at the second rating only',
    edits: [[['terms', 'offers', 0, 'rating'], 2]],
    also: ['better_input_shorter_terms'],
  },
  {
    code: 'self_approval',
    note: 'nobody but the machine',
    edits: [
      [['delegation', 'levels'], [{ role: 'machine', label: text, maxMinor: [null, null, null, null, null] }]],
      [['delegation', 'fourEyesAboveMinor'], null],
    ],
  },
  {
    code: 'four_eyes_automatic',
    note: 'two signatures above what the machine grants',
    edits: [[['delegation', 'fourEyesAboveMinor'], 500_000]],
  },
];
