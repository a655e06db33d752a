import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { chartMessages } from './messages.js';
import { type RocSide, rocOption, tableOfRoc } from './roc-option.js';

interface RocChartProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  readonly champion: RocSide['discrimination'] | null;
  readonly challenger: RocSide['discrimination'];
  readonly championName?: string;
  readonly challengerName?: string;
  /** The sentence over the chart, where the report has a better one than the chart itself. */
  readonly caption?: string;
  readonly height?: number;
}

/** How well the score tells bads from goods, with the KS gap marked. */
export function RocChart({ champion, challenger, height = 340, ...names }: RocChartProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const championName = names.championName ?? t.champion;
  const challengerName = names.challengerName ?? t.challenger;
  const auc = formats.numberAligned(challenger.auc, 3);
  const ks = formats.percentAligned(challenger.ks);
  const caption =
    names.caption ??
    (champion === null
      ? t.rocCaptionAlone(auc, ks, formats.number(challenger.ksScore))
      : t.rocCaption(auc, formats.numberAligned(champion.auc, 3), ks, formats.number(challenger.ksScore)));
  const option = useMemo(
    () =>
      rocOption({
        champion: champion === null ? null : { name: championName, discrimination: champion },
        challenger: { name: challengerName, discrimination: challenger },
        description: caption,
        words: t,
        formats,
      }),
    [champion, challenger, championName, challengerName, caption, t, formats],
  );
  const sides = [
    ...(champion === null ? [] : [{ name: championName, discrimination: champion }]),
    { name: challengerName, discrimination: challenger },
  ];
  return (
    <Chart
      {...(names.title === undefined ? {} : { title: names.title })}
      label={t.rocLabel}
      caption={caption}
      table={tableOfRoc(sides, t)}
      option={option}
      height={height}
    />
  );
}
