/** The report from columns against the slow one, on generated observations and versions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../history/observe.js';
import type { ObservationPlan } from '../history/records.js';
import { PERFORMANCE_FLAGS } from '../history/records.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Policy } from '../scorecard/policy.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../testing/example-policy.js';
import { reportNaively } from '../testing/naive-report.js';
import { buildObservationTable } from '../testing/observed-rows.js';
import { countCross, createCross } from './cross.js';
import { decideVersion } from './decide-version.js';
import { DEFAULT_ECONOMICS, type Economics } from './economics.js';
import { BacktestReport } from './report.js';
import { type ReportInput, reportOn } from './report-on.js';

const DATES = ['2023-01-31', '2023-02-26', '2023-02-28', '2023-04-30'];
const PLAN: ObservationPlan = {
  from: '2023-01-31',
  to: '2023-04-30',
  everyMonths: 1,
  outcome: {
    id: 'test',
    horizonMonths: 6,
    badDaysPastDue: 60,
    floorMinor: 0,
    excludeDisputed: false,
    indeterminateDaysPastDue: 30,
    proceedings: true,
  },
};

const arbitraryEconomics: fc.Arbitrary<Economics | null> = fc.option(
  fc.record({
    id: fc.constant('fuzz'),
    version: fc.constant(1),
    marginShare: fc.constantFrom(0, 0.03, 0.15),
    salesLostAtDefault: fc.constantFrom(0, 0.5, 1),
    lossGivenDefault: fc.record({ proceeding: fc.constantFrom(0.9, 1), latePayment: fc.constantFrom(0, 0.1) }),
    creditConversion: fc.constantFrom(0, 0.25, 1),
    insuredQuota: fc.constantFrom(0, 0.9, 1),
    vatShare: fc.constantFrom(0, 0.1667),
    fundingRate: fc.constantFrom(0, 0.04),
    adminCostMinor: fc.constantFrom(0, 5000),
  }),
);

/** The example with other cut-offs, points and terms; some reach beyond what the law allows. */
const arbitraryPolicy: fc.Arbitrary<Policy> = fc
  .record({
    shift: fc.constantFrom(-80, -30, 0, 30),
    hasProbabilities: fc.boolean(),
    days: fc.constantFrom(0, 30, 60),
    maxNetDays: fc.constantFrom(60, 120),
  })
  .map(({ shift, hasProbabilities, days, maxNetDays }) =>
    examplePolicy({
      baseScore: EXAMPLE_SCORECARD.baseScore + shift,
      calibration: hasProbabilities
        ? { horizonMonths: 6, source: { fr: 'x', en: 'x' }, defaultProbability: [0.01, 0.02, 0.05, 0.1, 0.4] }
        : null,
      terms: {
        regimes: EXAMPLE_SCORECARD.terms.regimes.map((regime) => ({ ...regime, maxNetDays })),
        offers: EXAMPLE_SCORECARD.terms.offers.map((offer) =>
          offer.rating === 2
            ? {
                ...offer,
                offer: { ...offer.offer, terms: { kind: 'net' as const, days: days + (maxNetDays > 60 ? 40 : 0) } },
              }
            : offer,
        ),
      },
      release: {
        minGiniChange: 0,
        maxBadRateChange: 0.1,
        maxApprovalRateChange: 0.2,
        maxExposureChange: 0.5,
        maxPsi: 0.25,
        maxInversions: 0,
        maxRedRatings: 0,
        maxExpectedLossChange: 0,
        maxWorkloadChange: 0.2,
        maxUnlawfulTerms: 0,
        maxNaturalPersonDeclines: 0,
        minObservations: 10,
      },
    }),
  );

const text = (...values: string[]) => fc.option(fc.constantFrom(...values));

const arbitraryRow = fc.record({
  date: fc.constantFrom(...DATES),
  customer: fc.integer({ min: 0, max: 7 }),
  flag: fc.constantFrom(...PERFORMANCE_FLAGS),
  worst: fc.constantFrom(0, 20, 70),
  exposureMinor: fc.constantFrom(0, 1_001, 500_000, 33_333),
  defaultedMinor: fc.constantFrom(0, 777_777),
  badAfterDays: fc.constantFrom(0, 1, 28, 31, 60, 92, 150),
  lost: fc.boolean(),
  monthlyInvoicedMinor: fc.constantFrom(0, 99_999, 450_001),
  insuredMinor: fc.constantFrom(0, 200_000),
  amountMinor: fc.constantFrom(0, 100_000, 4_000_000),
  equity: fc.option(fc.constantFrom(-100_000, 3_000_000, 40_000_000)),
  debt: fc.constantFrom(0, 1_000_000, 20_000_000),
  delay: fc.option(fc.constantFrom(0, 12, 45)),
  proceeding: fc.option(fc.constantFrom('none', 'safeguard', 'liquidation')),
  protests: fc.constantFrom(0, 1),
  person: fc.option(fc.boolean()),
  segment: text('trade', 'public'),
  sector: text(...Array.from({ length: 25 }, (_, i) => `S${i}`)),
  size: fc.constant(null),
  country: text('FR', 'DE'),
});

