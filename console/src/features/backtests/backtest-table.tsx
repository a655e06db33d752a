import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LinkAnchor } from '../../ui/link.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { Ago } from '../../ui/values.js';
import { BacktestStatus } from './backtest-status.js';
import { backtestMessages } from './messages.js';
import { type BacktestRow, nameSide } from './sides.js';

interface BacktestTableProps {
  readonly rows: readonly BacktestRow[];
}

export function BacktestTable({ rows }: BacktestTableProps) {
  const t = useT(backtestMessages);
  const text = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const columns: readonly Column<BacktestRow>[] = [
    {
      id: 'scorecard',
      header: t.scorecard,
      cell: (row) => (
        <>
          <LinkAnchor to="/backtests/$backtestId" params={{ backtestId: row.backtestId }} fw={600}>
            {text(row.challenger.name)}
          </LinkAnchor>
          <Text size="sm" c="dimmed">
            {t.against(nameSide(row.challenger, t), nameSide(row.champion, t))}
          </Text>
        </>
      ),
    },
    {
      id: 'dataset',
      header: t.dataset,
      sortBy: (row) => row.dataset.name,
      cell: (row) => (
        <>
          {row.dataset.name}
          {row.summary !== null && (
            <Text size="sm" c="dimmed">
              {t.nObservations(row.summary.observations, formats.number(row.summary.observations))}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'approval',
      header: t.approval,
      align: 'end',
      sortBy: (row) => row.summary?.approvalRate.challenger ?? null,
      cell: (row) => <Change {...(row.summary?.approvalRate ?? NO_RATE)} />,
    },
    {
      id: 'badRate',
      header: t.badRate,
      align: 'end',
      sortBy: (row) => row.summary?.badRate.challenger ?? null,
      cell: (row) => <Change {...(row.summary?.badRate ?? NO_RATE)} />,
    },
    {
      id: 'gate',
      header: t.status,
      cell: (row) =>
        row.summary === null ? (
          <BacktestStatus row={row} />
        ) : (
          <StatusBadge
            tone={row.summary.releasePassed ? 'positive' : 'caution'}
            label={row.summary.releasePassed ? t.gatePassed : t.gateFailed}
            size="sm"
          />
        ),
    },
    {
      id: 'at',
      header: t.at,
      sortBy: (row) => row.createdAt,
      cell: (row) => (
        <>
          <Ago instant={row.createdAt} />
          <Text size="sm" c="dimmed">
            {row.createdBy.name}
          </Text>
        </>
      ),
    },
  ];
  return (
    <DataTable
      rows={rows}
      columns={columns}
      rowKey={(row) => row.backtestId}
      label={t.list}
      onOpen={(row) => void navigate({ to: '/backtests/$backtestId', params: { backtestId: row.backtestId } })}
    />
  );
}

interface ChangeProps {
  readonly champion: number | null;
  readonly challenger: number | null;
}
const NO_RATE: ChangeProps = { champion: null, challenger: null };

/** The challenger's rate, and by how much it differs. */
function Change({ champion, challenger }: ChangeProps) {
  const formats = useFormats();
  if (challenger === null) return '–';
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      {formats.percentAligned(challenger)}
      {champion !== null && (
        <Text size="sm" c="dimmed">
          {formats.points(challenger - champion)}
        </Text>
      )}
    </div>
  );
}
