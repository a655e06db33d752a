import type { BacktestReport } from '@encours/engine';
import type { CSSProperties } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { chartMessages } from './messages.js';
import classes from './swap-set.module.css';
import { captionSwap, describeFates, describeSwapInRate, describeSwapOutRate, tableOfSwap } from './swap-set-text.js';

interface SwapSetProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  readonly swapSet: BacktestReport['swapSet'];
  readonly currency: string | undefined;
  /** The sentence over the chart, where the report has a better one than the chart itself. */
  readonly caption?: string;
}

/** Who only the challenger approves, and who only the champion does: two bars, each with what became of its cases. */
export function SwapSet({ swapSet, currency, caption, ...head }: SwapSetProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const { swapIn, swapOut } = swapSet;
  const most = Math.max(1, swapIn.counts.n, swapOut.n);
  const rows = [
    {
      key: 'in',
      title: t.swapIn,
      counts: swapIn.counts,
      rate: describeSwapInRate(swapIn, t, formats),
    },
    {
      key: 'out',
      title: t.swapOut,
      counts: swapOut,
      rate: describeSwapOutRate(swapOut, t, formats),
    },
  ] as const;
  return (
    <Chart
      {...head}
      label={t.swapLabel}
      caption={caption ?? captionSwap(swapSet, formats)}
      table={tableOfSwap(swapSet, t, currency)}
    >
      <div className={classes.rows}>
        {rows.map(({ key, title, counts, rate }) => (
          <div key={key} className={classes.row} data-side={key}>
            <div className={classes.head}>
              <span className={classes.title}>{title}</span>
              {counts.n > 0 && <span className={classes.rate}>{rate}</span>}
            </div>
            {counts.n > 0 && (
              <div className={classes.track}>
                <Bar share={counts.n / most} parts={counts} />
                <span className={classes.count}>{formats.number(counts.n)}</span>
              </div>
            )}
            <div className={classes.foot}>
              {counts.n === 0
                ? t.swapNone
                : `${describeFates(counts, formats)} · ${t.swapExposure(formats.moneyShort(counts.exposureMinor, currency))}`}
            </div>
          </div>
        ))}
      </div>
    </Chart>
  );
}

interface BarProps {
  readonly share: number;
  readonly parts: { readonly n: number; readonly good: number; readonly bad: number };
}

function Bar({ share, parts }: BarProps) {
  const size = (count: number): CSSProperties => ({ flexGrow: count });
  return (
    <div className={classes.bar} style={{ width: `${Math.max(share * 100, 0.4)}%` }} aria-hidden>
      {parts.good > 0 && <div data-part="good" style={size(parts.good)} />}
      {parts.bad > 0 && <div data-part="bad" style={size(parts.bad)} />}
      {parts.n - parts.good - parts.bad > 0 && (
        <div data-part="unknown" style={size(parts.n - parts.good - parts.bad)} />
      )}
    </div>
  );
}
