import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LinkAnchor } from '../../ui/link.js';
import { OutcomeBadge, RatingMark } from '../../ui/status-badge.js';
import { DateText, Money } from '../../ui/values.js';
import { decisionsMessages } from './messages.js';

type Row = ApiOutput['decisions']['list']['rows'][number];

interface DecisionTableProps {
  readonly rows: readonly Row[];
}

export function DecisionTable({ rows }: DecisionTableProps) {
  const t = useT(decisionsMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const columns: readonly Column<Row>[] = [
    { id: 'when', header: t.when, cell: (row) => <DateText value={row.decidedAt} withTime /> },
    {
      id: 'customer',
      header: t.customer,
      cell: (row) => (
        <LinkAnchor to="/decisions/$decisionId" params={{ decisionId: row.decisionId }} fw={600}>
          {row.customerName ?? row.customerId ?? t.unnamed}
        </LinkAnchor>
      ),
    },
    { id: 'outcome', header: t.outcome, cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
    { id: 'rating', header: t.rating, cell: (row) => <RatingMark rating={row.rating} /> },
    { id: 'score', header: t.score, align: 'end', cell: (row) => formats.number(row.score) },
    {
      id: 'requested',
      header: t.requested,
      align: 'end',
      cell: (row) => <Money minor={row.requestedMinor} currency={row.currency} />,
    },
    {
      id: 'limit',
      header: t.limit,
      align: 'end',
      cell: (row) => <Money minor={row.limitMinor} currency={row.currency} />,
    },
    {
      id: 'version',
      header: t.version,
      cell: (row) => (
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {row.scorecardId} · v{row.version}
        </Text>
      ),
    },
    { id: 'by', header: t.by, cell: (row) => row.actor.name },
  ];
  return (
    <DataTable
      rows={rows}
      columns={columns}
      rowKey={(row) => row.decisionId}
      label={t.list}
      onOpen={(row) => void navigate({ to: '/decisions/$decisionId', params: { decisionId: row.decisionId } })}
    />
  );
}
