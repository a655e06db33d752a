/** A small scorecard without any fault, from which tests make bad ones, and the benchmark that it pins. */
import type { Benchmark } from '../benchmark/schema.js';
import type { JsonPath } from '../kernel/diagnostic.js';
import { digestOfDocument } from '../kernel/digest.js';
import { isRecord } from '../kernel/shape/schema-walk.js';
import type { Scorecard } from '../scorecard/schema.js';

const text = (en: string): { fr: string; en: string } => ({ fr: `${en} (fr)`, en });
const absentAt = (points: number): Scorecard['characteristics'][number]['absent'] => {
  const entry = { points, reason: text('not known') };
  return { missing: entry, confidential: entry, notApplicable: entry, stale: entry };
};

/** A fresh copy each time. */
export function smallBenchmark(): Benchmark {
  const at = { size: 'all', formulaId: 'gearing', n: 500, q10: 0, q25: 0.25, q50: 0.75, q75: 1.5, q90: 3 } as const;
  return {
    schemaVersion: 1,
    id: 'sectors',
    version: 1,
    name: text('Sectors'),
    source: text('Test'),
    licence: 'none',
    nomenclature: 'NAF_REV2',
    country: 'FR',
    year: 2024,
    minimumN: 100,
    sectorFact: 'registry.naf',
    sizeFact: 'registry.sizeClass',
    sections: { '46': 'G' },
    cells: [
      { level: 'all', code: 'all', ...at },
      { level: 'division', code: '46', ...at, size: 'PME', q50: 1 },
    ],
  };
}

