import type { Vintages } from '@encours/engine';
import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { chartMessages } from './messages.js';
import { tableOfVintages, vintageOption } from './vintage-option.js';

interface VintageChartProps {
  readonly title: string;
  readonly vintages: Vintages;
  readonly championName: string;
  readonly challengerName: string;
  readonly caption: string;
}

/** How fast customers go bad after the date, by version and by cohort. */
export function VintageChart({ title, vintages, championName, challengerName, caption }: VintageChartProps) {
  const words = useT(chartMessages);
  const formats = useFormats();
  const shared = useMemo(
    () => ({
      vintages,
      championName,
      challengerName,
      // The dates of orders are pooled by month, `YYYY-MM`.
      nameCohort: (date: string) => (date.length > 'YYYY-MM'.length ? formats.date(date) : formats.month(date)),
      words,
    }),
    [vintages, championName, challengerName, words, formats],
  );
  const option = useMemo(() => vintageOption({ ...shared, description: caption, formats }), [shared, caption, formats]);
  return (
    <Chart title={title} label={title} caption={caption} table={tableOfVintages(shared)} option={option} height={320} />
  );
}
