import { Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LinkAnchor } from '../../ui/link.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { Ago, DateText } from '../../ui/values.js';
import { Amount } from './amount.js';
import { dataMessages } from './messages.js';

type Row = ApiOutput['datasets']['list'][number];

interface DatasetTableProps {
  readonly rows: readonly Row[];
}

export function DatasetTable({ rows }: DatasetTableProps) {
  const t = useT(dataMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: t.name,
      sortBy: (row) => row.name,
      cell: (row) => (
        <Group gap="xs" wrap="nowrap">
          <LinkAnchor to="/data/$datasetId" params={{ datasetId: row.datasetId }} fw={600}>
            {row.name}
          </LinkAnchor>
          {row.status === 'importing' && <StatusBadge tone="accent" label={t.importing} size="sm" />}
        </Group>
      ),
    },
    {
      id: 'customers',
      header: t.customers,
      align: 'end',
      sortBy: (row) => row.customers,
      cell: (row) => formats.number(row.customers),
    },
    {
      id: 'invoices',
      header: t.invoices,
      align: 'end',
      sortBy: (row) => row.invoices,
      cell: (row) => formats.number(row.invoices),
    },
    {
      id: 'late',
      header: t.late,
      align: 'end',
      sortBy: (row) => (row.late === null ? null : row.late / row.settled),
      cell: (row) =>
        row.late === null ? (
          '–'
        ) : (
          <>
            {formats.number(row.late)}
            <Text size="sm" c="dimmed">
              {formats.percentAligned(row.late / row.settled)}
            </Text>
          </>
        ),
    },
    {
      id: 'total',
      header: t.total,
      align: 'end',
      sortBy: (row) => row.totalMinor,
      cell: (row) => <Amount minor={row.totalMinor} currency={row.currency} />,
    },
    {
      id: 'period',
      header: t.period,
      sortBy: (row) => row.firstDate,
      cell: (row) =>
        row.firstDate === null || row.lastDate === null ? (
          '–'
        ) : (
          <>
            <DateText value={row.firstDate} />
            <Text size="sm" c="dimmed">
              {t.until(formats.date(row.lastDate))}
            </Text>
          </>
        ),
    },
    {
      id: 'changed',
      header: t.changed,
      sortBy: (row) => row.updatedAt,
      cell: (row) => <Ago instant={row.updatedAt} />,
    },
  ];
  return (
    <DataTable
      rows={rows}
      columns={columns}
      rowKey={(row) => row.datasetId}
      label={t.list}
      onOpen={(row) => void navigate({ to: '/data/$datasetId', params: { datasetId: row.datasetId } })}
    />
  );
}
