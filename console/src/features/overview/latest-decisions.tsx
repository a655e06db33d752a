import { IconGavel } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkAnchor } from '../../ui/link.js';
import { moneyCells } from '../../ui/money-cells.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { OutcomeBadge, RatingMark } from '../../ui/status-badge.js';
import { Ago } from '../../ui/values.js';
import { overviewMessages } from './messages.js';

type Row = ApiOutput['decisions']['list']['rows'][number];
const SHOWN = 8;

export function LatestDecisions() {
  const t = useT(overviewMessages);
  const navigate = useNavigate();
  const decisions = useQuery(trpc.decisions.list.queryOptions({ cursor: null, limit: SHOWN }));
  const columnsOf = (rows: readonly Row[]): Column<Row>[] => [
    {
      id: 'customer',
      header: t.customer,
      cell: (row) => (
        <LinkAnchor to="/decisions/$decisionId" params={{ decisionId: row.decisionId }} c="inherit" size="sm" fw={550}>
          {row.customerName ?? row.customerId ?? t.unnamed}
        </LinkAnchor>
      ),
    },
    { id: 'outcome', header: t.outcome, cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
    { id: 'rating', header: t.rating, cell: (row) => <RatingMark rating={row.rating} /> },
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
    { id: 'when', header: t.when, align: 'end', cell: (row) => <Ago instant={row.decidedAt} /> },
  ];
  return (
    <Section
      title={t.decisions}
      flush
      actions={
        <LinkAnchor to="/decisions" size="sm">
          {t.allDecisions}
        </LinkAnchor>
      }
    >
      <QueryView query={decisions}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState
              title={t.decisionsNone}
              text={t.decisionsNoneText}
              icon={<IconGavel size={22} stroke={1.6} />}
            />
          ) : (
            <DataTable
              rows={rows}
              columns={columnsOf(rows)}
              rowKey={(row) => row.decisionId}
              label={t.decisions}
              onOpen={(row) => void navigate({ to: '/decisions/$decisionId', params: { decisionId: row.decisionId } })}
            />
          )
        }
      </QueryView>
    </Section>
  );
}
