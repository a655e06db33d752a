/** The key figures of a report as rows: champion, challenger, and by how much they differ. */
import type { BacktestReport, SideReport } from '@encours/engine';
import type { Formats } from '../../../i18n/format.js';

export const KPI_KEYS = [
  'approvalRate',
  'badRate',
  'badExposure',
  'exposure',
  'limits',
  'gini',
  'auc',
  'ks',
  'people',
] as const;
export type KpiKey = (typeof KPI_KEYS)[number];

export interface Kpi {
  readonly key: KpiKey;
  readonly champion: KpiSide;
  readonly challenger: KpiSide;
  /** Null where either side has no figure. */
  readonly change: string | null;
  /** `unproven`: the data do not show that there is a change. Null where neither direction is better, or nothing changes. */
  readonly verdict: 'better' | 'worse' | 'unproven' | null;
}

export interface KpiSide {
  /** Null: there is no such figure. */
  readonly text: string | null;
  /** 95 %, already written. */
  readonly interval: readonly [low: string, high: string] | null;
}

/** `per date` amounts and counts are means over the observation dates. */
export function listKpis(report: BacktestReport, formats: Formats): readonly Kpi[] {
  const dates = Math.max(1, report.observations.dates.length);
  const money = (side: SideReport, pick: (counts: SideReport['total']) => number) => pick(approvedOf(side)) / dates;
  const share = (value: number) => formats.percentAligned(value);
  const decimal = (value: number) => formats.number(value, 3);
  // Means are not exact to the cent: whole units line up and read faster.
  const amount = (minor: number) => formats.money(Math.round(minor / 100) * 100, report.currency);
  const row = (
    key: KpiKey,
    read: (side: SideReport) => number | null,
    show: (value: number) => string,
    options: {
      readonly change?: (difference: number, before: number) => string;
      readonly good?: 'more' | 'less';
      /** Whether the data show a change at all; true when left out. */
      readonly isProven?: boolean;
      readonly interval?: (side: SideReport) => { readonly low: number; readonly high: number } | null;
    },
  ): Kpi => {
    const before = read(report.champion);
    const after = read(report.challenger);
    const sideOf = (side: SideReport, value: number | null): KpiSide => {
      const interval = options.interval?.(side) ?? null;
      return {
        text: value === null ? null : show(value),
        interval: interval === null ? null : [show(interval.low), show(interval.high)],
      };
    };
    const difference = before === null || after === null ? null : after - before;
    const writeChange = options.change ?? ((by: number) => formats.signed(by, 3));
    return {
      key,
      champion: sideOf(report.champion, before),
      challenger: sideOf(report.challenger, after),
      change: difference === null || before === null ? null : writeChange(difference, before),
      verdict:
        difference === null || Math.abs(difference) < 1e-12 || options.good === undefined
          ? null
          : options.isProven === false
            ? 'unproven'
            : difference > 0 === (options.good === 'more')
              ? 'better'
              : 'worse',
    };
  };
  const discriminates = isDifferenceProven(report);
  const points = (difference: number) => formats.points(difference);
  const relative = (difference: number, before: number) =>
    before === 0 ? formats.moneyShort(difference, report.currency) : signedShare(difference / before, formats);
  return [
    row('approvalRate', (side) => (side.total.n === 0 ? null : side.approvalRate), share, { change: points }),
    row('badRate', (side) => approvedOf(side).badRate, share, {
      change: points,
      good: 'less',
      isProven: areApart(approvedOf(report.champion).badRateInterval, approvedOf(report.challenger).badRateInterval),
      interval: (side) => approvedOf(side).badRateInterval,
    }),
    row('badExposure', (side) => money(side, ({ badExposureMinor }) => badExposureMinor), amount, {
      change: relative,
    }),
    row('exposure', (side) => money(side, ({ exposureMinor }) => exposureMinor), amount, { change: relative }),
    row('limits', (side) => money(side, ({ limitMinor }) => limitMinor), amount, { change: relative }),
    row('gini', (side) => side.discrimination?.gini ?? null, share, {
      change: points,
      good: 'more',
      isProven: discriminates,
    }),
    row('auc', (side) => side.discrimination?.auc ?? null, decimal, {
      good: 'more',
      isProven: discriminates,
      interval: ({ discrimination }) => discrimination?.aucClusterInterval ?? discrimination?.aucInterval ?? null,
    }),
    row('ks', (side) => side.discrimination?.ks ?? null, share, {
      change: points,
      good: 'more',
      isProven: discriminates,
    }),
    row(
      'people',
      (side) => peopleOf(side) / dates,
      (value) => formats.number(value, value < 100 ? 1 : 0),
      {
        change: (difference) => formats.signed(difference, 1),
        good: 'less',
      },
    ),
  ];
}

/** Whether the paired test of the AUCs, customers as clusters where it can, finds a difference at 5 %. */
function isDifferenceProven({ aucDifference }: BacktestReport): boolean {
  return aucDifference !== null && (aucDifference.clusterPValue ?? aucDifference.pValue) <= 0.05;
}

type Bounds = SideReport['total']['badRateInterval'];

/** Whether two intervals share no value. */
function areApart(a: Bounds, b: Bounds): boolean {
  return a !== null && b !== null && (a.high < b.low || b.high < a.low);
}

/** Counts of the approved; of nothing when the report lists no such outcome. */
export function approvedOf(side: SideReport): SideReport['total'] {
  return side.outcomes.find(({ outcome }) => outcome === 'approve')?.counts ?? EMPTY;
}

const EMPTY: SideReport['total'] = {
  n: 0,
  good: 0,
  bad: 0,
  indeterminate: 0,
  unobserved: 0,
  badRate: null,
  badRateInterval: null,
  exposureMinor: 0,
  badExposureMinor: 0,
  limitMinor: 0,
};

/** Everything but the machine's own share. */
function peopleOf(side: SideReport): number {
  return side.workload.slice(1).reduce((total, { n }) => total + n, 0);
}

/** A relative change in percent with its sign. */
export function signedShare(share: number, formats: Formats): string {
  const sign = share > 0 ? '+' : share < 0 ? '\u2212' : '';
  return `${sign}${formats.percentAligned(Math.abs(share))}`;
}
