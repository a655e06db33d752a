import type { ScatterSeriesOption } from 'echarts/charts';
import type { Formats } from '../i18n/format.js';
import type { ChartLook } from './chart-look.js';
import { baseOption, type ChartOption, categoryAxis, legend, type OptionBuilder, tooltipText } from './chart-option.js';
import type { ChartTable } from './chart-table.js';

export interface RatedMonth {
  readonly date: string;
  /** 1 (best) to 5. */
  readonly rating: number;
  readonly limitMinor: number | null;
}

interface RatingHistoryWords {
  readonly date: string;
  readonly rating: string;
  readonly limit: string;
  readonly recomputed: string;
  readonly decided: string;
}

export interface RatingHistoryInput {
  /** What the version of today would have said, the earliest first. */
  readonly months: readonly RatedMonth[];
  /** Ratings of decisions that were made, by day. */
  readonly decided: readonly { readonly on: string; readonly rating: number }[];
  /** Days since which versions decide. */
  readonly changes: readonly { readonly version: number; readonly on: string }[];
  readonly currency: string | undefined;
  readonly description: string;
  readonly words: RatingHistoryWords;
  readonly formats: Formats;
}

/** The place of a day among the dates: the last one that is not after it, or the first. */
function placeOf(dates: readonly string[], day: string): number {
  return Math.max(0, dates.filter((date) => date <= day).length - 1);
}

/** A staircase, the best rating on top; diamonds are decisions, upright lines new versions. */
export function ratingHistoryOption(input: RatingHistoryInput): OptionBuilder {
  const { months, changes, currency, description, words, formats } = input;
  const dates = months.map(({ date }) => date);
  const names = dates.map((date) => formats.date(date));
  return (look): ChartOption => ({
    ...baseOption(look, description),
    legend: { ...legend(look), data: [{ name: words.recomputed }, { name: words.decided }] },
    grid: { left: 34, right: 16, top: 52, bottom: 28 },
    xAxis: categoryAxis(look, names),
    yAxis: {
      type: 'value',
      min: 1,
      max: 5,
      interval: 1,
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: look.line } },
      axisLabel: { color: look.dimmed },
    },
    series: [
      {
        type: 'line',
        name: words.recomputed,
        step: 'end',
        symbol: 'circle',
        symbolSize: 5,
        color: look.challenger,
        lineStyle: { color: look.challenger, width: 2.5 },
        data: months.map(({ rating }) => rating),
        tooltip: {
          formatter: (point: unknown) => {
            const month = months[indexOf(point)];
            if (month === undefined) return '';
            return tooltipText(formats.date(month.date), [
              [words.rating, String(month.rating)],
              ...(month.limitMinor === null ? [] : [[words.limit, formats.money(month.limitMinor, currency)] as const]),
            ]);
          },
        },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: look.champion, width: 1, type: 'dashed' },
          label: { color: look.dimmed, formatter: ({ name }: { name: string }) => name },
          data: changes.map(({ version, on }) => ({ name: `v${version}`, xAxis: placeOf(dates, on) })),
        },
      },
      decisionMarks(input, look),
    ],
  });
}

function decisionMarks({ months, decided, words, formats }: RatingHistoryInput, look: ChartLook): ScatterSeriesOption {
  const dates = months.map(({ date }) => date);
  return {
    type: 'scatter',
    name: words.decided,
    symbol: 'diamond',
    symbolSize: 13,
    color: look.bad,
    itemStyle: { color: look.surface, borderColor: look.bad, borderWidth: 2 },
    data: decided.map(({ on, rating }) => [placeOf(dates, on), rating]),
    tooltip: {
      formatter: (point: unknown) => {
        const decision = decided[indexOf(point)];
        return decision === undefined
          ? ''
          : tooltipText(formats.date(decision.on), [[words.decided, String(decision.rating)]]);
      },
    },
  };
}

function indexOf(point: unknown): number {
  return typeof point === 'object' && point !== null && 'dataIndex' in point && typeof point.dataIndex === 'number'
    ? point.dataIndex
    : -1;
}

export function tableOfRatings({ months, currency, words }: RatingHistoryInput): ChartTable {
  return {
    columns: [
      { header: words.date, kind: 'date' },
      { header: words.rating, kind: 'number' },
      { header: words.limit, kind: 'money', ...(currency === undefined ? {} : { currency }) },
    ],
    rows: months.map(({ date, rating, limitMinor }) => [date, rating, limitMinor]),
  };
}
