/** For each code of a diagnostic, the least document that raises it and nothing else. */
import type { JsonPath } from '../kernel/diagnostic.js';
import { smallBenchmark } from './small-scorecard.js';

const text = { fr: 'x', en: 'x' };
/** A value put at a path; `undefined` takes it out. */
export type Edit = readonly [path: JsonPath, value: unknown];
/** A small scorecard made bad, so that it raises exactly one code. */
export interface BadScorecard {
  readonly code: string;
  readonly edits: readonly Edit[];
  /** How often the code is raised; once unless said. */
  readonly times?: number;
}

const GEARING = ['ratios', 'gearing', 'formula'];
const LEVERAGE = ['characteristics', 0];
const PROCEEDINGS = ['characteristics', 3];
const RULE = ['rules', 0, 'when', 'any', 0];
const money = (name: string): Edit => [['facts', name], { label: text, type: 'money', vat: null, maxAgeDays: null }];
const ratio = (name: string, formula: string, unit = 'ratio'): Edit => [
  ['ratios', name],
  { label: text, formulaId: name, formula, unit, direction: 'neutral', guards: [] },
];
/** Reads values, so that a document made bad is not also made idle. */
const readBy = (...names: readonly string[]): Edit => [
  ['rules', 2],
  {
    id: 'reader',
    when: { any: names.map((fact) => ({ fact: `${fact}.state`, operator: 'equal', value: 'missing' })) },
    effects: [{ type: 'refer' }],
    ifUnknown: 'ignore',
    reason: { code: 'reader', theme: 'profile', text },
  },
];

