import type { BarSeriesOption } from 'echarts/charts';
import type { Formats } from '../i18n/format.js';
import type { ChartLook } from './chart-look.js';
import { baseOption, type ChartOption, categoryAxis, type OptionBuilder, valueAxis } from './chart-option.js';
import type { ChartTable } from './chart-table.js';

/** Invoices at least so many days past due: counts that include each other. */
export interface PastDueStep {
  readonly days: number;
  readonly invoices: number;
}

/** Invoices between two delays; `from` 0 is on time, `to` (included) null has no end. */
export interface DelayBucket {
  readonly from: number;
  readonly to: number | null;
  readonly invoices: number;
}

/** Splits counts that include each other into buckets that do not, the invoices on time first. */
export function delayBuckets(total: number, steps: readonly PastDueStep[]): readonly DelayBucket[] {
  const sorted = [...steps].sort((a, b) => a.days - b.days);
  const first = sorted[0];
  if (first === undefined) return [{ from: 0, to: null, invoices: total }];
  return [
    { from: 0, to: first.days - 1, invoices: total - first.invoices },
    ...sorted.map((step, index) => {
      const next = sorted[index + 1];
      return {
        from: step.days,
        to: next === undefined ? null : next.days - 1,
        invoices: step.invoices - (next?.invoices ?? 0),
      };
    }),
  ];
}

interface DelayWords {
  readonly onTime: string;
  readonly daysFromTo: (from: number, to: number) => string;
  readonly daysAndMore: (from: number) => string;
}

export function nameBucket({ from, to }: DelayBucket, words: DelayWords): string {
  if (from === 0) return words.onTime;
  return to === null ? words.daysAndMore(from) : words.daysFromTo(from, to);
}

/** Bars of invoices by delay; those on time are quiet, the others take the colour of trouble. */
export function delayOption(
  buckets: readonly DelayBucket[],
  names: readonly string[],
  description: string,
  formats: Formats,
): OptionBuilder {
  const total = buckets.reduce((sum, { invoices }) => sum + invoices, 0);
  return (look): ChartOption => ({
    ...baseOption(look, description),
    tooltip: { show: false },
    grid: { left: 96, right: 108, top: 4, bottom: 4 },
    xAxis: { ...valueAxis(look, (value) => formats.number(value)), show: false },
    yAxis: { ...categoryAxis(look, names), inverse: true, axisLine: { show: false } },
    series: [delayBars(buckets, total, look, formats)],
  });
}

function delayBars(buckets: readonly DelayBucket[], total: number, look: ChartLook, formats: Formats): BarSeriesOption {
  return {
    type: 'bar',
    barWidth: '62%',
    silent: true,
    data: buckets.map(({ from, invoices }) => ({
      value: invoices,
      itemStyle: { color: from === 0 ? look.championPale : look.bad, borderRadius: [0, 3, 3, 0] },
    })),
    label: {
      show: true,
      position: 'right',
      color: look.text,
      formatter: ({ value }) => {
        const count = Number(value);
        return total === 0 ? '' : `${formats.number(count)} · ${formats.percent(count / total)}`;
      },
    },
  };
}

export function tableOfDelays(
  buckets: readonly DelayBucket[],
  names: readonly string[],
  words: { readonly delay: string; readonly invoices: string; readonly share: string },
): ChartTable {
  const total = buckets.reduce((sum, { invoices }) => sum + invoices, 0);
  return {
    columns: [
      { header: words.delay, kind: 'text' },
      { header: words.invoices, kind: 'number' },
      { header: words.share, kind: 'share' },
    ],
    rows: buckets.map(({ invoices }, index) => [names[index] ?? '', invoices, total === 0 ? null : invoices / total]),
  };
}
