/** A small complete scorecard written by hand, for tests that need to know every number in it. */
import type { Application, ApplicationInput } from '../application/schema.js';
import { Application as ApplicationSchema } from '../application/schema.js';
import { checkScorecard } from '../scorecard/check.js';
import type { Policy } from '../scorecard/policy.js';
import type { Scorecard } from '../scorecard/schema.js';

const entry = (points: number, reason: string | null = null) => ({
  points,
  reason: reason === null ? null : { fr: `${reason} (fr)`, en: reason },
});
const text = (fr: string, en: string) => ({ fr, en });

/** Base 500; gearing −40…40, delay −60…30, proceeding −100…10; ratings from 560, 530, 500, 450. */
export const EXAMPLE_SCORECARD: Scorecard = {
  schemaVersion: 1,
  id: 'example',
  version: 3,
  about: {
    name: text('Exemple', 'Example'),
    intendedUse: text('Essais', 'Tests'),
    owner: 'test',
    segment: 'all',
    currency: 'EUR',
    effectiveFrom: '2026-01-01',
  },
  facts: {
    'registry.naturalPerson': { label: text('Personne physique', 'Natural person'), type: 'boolean', maxAgeDays: null },
    'fin.equity': { label: text('Capitaux propres', 'Equity'), type: 'money', vat: null, maxAgeDays: 730 },
    'fin.netDebt': { label: text('Dette nette', 'Net debt'), type: 'money', vat: null, maxAgeDays: 730 },
    'pay.delay': {
      label: text('Retard moyen', 'Average delay'),
      type: 'number',
      unit: 'days',
      minimum: null,
      maximum: null,
      maxAgeDays: null,
    },
    'legal.proceeding': {
      label: text('Procédure', 'Proceeding'),
      type: 'category',
      values: ['none', 'safeguard', 'liquidation'],
      maxAgeDays: null,
    },
    'legal.protests': {
      label: text('Protêts', 'Protests'),
      type: 'integer',
      unit: 'count',
      minimum: 0,
      maximum: null,
      maxAgeDays: null,
    },
  },
  benchmarks: [],
  ratios: {
    gearing: {
      label: text('Endettement net', 'Net gearing'),
      formulaId: 'gearing/net',
      formula: 'fin.netDebt / fin.equity',
      unit: 'ratio',
      direction: 'lower_better',
      guards: [{ when: 'fin.equity <= 0', class: 'negative_equity' }],
    },
  },
  characteristics: [
    {
      kind: 'numeric',
      id: 'gearing',
      label: text('Endettement net', 'Net gearing'),
      input: 'gearing',
      theme: 'structure',
      direction: 'lower_better',
      neutralPoints: 0,
      actionable: false,
      bands: [
        { id: 'low', from: null, to: 0.5, ...entry(40) },
        { id: 'fair', from: 0.5, to: 2, ...entry(10) },
        { id: 'high', from: 2, to: null, ...entry(-20, 'High net debt.') },
      ],
      classes: [{ class: 'negative_equity', ...entry(-40, 'Negative equity.') }],
      absent: {
        missing: entry(-10, 'No accounts.'),
        confidential: entry(0),
        notApplicable: entry(0),
        stale: entry(-10, 'Old accounts.'),
      },
    },
    {
      kind: 'numeric',
      id: 'delay',
      label: text('Retard moyen', 'Average delay'),
      input: 'pay.delay',
      theme: 'payment',
      direction: 'lower_better',
      neutralPoints: 0,
      actionable: true,
      bands: [
        { id: 'prompt', from: null, to: 5, ...entry(30) },
        { id: 'slow', from: 5, to: 30, ...entry(-20, 'Pays late.') },
        { id: 'very_slow', from: 30, to: null, ...entry(-60, 'Pays very late.') },
      ],
      classes: [],
      absent: { missing: entry(0), confidential: entry(0), notApplicable: entry(0), stale: entry(0) },
    },
    {
      kind: 'categorical',
      id: 'proceeding',
      label: text('Procédure', 'Proceeding'),
      input: 'legal.proceeding',
      theme: 'legal',
      direction: 'neutral',
      neutralPoints: 10,
      actionable: false,
      categories: [
        { id: 'none', values: ['none'], ...entry(10) },
        { id: 'open', values: ['safeguard', 'liquidation'], ...entry(-100, 'Collective proceeding.') },
      ],
      classes: [],
      absent: { missing: entry(0), confidential: entry(0), notApplicable: entry(0), stale: entry(0) },
    },
  ],
  baseScore: 500,
  ratings: [
    { rating: 1, from: 560, label: text('Très faible', 'Very low'), outcome: 'approve' },
    { rating: 2, from: 530, label: text('Faible', 'Low'), outcome: 'approve' },
    { rating: 3, from: 500, label: text('Moyen', 'Medium'), outcome: 'approve' },
    { rating: 4, from: 450, label: text('Élevé', 'High'), outcome: 'refer' },
    { rating: 5, from: null, label: text('Très élevé', 'Very high'), outcome: 'decline' },
  ],
  completeness: { minimumShare: 0.5 },
  naturalPersonFact: 'registry.naturalPerson',
  rules: [
    {
      id: 'liquidation',
      when: { fact: 'legal.proceeding', operator: 'equal', value: 'liquidation' },
      effects: [{ type: 'decline' }],
      ifUnknown: 'ignore',
      reason: { code: 'liquidation', theme: 'legal', text: text('Liquidation ouverte.', 'Liquidation opened.') },
    },
    {
      id: 'protested',
      when: { fact: 'legal.protests', operator: 'greaterThan', value: 0 },
      effects: [
        { type: 'rating_at_best', rating: 3 },
        { type: 'limit_cap', capMinor: 1_000_000 },
        { type: 'terms_cap', maxDays: 30 },
      ],
      ifUnknown: 'refer',
      reason: { code: 'protested', theme: 'legal', text: text('Protêt récent.', 'Recent protest.') },
    },
  ],
  terms: {
    regimes: [
      { basis: 'C. com., art. L441-10', validFrom: '2009-01-01', validTo: null, maxNetDays: 60, maxEndOfMonthDays: 45 },
    ],
    offers: [
      { rating: 1, segment: null, offer: offer({ kind: 'end_of_month', days: 45, method: 'end_of_month_plus_days' }) },
      { rating: 2, segment: null, offer: offer({ kind: 'net', days: 45 }) },
      { rating: 3, segment: null, offer: offer({ kind: 'net', days: 30 }) },
      { rating: 4, segment: null, offer: offer({ kind: 'net', days: 15 }) },
      { rating: 5, segment: null, offer: offer({ kind: 'prepayment' }) },
    ],
  },
  limit: {
    tables: { share: { unit: 'ratio', values: [0.5, 0.35, 0.2, 0.1, 0] } },
    components: [
      { id: 'ownFunds', label: text('Fonds propres', 'Own funds'), formula: 'rating.share * fin.equity' },
      { id: 'ceiling', label: text('Plafond', 'Ceiling'), formula: '10000000' },
    ],
    combine: 'min(limit.ownFunds, limit.ceiling)',
    roundDownToMinor: 50_000,
  },
  delegation: {
    insuredCountsAt: 0.1,
    fourEyesAboveMinor: 5_000_000,
    approvalValidDays: 90,
    levels: [
      { role: 'automatic', label: text('Automate', 'Automatic'), maxMinor: [2_000_000, 1_000_000, 500_000, 0, 0] },
      {
        role: 'analyst',
        label: text('Analyste crédit', 'Credit analyst'),
        maxMinor: [5_000_000, 3_000_000, 2_000_000, 0, 0],
      },
      {
        role: 'committee',
        label: text('Comité de crédit', 'Credit committee'),
        maxMinor: [null, null, null, null, null],
      },
    ],
  },
  review: { monthsByRating: [12, 12, 6, 3, 1], triggers: [] },
  dunning: {
    strategyByRating: ['calm', 'calm', 'firm', 'firm', 'firm'],
    strategies: [
      {
        id: 'calm',
        label: text('Calme', 'Calm'),
        steps: [{ dayFromDue: 8, action: 'reminder', label: text('Relance', 'Reminder') }],
      },
      {
        id: 'firm',
        label: text('Ferme', 'Firm'),
        steps: [{ dayFromDue: 1, action: 'call', label: text('Appel', 'Call') }],
      },
    ],
  },
  scaling: { kind: 'expert' },
  calibration: null,
  release: {
    minGiniChange: null,
    maxBadRateChange: null,
    maxApprovalRateChange: null,
    maxExposureChange: null,
    maxPsi: null,
    minObservations: 0,
  },
};

