import { SegmentedControl, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LimitBar } from '../../ui/limit-bar.js';
import { moneyCells } from '../../ui/money-cells.js';
import { Section } from '../../ui/section.js';
import { RatingMark } from '../../ui/status-badge.js';
import { CustomerLink } from './customer-link.js';
import { portfolioMessages } from './messages.js';
import { type LimitKind, portfolioRoute, SHOWN } from './routes.js';
import { isShown, limitOf, type Portfolio, type PortfolioRow, shareOfLimit } from './rows.js';
import { useChangeSearch } from './use-change-search.js';

interface LimitTableProps {
  readonly portfolio: Portfolio;
  readonly kind: LimitKind;
}

/** Every customer with what it owes and how much of its limit that is. */
export function LimitTable({ portfolio, kind }: LimitTableProps) {
  const t = useT(portfolioMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const change = useChangeSearch();
  const { show } = portfolioRoute.useSearch();
  const { rows, customers, currency } = portfolio;
  const shown = useMemo(() => rows.filter((row) => isShown(row, kind, show)), [rows, kind, show]);
  const money = (amountOf: (row: PortfolioRow) => number | null) => moneyCells(shown, amountOf, () => currency);
  const limit = money((row) => limitOf(row, kind));
  const columns: readonly Column<PortfolioRow>[] = [
    {
      id: 'customer',
      header: t.customer,
      cell: (row) => <CustomerLink row={row} />,
      sortBy: (row) => row.name ?? row.customerId,
    },
    {
      id: 'rating',
      header: t.rating,
      cell: (row) =>
        row.rated === null ? (
          <Text size="sm" c="dimmed">
            {t.ratingUnknown}
          </Text>
        ) : (
          <RatingMark rating={row.rated.rating} />
        ),
      sortBy: (row) => row.rated?.rating ?? null,
    },
    {
      id: 'use',
      header: t.use,
      cell: (row) => <LimitBar exposureMinor={row.exposureMinor} limitMinor={limitOf(row, kind)} />,
      sortBy: (row) => shareOfLimit(row, kind),
    },
    {
      id: 'exposure',
      header: t.exposure,
      align: 'end',
      cell: money((row) => row.exposureMinor),
      sortBy: (row) => row.exposureMinor,
    },
    {
      id: 'limit',
      header: t.limit,
      align: 'end',
      cell: (row) => (kind === 'granted' && row.granted?.outcome === 'refer' ? t.waiting : limit(row)),
      sortBy: (row) => limitOf(row, kind),
    },
    {
      id: 'overdue',
      header: t.overdue,
      align: 'end',
      cell: money((row) => row.overdueMinor),
      sortBy: (row) => row.overdueMinor,
    },
    {
      id: 'late',
      header: t.daysLate,
      align: 'end',
      cell: (row) => formats.number(row.worstDaysPastDue),
      sortBy: (row) => row.worstDaysPastDue,
    },
  ];
  return (
    <Section
      title={t.tableTitle}
      flush
      note={
        rows.length < customers
          ? t.tableCut(formats.number(rows.length), formats.number(customers))
          : t.tableNote(formats.number(shown.length))
      }
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t.show}
          value={show ?? 'all'}
          data={[
            { value: 'all', label: t.showAll },
            { value: 'over', label: t.over },
            { value: 'near', label: t.near },
            { value: 'none', label: t.without },
          ]}
          onChange={(value) => change({ show: SHOWN.find((known) => known === value) })}
        />
      }
    >
      {shown.length === 0 ? (
        <EmptyState title={t.noneShown} text={t.noneShownText} />
      ) : (
        <DataTable
          rows={shown}
          columns={columns}
          rowKey={(row) => row.customerId}
          label={t.tableTitle}
          maxHeight={520}
          onOpen={(row) => void navigate({ to: '/customers/$customerId', params: { customerId: row.customerId } })}
        />
      )}
    </Section>
  );
}
