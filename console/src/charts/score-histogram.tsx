import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { type Histogram, histogramOption, tableOfHistogram } from './histogram-option.js';
import { chartMessages } from './messages.js';

interface ScoreHistogramProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  readonly histogram: Histogram;
  /** Lowest score of each rating, best first; null for the last one. */
  readonly ratingFrom: readonly (number | null)[];
  readonly name: string;
  readonly height?: number;
}

/** Cases by score, with the cut-offs between ratings. */
export function ScoreHistogram({ histogram, ratingFrom, name, height = 280, ...head }: ScoreHistogramProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const total = histogram.bins.reduce((sum, { n }) => sum + n, 0);
  const peak = histogram.bins.reduce((best, bin, index) => (bin.n > (histogram.bins[best]?.n ?? 0) ? index : best), 0);
  const low = histogram.from + peak * histogram.width;
  const caption =
    total === 0
      ? t.histogramEmpty(name)
      : t.histogramCaption(name, formats.number(total), formats.number(low), formats.number(low + histogram.width));
  const option = useMemo(
    () => histogramOption({ histogram, ratingFrom, description: caption, words: t, formats }),
    [histogram, ratingFrom, caption, t, formats],
  );
  return (
    <Chart
      {...head}
      label={t.histogramLabel(name)}
      caption={caption}
      table={tableOfHistogram(histogram, t)}
      option={option}
      height={height}
    />
  );
}
