import type { AccountMonth } from '@encours/engine';
import type { BarSeriesOption } from 'echarts/charts';
import type { Formats } from '../i18n/format.js';
import type { ChartLook } from './chart-look.js';
import {
  baseOption,
  type ChartOption,
  categoryAxis,
  type OptionBuilder,
  panelName,
  tooltipText,
  valueAxis,
} from './chart-option.js';
import type { ChartTable } from './chart-table.js';

interface AccountWords {
  readonly month: string;
  readonly invoiced: string;
  readonly paid: string;
  readonly balance: string;
  readonly grantedLimit: string;
  readonly daysLate: string;
}

export interface AccountInput {
  readonly months: readonly AccountMonth[];
  /** Drawn across the balances; null: none was granted. */
  readonly limitMinor: number | null;
  readonly currency: string | undefined;
  readonly description: string;
  readonly words: AccountWords;
  readonly formats: Formats;
}

/** Above, what was owed at each month's end against the limit; below, how late came what was paid in the month. */
export function accountOption(input: AccountInput): OptionBuilder {
  const { months, limitMinor, currency, description, words, formats } = input;
  const names = months.map(({ month }) => formats.month(month));
  const money = (value: number) => formats.moneyShort(value, currency);
  return (look): ChartOption => ({
    ...baseOption(look, description),
    grid: [
      { left: 64, right: 12, top: 34, height: 170 },
      { left: 64, right: 12, top: 252, height: 80 },
    ],
    xAxis: [
      { ...categoryAxis(look, names), gridIndex: 0 },
      { ...categoryAxis(look, names), gridIndex: 1, axisLabel: { show: false } },
    ],
    yAxis: [
      {
        ...valueAxis(look, money),
        ...panelName(look, words.balance),
        gridIndex: 0,
        splitNumber: 3,
        // The limit stays in the picture where nobody comes near it.
        max: ({ max }: { max: number }) => Math.max(max, limitMinor ?? 0) * 1.05,
        axisLabel: { color: look.dimmed, showMaxLabel: false, formatter: money },
      },
      {
        ...valueAxis(look, (value) => formats.number(value)),
        ...panelName(look, words.daysLate),
        gridIndex: 1,
        splitNumber: 2,
        minInterval: 1,
      },
    ],
    series: [balanceBars(input, look), delayBars(input, look)],
  });
}

function balanceBars(input: AccountInput, look: ChartLook): BarSeriesOption {
  const { months, limitMinor, currency, words, formats } = input;
  return {
    type: 'bar',
    name: words.balance,
    xAxisIndex: 0,
    yAxisIndex: 0,
    barMaxWidth: 22,
    itemStyle: { color: look.challengerPale, borderRadius: [3, 3, 0, 0] },
    data: months.map(({ exposureMinor }) => exposureMinor),
    tooltip: { formatter: ({ dataIndex }) => describeMonth(input, dataIndex) },
    ...(limitMinor === null
      ? {}
      : {
          markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            lineStyle: { color: look.bad, width: 1.5, type: 'dashed' },
            label: {
              position: 'insideEndTop',
              color: look.bad,
              fontWeight: 600,
              formatter: `${words.grantedLimit} ${formats.moneyShort(limitMinor, currency)}`,
            },
            data: [{ yAxis: limitMinor }],
          },
        }),
  };
}

function delayBars(input: AccountInput, look: ChartLook): BarSeriesOption {
  return {
    type: 'bar',
    name: input.words.daysLate,
    xAxisIndex: 1,
    yAxisIndex: 1,
    barMaxWidth: 22,
    itemStyle: { color: look.bad, borderRadius: [3, 3, 0, 0] },
    data: input.months.map(({ daysBeyondTerms }) => daysBeyondTerms),
    tooltip: { formatter: ({ dataIndex }) => describeMonth(input, dataIndex) },
  };
}

function describeMonth({ months, currency, words, formats }: AccountInput, index: number): string {
  const month = months[index];
  if (month === undefined) return '';
  return tooltipText(formats.month(month.month), [
    [words.invoiced, formats.money(month.invoicedMinor, currency)],
    [words.paid, formats.money(month.paidMinor, currency)],
    [words.balance, formats.money(month.exposureMinor, currency)],
    ...(month.daysBeyondTerms === null ? [] : [[words.daysLate, formats.number(month.daysBeyondTerms, 0)] as const]),
  ]);
}

export function tableOfAccount({ months, currency, words, formats }: AccountInput): ChartTable {
  const money = { kind: 'money' as const, ...(currency === undefined ? {} : { currency }) };
  return {
    columns: [
      { header: words.month, kind: 'text' },
      { header: words.invoiced, ...money },
      { header: words.paid, ...money },
      { header: words.balance, ...money },
      { header: words.daysLate, kind: 'number' },
    ],
    rows: months.map((month) => [
      formats.month(month.month),
      month.invoicedMinor,
      month.paidMinor,
      month.exposureMinor,
      month.daysBeyondTerms === null ? null : Math.round(month.daysBeyondTerms),
    ]),
  };
}
