/** The figures that a reader asks for first, as numbers: a page, a file and a terminal write them each their way. */
import type { BacktestReport, SideReport } from './report.js';
import type { Interval } from './statistics/interval.js';

export const KEY_FIGURES = [
  'approvalRate',
  'badRate',
  'exposure',
  'badExposure',
  'limits',
  'profit',
  'expectedLoss',
  'workingCapital',
  'dso',
  'gini',
  'auc',
  'ks',
  'people',
] as const;
export type KeyFigureName = (typeof KEY_FIGURES)[number];

export interface KeyFigure {
  readonly key: KeyFigureName;
  /** `share` 0…1, `money` in minor units, amounts and counts as means per observation date. */
  readonly unit: 'share' | 'decimal' | 'money' | 'count' | 'days';
  readonly champion: KeyValue;
  readonly challenger: KeyValue;
  /** Challenger less champion; null where either has no figure. */
  readonly change: number | null;
  /** 95 %, of the change; null where it is not measured. */
  readonly changeInterval: Interval | null;
  /** `unproven`: the data do not show that there is a change. Null where neither direction is better, or nothing changes. */
  readonly verdict: 'better' | 'worse' | 'unproven' | null;
}

export interface KeyValue {
  readonly value: number | null;
  /** 95 %. */
  readonly interval: Interval | null;
}

interface Reading {
  readonly read: (side: SideReport) => number | null;
  readonly unit: KeyFigure['unit'];
  readonly good?: 'more' | 'less';
  readonly interval?: (side: SideReport) => Interval | null;
  readonly changeInterval?: Interval | null;
  /** Whether the data show a change at all; true when left out. */
  readonly isProven?: boolean;
}

/** Amounts are of the approved. Figures of money are left out where no assumptions were given. */
export function listKeyFigures(report: BacktestReport): KeyFigure[] {
  const { champion, challenger, money, aucDifference } = report;
  const dates = Math.max(1, report.observations.dates.length);
  const perDate = (pick: (counts: SideReport['total']) => number) => (side: SideReport) =>
    pick(approvedOf(side)) / dates;
  const moneyOf = (side: SideReport) => (side === champion ? money?.champion : money?.challenger);
  const aucInterval = aucDifference?.clusterInterval ?? aucDifference?.interval ?? null;
  const discriminates = (aucDifference?.clusterPValue ?? aucDifference?.pValue ?? 1) <= 0.05;
  const rates = [approvedOf(champion).badRateInterval, approvedOf(challenger).badRateInterval] as const;
  const profitInterval = money?.profitChange.interval ?? null;
  const readings: Readonly<Record<KeyFigureName, Reading>> = {
    approvalRate: { unit: 'share', read: (side) => (side.total.n === 0 ? null : side.approvalRate) },
    badRate: {
      unit: 'share',
      read: (side) => approvedOf(side).badRate,
      interval: (side) => approvedOf(side).badRateInterval,
      good: 'less',
      isProven: areApart(...rates),
    },
    exposure: { unit: 'money', read: perDate(({ exposureMinor }) => exposureMinor) },
    badExposure: { unit: 'money', read: perDate(({ badExposureMinor }) => badExposureMinor) },
    limits: { unit: 'money', read: perDate(({ limitMinor }) => limitMinor) },
    profit: {
      unit: 'money',
      read: (side) => moneyOf(side)?.profitMinor ?? null,
      good: 'more',
      changeInterval: profitInterval,
      isProven: profitInterval !== null && (profitInterval.low > 0 || profitInterval.high < 0),
    },
    expectedLoss: { unit: 'money', read: (side) => moneyOf(side)?.expectedLossMinor ?? null },
    workingCapital: { unit: 'money', read: (side) => moneyOf(side)?.workingCapitalMinor ?? null },
    dso: { unit: 'days', read: (side) => moneyOf(side)?.dsoDays ?? null },
    gini: {
      unit: 'share',
      read: (side) => side.discrimination?.gini ?? null,
      good: 'more',
      isProven: discriminates,
      // Gini = 2·AUC − 1: its difference is twice as wide.
      changeInterval: aucInterval === null ? null : { low: 2 * aucInterval.low, high: 2 * aucInterval.high },
    },
    auc: {
      unit: 'decimal',
      read: (side) => side.discrimination?.auc ?? null,
      interval: ({ discrimination }) => discrimination?.aucClusterInterval ?? discrimination?.aucInterval ?? null,
      good: 'more',
      isProven: discriminates,
      changeInterval: aucInterval,
    },
    ks: { unit: 'share', read: (side) => side.discrimination?.ks ?? null, good: 'more', isProven: discriminates },
    people: { unit: 'count', read: (side) => peopleOf(side) / dates, good: 'less' },
  };
  const ofMoney: readonly KeyFigureName[] = ['profit', 'expectedLoss', 'workingCapital', 'dso'];
  return KEY_FIGURES.filter((key) => money !== null || !ofMoney.includes(key)).map((key) => {
    const { read, unit, good, interval, changeInterval, isProven } = readings[key];
    const [before, after] = [read(champion), read(challenger)];
    const change = before === null || after === null ? null : after - before;
    return {
      key,
      unit,
      champion: { value: before, interval: interval?.(champion) ?? null },
      challenger: { value: after, interval: interval?.(challenger) ?? null },
      change,
      changeInterval: change === null ? null : (changeInterval ?? null),
      verdict: verdictOn(change, good, isProven ?? true),
    };
  });
}

function verdictOn(change: number | null, good: Reading['good'], isProven: boolean): KeyFigure['verdict'] {
  if (change === null || Math.abs(change) < 1e-12 || good === undefined) return null;
  if (!isProven) return 'unproven';
  return change > 0 === (good === 'more') ? 'better' : 'worse';
}

/** Whether two intervals share no value. */
function areApart(a: Interval | null, b: Interval | null): boolean {
  return a !== null && b !== null && (a.high < b.low || b.high < a.low);
}

/** Counts of the approved. */
export function approvedOf(side: SideReport): SideReport['total'] {
  const found = side.outcomes.find(({ outcome }) => outcome === 'approve');
  if (found === undefined) throw new Error('a report counts every outcome');
  return found.counts;
}

/** Cases that need a person: everything but the machine's own share. */
export function peopleOf({ workload }: SideReport): number {
  return workload.slice(1).reduce((total, { n }) => total + n, 0);
}
