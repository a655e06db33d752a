/** A small report for tests: 100 observations on two dates, every figure easy to check by hand. */
import { BacktestReport } from '@encours/engine';

const NO_INDEX = { count: null, exposure: null };

type Report = ReturnType<typeof BacktestReport.parse>;

export function sampleReport(): Report {
  return BacktestReport.parse({
    plan: {
      from: '2026-01-01',
      to: '2026-04-01',
      everyMonths: 3,
      outcome: {
        id: 'past-due-60-in-6-months',
        horizonMonths: 6,
        badDaysPastDue: 60,
        floorMinor: 25_000,
        excludeDisputed: true,
        indeterminateDaysPastDue: 40,
        proceedings: true,
      },
    },
    dataset: { id: 'ds_1', name: 'Ventes', digest: `sha256:${'a'.repeat(64)}` },
    engineVersion: '0.1.0',
    currency: 'EUR',
    observations: {
      n: 100,
      customers: 50,
      dates: ['2026-01-01', '2026-04-01'],
      good: 85,
      bad: 15,
      indeterminate: 0,
      unobserved: 0,
      immature: 0,
      immatureBad: 0,
      alreadyBad: 2,
      dormant: 1,
      worstDaysPastDue: 95,
      knownFrom: '2024-01-02',
      knownUntil: '2026-12-31',
      overlapping: true,
    },
    champion: side(1, 80, 8, [0.05, 0.18], 20, 2_000_000),
    challenger: side(2, 80, 5, [0.02, 0.13], 30, 1_600_000),
    aucDifference: null,
    migration: [0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].map((j) => (i === j ? 20 : 0))),
    mobility: null,
    psi: 0.05,
    swapSet: {
      bothApprove: counts(60, 4),
      swapIn: { counts: counts(10, 1), badRateBest: 0.1, badRateExpected: 0.15, badRateWorst: 0.2 },
      swapOut: counts(20, 4),
      neither: counts(10, 6),
      mcNemar: null,
    },
    limits: {
      raised: { n: 5, changeMinor: 100_000 },
      lowered: { n: 9, changeMinor: -500_000 },
      same: 86,
      unavailable: 0,
    },
    terms: { longer: 3, shorter: 2, same: 95 },
    cohorts: [],
    vintages: { total: { all: curve(100, 15), champion: curve(80, 8), challenger: curve(80, 5) }, cohorts: [] },
    slices: [],
    money: null,
    moved: [],
    release: [{ tolerance: 'maxPsi', allowed: 0.25, actual: 0.05, interval: null, passed: true }],
  });
}

function curve(judged: number, bad: number) {
  return { judged, badByMonth: Array.from({ length: 12 }, (_, month) => Math.round((bad * (month + 1)) / 12)) };
}

function counts(n: number, bad: number, interval: readonly [number, number] | null = null, limitMinor = 0) {
  return {
    n,
    good: n - bad,
    bad,
    indeterminate: 0,
    unobserved: 0,
    badRate: n === 0 ? null : bad / n,
    badRateInterval: interval === null ? null : { low: interval[0], high: interval[1] },
    badRateByExposure: n === 0 ? null : bad / n,
    exposureMinor: n * 1000,
    badExposureMinor: bad * 1000,
    limitMinor,
  };
}

function side(
  version: number,
  approved: number,
  bad: number,
  interval: readonly [number, number],
  people: number,
  limitMinor: number,
) {
  return {
    scorecard: { id: 'trade-credit-standard', version, digest: `sha256:${String(version).repeat(64)}` },
    outcomes: [
      { outcome: 'approve', counts: counts(approved, bad, interval, limitMinor) },
      { outcome: 'refer', counts: counts(15, 5) },
      { outcome: 'decline', counts: counts(5, 2) },
    ],
    ratings: [1, 2, 3, 4, 5].map((rating) => ({ rating, counts: counts(20, rating) })),
    total: counts(100, 15),
    approvalRate: version === 1 ? 0.9 : 0.8,
    discrimination: {
      goods: 85,
      bads: 15,
      auc: 0.7 + version / 100,
      aucInterval: { low: 0.6, high: 0.8 },
      aucClusterInterval: null,
      gini: 0.4 + version / 50,
      ks: 0.3,
      ksScore: 40,
      divergence: 0.5,
      indicative: true,
      roc: [
        { score: 0, goodShare: 0, badShare: 0 },
        { score: 40, goodShare: 0.2, badShare: 0.5 },
        { score: 100, goodShare: 1, badShare: 1 },
      ],
    },
    workload: [
      { role: 'machine', n: 100 - people, exposureMinor: 0 },
      { role: 'analyst', n: people, exposureMinor: 0 },
    ],
    histogram: { from: 0, width: 10, bins: [] },
    calibration: null,
    ratingOrder: { inversions: 0, trendPValue: null, neighbours: [], concentration: null },
    characteristics: [],
    cutOff: { precision: 0.35, recall: 0.46, fHalf: 0.37, fOne: 0.4, fTwo: 0.43 },
    concentration: { customers: NO_INDEX, sectors: NO_INDEX, ratings: NO_INDEX },
    unlawfulTerms: 0,
    naturalPersonDeclines: 0,
  };
}
