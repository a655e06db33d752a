import { Stack, Text } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT, useText } from '../../i18n/locale-provider.js';
import { Card } from '../../ui/card.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkAnchor } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Ago } from '../../ui/values.js';
import { approvalMessages } from './messages.js';

type Row = ApiOutput['approvals']['list'][number];

/** What waits for a second signature? */
export default function ApprovalsPage() {
  const t = useT(approvalMessages);
  const navigate = useNavigate();
  const approvals = useQuery(trpc.approvals.list.queryOptions());
  const rows = approvals.data;
  const mine = rows?.filter((row) => row.mine).length ?? 0;
  const answer =
    rows === undefined ? undefined : rows.length === 0 ? t.queueNone : t.queueAnswer(mine, rows.length - mine);
  return (
    <Page>
      <PageHeader title={t.title} answer={answer} />
      <QueryView query={approvals} ability="read_approvals">
        {(list) => (
          <Card flush>
            {list.length === 0 ? (
              <EmptyState title={t.emptyTitle} text={t.emptyText} icon={<IconFileCheck size={22} stroke={1.6} />} />
            ) : (
              <ApprovalsTable
                rows={list}
                onOpen={(draftId) => void navigate({ to: '/approvals/$draftId', params: { draftId } })}
              />
            )}
          </Card>
        )}
      </QueryView>
    </Page>
  );
}

interface ApprovalsTableProps {
  readonly rows: readonly Row[];
  readonly onOpen: (draftId: string) => void;
}

function ApprovalsTable({ rows, onOpen }: ApprovalsTableProps) {
  const t = useT(approvalMessages);
  const text = useText();
  const columns: Column<Row>[] = [
    {
      id: 'scorecard',
      header: t.scorecard,
      sortBy: (row) => text(row.scorecardName),
      cell: (row) => (
        <Stack gap={0}>
          <LinkAnchor to="/approvals/$draftId" params={{ draftId: row.draftId }} fw={600} c="inherit">
            {text(row.scorecardName)}
          </LinkAnchor>
          <Text size="xs" c="dimmed">
            {t.fromVersion(row.baseVersion)}
          </Text>
        </Stack>
      ),
    },
    {
      id: 'author',
      header: t.author,
      sortBy: (row) => row.author.name,
      cell: (row) => (row.mine ? `${row.author.name} (${t.mine})` : row.author.name),
    },
    {
      id: 'comment',
      header: t.comment,
      cell: (row) => (
        <Text size="sm" lineClamp={2} maw={420}>
          {row.comment}
        </Text>
      ),
    },
    {
      id: 'evidence',
      header: t.evidence,
      sortBy: (row) => (row.backtestId === null ? 1 : 0),
      cell: (row) => (row.backtestId === null ? t.withoutBacktest : t.withBacktest),
    },
    {
      id: 'since',
      header: t.since,
      align: 'end',
      sortBy: (row) => row.submittedAt,
      cell: (row) => row.submittedAt !== null && <Ago instant={row.submittedAt} />,
    },
  ];
  return (
    <DataTable
      rows={rows}
      columns={columns}
      rowKey={(row) => row.draftId}
      label={t.title}
      onOpen={(row) => onOpen(row.draftId)}
    />
  );
}
