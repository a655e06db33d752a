import { badRateAfter, monthsShown, type VintageCurve, type Vintages } from '@encours/engine';
import type { Formats } from '../i18n/format.js';
import {
  baseOption,
  type ChartOption,
  legend,
  type OptionBuilder,
  panelName,
  tooltipText,
  valueAxis,
} from './chart-option.js';
import type { ChartTable } from './chart-table.js';

export interface VintageInput {
  readonly vintages: Vintages;
  readonly championName: string;
  readonly challengerName: string;
  /** Name of a cohort, from its date or month. */
  readonly nameCohort: (date: string) => string;
  readonly description: string;
  readonly words: {
    readonly vintageMonths: string;
    readonly vintageRate: string;
    readonly vintageCohort: string;
    readonly vintageAll: string;
    readonly vintageApproved: (version: string) => string;
    readonly vintageJudged: string;
    readonly vintageByCohort: string;
    readonly vintageMonth: (month: number) => string;
  };
  readonly formats: Formats;
}

/** Cumulative bad rate by months since the date: both versions' approvals, every cohort thin behind them. */
export function vintageOption(input: VintageInput): OptionBuilder {
  const { vintages, description, words, formats } = input;
  const { champion, challenger } = vintages.total;
  const horizon = champion.badByMonth.length;
  const shown = [
    { name: words.vintageApproved(input.championName), curve: champion, hollow: true },
    { name: words.vintageApproved(input.challengerName), curve: challenger, hollow: false },
  ];
  return (look): ChartOption => ({
    ...baseOption(look, description),
    legend: {
      ...legend(look),
      data: [...shown.map(({ name }) => name), words.vintageByCohort].map((name) => ({ name, icon: 'roundRect' })),
    },
    grid: { left: 56, right: 16, top: 62, bottom: 44 },
    xAxis: {
      ...valueAxis(look, (month) => formats.number(month), words.vintageMonths),
      splitLine: { show: false },
      min: 0,
      max: horizon,
      minInterval: 1,
    },
    yAxis: { ...valueAxis(look, (share) => formats.percent(share, 1)), ...panelName(look, words.vintageRate), min: 0 },
    series: [
      ...vintages.cohorts
        .filter(({ curves }) => curves.all.judged > 0)
        .map(({ curves }) => ({
          type: 'line' as const,
          name: words.vintageByCohort,
          data: pointsOf(curves.all),
          symbol: 'none',
          color: look.dimmed,
          lineStyle: { color: look.dimmed, width: 1, opacity: 0.55 },
          silent: true,
        })),
      ...shown.map(({ name, curve, hollow }) => {
        const color = hollow ? look.champion : look.challenger;
        return {
          type: 'line' as const,
          name,
          data: pointsOf(curve),
          symbol: 'circle',
          symbolSize: 5,
          showSymbol: true,
          color,
          lineStyle: { color, width: hollow ? 1.5 : 2.5, type: hollow ? ('dashed' as const) : ('solid' as const) },
          itemStyle: { color },
          tooltip: { formatter: (point: unknown) => describePoint(point, name, words, formats) },
        };
      }),
    ],
  });
}

/** All judged cases, both versions' approvals, then each cohort; a share for every month that has a column. */
export function tableOfVintages(input: Omit<VintageInput, 'description' | 'formats'>): ChartTable {
  const { vintages, words, nameCohort } = input;
  const months = monthsShown(vintages.total.all);
  const row = (name: string, curve: VintageCurve) => [
    name,
    curve.judged,
    ...months.map((month) => badRateAfter(curve, month)),
  ];
  return {
    columns: [
      { header: words.vintageCohort, kind: 'text' },
      { header: words.vintageJudged, kind: 'number' },
      ...months.map((month) => ({ header: `M+${month}`, kind: 'share' as const })),
    ],
    rows: [
      row(words.vintageAll, vintages.total.all),
      row(words.vintageApproved(input.championName), vintages.total.champion),
      row(words.vintageApproved(input.challengerName), vintages.total.challenger),
      ...vintages.cohorts.map(({ date, curves }) => row(nameCohort(date), curves.all)),
    ],
  };
}

/** From 0 at the date itself. */
function pointsOf(curve: VintageCurve): [month: number, rate: number | null][] {
  return Array.from({ length: curve.badByMonth.length + 1 }, (_, month) => [
    month,
    month === 0 ? 0 : badRateAfter(curve, month),
  ]);
}

function describePoint(point: unknown, name: string, words: VintageInput['words'], formats: Formats): string {
  const value = typeof point === 'object' && point !== null && 'value' in point ? point.value : null;
  const [month, rate] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (typeof month !== 'number' || typeof rate !== 'number') return '';
  return tooltipText(`${name} · ${words.vintageMonth(month)}`, [[words.vintageRate, formats.percent(rate)]]);
}
