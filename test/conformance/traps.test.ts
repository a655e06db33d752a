/**
 * Mistakes that other systems of this field are known to make, by their number in docs/traps.md. What is missing here
 * is held by a test elsewhere, or does not apply yet; the document says which.
 */
import { existsSync, readFileSync } from 'node:fs';
import {
  Application,
  auc,
  Benchmark,
  capByRegime,
  checkScorecard,
  computeDueDate,
  countExposure,
  defaultProbabilityAt,
  describePaymentBehaviour,
  EMPTY_HISTORY,
  type FactInput,
  findCell,
  findRegime,
  indexBenchmarks,
  jeffreysInterval,
  longestDays,
  type ObservationPlan,
  observe,
  poolScores,
  populationStability,
  promptnessIndex,
  type Resolved,
  readAccounts,
  requireAuthority,
  Scorecard,
  weightOfEvidence,
} from '@encours/engine';
import { readScorecards } from '@encours/scorecards';
import { describe, expect, it } from 'vitest';
import { cataloguePolicy } from './catalogue-card.js';
import { goldenFiling } from './golden-company.js';
import { benchmarks, catalogue, decideWith, policyOf, scorecards } from './shipped.js';

const standard = policyOf('trade-credit-standard', 1);
const standardText = (): Scorecard =>
  structuredClone(Scorecard.parse(readScorecards().find(({ id }) => id === 'trade-credit-standard')?.value));
const golden = readAccounts(catalogue.liasse, goldenFiling).facts;

const goodPayer: Record<string, FactInput> = {
  'registry.naturalPerson': false,
  'pay.dueCount12m': 12,
  'pay.weightedDaysBeyondTerms12m': 1,
  'pay.worstDaysPastDue12m': 5,
  'pay.onTimeShare12m': 0.98,
  'pay.trendDays': 0,
  'pay.tenureMonths': 48,
  'pay.averageMonthlyInvoiced12m': 1_000_000,
};

const decide = (facts: object = {}, request: object = { amountMinor: 100_000 }) =>
  decideWith(standard, { date: '2026-09-30', request, facts: { ...goodPayer, ...facts } });

async function ratioOf(name: string, facts: object): Promise<Resolved | undefined> {
  const { trace } = await decideWith(cataloguePolicy(), { date: '2026-09-30', request: { amountMinor: 0 }, facts });
  return trace.ratios.find((ratio) => ratio.name === name)?.resolved;
}

function numberOf(resolved: Resolved | undefined): number {
  return resolved?.state === 'present' ? Number(resolved.value) : Number.NaN;
}

const cellsFor = (naf: string, size: string, formulaId: string, from: readonly Benchmark[] = benchmarks) =>
  findCell(indexBenchmarks(from), formulaId, (fact) => (fact === 'registry.naf' ? naf : size));

const diagnosticsOf = (card: Scorecard): string[] =>
  checkScorecard(card, benchmarks).diagnostics.map(({ code }) => code);

