import { Group, Stack, Text } from '@mantine/core';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LinkAnchor } from '../../ui/link.js';
import { DraftStatusBadge, VersionStatusBadge } from '../../ui/status-badge.js';
import { scorecardMessages } from './messages.js';

type Row = ApiOutput['scorecards']['list'][number];

interface ScorecardsTableProps {
  readonly rows: readonly Row[];
  readonly onOpen: (scorecardId: string) => void;
}

export function ScorecardsTable({ rows, onOpen }: ScorecardsTableProps) {
  const t = useT(scorecardMessages);
  const text = useText();
  const formats = useFormats();
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t.name,
      sortBy: (row) => text(row.name),
      cell: (row) => (
        <Stack gap={0}>
          <LinkAnchor to="/scorecards/$scorecardId" params={{ scorecardId: row.id }} fw={600} c="inherit">
            {text(row.name)}
          </LinkAnchor>
          <Text size="xs" c="dimmed">
            {row.id}
          </Text>
        </Stack>
      ),
    },
    { id: 'segment', header: t.segment, sortBy: (row) => row.segment, cell: (row) => row.segment },
    {
      id: 'inForce',
      header: t.inForceColumn,
      sortBy: (row) => row.inForce?.effectiveFrom ?? null,
      cell: (row) =>
        row.inForce === null ? (
          <Text size="sm" c="dimmed">
            {t.none}
          </Text>
        ) : (
          <Group gap={8} wrap="nowrap">
            <Text size="sm" fw={600}>
              {t.versionShort(row.inForce.version)}
            </Text>
            <VersionStatusBadge status="in_force" />
            <Text size="xs" c="dimmed">
              {t.since(formats.date(row.inForce.effectiveFrom ?? row.inForce.publishedAt))}
            </Text>
          </Group>
        ),
    },
    {
      id: 'drafts',
      header: t.drafts,
      sortBy: (row) => row.drafts.length,
      cell: (row) =>
        row.drafts.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.noDraft}
          </Text>
        ) : (
          <Stack gap={2}>
            {row.drafts.map((draft) => (
              <Group key={draft.draftId} gap={8} wrap="nowrap">
                <DraftStatusBadge status={draft.status} />
                <Text size="sm">{draft.author.name}</Text>
              </Group>
            ))}
          </Stack>
        ),
    },
    { id: 'owner', header: t.owner, sortBy: (row) => row.owner, cell: (row) => row.owner },
  ];
  return (
    <DataTable
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      label={t.title}
      onOpen={(row) => onOpen(row.id)}
    />
  );
}
