import type { ChartLook } from './chart-look.js';
import {
  baseOption,
  type ChartOption,
  categoryAxis,
  legend,
  type OptionBuilder,
  tooltipText,
  valueAxis,
} from './chart-option.js';
import type { ChartTable } from './chart-table.js';

export interface StackedSeries {
  readonly name: string;
  /** One for each category. */
  readonly values: readonly number[];
  readonly color: (look: ChartLook) => string;
}

export interface StackedInput {
  readonly categories: readonly string[];
  readonly series: readonly StackedSeries[];
  readonly description: string;
  /** Categories from top to bottom instead of from left to right: for names that need the room. */
  readonly lying: boolean;
  readonly format: (value: number) => string;
  readonly formatShort: (value: number) => string;
}

/** Up to this many categories each has its name on the axis. */
const ALL_NAMED = 6;

/** Parts of a whole on top of each other, for each category. */
export function stackedOption({
  categories,
  series,
  description,
  lying,
  format,
  formatShort,
}: StackedInput): OptionBuilder {
  const describe = (index: number): string =>
    tooltipText(
      categories[index] ?? '',
      series.map(({ name, values }) => [name, format(values[index] ?? 0)]),
    );
  return (look): ChartOption => {
    const axis = categoryAxis(look, categories);
    // Few names all have their room; of many the axis leaves some out.
    const names = categories.length > ALL_NAMED ? axis : { ...axis, axisLabel: { ...axis.axisLabel, interval: 0 } };
    const values = { ...valueAxis(look, formatShort), splitNumber: 4 };
    return {
      ...baseOption(look, description),
      ...(series.length > 1 ? { legend: { ...legend(look), data: series.map(({ name }) => ({ name })) } } : {}),
      grid: lying
        ? { left: 8, right: 20, top: series.length > 1 ? 34 : 8, bottom: 8, containLabel: true }
        : { left: 64, right: 8, top: series.length > 1 ? 44 : 16, bottom: 28 },
      xAxis: lying ? values : names,
      yAxis: lying ? { ...names, inverse: true } : values,
      series: series.map(({ name, values: data, color }) => ({
        type: 'bar' as const,
        stack: 'all',
        name,
        color: color(look),
        barMaxWidth: lying ? 18 : 34,
        // A seam between the parts, so that they are told apart without colours.
        itemStyle: { color: color(look), borderColor: look.surface, borderWidth: 1 },
        data: [...data],
        tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => describe(dataIndex) },
      })),
    };
  };
}

export function tableOfStacked(
  categoryName: string,
  categories: readonly string[],
  series: readonly StackedSeries[],
  kind: 'number' | 'money',
  currency: string | undefined,
): ChartTable {
  return {
    columns: [
      { header: categoryName, kind: 'text' },
      ...series.map(({ name }) => ({
        header: name,
        kind,
        ...(currency === undefined ? {} : { currency }),
      })),
    ],
    rows: categories.map((category, index) => [category, ...series.map(({ values }) => values[index] ?? 0)]),
  };
}
