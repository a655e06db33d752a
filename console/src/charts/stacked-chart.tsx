import { useMemo } from 'react';
import { useFormats } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { type StackedSeries, stackedOption, tableOfStacked } from './stacked-option.js';

interface StackedChartProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  readonly label: string;
  readonly caption: string;
  /** What a category is: heads the first column of the table. */
  readonly categoryName: string;
  /** Memoise them, as the series: a new array draws the chart anew. */
  readonly categories: readonly string[];
  readonly series: readonly StackedSeries[];
  /** `money` are minor units. */
  readonly kind: 'number' | 'money';
  readonly currency?: string | undefined;
  readonly lying?: boolean;
  readonly height?: number;
}

/** Stacked bars with their sentence, table and file. */
export function StackedChart(props: StackedChartProps) {
  const { label, caption, categoryName, categories, series, kind, currency, lying = false, height = 260 } = props;
  const formats = useFormats();
  const option = useMemo(
    () =>
      stackedOption({
        categories,
        series,
        description: caption,
        lying,
        format: (value) => (kind === 'money' ? formats.money(value, currency) : formats.number(value)),
        formatShort: (value) => (kind === 'money' ? formats.moneyShort(value, currency) : formats.number(value)),
      }),
    [categories, series, caption, lying, kind, currency, formats],
  );
  return (
    <Chart
      {...(props.title === undefined ? {} : { title: props.title })}
      label={label}
      caption={caption}
      table={tableOfStacked(categoryName, categories, series, kind, currency)}
      option={option}
      height={height}
    />
  );
}
