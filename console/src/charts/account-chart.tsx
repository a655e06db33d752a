import type { AccountMonth } from '@encours/engine';
import { useMemo } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { type AccountInput, accountOption, tableOfAccount } from './account-option.js';
import { Chart } from './chart.js';
import { chartMessages } from './messages.js';

interface AccountChartProps {
  readonly title?: string;
  readonly months: readonly AccountMonth[];
  readonly limitMinor: number | null;
  readonly currency: string | undefined;
}

/** What a customer owed month by month, and how late it paid. */
export function AccountChart({ months, limitMinor, currency, ...head }: AccountChartProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const highest = months.reduce((most, { exposureMinor }) => Math.max(most, exposureMinor), 0);
  const late = months.flatMap(({ daysBeyondTerms }) => (daysBeyondTerms === null ? [] : [daysBeyondTerms]));
  const worst = Math.round(Math.max(0, ...late));
  const caption = [
    t.accountHighest(formats.money(highest, currency)),
    ...(late.length === 0 ? [] : [worst === 0 ? t.accountOnTime : t.accountLate(formats.number(worst))]),
  ].join(' ');
  const input = useMemo(
    (): AccountInput => ({ months, limitMinor, currency, description: caption, words: t, formats }),
    [months, limitMinor, currency, caption, t, formats],
  );
  const option = useMemo(() => accountOption(input), [input]);
  return (
    <Chart
      {...head}
      label={t.accountLabel}
      caption={caption}
      table={tableOfAccount(input)}
      option={option}
      height={350}
    />
  );
}
