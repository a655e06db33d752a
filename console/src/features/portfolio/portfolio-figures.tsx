import { useFormats, useT } from '../../i18n/locale-provider.js';
import { Card } from '../../ui/card.js';
import { type Figure, Figures } from '../../ui/figures.js';
import { portfolioMessages } from './messages.js';
import type { Portfolio } from './rows.js';

interface PortfolioFiguresProps {
  readonly portfolio: Portfolio;
  /** Where customers stand against the limits chosen; null: there are none. */
  readonly use: Portfolio['granted'] | null;
}

export function PortfolioFigures({ portfolio, use }: PortfolioFiguresProps) {
  const t = useT(portfolioMessages);
  const formats = useFormats();
  const { aged, customers, owing, exposureMinor, currency, largest } = portfolio;
  const open = aged.current + aged.to30 + aged.to60 + aged.to90 + aged.beyond90;
  const money = (minor: number) => formats.moneyShort(minor, currency ?? undefined);
  const figures: Figure[] = [
    {
      label: t.exposure,
      value: money(exposureMinor),
      detail: t.customersOwing(owing, formats.number(owing), formats.number(customers)),
    },
    {
      label: t.overdue,
      value: money(open - aged.current),
      detail: open === 0 ? undefined : t.overdueShare(formats.percent((open - aged.current) / open)),
    },
  ];
  if (use !== null) {
    figures.push(
      { label: t.over, value: formats.number(use.over), detail: t.excess(money(use.excessMinor)) },
      { label: t.near, value: formats.number(use.near), detail: t.nearDetail },
      {
        label: t.without,
        value: formats.number(use.withoutLimit),
        detail: t.withoutDetail(money(use.withoutLimitMinor)),
      },
    );
  }
  if (largest.ten !== null && largest.one !== null) {
    figures.push({
      label: t.largest,
      value: formats.percent(largest.ten),
      detail: t.largestDetail(formats.percent(largest.one)),
    });
  }
  return (
    <Card>
      <Figures figures={figures} />
    </Card>
  );
}
