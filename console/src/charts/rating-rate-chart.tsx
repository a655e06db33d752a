import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { chartMessages } from './messages.js';
import { ratingRateOption } from './rating-rate-option.js';
import { captionRates, type RatingRate, tableOfRates } from './rating-rates.js';

interface RatingRateChartProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  /** Null where one version stands alone. */
  readonly champion: readonly RatingRate[] | null;
  readonly challenger: readonly RatingRate[];
  readonly championName?: string;
  readonly challengerName?: string;
  /** The sentence over the chart, where the report has a better one than the chart itself. */
  readonly caption?: string;
  readonly height?: number;
}

/** Bad rate of each rating with its 95 % interval, and the share of cases in it. */
export function RatingRateChart({ champion, challenger, height = 340, ...names }: RatingRateChartProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const championName = names.championName ?? t.champion;
  const challengerName = names.challengerName ?? t.challenger;
  const caption = names.caption ?? captionRates(challenger, challengerName, formats);
  const option = useMemo(
    () =>
      ratingRateOption({
        champion: champion === null ? null : { name: championName, rates: champion },
        challenger: { name: challengerName, rates: challenger },
        description: caption,
        words: { ...t, interval: t.interval },
        formats,
      }),
    [champion, challenger, championName, challengerName, caption, t, formats],
  );
  const sides = [
    ...(champion === null ? [] : [{ name: championName, rates: champion }]),
    { name: challengerName, rates: challenger },
  ];
  return (
    <Chart
      {...(names.title === undefined ? {} : { title: names.title })}
      label={t.ratesLabel}
      caption={caption}
      table={tableOfRates(sides, t)}
      option={option}
      height={height}
    />
  );
}