export const BAD_SCORECARDS: readonly BadScorecard[] = [
  // Form
  { code: 'unknown_property', edits: [[['abuot'], 1]] },
  { code: 'property_missing', edits: [[[...LEVERAGE, 'absent', 'stale'], undefined]] },
  { code: 'wrong_type', edits: [[['baseScore'], '50']] },
  { code: 'not_one_of', edits: [[[...LEVERAGE, 'theme'], 'structur']] },
  { code: 'not_one_of', edits: [[[...LEVERAGE, 'kind'], 'number']] },
  { code: 'translation_missing', edits: [[[...LEVERAGE, 'label', 'en'], undefined]] },
  { code: 'text_empty', edits: [[[...LEVERAGE, 'label', 'en'], '  ']] },
  { code: 'text_too_long', edits: [[['about', 'owner'], 'x'.repeat(201)]] },
  { code: 'text_malformed', edits: [[['about', 'currency'], 'euro']] },
  { code: 'text_malformed', edits: [[['about', 'effectiveFrom'], '2025-02-30']] },
  { code: 'text_malformed', edits: [[['limit', 'tables', 'a b'], { unit: 'money', values: [1, 1, 1, 1, 1] }]] },
  { code: 'number_out_of_range', edits: [[['completeness', 'minimumShare'], 1.5]] },
  { code: 'number_not_integer', edits: [[['characteristics', 0, 'bands', 0, 'points'], 20.5]] },
  { code: 'list_too_short', edits: [[['ratings', 4], undefined]] },
  { code: 'list_too_long', edits: [[['ratings', 5], { rating: 5, from: null, label: text, outcome: 'decline' }]] },
  { code: 'group_empty', edits: [[['rules', 0, 'when', 'any'], []]] },

  // Names
  { code: 'name_unknown', edits: [[[...RULE, 'fact'], 'legal.proceding']] },
  { code: 'name_unknown', edits: [[['characteristics', 1, 'input'], 'rank'], readBy('gearingRank')] },
  { code: 'name_unknown', edits: [[['naturalPersonFact'], 'registry.person'], readBy('registry.naturalPerson')] },
  { code: 'name_unknown', edits: [[['dunning', 'strategyByRating', 0], 'gentel']] },
  { code: 'name_unknown', edits: [[[...RULE, 'fact'], 'pay.count.class']] },
  { code: 'name_duplicate', edits: [[['rules', 1, 'id'], 'liquidation']] },
  { code: 'name_duplicate', edits: [[['characteristics', 0, 'bands', 0, 'id'], 'negative_equity']] },
  { code: 'name_duplicate', edits: [[['characteristics', 0, 'bands', 0, 'id'], 'stale']] },
  {
    code: 'name_duplicate',
    edits: [
      [['rules', 0, 'id'], 'ceiling'],
      [['rules', 0, 'effects', 1], { type: 'limit_cap', capMinor: 100 }],
    ],
  },
  { code: 'name_reserved', edits: [money('request.total2'), readBy('request.total2')] },
  { code: 'name_reserved', edits: [money('fin.state'), readBy('fin.state')] },
  { code: 'name_reserved', edits: [ratio('min', 'fin.debt / abs(fin.equity)'), readBy('min')] },
  { code: 'name_reserved', edits: [ratio('constructor', 'fin.debt / abs(fin.equity)'), readBy('constructor')] },
  { code: 'name_reserved', edits: [[['rules', 0, 'reason', 'code'], 'amount_above_limit']] },
  { code: 'fact_unused', edits: [money('fin.cash')] },
  { code: 'ratio_unused', edits: [ratio('leverageTwice', 'fin.debt / abs(fin.equity)')] },
  { code: 'table_unused', edits: [[['limit', 'tables', 'other'], { unit: 'money', values: [1, 1, 1, 1, 1] }]] },
  { code: 'ratio_cycle', edits: [ratio('a', 'b + 1'), ratio('b', 'a + 1')] },
  {
    code: 'natural_person_fact_not_boolean',
    edits: [[['naturalPersonFact'], 'rel.segment'], readBy('registry.naturalPerson')],
  },
  {
    code: 'natural_person_fact_doubtful',
    edits: [
      [['facts', 'registry.active'], { label: text, type: 'boolean', maxAgeDays: null }],
      [['naturalPersonFact'], 'registry.active'],
      readBy('registry.naturalPerson'),
    ],
  },
  { code: 'name_unknown', edits: [[['benchmarks', 0, 'version'], 2], readBy('registry.naf', 'registry.sizeClass')] },
  { code: 'benchmark_digest_differs', edits: [[['benchmarks', 0, 'digest'], `sha256:${'0'.repeat(64)}`]] },
  { code: 'benchmark_fact_missing', edits: [[['facts', 'registry.naf'], undefined]] },
  {
    code: 'benchmark_unused',
    edits: [[['ratios', 'gearingRank', 'formula'], '100 / (1 + abs(prior(gearing)))']],
    times: 1,
  },
  { code: 'percentile_without_benchmark', edits: [[['ratios', 'gearing', 'formulaId'], 'gearing2']] },

  // Formulas
  { code: 'formula_empty', edits: [[GEARING, '  ']] },
  { code: 'formula_character', edits: [[GEARING, 'fin.debt ÷ fin.equity']] },
  { code: 'formula_number', edits: [[GEARING, '12abc * fin.debt / fin.equity']] },
  { code: 'formula_unexpected', edits: [[GEARING, 'fin.debt / fin.equity fin.debt']] },
  { code: 'formula_unclosed', edits: [[GEARING, '(fin.debt / fin.equity']] },
  { code: 'formula_chained', edits: [[['ratios', 'gearing', 'guards', 0, 'when'], '0 < fin.equity < 5']] },
  { code: 'formula_too_deep', edits: [[GEARING, `${'('.repeat(80)}fin.debt${')'.repeat(80)} / fin.equity`]] },
  { code: 'formula_too_large', edits: [[GEARING, `fin.debt / fin.equity${' + 1'.repeat(260)}`]] },
  { code: 'formula_unknown_function', edits: [[GEARING, 'sum(fin.debt, fin.equity)']] },
  { code: 'formula_argument_count', edits: [[GEARING, 'abs(fin.debt, 2) / fin.equity']] },
  { code: 'formula_argument_not_name', edits: [[GEARING, 'prior(fin.debt + 1) / fin.equity']] },
  { code: 'formula_unknown_name', edits: [[GEARING, 'fin.debts / fin.equity'], readBy('fin.debt')] },
  { code: 'formula_name_not_here', edits: [[GEARING, 'fin.debt / fin.equity * rating.share']] },
  { code: 'formula_name_not_here', edits: [[GEARING, 'prior(request.total) / fin.equity']] },
  {
    code: 'formula_name_not_here',
    edits: [[['ratios', 'gearingRank', 'formula'], 'percentile(pay.lateDays)']],
    times: 1,
  },
  { code: 'formula_name_not_here', edits: [[['limit', 'components', 0, 'formula'], 'limit.ceiling * rating.share']] },
  { code: 'formula_not_numeric', edits: [[GEARING, 'fin.debt / fin.equity + rel.segment']] },
  { code: 'formula_not_a_number', edits: [[GEARING, 'fin.debt > fin.equity']] },
  { code: 'formula_not_a_condition', edits: [[['ratios', 'gearing', 'guards', 0, 'when'], 'fin.equity']] },
  { code: 'formula_division_by_zero', edits: [[GEARING, 'fin.debt / fin.equity + 1 / 0']] },
  { code: 'formula_prior_twice', edits: [ratio('again', 'prior(debtTrend) / 2', 'money'), readBy('again')] },

  // Units
  { code: 'unit_money_mixed', edits: [[GEARING, 'fin.debt / fin.equity + (fin.debt + pay.lateDays)']] },
  { code: 'unit_mixed', edits: [ratio('odd', 'pay.lateDays + pay.count', 'days'), readBy('odd')] },
  { code: 'unit_percent_mixed', edits: [ratio('odd', 'gearing + gearingRank', 'ratio'), readBy('odd')] },
  {
    code: 'unit_vat_mixed',
    edits: [ratio('dso', 'fin.receivables / max(fin.turnover, 1) * 365', 'days'), readBy('dso')],
  },
  {
    code: 'unit_vat_mixed',
    edits: [
      ratio('annual', '12 * fin.turnover / 12', 'money'),
      ratio('dso', 'fin.receivables / max(annual, 1) * 365', 'days'),
      readBy('dso'),
    ],
  },
  { code: 'unit_money_product', edits: [ratio('odd', 'fin.debt * fin.equity', 'count'), readBy('odd')] },
  { code: 'unit_declared_differs', edits: [[['ratios', 'gearing', 'unit'], 'days']] },
  { code: 'unit_declared_differs', edits: [[['limit', 'combine'], 'limit.capacity / max(limit.ceiling, 1)']] },
  { code: 'guard_missing', edits: [ratio('margin', 'fin.debt / fin.turnover'), readBy('margin')] },

  // Bands
  { code: 'band_empty', edits: [[[...LEVERAGE, 'bands', 1, 'to'], 0.5]] },
  { code: 'band_overlap', edits: [[[...LEVERAGE, 'bands', 1, 'from'], 0.4]] },
  { code: 'band_gap', edits: [[[...LEVERAGE, 'bands', 1, 'from'], 0.6]] },
  { code: 'band_gap', edits: [[[...LEVERAGE, 'bands', 0, 'from'], 0]] },
  { code: 'band_gap', edits: [[['characteristics', 2, 'bands', 2, 'to'], 90]] },
  {
    code: 'band_unordered',
    edits: [
      [[...LEVERAGE, 'bands', 0], { id: 'middle', from: 0.5, to: 1.5, points: 5, reason: null }],
      [[...LEVERAGE, 'bands', 1], { id: 'low', from: null, to: 0.5, points: 20, reason: null }],
    ],
  },
  {
    code: 'band_unreachable',
    edits: [
      [['characteristics', 2, 'bands', 0, 'from'], -10],
      [['characteristics', 2, 'bands', 0, 'to'], 0],
      [['characteristics', 2, 'bands', 1, 'from'], 0],
    ],
  },
  { code: 'points_against_direction', edits: [[[...LEVERAGE, 'bands', 1, 'points'], 25]] },
  { code: 'category_value_repeated', edits: [[[...PROCEEDINGS, 'categories', 1, 'values', 2], 'none']] },
  { code: 'category_value_unknown', edits: [[[...PROCEEDINGS, 'categories', 1, 'values', 2], 'plan']] },
  { code: 'category_value_uncovered', edits: [[[...PROCEEDINGS, 'categories', 1, 'values', 0], undefined]] },

  // Characteristics and ratings
  { code: 'input_wrong_kind', edits: [[['characteristics', 1, 'input'], 'rel.segment'], readBy('gearingRank')] },
  { code: 'input_wrong_kind', edits: [[[...PROCEEDINGS, 'input'], 'pay.count']] },
  { code: 'class_entry_missing', edits: [[[...LEVERAGE, 'classes'], []]] },
  {
    code: 'class_entry_unused',
    edits: [
      [['ratios', 'gearing', 'guards', 1], undefined],
      [[...LEVERAGE, 'classes', 1], { class: 'odd', points: 0, reason: text }],
    ],
  },
  { code: 'reason_missing', edits: [[[...LEVERAGE, 'bands', 2, 'reason'], null]] },
  { code: 'absent_reason_missing', edits: [[[...LEVERAGE, 'absent', 'stale', 'reason'], null]] },
  { code: 'neutral_points_outside', edits: [[['characteristics', 1, 'neutralPoints'], -1]] },
  { code: 'points_out_of_scale', edits: [[[...LEVERAGE, 'bands', 0, 'points'], 99_999_999_999_999]] },
  { code: 'points_out_of_scale', edits: [[[...LEVERAGE, 'absent', 'stale', 'points'], -611]] },
  {
    code: 'characteristic_without_effect',
    edits: [[['characteristics', 1, 'bands', 1, 'points'], 0]],
  },
  { code: 'direction_differs', edits: [[['ratios', 'gearingRank', 'direction'], 'lower_better']] },
  { code: 'counted_twice', edits: [[['ratios', 'gearingRank', 'formula'], 'percentile(gearing) + gearing * 0']] },
  { code: 'points_too_large', edits: [[['baseScore'], Number.MAX_SAFE_INTEGER]] },
  { code: 'rating_order', edits: [[['ratings', 1, 'rating'], 3]] },
  { code: 'rating_bound', edits: [[['ratings', 4, 'from'], 0]] },
  { code: 'rating_bound', edits: [[['ratings', 3, 'from'], null]] },
  { code: 'rating_not_descending', edits: [[['ratings', 2, 'from'], 90]] },
  { code: 'rating_unreachable', edits: [[['ratings', 0, 'from'], 1000]] },
  { code: 'rating_label_repeated', edits: [[['ratings', 1, 'label'], { fr: 'Very low risk (fr)', en: 'Low' }]] },
  { code: 'outcome_not_monotone', edits: [[['ratings', 1, 'outcome'], 'decline']] },

  // Rules
  { code: 'rule_operator', edits: [[[...RULE, 'operator'], 'lessThan']] },
  { code: 'rule_value_type', edits: [[['rules', 1, 'when', 'all', 0, 'value'], '3']] },
  { code: 'rule_value_unknown', edits: [[[...RULE, 'value'], 'liquidated']] },
  { code: 'rule_value_unknown', edits: [[RULE, { fact: 'gearing.class', operator: 'equal', value: 'negative' }]] },
  { code: 'rule_value_unknown', edits: [[RULE, { fact: 'rating', operator: 'equal', value: 6 }]] },
  { code: 'rule_list_needed', edits: [[[...RULE, 'operator'], 'in']] },
  { code: 'rule_list_refused', edits: [[[...RULE, 'value'], ['liquidation']]] },
  { code: 'effect_repeated', edits: [[['rules', 0, 'effects', 1], { type: 'decline' }]] },
  { code: 'effect_idle', edits: [[['rules', 0, 'effects', 1], { type: 'rating_at_best', rating: 1 }]] },
  { code: 'effect_idle', edits: [[['rules', 1, 'effects', 1, 'maxDays'], 90]] },

  // Grants
  {
    code: 'fact_range_inverted',
    edits: [[['facts', 'pay.count', 'minimum'], 2000]],
  },
  { code: 'fact_value_repeated', edits: [[['facts', 'registry.sizeClass', 'values', 4], 'GE']] },
  {
    code: 'regime_inverted',
    edits: [
      [
        ['terms', 'regimes', 1],
        { basis: 'odd', validFrom: '2019-01-01', validTo: '2018-01-01', maxNetDays: 60, maxEndOfMonthDays: 45 },
      ],
    ],
  },
  {
    code: 'regime_overlap',
    edits: [
      [
        ['terms', 'regimes', 1],
        { basis: 'odd', validFrom: '2024-01-01', validTo: null, maxNetDays: 60, maxEndOfMonthDays: 45 },
      ],
    ],
  },
  { code: 'regime_gap', edits: [[['terms', 'regimes', 0, 'validTo'], '2030-01-01']] },
  { code: 'offer_missing', edits: [[['terms', 'offers', 3], undefined]] },
  {
    code: 'offer_unreachable',
    edits: [
      [
        ['terms', 'offers', 6],
        {
          rating: 3,
          segment: 'key',
          offer: { terms: { kind: 'net', days: 30 }, depositPercent: 0, guarantee: 'none' },
        },
      ],
    ],
  },
  { code: 'offer_unlawful', edits: [[['terms', 'offers', 0, 'offer', 'terms', 'days'], 60]] },
  { code: 'offer_unlawful', edits: [[['terms', 'offers', 1, 'offer', 'terms', 'days'], 61]] },
  { code: 'segment_fact_missing', edits: [[['facts', 'rel.segment'], undefined]] },
  { code: 'terms_not_monotone', edits: [[['terms', 'offers', 3, 'offer', 'terms', 'days'], 50]] },
  { code: 'limit_table_not_monotone', edits: [[['limit', 'tables', 'cap', 'values', 1], 60_000_000]] },
  {
    code: 'component_unused',
    edits: [
      [['limit', 'combine'], 'limit.capacity'],
      [['limit', 'components', 0, 'formula'], 'min(rating.share * max(fin.equity, 0), rating.cap)'],
    ],
  },
  { code: 'delegation_not_total', edits: [[['delegation', 'levels', 2, 'maxMinor', 4], 5_000_000]] },
  {
    code: 'delegation_decreasing',
    edits: [
      [['delegation', 'levels', 1, 'maxMinor', 2], 50_000],
      [['delegation', 'levels', 1, 'maxMinor', 3], 0],
    ],
  },
  { code: 'delegation_not_monotone', edits: [[['delegation', 'levels', 1, 'maxMinor', 1], 30_000_000]] },
  { code: 'review_not_monotone', edits: [[['review', 'monthsByRating', 4], 4]] },
  { code: 'dunning_steps_unordered', edits: [[['dunning', 'strategies', 1, 'steps', 0, 'dayFromDue'], 9]] },
  {
    code: 'strategy_unused',
    edits: [
      [['dunning', 'strategyByRating', 3], 'gentle'],
      [['dunning', 'strategyByRating', 4], 'gentle'],
    ],
  },
  { code: 'default_probability_not_monotone', edits: [[['calibration', 'defaultProbability', 2], 0.001]] },
];

