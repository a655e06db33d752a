import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { delayBuckets, delayOption, nameBucket, type PastDueStep, tableOfDelays } from './delay-option.js';
import { chartMessages } from './messages.js';

interface DelayChartProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  readonly invoices: number;
  readonly late: number;
  readonly worstDays: number;
  readonly pastDue: readonly PastDueStep[];
}

/** How late the invoices of a dataset were paid. */
export function DelayChart({ invoices, late, worstDays, pastDue, ...head }: DelayChartProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const caption =
    late === 0
      ? t.delayNone(formats.number(invoices))
      : t.delayCaption(formats.number(late), formats.percent(late / invoices), formats.number(worstDays));
  const buckets = useMemo(() => delayBuckets(invoices, pastDue), [invoices, pastDue]);
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
