import { Badge, Button, Group } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { roleNames } from '../../session/roles.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { DateText } from '../../ui/values.js';
import { AddUserModal } from './add-user-modal.js';
import { EditRolesModal } from './edit-roles-modal.js';
import { EndSessionsButton } from './end-sessions-button.js';
import { adminMessages } from './messages.js';
import { StatusButton } from './status-button.js';

export type User = ApiOutput['admin']['users']['list'][number];

/** Everybody with an account, and their roles. */
export function UsersSection() {
  const t = useT(adminMessages);
  const names = useT(roleNames);
  const query = useQuery(trpc.admin.users.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<User | null>(null);
  const columns: readonly Column<User>[] = [
    { id: 'name', header: t.name, sortBy: (row) => row.name, cell: (row) => <strong>{row.name}</strong> },
    { id: 'email', header: t.email, sortBy: (row) => row.email, cell: (row) => row.email },
    {
      id: 'roles',
      header: t.roles,
      cell: (row) => (
        <Group gap={6}>
          {row.roles.map((role) => (
            <Badge key={role} color="gray" miw="max-content">
              {names[role]}
            </Badge>
          ))}
        </Group>
      ),
    },
    {
      id: 'status',
      header: t.status,
      cell: (row) => (
        <StatusBadge
          tone={row.status === 'active' ? 'positive' : 'neutral'}
          label={row.status === 'active' ? t.active : t.disabled}
          size="sm"
        />
      ),
    },
    { id: 'since', header: t.since, sortBy: (row) => row.createdAt, cell: (row) => <DateText value={row.createdAt} /> },
    {
      id: 'edit',
      header: t.actions,
      align: 'end',
      cell: (row) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button size="xs" variant="subtle" aria-label={t.editRoles(row.name)} onClick={() => setEditing(row)}>
            {t.edit}
          </Button>
          <EndSessionsButton user={row} />
          <StatusButton user={row} />
        </Group>
      ),
    },
  ];
  return (
    <Section
      title={t.users}
      note={t.usersNote}
      flush
      actions={
        <Button size="xs" leftSection={<IconUserPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t.addUser}
        </Button>
      }
    >
      <QueryView query={query} ability="administer">
        {(rows) => <DataTable rows={rows} columns={columns} rowKey={(row) => row.userId} label={t.users} />}
      </QueryView>
      {adding && <AddUserModal onClose={() => setAdding(false)} />}
      {editing !== null && <EditRolesModal user={editing} onClose={() => setEditing(null)} />}
    </Section>
  );
}
