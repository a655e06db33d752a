import { describe, expect, it } from 'vitest';
import { createDecisions } from '../evaluate/columns/decisions.js';
import { compileColumns } from '../evaluate/columns/plan.js';
import type { ObservationTable } from '../history/observation-table.js';
import type { Observation } from '../history/observe.js';
import type { ObservationPlan, PerformanceFlag } from '../history/records.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { OUTCOMES, type Scorecard } from '../scorecard/schema.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../testing/example-policy.js';
import { buildObservationTable } from '../testing/observed-rows.js';
import { decideVersion, REPORT_OUTPUTS } from './decide-version.js';
import { breakEvenProbability, DEFAULT_ECONOMICS, ECONOMICS_HELP, Economics } from './economics.js';
import { escapeHtml } from './html-text.js';
import { BacktestReport } from './report.js';
import { reportToCsv } from './report-csv.js';
import { reportToHtml } from './report-html.js';
import { type DecidedVersion, type ReportInput, reportOn } from './report-on.js';
import { reportSentences } from './report-sentences.js';
import { reportTables } from './report-tables.js';
import { type BacktestProgress, runBacktest } from './run.js';
import { summariseReport } from './summarise-report.js';

const DATES = ['2023-01-31', '2023-02-28'] as const;
const PLAN: ObservationPlan = {
  from: DATES[0],
  to: DATES[1],
  everyMonths: 1,
  outcome: {
    id: 'test-30',
    horizonMonths: 3,
    badDaysPastDue: 30,
    floorMinor: 0,
    excludeDisputed: false,
    indeterminateDaysPastDue: 20,
    proceedings: false,
  },
};

interface Customer {
  readonly flag: PerformanceFlag;
  readonly worst: number;
  readonly exposureMinor: number;
  readonly segment: string | null;
}

/** Five customers, each seen on both dates. */
const CUSTOMERS: Readonly<Record<string, Customer>> = {
  prompt: { flag: 'good', worst: 0, exposureMinor: 10_000, segment: 'trade' },
  usual: { flag: 'good', worst: 5, exposureMinor: 20_000, segment: 'trade' },
  late: { flag: 'indeterminate', worst: 25, exposureMinor: 30_000, segment: 'trade' },
  bad: { flag: 'bad', worst: 40, exposureMinor: 40_000, segment: 'public' },
  gone: { flag: 'unobserved', worst: 0, exposureMinor: 0, segment: null },
};

function tableOf(customers: Readonly<Record<string, Customer>> = CUSTOMERS, parts: Partial<ObservationTable> = {}) {
  const rows = DATES.flatMap((date) =>
    Object.entries(customers)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([id, { flag, worst, exposureMinor, segment }]): Observation => ({
          customerId: id,
          name: `=${id}`,
          date,
          application: exampleApplication({ date }),
          flag,
          worstDaysPastDue: worst,
          // The last date finds twice as much owed.
          exposureMinor: date === DATES[0] ? exposureMinor : 2 * exposureMinor,
          defaultedMinor: flag === 'bad' ? exposureMinor : 0,
          badAfterDays: flag === 'bad' ? 40 : null,
          lost: false,
          monthlyInvoicedMinor: exposureMinor,
          groups: { segment, sector: null, size: null, country: 'FR' },
        }),
      ),
  );
  const table = buildObservationTable(
    PLAN,
    {
      n: rows.length,
      customers: Object.keys(customers).length,
      dates: [...DATES],
      good: 0,
      bad: 0,
      indeterminate: 0,
      unobserved: 0,
      immature: rows.filter(({ flag }) => flag === 'immature').length,
      immatureBad: 0,
      alreadyBad: 0,
      dormant: 0,
      worstDaysPastDue: 40,
      knownFrom: '2022-11-20',
      knownUntil: '2023-12-31',
    },
    rows,
    [POLICY],
  );
  return { ...table, ...parts };
}

const POLICY = policyOf(1);

function policyOf(version: number, changes: Partial<Scorecard> = {}) {
  return examplePolicy({
    version,
    characteristics: EXAMPLE_SCORECARD.characteristics.filter(({ id }) => id === 'delay'),
    calibration: {
      horizonMonths: 3,
      source: { fr: 'x', en: 'x' },
      defaultProbability: [0.01, 0.02, 0.05, 0.1, 0.5],
    },
    ...changes,
  });
}

interface Decided {
  readonly outcome: (typeof OUTCOMES)[number];
  readonly rating: number;
  readonly score: number;
  readonly limitMinor: number | null;
  readonly level: number;
  readonly entry: number;
  readonly netDays: number;
}

