import { limitState, NEAR_LIMIT } from '@encours/engine';
import { VisuallyHidden } from '@mantine/core';
import { useFormats, useT } from '../i18n/locale-provider.js';
import classes from './limit-bar.module.css';
import { limitMessages } from './messages.js';

/** The bar reaches this share; what is beyond is said by its end. */
const SHOWN = 1.25;

interface LimitBarProps {
  readonly exposureMinor: number;
  /** Null: there is no limit. */
  readonly limitMinor: number | null;
  readonly large?: boolean;
}

/** How much of a limit is used, with marks at 80 and 100 %. */
export function LimitBar({ exposureMinor, limitMinor, large = false }: LimitBarProps) {
  const t = useT(limitMessages);
  const formats = useFormats();
  const state = limitState(exposureMinor, limitMinor);
  if (limitMinor === null || state === 'none') return <span className={classes.none}>{t.noLimit}</span>;
  const use = limitMinor === 0 ? (exposureMinor > 0 ? Number.POSITIVE_INFINITY : 0) : exposureMinor / limitMinor;
  return (
    <span className={classes.bar} data-state={state} data-large={large || undefined}>
      <span className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${(Math.min(use, SHOWN) / SHOWN) * 100}%` }} />
        <span className={classes.mark} style={{ left: `${(NEAR_LIMIT / SHOWN) * 100}%` }} />
        <span className={classes.mark} data-full style={{ left: `${(1 / SHOWN) * 100}%` }} />
      </span>
      <span className={classes.share}>{Number.isFinite(use) ? formats.percent(use, 0) : t.zeroLimit}</span>
      <VisuallyHidden>{t[state]}</VisuallyHidden>
    </span>
  );
}
