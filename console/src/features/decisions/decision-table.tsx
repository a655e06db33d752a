import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LinkAnchor } from '../../ui/link.js';
import { moneyCells } from '../../ui/money-cells.js';
import { OutcomeBadge, RatingMark } from '../../ui/status-badge.js';
import { DateText } from '../../ui/values.js';
import { decisionsMessages } from './messages.js';

type Row = ApiOutput['decisions']['list']['rows'][number];

interface DecisionTableProps {
  readonly rows: readonly Row[];
}

export function DecisionTable({ rows }: DecisionTableProps) {
  const t = useT(decisionsMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const names = useScorecardNames();
  const columns: readonly Column<Row>[] = [
    {
      id: 'when',
      header: t.when,
      cell: (row) => (
        <>
          <DateText value={row.decidedAt} />
          <Text size="sm" c="dimmed">
            {formats.time(row.decidedAt)}
          </Text>
        </>
      ),
    },
    {
      id: 'customer',
      header: t.customer,
      width: '22%',
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
      cell: moneyCells(
        rows,
        (row) => row.requestedMinor,
        (row) => row.currency,
      ),
    },
    {
      id: 'limit',
      header: t.limit,
      align: 'end',
      cell: moneyCells(
        rows,
        (row) => row.limitMinor,
        (row) => row.currency,
      ),
    },
    {
      id: 'version',
      header: t.by,
      cell: (row) => (
        <>
          {row.actor.name}
          <Text size="sm" c="dimmed">
            {names.get(row.scorecardId) ?? row.scorecardId} · v{row.version}
          </Text>
        </>
      ),
    },
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

/** Names by id, as far as they have been read. */
function useScorecardNames(): ReadonlyMap<string, string> {
  const text = useText();
  const scorecards = useQuery(trpc.scorecards.list.queryOptions()).data ?? [];
  return new Map(scorecards.map(({ id, name }) => [id, text(name)]));
}