const APPROVED: Decided = {
  outcome: 'approve',
  rating: 1,
  score: 700,
  limitMinor: 100_000,
  level: 0,
  entry: 0,
  netDays: 30,
};

/** A version that decides by who the customer is. */
function version(
  number: number,
  byCustomer: Readonly<Record<string, Partial<Decided>>>,
  table: ObservationTable,
  changes: Partial<Scorecard> = {},
): DecidedVersion {
  const policy = policyOf(number, changes);
  const { length } = table.applications;
  const decisions = createDecisions(compileColumns(policy, REPORT_OUTPUTS), length);
  for (let row = 0; row < length; row += 1) {
    const id = table.customers.dictionary[table.customers.codes[row] ?? 0] ?? '';
    const one = { ...APPROVED, ...byCustomer[id] };
    const put = (column: { [row: number]: number } | null | undefined, value: number): void => {
      if (column) column[row] = value;
    };
    put(decisions.outcome, OUTCOMES.indexOf(one.outcome));
    put(decisions.rating, one.rating);
    put(decisions.score, one.score);
    put(decisions.limitMinor, one.limitMinor ?? Number.NaN);
    put(decisions.level, one.level);
    put(decisions.countedMinor, 1000);
    put(decisions.entries?.[0], one.entry);
    put(decisions.terms?.offers, 0);
    put(decisions.terms?.netDays, one.netDays);
  }
  return { policy, decisions };
}

type Choices = Readonly<Record<string, Partial<Decided>>>;
const CHAMPION: Choices = {
  prompt: { score: 690, rating: 2, outcome: 'refer' },
  late: { score: 650, rating: 3, outcome: 'refer', level: 2, entry: 1 },
  bad: { score: 640, rating: 3, entry: 1 },
};
const CHALLENGER: Choices = {
  prompt: { score: 720, netDays: 45 },
  late: { score: 650, rating: 3, outcome: 'refer', level: 1, entry: 1 },
  bad: { score: 500, rating: 5, outcome: 'decline', limitMinor: 0, entry: 1 },
  gone: { limitMinor: null },
};

const RELEASE: Scorecard['release'] = {
  minGiniChange: 0,
  maxBadRateChange: 0,
  maxApprovalRateChange: 0.1,
  maxExposureChange: null,
  maxPsi: 0.1,
  minObservations: 100,
};

/** Plain assumptions: a half is lost, a tenth is earned. */
const ECONOMICS: Economics = {
  id: 'test',
  version: 1,
  marginShare: 0.1,
  salesLostAtDefault: 0.5,
  lossGivenDefault: { proceeding: 0.9, latePayment: 0.5 },
  creditConversion: 0,
  insuredQuota: 0,
  vatShare: 0,
  fundingRate: 0,
  adminCostMinor: 0,
};

interface Parts extends Partial<Omit<ReportInput, 'champion' | 'challenger'>> {
  readonly champion?: Choices;
  readonly challenger?: Choices;
  /** Changes of the challenger's scorecard, and of the champion's. */
  readonly card?: Partial<Scorecard>;
  readonly inForce?: Partial<Scorecard>;
}

function run({ champion = CHAMPION, challenger = CHALLENGER, card, inForce, ...parts }: Parts = {}): BacktestReport {
  const observations = parts.observations ?? tableOf();
  return reportOn({
    observations,
    dataset: { id: 'ds_1', name: 'test', digest: 'sha256:d' },
    engineVersion: '0.0.0',
    champion: version(1, champion, observations, inForce),
    challenger: version(2, challenger, observations, card),
    release: RELEASE,
    economics: ECONOMICS,
    ...parts,
  });
}

/** The same customers, of whom nobody went bad within 90 days. */
const NOBODY_BAD = tableOf(
  { ...CUSTOMERS, late: { ...CUSTOMER('late'), flag: 'good' }, bad: { ...CUSTOMER('bad'), flag: 'good' } },
  { plan: { ...PLAN, outcome: { ...PLAN.outcome, badDaysPastDue: 90, indeterminateDaysPastDue: null } } },
);

function CUSTOMER(id: string): Customer {
  const customer = CUSTOMERS[id];
  if (customer === undefined) throw new Error(id);
  return customer;
}

