import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { chartMessages } from './messages.js';
import { type MonthSum, monthsOption, tableOfMonths } from './months-option.js';

interface MonthsChartProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  readonly months: readonly MonthSum[];
  readonly currency: string | undefined;
}

/** What was invoiced month by month. */
export function MonthsChart({ months, currency, ...head }: MonthsChartProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const total = months.reduce((sum, month) => sum + month.totalMinor, 0);
  const average = months.length === 0 ? 0 : Math.round(total / months.length);
  const caption = t.monthsCaption(months.length, formats.number(months.length), formats.moneyShort(average, currency));
  const option = useMemo(
    () => monthsOption(months, caption, t, formats, currency),
    [months, caption, t, formats, currency],
  );
  return (
    <Chart
      {...head}
      label={t.monthsLabel}
      caption={caption}
      table={tableOfMonths(months, t, currency)}
      option={option}
      height={230}
    />
  );
}
