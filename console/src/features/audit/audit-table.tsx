import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { DateText } from '../../ui/values.js';
import { nameAction } from './actions.js';
import classes from './audit.module.css';
import { AuditDetails } from './audit-details.js';
import { actionMessages, auditMessages } from './messages.js';
import { auditRoute } from './routes.js';
import { SubjectLink } from './subject-link.js';

export type AuditRow = ApiOutput['audit']['list']['rows'][number];

interface AuditTableProps {
  readonly rows: readonly AuditRow[];
}

export function AuditTable({ rows }: AuditTableProps) {
  const t = useT(auditMessages);
  const actions = useT(actionMessages);
  const formats = useFormats();
  const { row: wanted } = auditRoute.useSearch();
  const [opened, setOpened] = useState<number | null>(wanted ?? null);
  const kinds = { user: t.kindUser, api_key: t.kindApiKey, system: t.kindSystem };
  const columns: readonly Column<AuditRow>[] = [
    {
      id: 'row',
      header: t.row,
      align: 'end',
      width: 80,
      cell: (row) => (
        <Text size="sm" c="dimmed">
          {formats.number(row.seq)}
        </Text>
      ),
    },
    { id: 'when', header: t.when, width: 150, cell: (row) => <DateText value={row.at} withTime /> },
    {
      id: 'who',
      header: t.who,
      cell: (row) => (
        <>
          {row.actor.name}
          {row.actor.kind !== 'user' && (
            <Text span size="xs" c="dimmed">
              {' '}
              · {kinds[row.actor.kind]}
            </Text>
          )}
        </>
      ),
    },
    { id: 'what', header: t.what, cell: (row) => <Text fw={550}>{nameAction(row.action, actions)}</Text> },
    {
      id: 'subject',
      header: t.subject,
      cell: (row) => (
        <span className={classes.mono}>
          <SubjectLink subject={row.subject} action={row.action} names={row.names} />
        </span>
      ),
    },
    {
      id: 'details',
      header: t.details,
      align: 'end',
      cell: (row) => (
        <Tooltip label={t.open(formats.number(row.seq))}>
          <ActionIcon aria-label={t.open(formats.number(row.seq))} onClick={() => setOpened(row.seq)}>
            <IconListDetails size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ),
    },
  ];
  return (
    <>
      <DataTable
        rows={rows}
        columns={columns}
        rowKey={(row) => String(row.seq)}
        label={t.list}
        onOpen={(row) => setOpened(row.seq)}
      />
      <AuditDetails row={rows.find(({ seq }) => seq === opened) ?? null} onClose={() => setOpened(null)} />
    </>
  );
}