describe('reportOn', () => {
  it('gives a report that its schema accepts, the same bytes each time', () => {
    const report = run();
    expect(BacktestReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(canonicalJson(run())).toBe(canonicalJson(report));
  });

  it('counts what it saw', () => {
    expect(run().observations).toMatchObject({
      n: 10,
      customers: 5,
      dates: ['2023-01-31', '2023-02-28'],
      good: 4,
      bad: 2,
      indeterminate: 2,
      unobserved: 2,
      immature: 0,
      alreadyBad: 0,
      worstDaysPastDue: 40,
      overlapping: true,
    });
  });

  it('judges each version by outcome, rating and score', () => {
    const { champion, challenger } = run();
    expect(champion.approvalRate).toBe(0.6);
    expect(challenger.approvalRate).toBe(0.6);
    expect(champion.outcomes[0]?.counts).toMatchObject({ n: 6, good: 2, bad: 2, unobserved: 2, badRate: 0.5 });
    expect(champion.outcomes[0]?.counts.badRateByExposure).toBeCloseTo(2 / 3, 12);
    expect(challenger.outcomes[0]?.counts).toMatchObject({ n: 6, good: 4, bad: 0, unobserved: 2, badRate: 0 });
    expect(challenger.ratings.map(({ counts }) => counts.n)).toEqual([6, 0, 2, 0, 2]);
    // Both score the bad customer below all good ones.
    expect(challenger.discrimination).toMatchObject({
      goods: 4,
      bads: 2,
      auc: 1,
      gini: 1,
      ks: 1,
      ksScore: 500,
      indicative: true,
    });
    // One bad customer, seen twice, is one cluster: no variance.
    expect(challenger.discrimination?.aucClusterInterval).toBeNull();
    expect(challenger.histogram.bins.reduce((total, { n }) => total + n, 0)).toBe(10);
  });

  it('measures the cut-off as a prediction', () => {
    const { champion, challenger } = run();
    // The champion approves both bads and refers two goods; the challenger declines the bads and nobody else judged.
    expect(champion.cutOff).toEqual({ precision: 0, recall: 0, fHalf: 0, fOne: 0, fTwo: 0 });
    expect(challenger.cutOff).toEqual({ precision: 1, recall: 1, fHalf: 1, fOne: 1, fTwo: 1 });
  });

  it('gives the work that needs a person to the authority it needs, and never to the machine', () => {
    const { champion, challenger } = run();
    expect(champion.workload).toEqual([
      { role: 'automatic', n: 6, exposureMinor: 6000 },
      { role: 'analyst', n: 2, exposureMinor: 2000 },
      { role: 'committee', n: 2, exposureMinor: 2000 },
    ]);
    expect(challenger.workload.map(({ n }) => n)).toEqual([8, 2, 0]);
  });

  it('keeps swap-ins apart and bounds what was not seen of them', () => {
    const { swapSet } = run({
      champion: { gone: { outcome: 'refer', level: 1 } },
      challenger: { bad: { outcome: 'decline' } },
    });
    expect(swapSet.swapIn.counts).toMatchObject({ n: 2, unobserved: 2, badRate: null });
    // Of the challenger's rating 1 four were good and two bad.
    expect(swapSet.swapIn).toMatchObject({ badRateBest: 0, badRateExpected: 2 / 6, badRateWorst: 1 });
    expect(swapSet.swapOut).toMatchObject({ n: 2, bad: 2, badRate: 1 });
    expect(swapSet.bothApprove.n).toBe(6);
    expect(swapSet.neither.n).toBe(0);
    expect(swapSet.mcNemar).toMatchObject({
      onlyChampion: 0,
      onlyChallenger: 2,
      exactPValue: expect.closeTo(0.5, 12) as unknown,
    });
  });

  it('compares ratings, limits and terms case by case', () => {
    const report = run();
    expect(report.migration).toEqual([
      [4, 0, 0, 0, 0],
      [2, 0, 0, 0, 0],
      [0, 0, 2, 0, 2],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    expect(report.mobility).toMatchObject({ same: 0.6, better: 0.2, worse: 0.2 });
    expect(report.limits).toEqual({
      raised: { n: 0, changeMinor: 0 },
      lowered: { n: 2, changeMinor: -200_000 },
      same: 6,
      unavailable: 2,
    });
    // Who is declined pays before delivery.
    expect(report.terms).toEqual({ longer: 2, shorter: 2, same: 6 });
    expect(report.psi).toBeGreaterThan(0.1);
  });

  it('holds the release against the tolerances given', () => {
    const { release } = run();
    expect(release).toEqual([
      { tolerance: 'minGiniChange', allowed: 0, actual: 0, interval: { low: 0, high: 0 }, passed: true },
      { tolerance: 'maxBadRateChange', allowed: 0, actual: -0.5, interval: null, passed: true },
      { tolerance: 'maxApprovalRateChange', allowed: 0.1, actual: 0, interval: null, passed: true },
      { tolerance: 'maxPsi', allowed: 0.1, actual: expect.any(Number) as unknown, interval: null, passed: false },
      { tolerance: 'minObservations', allowed: 100, actual: 10, interval: null, passed: false },
    ]);
    expect(run({ release: null }).release).toEqual([]);
  });

  it('does not pass a tolerance that it cannot measure', () => {
    const { release } = run({ observations: NOBODY_BAD });
    expect(release[0]).toEqual({ tolerance: 'minGiniChange', allowed: 0, actual: null, interval: null, passed: false });
    const strict = { ...RELEASE, maxExpectedLossChange: 0, maxInversions: 0 };
    const without = run({ observations: NOBODY_BAD, release: strict, economics: null }).release;
    for (const tolerance of ['maxExpectedLossChange', 'maxInversions']) {
      expect(without.find((check) => check.tolerance === tolerance)).toMatchObject({ actual: null, passed: false });
    }
  });

  it('holds order, calibration, workload, the law and natural persons against their tolerances', () => {
    const release = {
      ...RELEASE,
      maxInversions: 0,
      maxRedRatings: 0,
      maxWorkloadChange: 0.2,
      maxUnlawfulTerms: 0,
      maxNaturalPersonDeclines: 0,
    };
    const checks = (parts: Parts) =>
      Object.fromEntries(
        run({ release, ...parts }).release.map(({ tolerance, actual, passed }) => [tolerance, [actual, passed]]),
      );
    expect(checks({})).toMatchObject({
      maxInversions: [0, true],
      maxRedRatings: [0, true],
      maxWorkloadChange: [-0.5, true],
      maxUnlawfulTerms: [0, true],
      maxNaturalPersonDeclines: [0, true],
    });
    // The challenger lifts the cap in its own text; the law of the version in force stays.
    const lawless = { terms: { ...POLICY.scorecard.terms, regimes: [{ ...REGIME, maxNetDays: 200 }] } };
    expect(checks({ challenger: { prompt: { netDays: 90 } }, card: lawless })).toMatchObject({
      maxUnlawfulTerms: [2, false],
    });
    const fewer = checks({ challenger: { ...CHALLENGER, usual: { outcome: 'refer', level: 1 } } });
    expect(fewer).toMatchObject({ maxWorkloadChange: [0, true] });
    expect(fewer.maxApprovalRateChange).toEqual([expect.closeTo(-0.2, 12), false]);
    // Rating 1 states 1 %, and half of it went bad.
    expect(checks({ champion: {}, challenger: {} })).toMatchObject({ maxRedRatings: [1, false] });
    // Worse ratings for the good ones: the bad rate falls.
    expect(checks({ challenger: { prompt: { rating: 2 }, usual: { rating: 3 } } })).toMatchObject({
      maxInversions: [1, false],
    });
  });

  it('counts natural persons that the machine declines, whoever the draft says is one', () => {
    const observations = tableOf();
    const champion = version(1, CHAMPION, observations);
    champion.decisions.naturalPerson?.fill(2);
    const report = reportOn({
      observations,
      dataset: { id: 'ds_1', name: 'test', digest: 'sha256:d' },
      engineVersion: '0.0.0',
      champion,
      challenger: version(2, CHALLENGER, observations),
      release: { ...RELEASE, maxNaturalPersonDeclines: 0 },
      economics: null,
    });
    expect(report.challenger.naturalPersonDeclines).toBe(2);
    expect(report.release.find(({ tolerance }) => tolerance === 'maxNaturalPersonDeclines')).toEqual({
      tolerance: 'maxNaturalPersonDeclines',
      allowed: 0,
      actual: 2,
      interval: null,
      passed: false,
    });
  });

  it('lets a greater expected loss pass where the expected profit does not fall', () => {
    const release = { ...RELEASE, maxExpectedLossChange: 0 };
    const check = (economics: Economics) =>
      run({ release, economics, champion: { usual: { outcome: 'refer' } }, challenger: {} }).release.find(
        ({ tolerance }) => tolerance === 'maxExpectedLossChange',
      );
    // 1 % of a half of what is owed, against a tenth of three months' sales.
    expect(check(ECONOMICS)).toMatchObject({ passed: true });
    expect(check({ ...ECONOMICS, marginShare: 0 })).toMatchObject({ passed: false });
  });

  it('compares stated with observed probabilities', () => {
    const { calibration } = run().challenger;
    expect(calibration?.sameHorizon).toBe(true);
    expect(calibration?.portfolio).toMatchObject({ n: 6, bad: 2, observed: 1 / 3 });
    expect(calibration?.ratings[0]).toMatchObject({ n: 4, bad: 0, stated: 0.01, observed: 0, light: 'green' });
    expect(calibration?.ratings[1]).toMatchObject({ n: 0, observed: null, jeffreysPValue: null, light: null });
    expect(calibration?.ratings[4]).toMatchObject({ n: 2, bad: 2, observed: 1 });
    expect(run({ card: { calibration: null } }).challenger.calibration).toBeNull();
  });

  it('measures what each entry of a characteristic tells', () => {
    const [delay] = run().challenger.characteristics;
    expect(delay).toMatchObject({ id: 'delay', smoothed: true, csi: 0, pointsShift: 0 });
    expect(delay?.entries.slice(0, 3).map(({ id, n, good, bad }) => [id, n, good, bad])).toEqual([
      ['prompt', 6, 4, 0],
      ['slow', 4, 0, 2],
      ['very_slow', 0, 0, 0],
    ]);
    expect(delay?.informationValue).toBeGreaterThan(1);
  });

  it('breaks results down by date and by group, unknown groups last', () => {
    const { cohorts, slices } = run();
    expect(cohorts.map(({ date, part }) => [date, part.n, part.bad])).toEqual([
      ['2023-01-31', 5, 1],
      ['2023-02-28', 5, 1],
    ]);
    expect(slices.map(({ kind, value, part }) => [kind, value, part.n, part.badRate])).toEqual([
      ['segment', 'trade', 6, 0],
      ['segment', 'public', 2, 1],
      ['segment', null, 2, null],
      ['country', 'FR', 10, 1 / 3],
    ]);
  });

  it('follows each cohort month by month, in a curve that ends at its bad rate', () => {
    const report = run();
    expect(report.vintages.total).toEqual({
      all: { judged: 6, badByMonth: [0, 2, 2] },
      champion: { judged: 4, badByMonth: [0, 2, 2] },
      challenger: { judged: 4, badByMonth: [0, 0, 0] },
    });
    expect(report.vintages.cohorts.map(({ date, curves }) => [date, curves.all])).toEqual(
      DATES.map((date) => [date, { judged: 3, badByMonth: [0, 1, 1] }]),
    );
    const [found] = reportTables(report, 'fr').filter(({ key }) => key === 'vintages');
    const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(found?.header.map(plain)).toEqual(['date', 'dossiers jugés', '1 mois', '2 mois', '3 mois']);
    expect(found?.rows[1]).toEqual(['acceptés (référence)', 4, { share: 0 }, { share: 0.5 }, { share: 0.5 }]);
    expect(plain(found?.sentence ?? '')).toBe(
      'Part des dossiers jugés en défaut : 0 % à 1 mois, 33,3 % à 2 mois et 33,3 % à 3 mois. La moitié des défauts survient dans les 2 premiers mois. Parmi les acceptés, à 3 mois : 50 % avec la référence (v1), 0 % avec la candidate (v2). Petits nombres (6 dossiers jugés) : à lire avec l’intervalle.',
    );
    const [none] = reportTables(run({ observations: NOBODY_BAD }), 'en').filter(({ key }) => key === 'vintages');
    expect(none?.sentence).toContain('No judged case went bad.');
  });

  describe('on the calendar of orders', () => {
    const plan: ObservationPlan = { ...PLAN, calendar: 'orders', everyMonths: 12 };
    const table = (dates: readonly string[]) => {
      const rows = tableOf();
      return { ...rows, plan, summary: { ...rows.summary, dates: [...dates] } };
    };

    it('has one cohort per month, months without an order included', () => {
      const { cohorts } = run({ observations: table([...DATES, '2023-04-02', '2023-04-05']) });
      expect(cohorts.map(({ date, part }) => [date, part.n, part.bad])).toEqual([
        ['2023-01', 5, 1],
        ['2023-02', 5, 1],
        ['2023-03', 0, 0],
        ['2023-04', 0, 0],
      ]);
      expect(cohorts[0]?.championPsi).toBe(0);
      expect(cohorts[2]?.championPsi).toBeNull();
    });

    it('names months in tables and sentences', () => {
      const report = run({ observations: table(DATES) });
      const found = reportTables(report, 'en').find(({ key }) => key === 'cohorts');
      expect(found?.title).toBe('By month');
      expect(found?.rows.map(([month]) => month)).toEqual([{ day: '2023-01' }, { day: '2023-02' }]);
      expect(found?.sentence).toContain('(January 2023)');
      expect(reportToHtml(report, 'fr')).toContain('février 2023');
      expect(reportToCsv(report, 'en')).toMatch(/A date is a day on which .* Windows of orders of one customer/);
    });

    it('has overlapping windows, however far apart the dates by months would be', () => {
      expect(run({ observations: table(DATES) }).observations.overlapping).toBe(true);
      const byMonths = { ...tableOf(), plan: { ...PLAN, everyMonths: 12 } };
      expect(run({ observations: byMonths }).observations.overlapping).toBe(false);
    });
  });

  it('says how concentrated the approved are', () => {
    const { champion } = run();
    // usual, bad and gone, twice each; they owe 60 000, 120 000 and nothing.
    expect(champion.concentration.customers.count?.hhi).toBeCloseTo(1 / 3, 12);
    expect(champion.concentration.customers.exposure?.hhi).toBeCloseTo(5 / 9, 12);
    // Nobody's sector is known: one group, of which concentration says nothing.
    expect(champion.concentration.sectors.count).toBeNull();
  });

  it('names the customers most moved, each once', () => {
    const { moved } = run();
    expect(moved.map(({ customerId, date }) => [customerId, date])).toEqual([
      ['bad', '2023-02-28'],
      ['prompt', '2023-02-28'],
      ['gone', '2023-02-28'],
    ]);
    expect(moved[0]).toMatchObject({
      flag: 'bad',
      champion: { outcome: 'approve', rating: 3 },
      challenger: { outcome: 'decline', rating: 5 },
    });
  });

  it('refuses versions of two currencies', () => {
    const card = { about: { ...EXAMPLE_SCORECARD.about, currency: 'CHF' } };
    expect(() => run({ card })).toThrow('one currency');
  });
});

const REGIME = POLICY.scorecard.terms.regimes[0] ?? {
  basis: '',
  validFrom: '2009-01-01',
  validTo: null,
  maxNetDays: 60,
  maxEndOfMonthDays: 45,
};

describe('money', () => {
  it('puts a price on the difference, per date', () => {
    const { money } = run();
    // The champion approves the bad customer, found owing 40 000 at default: a half is lost on each of two dates.
    expect(money?.champion.lossMinor).toBe(20_000);
    expect(money?.challenger.lossMinor).toBe(0);
    expect(money?.lossAvoidedMinor).toBe(20_000);
    // usual: 20 000 a month for three months; bad: half of 40 000 a month.
    expect(money?.champion.marginMinor).toBe(6_000 + 6_000);
    // usual and prompt.
    expect(money?.challenger.marginMinor).toBe(6_000 + 3_000);
    expect(money?.marginRefusedMinor).toBe(3_000);
    expect(money?.swapIn).toEqual({ lossMinor: 0, marginMinor: 3_000 });
    expect(money?.swapOut).toEqual({ lossMinor: 20_000, marginMinor: 6_000 });
    expect(money?.profitChange).toMatchObject({ judgedMinor: 17_000, bestMinor: 17_000, worstMinor: 17_000 });
    expect(run({ economics: null }).money).toBeNull();
  });

  it('draws the change of profit with customers as clusters', () => {
    const interval = run().money?.profitChange.interval;
    // Per date: prompt +3 000, bad +14 000, three customers 0; twice that over both dates.
    const clusters = [6_000, 28_000, 0, 0, 0];
    const mean = 34_000 / 5;
    const error = 1.959963984540054 * Math.sqrt((5 / 4) * clusters.reduce((s, v) => s + (v - mean) ** 2, 0));
    expect(interval?.low).toBe(Math.round((34_000 - error) / 2));
    expect(interval?.high).toBe(Math.round((34_000 + error) / 2));
  });

  it('bounds what was not seen', () => {
    const { money } = run({
      champion: { gone: { outcome: 'refer' } },
      challenger: {},
      economics: {
        ...ECONOMICS,
        adminCostMinor: 12_000,
      },
    });
    // `gone` owes nothing and buys nothing: whatever becomes of it, it costs its account.
    expect(money?.profitChange).toMatchObject({
      judgedMinor: 0,
      bestMinor: -3_000,
      expectedMinor: -3_000,
      worstMinor: -3_000,
    });
  });

  it('counts VAT, insurance, limits, funding and terms', () => {
    const observations = tableOf();
    observations.applications.request.insuredMinor.fill(10_000);
    const { money } = run({
      observations,
      challenger: {},
      economics: {
        ...ECONOMICS,
        vatShare: 0.2,
        insuredQuota: 0.9,
        creditConversion: 0.5,
        fundingRate: 0.12,
        adminCostMinor: 4_000,
      },
    });
    // Found owing 40 000, limit 100 000: 70 000 at default; half lost less 9 000 insured, without VAT.
    expect(money?.challenger.lossMinor).toBe((35_000 - 9_000) * 0.8);
    // prompt, usual, bad: 70 000 a month under 30 days for 3 months at 12 % a year, and 1 000 each for the account.
    expect(money?.challenger.fundingAndAdminMinor).toBe(300 + 600 + 1_200 + 3 * 1_000);
    expect(money?.challenger.dsoDays).toBe(30);
    // late and gone are approved too: 100 000 a month.
    expect(money?.challenger.workingCapitalMinor).toBe(100_000);
  });

  it.each([
    { note: 'a margin of 15 %', margin: 18_000, loss: 18_000, rate: 0.5 },
    { note: 'a margin of 3 %', margin: 3_600, loss: 18_000, rate: 1 / 6 },
  ])('breaks even at $rate with $note on 120 k€ and 20 k€ at risk', ({ margin, loss, rate }) => {
    expect(breakEvenProbability(margin * 100, loss * 100)).toBeCloseTo(rate, 12);
  });

  it('finds the same break-even in a report', () => {
    const plan = { ...PLAN, outcome: { ...PLAN.outcome, horizonMonths: 12 } };
    const rateFor = (marginShare: number) => {
      const observations = tableOf({ one: { ...CUSTOMER('usual'), exposureMinor: 0 } }, { plan });
      observations.exposureMinor.fill(2_000_000);
      observations.monthlyInvoicedMinor.fill(1_000_000);
      const economics = { ...ECONOMICS, marginShare, lossGivenDefault: { proceeding: 0.9, latePayment: 0.9 } };
      return run({ observations, economics }).money?.breakEven[0]?.probability;
    };
    expect(rateFor(0.15)).toBeCloseTo(0.5, 12);
    expect(rateFor(0.03)).toBeCloseTo(1 / 6, 12);
    expect(breakEvenProbability(0, 0)).toBeNull();
  });
});

describe('ECONOMICS_HELP', () => {
  it('names every assumption once, and reads what it writes', () => {
    const leaves = Object.keys(DEFAULT_ECONOMICS).flatMap((key) =>
      key === 'lossGivenDefault' ? ['lossGivenDefault.proceeding', 'lossGivenDefault.latePayment'] : [key],
    );
    expect(ECONOMICS_HELP.map(({ key }) => key).sort()).toEqual(
      leaves.filter((key) => key !== 'id' && key !== 'version').sort(),
    );
    for (const { read, write } of ECONOMICS_HELP) {
      const changed = write(DEFAULT_ECONOMICS, 1);
      expect(read(changed)).toBe(1);
      expect(Economics.parse(changed)).toEqual(changed);
      expect(write(changed, read(DEFAULT_ECONOMICS))).toEqual(DEFAULT_ECONOMICS);
    }
  });
});

describe('runBacktest', () => {
  const observations = tableOf();
  const input = {
    observations,
    dataset: { id: 'ds_1', name: 'test', digest: 'sha256:d' },
    engineVersion: '0.0.0',
    champion: POLICY,
    challenger: policyOf(2, { baseScore: 460 }),
    release: null,
    economics: null,
  };

  it('decides every row as a table is decided at once', async () => {
    const report = await runBacktest(input);
    const [champion, challenger] = [input.champion, input.challenger].map((policy) =>
      decideVersion(policy, observations.applications),
    );
    if (champion === undefined || challenger === undefined) throw new Error('two versions');
    expect(canonicalJson(report)).toBe(canonicalJson(reportOn({ ...input, champion, challenger })));
  });

  it('tells first figures on the way, and stops when asked', async () => {
    const seen: BacktestProgress[] = [];
    const report = await runBacktest({ ...input, onProgress: (progress) => void seen.push(progress) });
    expect(seen).toEqual([
      {
        done: 10,
        total: 10,
        headline: {
          n: 10,
          good: 4,
          bad: 2,
          champion: { approvalRate: report?.champion.approvalRate, badRate: expect.any(Number) as unknown },
          challenger: { approvalRate: report?.challenger.approvalRate, badRate: null },
        },
      },
    ]);
    expect(await runBacktest({ ...input, signal: { aborted: true } })).toBeNull();
  });
});

describe('summariseReport', () => {
  it('calls small numbers small and reads the gate', () => {
    const report = run();
    expect(summariseReport(report, 'fr').replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      'La candidate (v2) accepte 60 % des observations, la référence (v1) 60 % (0,0 pt). Taux de défaut des acceptés : 0 %, entre 0 % et 44,5 % (0 défaut) contre 50 %, entre 12,3 % et 87,7 % (2 défauts). Petits nombres (4 dossiers jugés) : à lire avec l’intervalle. Rien ne prouve que l’une des deux versions discrimine mieux : écart d’AUC de 0,0 pt (0,0 pt … 0,0 pt, p = 1). Avec 2 défauts seulement, ces chiffres ne sont qu’indicatifs. 2 tolérances sur 5 ne sont pas respectées : stabilité de la répartition des cotes (PSI) (0,636, au plus 0,1), nombre d’observations (10, au moins 100).',
    );
    expect(summariseReport(report, 'en')).toContain('Small numbers (4 judged cases)');
  });

  it('says which threshold would have seen a bad', () => {
    const report = run({ observations: NOBODY_BAD });
    expect(summariseReport(report, 'fr').replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(
      'Aucun défaut n’a été observé : l’AUC n’est pas définie. Le plus long retard observé est de 40 jours, le seuil de défaut de 90 jours : choisissez un seuil plus bas.',
    );
    expect(summariseReport(report, 'en').replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(
      'No bad outcome was seen: AUC is not defined. The longest delay seen is 40 days, the bad threshold 90 days: choose a lower threshold.',
    );
  });

  it('says when no window is over, and when nobody was there', () => {
    const immature = run({ observations: IMMATURE });
    expect(immature.observations).toMatchObject({ n: 0, immature: 10 });
    expect(summariseReport(immature, 'en').replaceAll('\u00a0', ' ')).toContain(
      'No observation window is over at the last known record (31 December 2023)',
    );
    expect(summariseReport(run({ observations: tableOf({}) }), 'fr')).toContain('Aucun client n’a pu être observé');
  });
});

const IMMATURE = tableOf(
  Object.fromEntries(Object.entries(CUSTOMERS).map(([id, customer]) => [id, { ...customer, flag: 'immature' }])),
);

describe('reportSentences and reportToCsv', () => {
  const locales = ['fr', 'en'] as const;

  it.each(locales)('have a text for every part, whatever is empty (%s)', (locale) => {
    const reports = [
      run(),
      run({ economics: null, release: null, card: { calibration: null } }),
      run({ observations: NOBODY_BAD }),
      run({ observations: IMMATURE }),
      run({ challenger: CHAMPION }),
      run({ champion: {}, challenger: {} }),
    ];
    for (const report of reports) {
      for (const { key, text } of reportSentences(report, locale)) {
        expect([key, text]).toEqual([key, expect.stringMatching(/^\S.*[.]$/su) as unknown]);
        expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
      }
      expect(reportTables(report, locale).map(({ key }) => key)).toEqual(
        reportSentences(report, locale).map(({ key }) => key),
      );
    }
  });

  it('writes a file that a spreadsheet of the language reads and cannot run', () => {
    const report = run();
    const fr = reportToCsv(report, 'fr');
    expect(fr.startsWith('\uFEFFRétro-test\r\n')).toBe(true);
    expect(fr).toContain('référence;accordé;6;2;2;0;2;0,5;');
    expect(fr).toContain(";'=bad;");
    expect(fr).toMatch(/zone grise dès \(jours\);20\r\nlitiges écartés;non\r\n.*\r\n.*\r\ndevise;EUR\r\nhypothèse : /);
    const en = reportToCsv(report, 'en');
    expect(en).toContain('champion,approved,6,2,2,0,2,0.5,');
    expect(en).toContain(",'=bad,");
    expect(en).not.toMatch(/undefined|NaN/);
  });
});

describe('reportToHtml', () => {
  it.each(['fr', 'en'] as const)('is one page that loads nothing, runs nothing and names everything (%s)', (locale) => {
    const report = run();
    const page = reportToHtml(report, locale);
    expect(page.startsWith(`<!doctype html>\n<html lang="${locale}">`)).toBe(true);
    expect(page).not.toMatch(/<script|<link|<img|url\(|https?:|undefined|NaN|null/);
    for (const { title } of reportTables(report, locale).filter(({ key }) => key !== 'release')) {
      expect(page).toContain(`<h2>${title.replaceAll("'", '&#39;')}</h2>`);
    }
    expect(page).toContain(escapeHtml(summariseReport(report, locale)));
    expect(page.match(/<svg /g)?.length).toBeGreaterThan(4);
  });

  it('shows a name that is markup as text', () => {
    const page = reportToHtml({ ...run(), dataset: { id: 'ds', name: '<b onload="x">&', digest: 'd' } }, 'en');
    expect(page).toContain('&lt;b onload=&quot;x&quot;&gt;&amp;');
    expect(page).not.toContain('<b onload');
  });

  it('says of an empty report why it is empty', () => {
    expect(reportToHtml(run({ observations: tableOf({}) }), 'en')).toContain('No customer could be observed');
  });
});
