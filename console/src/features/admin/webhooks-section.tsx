import { Button, Group } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
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
import { DateText } from '../../ui/values.js';
import { AddWebhookModal } from './add-webhook-modal.js';
import { DeliveriesModal } from './deliveries-modal.js';
import { webhookMessages } from './webhook-messages.js';

type Webhook = ApiOutput['admin']['webhooks']['list'][number];

/** Addresses that are told of decisions and approvals: registered, looked after, removed. */
export function WebhooksSection() {
  const t = useT(webhookMessages);
  const query = useQuery(trpc.admin.webhooks.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const [watched, setWatched] = useState<Webhook | null>(null);
  const [removing, setRemoving] = useState<Webhook | null>(null);
  const remove = useMutation(
    trpc.admin.webhooks.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.admin.webhooks.pathFilter());
        setRemoving(null);
      },
    }),
  );
  const columns: readonly Column<Webhook>[] = [
    { id: 'url', header: t.url, sortBy: (row) => row.url, cell: (row) => <strong>{row.url}</strong> },
    { id: 'events', header: t.events, cell: (row) => row.events.map((event) => t[event]).join(', ') },
    { id: 'by', header: t.createdBy, cell: (row) => row.createdBy.name },
    { id: 'created', header: t.created, cell: (row) => <DateText value={row.createdAt} /> },
    {
      id: 'actions',
      header: t.actions,
      align: 'end',
      cell: (row) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button size="xs" variant="subtle" aria-label={`${t.deliveries} ${row.url}`} onClick={() => setWatched(row)}>
            {t.deliveries}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            aria-label={`${t.remove} ${row.url}`}
            onClick={() => setRemoving(row)}
          >
            {t.remove}
          </Button>
        </Group>
      ),
    },
  ];
  const add = (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
      {t.add}
    </Button>
  );
  return (
    <Section title={t.webhooks} note={t.note} flush actions={add}>
      <QueryView query={query} ability="administer">
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t.emptyTitle} text={t.emptyText} icon={<IconWebhook size={22} stroke={1.6} />} />
          ) : (
            <DataTable rows={rows} columns={columns} rowKey={(row) => row.webhookId} label={t.webhooks} />
          )
        }
      </QueryView>
      {adding && <AddWebhookModal onClose={() => setAdding(false)} />}
      {watched !== null && (
        <DeliveriesModal webhookId={watched.webhookId} url={watched.url} onClose={() => setWatched(null)} />
      )}
      <ConfirmModal
        opened={removing !== null}
        title={t.removeTitle(removing?.url ?? '')}
        confirmLabel={t.remove}
        danger
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => {
          if (removing !== null) remove.mutate({ webhookId: removing.webhookId });
        }}
        onClose={() => setRemoving(null)}
      >
        {t.removeText}
      </ConfirmModal>
    </Section>
  );
}
