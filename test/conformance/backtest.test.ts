import {
  auc,
  BacktestReport,
  Benchmark,
  canonicalJson,
  checkScorecard,
  createDecider,
  DEFAULT_ECONOMICS,
  describePaymentBehaviour,
  ENGINE_VERSION,
  type FactInput,
  kolmogorovSmirnov,
  type ObservationPlan,
  observe,
  observeOne,
  observeTable,
  type Policy,
  poolScores,
  prepareHistory,
  runBacktest,
  summariseReport,
  tableSchemaFor,
} from '@encours/engine';
import { readBenchmarks, readScorecards } from '@encours/scorecards';
import { describe, expect, it } from 'vitest';
import {
  hasLatePayments,
  LATE_PAYMENTS_NOTE,
  latePaymentHistory,
  readLatePaymentReference,
  readLatePayments,
} from './late-payments.js';

function numberIn(facts: Record<string, FactInput>, name: string): number | null {
  const fact = facts[name];
  return typeof fact === 'object' && typeof fact.value === 'number' ? fact.value : null;
}

describe.skipIf(!hasLatePayments)(`payment behaviour on the IBM sample${LATE_PAYMENTS_NOTE}`, () => {
  const rows = hasLatePayments ? readLatePayments() : [];
  const history = latePaymentHistory(rows);
  const customerIds = history.customers.map(({ customerId }) => customerId);
  const factsAt = (customerId: string, date: string): Record<string, FactInput> =>
    describePaymentBehaviour(history, { customerId, customerSince: null }, date);

  it('agrees with the reference table customer by customer', () => {
    const reference = readLatePaymentReference();
    expect(reference.customersTable).toHaveLength(100);
    // Three years of settlements, each seen at its end, are all of them.
    const years = ['2012-12-31', '2013-12-31', '2014-12-31'];
    for (const row of reference.customersTable) {
      const facts = years.map((date) => factsAt(row.customerID, date));
      const settled = facts.map((fact) => numberIn(fact, 'pay.settledCount12m') ?? 0);
      const late = facts.map((fact, i) =>
        Math.round((numberIn(fact, 'pay.settledLateShare12m') ?? 0) * (settled[i] ?? 0)),
      );
      const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
      const worst = Math.max(...facts.map((fact) => numberIn(fact, 'pay.worstDaysPastDue12m') ?? 0));
      expect({
        customerID: row.customerID,
        invoices: total(settled),
        late: total(late),
        lateRate: Math.round((total(late) / total(settled)) * 1e6) / 1e6,
        maxDaysLate: worst,
      }).toEqual({
        customerID: row.customerID,
        invoices: row.invoices,
        late: row.late,
        lateRate: row.lateRate,
        maxDaysLate: row.maxDaysLate,
      });
    }
  });

  it('sees what was open at the end of 2012', () => {
    const reference = readLatePaymentReference().open_on_2012_12_31;
    let open = 0;
    let overdue = 0;
    for (const customerId of customerIds) {
      const facts = factsAt(customerId, '2012-12-31');
      open += numberIn(facts, 'pay.openExposure') ?? 0;
      overdue += numberIn(facts, 'pay.overdueAmount') ?? 0;
    }
    expect(open).toBe(Math.round(reference.amount * 100));
    const overdueRows = rows.filter(
      (row) => row.issuedOn <= '2012-12-31' && row.settledOn > '2012-12-31' && row.dueOn < '2012-12-31',
    );
    expect(overdue).toBe(overdueRows.reduce((sum, row) => sum + row.amountMinor, 0));
  });

  it('ranks the invoices of 2013 by what was known at the end of 2012: AUC 0.860728, KS 0.605667', () => {
    const reference = readLatePaymentReference().out_of_time;
    const shares = new Map(
      customerIds.map((id) => [id, numberIn(factsAt(id, '2012-12-31'), 'pay.settledLateShare12m')]),
    );
    const scored = rows
      .filter((row) => row.issuedOn >= '2013-01-01')
      .map((row) => ({ share: shares.get(row.customerId) ?? null, late: row.daysLate > 0 }));
    expect(scored).toHaveLength(reference.test_invoices);
    expect(scored.every(({ share }) => share !== null)).toBe(true);
    // A high share of late invoices is a bad sign: the score is its negative.
    const table = poolScores(
      scored.map(({ share }) => -(share ?? 0)),
      scored.map(({ late }) => (late ? 1 : 0)),
    );
    expect(auc(table)).toBeCloseTo(reference.auc, 6);
    expect(kolmogorovSmirnov(table)?.ks).toBeCloseTo(reference.ks, 6);
  });
});

const PLAN: ObservationPlan = {
  from: '2012-06-30',
  to: '2013-06-30',
  everyMonths: 1,
  outcome: {
    id: 'late-30',
    horizonMonths: 6,
    badDaysPastDue: 15,
    floorMinor: 0,
    excludeDisputed: false,
    indeterminateDaysPastDue: null,
    proceedings: false,
  },
};

function policyOf(id: string, version: number): Policy {
  const card = readScorecards().find((shipped) => shipped.id === id && shipped.version === version);
  const { policy, diagnostics } = checkScorecard(
    card?.value,
    readBenchmarks().map(({ value }) => Benchmark.parse(value)),
  );
  if (policy === null) throw new Error(JSON.stringify(diagnostics));
  return policy;
}