export const BAD_TEXTS: readonly { code: string; document: string }[] = [
  { code: 'json_syntax', document: '{"a": }' },
  { code: 'json_comment', document: '{} // a' },
  { code: 'json_trailing_comma', document: '{"a": 1,}' },
  { code: 'document_too_large', document: ' '.repeat(2_000_000) },
  { code: 'document_too_deep', document: '['.repeat(70) },
  { code: 'duplicate_key', document: '{"a": 1, "a": 1}' },
  { code: 'key_forbidden', document: '{"constructor": 1}' },
  { code: 'number_overflow', document: '[1e999]' },
  { code: 'number_precision', document: '[1.2345678901234567]' },
  { code: 'text_broken', document: '["\\udc00"]' },
  { code: 'text_not_normalised', document: '["e\u0301"]' },
];

export const BAD_APPLICATIONS: readonly { code: string; facts: unknown }[] = [
  { code: 'fact_unknown', facts: { 'fin.equty': 1 } },
  { code: 'fact_wrong_type', facts: { 'fin.equity': 1.5 } },
  { code: 'fact_out_of_range', facts: { 'pay.count': 2000 } },
  { code: 'fact_not_listed', facts: { 'registry.sizeClass': 'pme' } },
  { code: 'fact_value_and_status', facts: { 'fin.equity': { value: 1, status: 'missing' } } },
  { code: 'fact_from_the_future', facts: { 'fin.equity': { value: 1, knownAt: '2025-07-01' } } },
  { code: 'fact_known_too_early', facts: { 'fin.equity': { value: 1, asOf: '2025-03-31', knownAt: '2024-12-31' } } },
  { code: 'date_out_of_range', facts: { 'fin.equity': { value: 1, asOf: '1899-12-30' } } },
];

export const BAD_BENCHMARKS: readonly { code: string; edit: Edit }[] = [
  { code: 'quantiles_unordered', edit: [['cells', 0, 'q25'], 2] },
  { code: 'cell_repeated', edit: [['cells', 2], smallBenchmark().cells[0]] },
];

/** Codes that cannot come alone; each has a test of its own. */
export const NEVER_ALONE = ['score_without_weight'];