function offer(
  terms: Scorecard['terms']['offers'][number]['offer']['terms'],
): Scorecard['terms']['offers'][number]['offer'] {
  return { terms, depositPercent: 0, guarantee: 'none' };
}

/** The example with some of its parts replaced (facts are added), checked. Throws where that makes it faulty. */
export function examplePolicy(changes: Partial<Scorecard> = {}): Policy {
  const scorecard = { ...EXAMPLE_SCORECARD, ...changes, facts: { ...EXAMPLE_SCORECARD.facts, ...changes.facts } };
  const { policy, diagnostics } = checkScorecard(scorecard, []);
  if (policy === null) throw new Error(`faulty example: ${JSON.stringify(diagnostics)}`);
  return policy;
}

/**
 * An application that is approved at rating 1 (score 580) with nothing against it: 10 000 € asked for, equity of
 * 100 000 €. `facts: { name: undefined }` leaves a fact out.
 */
export function exampleApplication(
  changes: {
    readonly facts?: Readonly<Record<string, ApplicationInput['facts'][string] | undefined>>;
    readonly request?: Partial<ApplicationInput['request']>;
    readonly date?: string;
  } = {},
): Application {
  const facts: Record<string, ApplicationInput['facts'][string] | undefined> = {
    'registry.naturalPerson': false,
    'fin.equity': 10_000_000,
    'fin.netDebt': 1_000_000,
    'pay.delay': 0,
    'legal.proceeding': 'none',
    'legal.protests': 0,
    ...changes.facts,
  };
  return ApplicationSchema.parse({
    date: changes.date ?? '2026-01-31',
    request: { amountMinor: 1_000_000, ...changes.request },
    facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
  });
}
