import type { BarSeriesOption } from 'echarts/charts';
import type { Formats } from '../i18n/format.js';
import type { ChartLook } from './chart-look.js';
import {
  baseOption,
  type ChartOption,
  categoryAxis,
  type OptionBuilder,
  tooltipText,
  valueAxis,
} from './chart-option.js';
import type { ChartTable } from './chart-table.js';

/** `month` is `YYYY-MM`. */
export interface MonthSum {
  readonly month: string;
  readonly invoices: number;
  readonly totalMinor: number;
}

interface MonthWords {
  readonly month: string;
  readonly amount: string;
  readonly invoices: string;
}

/** One bar a month. */
export function monthsOption(
  months: readonly MonthSum[],
  description: string,
  words: MonthWords,
  formats: Formats,
  currency: string | undefined,
): OptionBuilder {
  const names = months.map(({ month }) => formats.month(month));
  return (look): ChartOption => ({
    ...baseOption(look, description),
    grid: { left: 64, right: 8, top: 16, bottom: 28 },
    xAxis: categoryAxis(look, names),
    yAxis: { ...valueAxis(look, (value) => formats.moneyShort(value, currency)), splitNumber: 3 },
    series: [monthBars(months, names, words, look, formats, currency)],
  });
}

function monthBars(
  months: readonly MonthSum[],
  names: readonly string[],
  words: MonthWords,
  look: ChartLook,
  formats: Formats,
  currency: string | undefined,
): BarSeriesOption {
  return {
    type: 'bar',
    name: words.amount,
    barMaxWidth: 26,
    itemStyle: { color: look.challengerPale, borderRadius: [3, 3, 0, 0] },
    data: months.map(({ totalMinor }) => totalMinor),
    tooltip: {
      formatter: ({ dataIndex }) => {
        const month = months[dataIndex];
        return month === undefined
          ? ''
          : tooltipText(names[dataIndex] ?? '', [
              [words.amount, formats.money(month.totalMinor, currency)],
              [words.invoices, formats.number(month.invoices)],
            ]);
      },
    },
  };
}

export function tableOfMonths(
  months: readonly MonthSum[],
  words: MonthWords,
  currency: string | undefined,
): ChartTable {
  return {
    columns: [
      { header: words.month, kind: 'text' },
      { header: words.invoices, kind: 'number' },
      { header: words.amount, kind: 'money', ...(currency === undefined ? {} : { currency }) },
    ],
    rows: months.map(({ month, invoices, totalMinor }) => [month, invoices, totalMinor]),
  };
}