describe('trap', () => {
  it('1: negative equity does not pass `gearing < 1`', async () => {
    const decision = await decide({ 'fin.equity': -1_000_000, 'fin.financialDebt': 3_000_000, 'fin.cash': 0 });
    expect(decision.outcome).toBe('refer');
    expect(decision.rating).toBeGreaterThanOrEqual(4);
  });

  it('2: a loss over negative equity is no return', async () => {
    const resolved = await ratioOf('returnOnEquity', { 'fin.netResult': -100, 'fin.equity': -100 });
    expect(resolved).toEqual({ state: 'class', class: 'negative_equity' });
  });

  it('3: receivables with VAT are divided by turnover with VAT', async () => {
    const resolved = await ratioOf('dso', golden);
    // Turnover without VAT would give 73.
    expect(numberOf(resolved)).toBeCloseTo(60.833333, 6);
  });

  it('4: 360 and 365 days are two formulas', async () => {
    expect(numberOf(await ratioOf('dso360', golden))).toBeCloseTo(60, 6);
    expect(catalogue.ratios.ratios.dso?.ratio.formulaId).not.toBe(catalogue.ratios.ratios.dso360?.ratio.formulaId);
  });

  it('5: payables over cost of goods mean nothing for a service company', async () => {
    const service = { 'fin.payables': 100, 'fin.goodsPurchases': 0, 'fin.goodsStockChange': 0 };
    expect(await ratioOf('dpoCogs360', service)).toEqual({ state: 'class', class: 'no_goods' });
  });

  it('6: a fiscal year of 18 months is brought to twelve', async () => {
    const facts = { 'fin.turnover': 1800, 'fin.receivables': 240, 'fin.vatRate': 0.2 };
    const twelve = await ratioOf('dso', { ...facts, 'fin.periodMonths': 12 });
    const eighteen = await ratioOf('dso', { ...facts, 'fin.periodMonths': 18 });
    expect(numberOf(eighteen)).toBeCloseTo(1.5 * numberOf(twelve), 6);
  });

  it('7: consolidated and simplified accounts are not read as company accounts', () => {
    const consolidated = readAccounts(catalogue.liasse, { ...goldenFiling, type: 'consolidated' });
    expect(consolidated.diagnostics.map(({ code }) => code)).toContain('accounts_consolidated');
    const simplified = readAccounts(catalogue.liasse, { ...goldenFiling, type: 'simplified' });
    expect(simplified.facts['fin.equity']?.status).toBe('missing');
  });

  it('8: net amounts and totals are taken from the column that holds them', () => {
    expect(golden['fin.turnover']?.value).toBe(150_000_000);
    expect(golden['fin.receivables']?.value).toBe(30_000_000);
    expect(golden['fin.equity']?.value).toBe(41_000_000);
  });

  it('9: what is not there is absent, with its own entry, and never zero', async () => {
    for (const status of ['missing', 'confidential', 'notApplicable', 'stale']) {
      const { trace } = await decide({ 'fin.ebe': { value: null, status }, 'fin.turnover': 100 });
      const margin = trace.characteristics.find(({ id }) => id === 'ebeMargin');
      expect(margin?.entry).toEqual({ kind: 'absent', id: status });
    }
  });

  it('10: the unit of a ratio is declared, not guessed from its size', () => {
    expect(catalogue.ratios.ratios.autonomy?.ratio.unit).toBe('percent');
    expect(catalogue.ratios.ratios.gearing?.ratio.unit).toBe('ratio');
    const card = standardText();
    const gearing = card.ratios.gearing;
    if (gearing === undefined) throw new Error('the standard card has a gearing ratio');
    gearing.unit = 'percent';
    expect(diagnosticsOf(card)).toContain('unit_declared_differs');
  });

  it('15: a proceeding counts from its publication, not from its judgment', () => {
    const history = {
      ...EMPTY_HISTORY,
      invoices: [invoice('i1', '2025-01-10', '2025-02-10', 10_000), invoice('i2', '2025-06-10', '2025-07-10', 10_000)],
      payments: [{ invoiceId: 'i1', paidOn: '2025-02-10', amountMinor: 10_000 }],
      proceedings: [
        { customerId: 'c', kind: 'reorganisation' as const, openedOn: '2025-05-12', knownAt: '2025-05-22' },
      ],
    };
    const proceedingAt = (date: string): FactInput | undefined =>
      observe(history, { ...plan, from: date, to: date, outcome: { ...plan.outcome, proceedings: false } })
        .observations[0]?.application.facts['legal.proceeding'];
    expect(proceedingAt('2025-05-21')).toBeUndefined();
    expect(proceedingAt('2025-05-22')).toMatchObject({ value: 'reorganisation' });
  });

  it('16: a code of NAF 2025 is not read as one of NAF rev. 2, unless a table translates it', () => {
    const [benchmark] = benchmarks;
    if (benchmark === undefined) throw new Error('a benchmark is shipped');
    expect(benchmark).toMatchObject({ nomenclature: 'NAF_REV2', sectorFact: 'registry.naf' });
    const find = (known: Readonly<Record<string, string>>, read = benchmark) =>
      findCell(indexBenchmarks([read]), 'dso_vat_365', (name) => known[name] ?? { absent: 'missing', cause: null });
    expect(find({ 'registry.naf2025': '46.51Y' }).cell).toEqual({ absent: 'missing', cause: null });
    const bridged = Benchmark.parse({
      ...benchmark,
      correspondence: {
        nomenclature: 'NAF_2025',
        fact: 'registry.naf2025',
        source: { fr: 'Essai', en: 'Test' },
        minimumShare: 0.9,
        codes: {
          '46.50Y': [
            { code: '46.51Z', weight: 1 },
            { code: '46.52Z', weight: 1 },
          ],
        },
      },
    });
    expect(find({ 'registry.naf2025': '46.50Y' }, bridged).steps.at(-1)).toMatchObject({
      correspondence: '46.50Y → 46.5',
      used: true,
    });
  });

  it('18: providers disagree on which end is good, and each is told its own', () => {
    const classOf = (id: string, raw: number): number | undefined =>
      catalogue.externalScores.numeric
        .find((score) => score.id === id)
        ?.classes.find(({ from, to }) => (from === null || raw >= from) && (to === null || raw < to))?.riskClass;
    expect([classOf('coface_dra', 10), classOf('allianz_trade_grade', 10)]).toEqual([1, 5]);
    expect([classOf('coface_dra', 1), classOf('allianz_trade_grade', 1)]).toEqual([5, 1]);
    expect([classOf('paydex', 80), classOf('altares_fpi30', 0.8)]).toEqual([1, 5]);
    for (const { days, index } of catalogue.promptness.daysToIndex) expect(promptnessIndex(days)).toBe(index);
  });

  it.each([
    ['2023-01-15', '2023-03-17', '2023-03-31'],
    ['2024-01-15', '2024-03-16', '2024-02-29'],
    ['2025-03-10', '2025-05-15', '2025-04-30'],
    ['2025-10-05', '2025-12-15', '2025-11-30'],
    ['2025-10-22', '2025-12-15', '2025-12-31'],
    ['2025-01-31', '2025-03-17', '2025-03-31'],
    ['2024-12-17', '2025-02-14', '2025-01-31'],
  ])('19: 45 days end of month from %s, both ways, leap years too', (issued, first, second) => {
    expect(computeDueDate({ kind: 'end_of_month', days: 45, method: 'end_of_month_plus_days' }, issued)).toBe(first);
    expect(computeDueDate({ kind: 'end_of_month', days: 45, method: 'plus_days_end_of_month' }, issued)).toBe(second);
  });

  it('20: 60 days end of month is unlawful', () => {
    const terms = { kind: 'end_of_month', days: 60, method: 'end_of_month_plus_days' } as const;
    expect(capByRegime(terms, findRegime(standard.scorecard.terms.regimes, '2026-09-30'))).toEqual({
      kind: 'net',
      days: 60,
    });
    const card = standardText();
    const [offer] = card.terms.offers;
    if (offer === undefined) throw new Error('the standard card has offers');
    offer.offer.terms = terms;
    expect(checkScorecard(card, benchmarks).diagnostics.some(({ path }) => path[0] === 'terms')).toBe(true);
  });

  it('21: freight is paid within 30 days, end of month or not', async () => {
    const transport = catalogue.regimes.families.find(({ id }) => id === 'fr_transport');
    const regime = findRegime(transport?.regimes ?? [], '2026-09-30');
    expect(capByRegime({ kind: 'net', days: 45 }, regime)).toEqual({ kind: 'net', days: 30 });
    const endOfMonth = { kind: 'end_of_month', days: 15, method: 'end_of_month_plus_days' } as const;
    expect(capByRegime(endOfMonth, regime)).toEqual({ kind: 'net', days: 30 });
    for (const { terms } of policyOf('trade-credit-transport', 1).scorecard.terms.offers.map(({ offer }) => offer)) {
      expect(longestDays(terms)).toBeLessThanOrEqual(30);
    }
  });

  it('22: a periodic invoice is paid within 45 days', () => {
    const periodic = catalogue.regimes.families.find(({ id }) => id === 'fr_periodic_invoice');
    expect(capByRegime({ kind: 'net', days: 60 }, findRegime(periodic?.regimes ?? [], '2026-09-30'))).toEqual({
      kind: 'net',
      days: 45,
    });
  });

  it('24: what is owed already counts, and so does VAT', async () => {
    const decision = await decide({}, { amountMinor: 100, exposureMinor: 900_000 });
    expect(decision.limit.requestedMinor).toBe(900_100);
    expect(standard.scorecard.facts['pay.averageMonthlyInvoiced12m']).toMatchObject({ vat: 'included' });
  });

  it('25: splitting a request gains no authority', () => {
    const { delegation } = standard.scorecard;
    const whole = requireAuthority(delegation, 2, countExposure(2_000_000, 0, delegation.insuredCountsAt));
    const lastSlice = requireAuthority(delegation, 2, countExposure(1_999_900 + 100, 0, delegation.insuredCountsAt));
    expect(whole.level.role).toBe('credit_analyst');
    expect(lastSlice.level.role).toBe(whole.level.role);
  });

  it('26: what the rest of a group owes counts against the authority, not against the limit', async () => {
    const request = { amountMinor: 500_000 };
    const [alone, inGroup] = [
      await decide({}, request),
      await decide({}, { ...request, groupExposureMinor: 50_000_000 }),
    ];
    expect(inGroup.authority.countedMinor - alone.authority.countedMinor).toBe(50_000_000);
    expect(inGroup.authority.automatic).toBe(false);
    expect(inGroup.limit.amountMinor).toBe(alone.limit.amountMinor);
  });

  it('27: a disputed invoice is no default', () => {
    const late = { ...invoice('i1', '2025-01-10', '2025-02-10', 100_000), disputed: true };
    const history = {
      ...EMPTY_HISTORY,
      invoices: [late, invoice('i2', '2025-11-01', '2025-12-01', 5000)],
    };
    const flags = observe(history, { ...plan, from: '2025-02-20', to: '2025-02-20' }, { knownUntil: '2026-12-31' });
    const counted = observe(
      history,
      { ...plan, from: '2025-02-20', to: '2025-02-20', outcome: { ...plan.outcome, excludeDisputed: false } },
      { knownUntil: '2026-12-31' },
    );
    expect([flags.observations[0]?.flag, counted.observations[0]?.flag]).toEqual(['good', 'bad']);
  });

  it('28: part payments and credit notes reduce what is owed', () => {
    const history = {
      invoices: [
        invoice('i1', '2026-01-01', '2026-01-31', 100_000),
        invoice('n1', '2026-02-01', '2026-02-01', -20_000),
      ],
      payments: [{ invoiceId: 'i1', paidOn: '2026-02-10', amountMinor: 30_000 }],
    };
    const facts = describePaymentBehaviour(history, { customerId: 'c', customerSince: null }, '2026-03-01');
    expect(facts['pay.openExposure']).toMatchObject({ value: 50_000 });
  });

  it('29: a residue of bank fees is not 90 days past due', () => {
    const history = {
      ...EMPTY_HISTORY,
      invoices: [invoice('i1', '2025-01-10', '2025-02-10', 100_000), invoice('i2', '2025-03-01', '2025-04-01', 5000)],
      payments: [
        { invoiceId: 'i1', paidOn: '2025-02-10', amountMinor: 99_000 },
        { invoiceId: 'i2', paidOn: '2025-04-01', amountMinor: 5000 },
      ],
    };
    const { observations } = observe(
      history,
      { ...plan, from: '2025-02-20', to: '2025-02-20' },
      { knownUntil: '2026-12-31' },
    );
    expect(observations[0]?.flag).toBe('good');
  });

  it('31: no default in twenty is not a probability of zero', () => {
    expect(jeffreysInterval(0, 20)?.high).toBeGreaterThan(0.09);
    expect(jeffreysInterval(0, 20)?.low).toBe(0);
  });

  it('32: an empty cell makes neither evidence nor stability infinite', () => {
    const evidence = weightOfEvidence([
      { good: 10, bad: 0 },
      { good: 5, bad: 5 },
    ]);
    expect(Number.isFinite(evidence?.informationValue)).toBe(true);
    expect(Number.isFinite(populationStability([10, 0, 5], [5, 5, 5]))).toBe(true);
  });

  it('33: ties count for half', () => {
    expect(auc(poolScores([1, 1, 1, 1], [1, 0, 1, 0]))).toBe(0.5);
  });

  it('34: odds are good to bad: more points, less risk', () => {
    const scale = { pointsToDoubleOdds: 20, anchorScore: 600, anchorOddsGoodToBad: 50 };
    expect(defaultProbabilityAt(600, scale)).toBeCloseTo(0.019608, 6);
    expect(defaultProbabilityAt(620, scale)).toBeCloseTo(0.009901, 6);
  });

  it('35: points are whole numbers and the score their sum', async () => {
    const { score, trace } = await decide();
    expect(score).toBe(trace.characteristics.reduce((sum, { points }) => sum + points, trace.baseScore));
    const card = standardText();
    const [characteristic] = card.characteristics;
    if (characteristic?.kind !== 'numeric' || characteristic.bands[0] === undefined) throw new Error('no band');
    characteristic.bands[0].points = 0.5;
    expect(checkScorecard(card, benchmarks).policy).toBeNull();
  });

  it('36: a sole trader is never declined by machine, nor who may be one', async () => {
    for (const naturalPerson of [true, undefined]) {
      const facts = { ...goodPayer, 'registry.naturalPerson': naturalPerson, 'legal.proceeding': 'liquidation' };
      const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
      const decision = await decideWith(standard, { date: '2026-09-30', request: { amountMinor: 100 }, facts: known });
      expect(decision.outcome).toBe('refer');
      expect(decision.reasons.map(({ code }) => code)).toContain('natural_person');
    }
  });

  it('39: a cell with fewer than a hundred companies gives way to a wider one', () => {
    const search = cellsFor('46.51Z', 'GE', 'dso_vat_365');
    expect(search.steps.find(({ level, size }) => level === 'division' && size === 'GE')).toMatchObject({
      used: false,
    });
    expect(search.steps.at(-1)).toMatchObject({ level: 'division', code: '46', size: 'all', used: true });
  });

  it('40: a ratio is compared only with cells of its own formula', () => {
    expect(cellsFor('46.51Z', 'PME', 'dso_vat_360').cell).toMatchObject({ absent: 'notApplicable' });
  });

  it('41: cancelled cover lends nothing, and a person decides', async () => {
    const decision = await decide({ 'ins.coverLimit': 0, 'ins.quotaPercent': 90, 'ins.coverRefused': true });
    expect(decision.outcome).toBe('refer');
    expect(decision.limit.components.find(({ id }) => id === 'insuredCover')?.amountMinor).toBe(0);
  });

  it('42: a liquidation tells the deadline for declaring the claim', async () => {
    const decision = await decide({ 'legal.proceeding': 'liquidation' });
    expect(decision.reasons[0]?.text.fr).toContain('deux mois');
    expect(decision.reasons[0]?.text.en).toContain('two months');
  });

  it('43: accounts in thousands are noticed', () => {
    const filing = { ...goldenFiling, rows: [{ code: 'DA', m1: '200' }] };
    expect(readAccounts(catalogue.liasse, filing).diagnostics.map(({ code }) => code)).toEqual(['accounts_scale']);
  });

  it('44: money is whole cents', () => {
    expect(Application.safeParse({ date: '2026-09-30', request: { amountMinor: 0.1 }, facts: {} }).success).toBe(false);
    for (const { checked } of scorecards) expect(checked.policy).not.toBeNull();
  });
});