describe.skipIf(!hasLatePayments)(`a backtest of the shipped card on the IBM sample${LATE_PAYMENTS_NOTE}`, () => {
  const champion = policyOf('trade-credit-standard', 1);
  const challenger = policyOf('trade-credit-standard', 2);
  const history = prepareHistory(latePaymentHistory(hasLatePayments ? readLatePayments() : []));
  const observations = observeTable(history, PLAN, tableSchemaFor([champion, challenger]));
  const input = {
    observations,
    dataset: { id: 'ds_ibm', name: 'IBM', digest: 'sha256:0' },
    engineVersion: ENGINE_VERSION,
    champion,
    challenger,
    release: champion.scorecard.release,
    economics: DEFAULT_ECONOMICS,
  };
  const run = async (parts: Partial<typeof input> = {}): Promise<BacktestReport> => {
    const report = await runBacktest({ ...input, ...parts });
    if (report === null) throw new Error('nobody stopped it');
    return report;
  };

  it('gives a report that its schema accepts, the same each time, whose parts add up', async () => {
    const report = await run();
    expect(BacktestReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(canonicalJson(await run())).toBe(canonicalJson(report));

    const { observations: seen, champion: before, challenger: after } = report;
    expect(seen.n).toBe(seen.good + seen.bad + seen.indeterminate + seen.unobserved);
    for (const one of [before, after]) {
      const sum = (parts: readonly { counts: { n: number } }[]): number =>
        parts.reduce((total, { counts }) => total + counts.n, 0);
      expect(sum(one.outcomes)).toBe(seen.n);
      expect(sum(one.ratings)).toBe(seen.n);
      expect(one.workload.reduce((total, { n }) => total + n, 0)).toBe(seen.n);
      expect(one.histogram.bins.reduce((total, { n }) => total + n, 0)).toBe(seen.n);
      for (const characteristic of one.characteristics) {
        expect(characteristic.entries.reduce((total, { n }) => total + n, 0)).toBe(seen.n);
      }
      expect(one.unlawfulTerms).toBe(0);
      expect(one.naturalPersonDeclines).toBe(0);
    }
    expect(report.migration.flat().reduce((a, b) => a + b, 0)).toBe(seen.n);
    const { bothApprove, swapIn, swapOut, neither } = report.swapSet;
    expect(bothApprove.n + swapIn.counts.n + swapOut.n + neither.n).toBe(seen.n);
    expect(report.cohorts.reduce((total, { part }) => total + part.n, 0)).toBe(seen.n);
    // What is known of the same customers at several dates is less than as many customers would tell.
    const { aucInterval, aucClusterInterval } = after.discrimination ?? {};
    const width = (interval: { low: number; high: number } | null | undefined): number =>
      interval ? interval.high - interval.low : 0;
    expect(width(aucClusterInterval)).toBeGreaterThan(width(aucInterval) * 1.5);
    expect(new Set(report.cohorts.map(({ date }) => date)).size).toBe(13);
  });

  it('counts what the rules decide, one application after the other', async () => {
    const report = await run();
    const rows = observe(latePaymentHistory(readLatePayments()), PLAN).observations.filter(
      ({ flag }) => flag !== 'immature',
    );
    for (const [policy, side] of [
      [champion, report.champion],
      [challenger, report.challenger],
    ] as const) {
      const decider = createDecider(policy);
      const counts = new Map<string, number>();
      for (const { application, flag } of rows) {
        const { outcome, rating } = await decider.decide(application);
        for (const key of [outcome, `rating ${rating}`, `${outcome} ${flag}`]) {
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
      for (const { outcome, counts: found } of side.outcomes) {
        expect([outcome, found.n]).toEqual([outcome, counts.get(outcome) ?? 0]);
        expect([outcome, found.bad]).toEqual([outcome, counts.get(`${outcome} bad`) ?? 0]);
      }
      for (const { rating, counts: found } of side.ratings) {
        expect([rating, found.n]).toEqual([rating, counts.get(`rating ${rating}`) ?? 0]);
      }
    }
  });

  it('separates late payers out of time with the shipped card', async () => {
    const report = await run();
    // The card reads past delays only; the sample says how much those can tell (AUC 0.86 for a late invoice).
    expect(report.champion.discrimination?.auc).toBeGreaterThan(0.8);
    expect(report.champion.ratingOrder.inversions).toBe(0);
  });

  it('sees no bad customer at 90 days and says what to choose', async () => {
    const plan = { ...PLAN, outcome: { ...PLAN.outcome, badDaysPastDue: 90 } };
    const report = await run({ observations: observeTable(history, plan, tableSchemaFor([champion, challenger])) });
    expect(report.champion.discrimination).toBeNull();
    expect(report.observations).toMatchObject({ bad: 0, worstDaysPastDue: 45 });
    expect(summariseReport(report, 'en').replaceAll('\u00a0', ' ')).toContain(
      'No bad outcome was seen: AUC is not defined. The longest delay seen is 45 days, the bad threshold 90 days: choose a lower threshold.',
    );
  });

  it('finds one observation again as it was in the run', () => {
    const all = observe(latePaymentHistory(readLatePayments()), PLAN).observations;
    const sample = all[700];
    expect(sample).toBeDefined();
    if (sample !== undefined) expect(observeOne(history, PLAN, sample.customerId, sample.date)).toEqual(sample);
    expect(observeOne(history, PLAN, 'nobody', '2012-06-30')).toBeNull();
    expect(observeOne(history, PLAN, '0187-ERLSR', '2012-07-01')).toBeNull();
  });
});