const arbitraryInput: fc.Arbitrary<ReportInput> = fc
  .record({
    drawn: fc.array(arbitraryRow, { maxLength: 60 }),
    champion: arbitraryPolicy,
    challenger: arbitraryPolicy,
    economics: arbitraryEconomics,
    calendar: fc.constantFrom('months' as const, 'orders' as const),
  })
  .map(({ drawn, champion, challenger, economics, calendar }) => {
    const unique = new Map(drawn.map((row) => [`${row.date} c${row.customer}`, row]));
    const rows = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => observed(row));
    const flags = (flag: string): number => rows.filter((row) => row.flag === flag).length;
    const table = buildObservationTable(
      { ...PLAN, calendar },
      {
        n: rows.length,
        customers: new Set(rows.map(({ customerId }) => customerId)).size,
        dates: DATES,
        good: flags('good'),
        bad: flags('bad'),
        indeterminate: flags('indeterminate'),
        unobserved: flags('unobserved'),
        immature: flags('immature'),
        immatureBad: 0,
        alreadyBad: 1,
        dormant: 2,
        worstDaysPastDue: 70,
        knownFrom: '2022-01-01',
        knownUntil: '2023-12-31',
      },
      rows,
      [champion, challenger],
    );
    return {
      observations: table,
      champion: decideVersion(champion, table.applications),
      challenger: decideVersion(challenger, table.applications),
      dataset: { id: 'ds', name: 'fuzz', digest: 'sha256:0' },
      engineVersion: '0.0.0',
      release: champion.scorecard.release,
      economics,
    };
  });

function observed(row: typeof arbitraryRow extends fc.Arbitrary<infer Row> ? Row : never): Observation {
  const { exposureMinor, insuredMinor, amountMinor, flag } = row;
  const orMissing = <Value>(value: Value | null) => value ?? undefined;
  return {
    customerId: `c${row.customer}`,
    name: row.customer === 0 ? null : `Customer ${row.customer}`,
    date: row.date,
    application: exampleApplication({
      date: row.date,
      facts: {
        'fin.equity': orMissing(row.equity),
        'fin.netDebt': row.debt,
        'pay.delay': orMissing(row.delay),
        'legal.proceeding': orMissing(row.proceeding),
        'legal.protests': row.protests,
        'registry.naturalPerson': orMissing(row.person),
      },
      request: { amountMinor, exposureMinor, insuredMinor },
    }),
    flag,
    worstDaysPastDue: row.worst,
    exposureMinor,
    defaultedMinor: flag === 'bad' ? row.defaultedMinor : 0,
    badAfterDays: flag === 'bad' ? row.badAfterDays : null,
    lost: flag === 'bad' && row.lost,
    monthlyInvoicedMinor: row.monthlyInvoicedMinor,
    groups: { segment: row.segment, sector: row.sector, size: row.size, country: row.country },
  };
}

/** Both as JSON would hold them, numbers compared to twelve digits: only the order of additions may differ. */
function expectSame(actual: unknown, expected: unknown, path = 'report'): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (Math.abs(actual - expected) > 1e-9 * Math.max(1, Math.abs(expected))) {
      expect([path, actual]).toEqual([path, expected]);
    }
    return;
  }
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) {
    expect([path, actual]).toEqual([path, expected]);
    return;
  }
  expect([path, Object.keys(actual).sort()]).toEqual([path, Object.keys(expected).sort()]);
  for (const [key, value] of Object.entries(expected)) {
    expectSame((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
  }
}

describe('reportOn', () => {
  it('says what a walk over all observations for every figure says', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const report = reportOn(input);
        expectSame(report, reportNaively(input));
        expect(BacktestReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('gives the same bytes each time', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        expect(canonicalJson(reportOn(input))).toBe(canonicalJson(reportOn(input)));
      }),
      { numRuns: 20 },
    );
  });
});

describe('countCross', () => {
  it('adds up over ranges of rows, wherever they are cut', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.nat(), (input, cut) => {
        const { observations, champion, challenger } = input;
        const { length } = observations.applications;
        const count = (...cuts: readonly number[]) => {
          const cross = createCross();
          for (const [i, to] of [...cuts, length].entries()) {
            const range = { from: cuts[i - 1] ?? 0, to };
            countCross(cross, observations, champion.decisions, challenger.decisions, range);
          }
          return cross;
        };
        expect(count(cut % (length + 1))).toEqual(count());
      }),
      { numRuns: 30 },
    );
  });
});

it('has defaults that its own schema accepts', () => {
  expect(BacktestReport.shape.money.unwrap().shape.economics.parse(DEFAULT_ECONOMICS)).toEqual(DEFAULT_ECONOMICS);
});