/** A fresh copy each time; it passes the check without even an advice. */
export function smallScorecard(): Scorecard {
  return {
    schemaVersion: 1,
    id: 'small',
    version: 1,
    about: {
      name: text('Small'),
      intendedUse: text('Tests'),
      owner: 'Tests',
      segment: 'all',
      currency: 'EUR',
      effectiveFrom: '2025-01-01',
    },
    facts: {
      'registry.naturalPerson': { label: text('Sole trader'), type: 'boolean', maxAgeDays: null },
      'registry.naf': { label: text('Activity'), type: 'code', maxAgeDays: null },
      'registry.sizeClass': {
        label: text('Size'),
        type: 'category',
        values: ['TPE', 'PME', 'ETI', 'GE'],
        maxAgeDays: null,
      },
      'rel.segment': { label: text('Segment'), type: 'code', maxAgeDays: null },
      'legal.proceeding': {
        label: text('Proceeding'),
        type: 'category',
        values: ['none', 'safeguard', 'liquidation'],
        maxAgeDays: 90,
      },
      'legal.openedOn': { label: text('Opened on'), type: 'date', maxAgeDays: null },
      'fin.equity': { label: text('Equity'), type: 'money', vat: null, maxAgeDays: 730 },
      'fin.debt': { label: text('Debt'), type: 'money', vat: null, maxAgeDays: 730 },
      'fin.turnover': { label: text('Turnover'), type: 'money', vat: 'excluded', maxAgeDays: 730 },
      'fin.receivables': { label: text('Receivables'), type: 'money', vat: 'included', maxAgeDays: 730 },
      'pay.lateDays': {
        label: text('Days late'),
        type: 'number',
        unit: 'days',
        minimum: 0,
        maximum: null,
        maxAgeDays: 45,
      },
      'pay.count': {
        label: text('Invoices'),
        type: 'integer',
        unit: 'count',
        minimum: 0,
        maximum: 1000,
        maxAgeDays: 45,
      },
    },
    benchmarks: [{ id: 'sectors', version: 1, digest: digestOfDocument(smallBenchmark()) }],
    ratios: {
      gearing: {
        label: text('Gearing'),
        formulaId: 'gearing',
        formula: 'fin.debt / fin.equity',
        unit: 'ratio',
        direction: 'lower_better',
        guards: [{ when: 'fin.equity <= 0', class: 'negative_equity' }],
      },
      gearingRank: {
        label: text('Gearing in the sector'),
        formulaId: 'gearing_rank',
        formula: 'percentile(gearing)',
        unit: 'percent',
        direction: 'higher_better',
        guards: [],
      },
      debtTrend: {
        label: text('Change of debt'),
        formulaId: 'debt_trend',
        formula: 'fin.debt - prior(fin.debt)',
        unit: 'money',
        direction: 'lower_better',
        guards: [],
      },
    },
    characteristics: [
      {
        kind: 'numeric',
        id: 'leverage',
        label: text('Leverage'),
        input: 'gearing',
        theme: 'structure',
        direction: 'lower_better',
        neutralPoints: 5,
        actionable: true,
        classes: [{ class: 'negative_equity', points: -20, reason: text('Equity is negative') }],
        absent: absentAt(0),
        bands: [
          { id: 'low', from: null, to: 0.5, points: 20, reason: null },
          { id: 'middle', from: 0.5, to: 1.5, points: 5, reason: null },
          { id: 'high', from: 1.5, to: null, points: -10, reason: text('Debt is high') },
        ],
      },
      {
        kind: 'numeric',
        id: 'rank',
        label: text('Rank'),
        input: 'gearingRank',
        theme: 'structure',
        direction: 'higher_better',
        neutralPoints: 0,
        actionable: false,
        classes: [],
        absent: absentAt(0),
        bands: [
          { id: 'lower', from: null, to: 50, points: 0, reason: null },
          { id: 'upper', from: 50, to: null, points: 5, reason: null },
        ],
      },
      {
        kind: 'numeric',
        id: 'lateness',
        label: text('Lateness'),
        input: 'pay.lateDays',
        theme: 'payment',
        direction: 'lower_better',
        neutralPoints: 10,
        actionable: true,
        classes: [],
        absent: absentAt(5),
        bands: [
          { id: 'punctual', from: 0, to: 10, points: 30, reason: null },
          { id: 'late', from: 10, to: 30, points: 10, reason: null },
          { id: 'very_late', from: 30, to: null, points: -20, reason: text('Pays very late') },
        ],
      },
      {
        kind: 'categorical',
        id: 'proceedings',
        label: text('Proceedings'),
        input: 'legal.proceeding',
        theme: 'legal',
        direction: 'neutral',
        neutralPoints: 10,
        actionable: false,
        classes: [],
        absent: absentAt(0),
        categories: [
          { id: 'none_open', values: ['none'], points: 10, reason: null },
          { id: 'open', values: ['safeguard', 'liquidation'], points: -40, reason: text('A proceeding is open') },
        ],
      },
    ],
    baseScore: 50,
    ratings: [
      { rating: 1, from: 100, label: text('Very low risk'), outcome: 'approve' },
      { rating: 2, from: 80, label: text('Low risk'), outcome: 'approve' },
      { rating: 3, from: 60, label: text('Medium risk'), outcome: 'approve' },
      { rating: 4, from: 40, label: text('High risk'), outcome: 'refer' },
      { rating: 5, from: null, label: text('Very high risk'), outcome: 'decline' },
    ],
    completeness: { minimumShare: 0.5 },
    naturalPersonFact: 'registry.naturalPerson',
    rules: [
      {
        id: 'liquidation',
        when: { any: [{ fact: 'legal.proceeding', operator: 'equal', value: 'liquidation' }] },
        effects: [{ type: 'decline' }],
        ifUnknown: 'ignore',
        reason: { code: 'liquidation_open', theme: 'legal', text: text('In liquidation') },
      },
      {
        id: 'thin_file',
        when: {
          all: [
            { fact: 'pay.count', operator: 'lessThan', value: 3 },
            { not: { fact: 'legal.openedOn', operator: 'lessThan', value: '2020-01-01' } },
            { fact: 'debtTrend', operator: 'greaterThan', value: 0 },
            { fact: 'fin.turnover', operator: 'lessThan', value: 10_000_000 },
            { fact: 'fin.receivables', operator: 'greaterThanInclusive', value: 0 },
          ],
        },
        effects: [
          { type: 'rating_at_best', rating: 3 },
          { type: 'terms_cap', maxDays: 30 },
        ],
        ifUnknown: 'refer',
        reason: { code: 'thin_file', theme: 'profile', text: text('Little is known') },
      },
    ],
    terms: {
      regimes: [{ basis: 'L441-10', validFrom: '2020-01-01', validTo: null, maxNetDays: 60, maxEndOfMonthDays: 45 }],
      offers: [
        {
          rating: 1,
          segment: 'key',
          offer: {
            terms: { kind: 'end_of_month', days: 45, method: 'end_of_month_plus_days' },
            depositPercent: 0,
            guarantee: 'none',
          },
        },
        { rating: 1, segment: null, offer: { terms: { kind: 'net', days: 60 }, depositPercent: 0, guarantee: 'none' } },
        { rating: 2, segment: null, offer: { terms: { kind: 'net', days: 45 }, depositPercent: 0, guarantee: 'none' } },
        { rating: 3, segment: null, offer: { terms: { kind: 'net', days: 30 }, depositPercent: 0, guarantee: 'none' } },
        {
          rating: 4,
          segment: null,
          offer: { terms: { kind: 'net', days: 15 }, depositPercent: 30, guarantee: 'retention_of_title' },
        },
        { rating: 5, segment: null, offer: { terms: { kind: 'prepayment' }, depositPercent: 100, guarantee: 'none' } },
      ],
    },
    limit: {
      tables: {
        cap: { unit: 'money', values: [50_000_000, 20_000_000, 10_000_000, 2_000_000, 0] },
        share: { unit: 'ratio', values: [0.2, 0.15, 0.1, 0.05, 0] },
      },
      components: [
        { id: 'capacity', label: text('Capacity'), formula: 'rating.share * max(fin.equity, 0)' },
        { id: 'ceiling', label: text('Ceiling'), formula: 'rating.cap' },
      ],
      combine: 'min(limit.capacity, limit.ceiling)',
      roundDownToMinor: 50_000,
    },
    delegation: {
      insuredCountsAt: 0.1,
      fourEyesAboveMinor: 100_000_000,
      approvalValidDays: 90,
      levels: [
        { role: 'machine', label: text('Machine'), maxMinor: [1_000_000, 500_000, 100_000, 0, 0] },
        { role: 'manager', label: text('Manager'), maxMinor: [20_000_000, 10_000_000, 5_000_000, 1_000_000, 0] },
        { role: 'committee', label: text('Committee'), maxMinor: [null, null, null, null, null] },
      ],
    },
    review: { monthsByRating: [12, 12, 6, 3, 1], triggers: [{ id: 'new_accounts', label: text('New accounts') }] },
    dunning: {
      strategyByRating: ['gentle', 'gentle', 'gentle', 'firm', 'firm'],
      strategies: [
        {
          id: 'gentle',
          label: text('Gentle'),
          steps: [{ dayFromDue: 5, action: 'reminder', label: text('Reminder') }],
        },
        {
          id: 'firm',
          label: text('Firm'),
          steps: [
            { dayFromDue: 1, action: 'call', label: text('Call') },
            { dayFromDue: 8, action: 'order_hold', label: text('Hold') },
          ],
        },
      ],
    },
    scaling: { kind: 'expert' },
    calibration: { horizonMonths: 12, source: text('Past'), defaultProbability: [0.002, 0.008, 0.02, 0.06, 0.2] },
    release: {
      minGiniChange: -0.02,
      maxBadRateChange: 0.005,
      maxApprovalRateChange: 0.1,
      maxExposureChange: null,
      maxPsi: 0.25,
      minObservations: 0,
    },
  };
}

/** A copy of a document with the value at a path replaced, or taken out when it is `undefined`. */
export function withEdit(document: unknown, path: JsonPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    const items = document.map((item: unknown) => item);
    if (rest.length === 0 && value === undefined) items.splice(Number(key), 1);
    else items[Number(key)] = withEdit(items[Number(key)], rest, value);
    return items;
  }
  const object = isRecord(document) ? document : {};
  const entries = Object.entries(object).filter(([name]) => name !== key || rest.length > 0 || value !== undefined);
  const copy = new Map(entries);
  if (rest.length > 0 || value !== undefined) copy.set(String(key), withEdit(copy.get(String(key)), rest, value));
  return Object.fromEntries(copy);
}