const plan: ObservationPlan = {
  from: '2025-01-01',
  to: '2025-12-31',
  everyMonths: 1,
  outcome: {
    id: 'bad-90',
    horizonMonths: 12,
    badDaysPastDue: 90,
    floorMinor: 25_000,
    excludeDisputed: true,
    indeterminateDaysPastDue: null,
    proceedings: true,
  },
};

function invoice(invoiceId: string, issuedOn: string, dueOn: string, amountMinor: number) {
  return { invoiceId, customerId: 'c', issuedOn, dueOn, amountMinor, currency: null, disputed: false };
}

describe('docs/traps.md', () => {
  const root = new URL('../../', import.meta.url);
  const rows = readFileSync(new URL('docs/traps.md', root), 'utf8')
    .split('\n')
    .flatMap((line) => /^\| (\d+) \| [^|]+ \| ([^|]+) \|$/.exec(line)?.slice(1).join(' ') ?? []);

  it('has a row for each of the forty-five', () => {
    expect(rows.map((row) => Number.parseInt(row, 10))).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
  });

  it('says "here" of exactly those tested here', () => {
    const here = rows.filter((row) => /^\d+ here/.test(row)).map((row) => Number.parseInt(row, 10));
    const titles = readFileSync(new URL(import.meta.url), 'utf8').matchAll(/^ {2}(?:\]\))?(?:it)?\('(\d+): /gm);
    expect([...titles].map(([, number]) => Number(number))).toEqual(here);
  });

  it('names files that exist', () => {
    const files = rows.flatMap((row) => [...row.matchAll(/`([a-z]+\/[^`]+)`/g)].map(([, path]) => path ?? ''));
    expect(files.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});
