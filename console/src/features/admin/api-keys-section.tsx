import { Box, Button, Group } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { Ago, DateText } from '../../ui/values.js';
import { AddKeyModal } from './add-key-modal.js';
import classes from './admin.module.css';
import { adminMessages } from './messages.js';
import { RotateKeyModal } from './rotate-key-modal.js';

type ApiKey = ApiOutput['admin']['apiKeys']['list'][number];

/** Keys of other applications: made, looked after, revoked. */
export function ApiKeysSection() {
  const t = useT(adminMessages);
  const query = useQuery(trpc.admin.apiKeys.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const [rotating, setRotating] = useState<ApiKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const revoke = useMutation(
    trpc.admin.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.admin.apiKeys.pathFilter());
        setRevoking(null);
      },
    }),
  );
  const add = (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
      {t.addKey}
    </Button>
  );
  const columns: readonly Column<ApiKey>[] = [
    { id: 'name', header: t.keyName, sortBy: (row) => row.name, cell: (row) => <strong>{row.name}</strong> },
    { id: 'prefix', header: t.prefix, cell: (row) => <span className={classes.secret}>{row.prefix}…</span> },
    {
      id: 'scopes',
      header: t.scopes,
      cell: (row) => <Box miw={200}>{row.scopes.map((scope) => t[`scope_${scope}`]).join(', ')}</Box>,
    },
    {
      id: 'status',
      header: t.status,
      cell: (row) => (
        <StatusBadge
          tone={row.revokedAt === null && row.expiresAt === null ? 'positive' : 'neutral'}
          label={row.revokedAt !== null ? t.revoked : row.expiresAt !== null ? t.expiresSoon : t.inUse}
          size="sm"
        />
      ),
    },
    {
      id: 'used',
      header: t.lastUsed,
      sortBy: (row) => row.lastUsedAt,
      cell: (row) => (row.lastUsedAt === null ? t.never : <Ago instant={row.lastUsedAt} />),
    },
    { id: 'by', header: t.createdBy, cell: (row) => row.createdBy.name },
    { id: 'created', header: t.created, cell: (row) => <DateText value={row.createdAt} /> },
    {
      id: 'revoke',
      header: t.actions,
      align: 'end',
      cell: (row) =>
        row.revokedAt === null ? (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            {row.expiresAt === null && (
              <Button
                size="xs"
                variant="subtle"
                aria-label={`${t.rotate} ${row.name}`}
                onClick={() => setRotating(row)}
              >
                {t.rotate}
              </Button>
            )}
            <Button
              size="xs"
              variant="subtle"
              color="red"
              aria-label={`${t.revoke} ${row.name}`}
              onClick={() => setRevoking(row)}
            >
              {t.revoke}
            </Button>
          </Group>
        ) : null,
    },
  ];
  return (
    <Section title={t.keys} note={t.keysNote} flush actions={<Group>{add}</Group>}>
      <QueryView query={query} ability="administer">
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t.keysEmptyTitle} text={t.keysEmptyText} icon={<IconKey size={22} stroke={1.6} />} />
          ) : (
            <DataTable rows={rows} columns={columns} rowKey={(row) => row.apiKeyId} label={t.keys} />
          )
        }
      </QueryView>
      {rotating !== null && (
        <RotateKeyModal apiKeyId={rotating.apiKeyId} name={rotating.name} onClose={() => setRotating(null)} />
      )}
      {adding && <AddKeyModal onClose={() => setAdding(false)} />}
      <ConfirmModal
        opened={revoking !== null}
        title={t.revokeTitle(revoking?.name ?? '')}
        confirmLabel={t.revoke}
        danger
        pending={revoke.isPending}
        error={revoke.error}
        onConfirm={() => {
          if (revoking !== null) revoke.mutate({ apiKeyId: revoking.apiKeyId });
        }}
        onClose={() => setRevoking(null)}
      >
        {t.revokeText}
      </ConfirmModal>
    </Section>
  );
}
