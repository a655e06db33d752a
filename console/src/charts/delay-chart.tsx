import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { delayBuckets, delayOption, nameBucket, type PastDueStep, tableOfDelays } from './delay-option.js';
import { chartMessages } from './messages.js';

interface DelayChartProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  readonly settled: number;
  readonly open: number;
  /** Of those settled. */
  readonly late: number;
  readonly worstDays: number;
  readonly pastDue: readonly PastDueStep[];
}

/** How late the settled invoices of a dataset were paid; of those still open nobody knows yet. */
export function DelayChart({ settled, open, late, worstDays, pastDue, ...head }: DelayChartProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const ofSettled =
    late === 0
      ? t.delayNone(settled, formats.number(settled))
      : t.delayCaption(
          formats.number(late),
          formats.percent(late / settled),
          t.delayDays(worstDays, formats.number(worstDays)),
        );
  const caption = open === 0 ? ofSettled : `${ofSettled} ${t.delayOpen(open, formats.number(open))}`;
  const buckets = useMemo(() => delayBuckets(settled, pastDue), [settled, pastDue]);
  const names = useMemo(() => buckets.map((bucket) => nameBucket(bucket, t)), [buckets, t]);
  const option = useMemo(() => delayOption(buckets, names, caption, formats), [buckets, names, caption, formats]);
  return (
    <Chart
      {...head}
      label={t.delayLabel}
      caption={caption}
      table={tableOfDelays(buckets, names, { ...t, share: t.invoiceShare })}
      option={option}
      height={230}
    />
  );
}
