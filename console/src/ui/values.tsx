import { Tooltip } from '@mantine/core';
import { NO_VALUE } from '../i18n/format.js';
import { useFormats } from '../i18n/locale-provider.js';
import { useNow } from './use-now.js';

interface MoneyProps {
  /** Integer minor units; null is shown as a dash, never as zero. */
  readonly minor: number | null;
  readonly currency?: string;
  /** `always`: with cents even where there are none, for a column that has some. */
  readonly cents?: 'auto' | 'always';
}
export function Money({ minor, currency, cents }: MoneyProps) {
  const formats = useFormats();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>{minor === null ? NO_VALUE : formats.money(minor, currency, cents)}</span>
  );
}

interface DateTextProps {
  /** A civil date or an instant. */
  readonly value: string | null;
  readonly withTime?: boolean;
}
export function DateText({ value, withTime = false }: DateTextProps) {
  const formats = useFormats();
  if (value === null) return <span>{NO_VALUE}</span>;
  return (
    <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
      {withTime ? formats.dateTime(value) : formats.date(value)}
    </time>
  );
}

interface AgoProps {
  readonly instant: string;
}
/** How long ago, with the instant itself on hover. */
export function Ago({ instant }: AgoProps) {
  const formats = useFormats();
  const now = useNow(30_000);
  return (
    <Tooltip label={formats.dateTime(instant)}>
      <time dateTime={instant} style={{ whiteSpace: 'nowrap' }}>
        {formats.relative(instant, now)}
      </time>
    </Tooltip>
  );
}
