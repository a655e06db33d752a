import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { chartMessages } from './messages.js';
import { type RatingHistoryInput, ratingHistoryOption, tableOfRatings } from './rating-history-option.js';

type RatingHistoryChartProps = Pick<RatingHistoryInput, 'months' | 'decided' | 'changes' | 'currency'> & {
  readonly title?: string;
  /** The version that rates. */
  readonly version: string;
};

/** How one customer's rating moved. */
export function RatingHistoryChart({ title, version, months, decided, changes, currency }: RatingHistoryChartProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const first = months[0];
  const last = months.at(-1);
  const caption =
    first === undefined || last === undefined
      ? t.ratingHistoryEmpty
      : t.ratingHistoryCaption(version, first.rating, last.rating, formats.date(first.date), formats.date(last.date));
  const input = useMemo(
    (): RatingHistoryInput => ({ months, decided, changes, currency, description: caption, words: t, formats }),
    [months, decided, changes, currency, caption, t, formats],
  );
  const option = useMemo(() => ratingHistoryOption(input), [input]);
  return (
    <Chart
      {...(title === undefined ? {} : { title })}
      label={t.ratingHistoryLabel}
      caption={caption}
      table={tableOfRatings(input)}
      option={option}
      height={240}
    />
  );
}
