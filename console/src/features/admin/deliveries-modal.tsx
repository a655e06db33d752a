import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { QueryView } from '../../ui/query-view.js';
import { StatusBadge, type Tone } from '../../ui/status-badge.js';
import { Ago } from '../../ui/values.js';
import { isWebhookEvent, webhookMessages } from './webhook-messages.js';

type Delivery = ApiOutput['admin']['webhooks']['deliveries'][number];

const TONES: Readonly<Record<Delivery['status'], Tone>> = {
  waiting: 'caution',
  delivered: 'positive',
  failed: 'negative',
};

interface DeliveriesModalProps {
  readonly webhookId: string;
  readonly url: string;
  readonly onClose: () => void;
}

/** What was sent to a webhook last, what it answered, and the way to send it again. */
export function DeliveriesModal({ webhookId, url, onClose }: DeliveriesModalProps) {
  const t = useT(webhookMessages);
  const query = useQuery(trpc.admin.webhooks.deliveries.queryOptions({ webhookId }, { refetchInterval: 3_000 }));
  const redeliver = useMutation(
    trpc.admin.webhooks.redeliver.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.admin.webhooks.deliveries.pathFilter()),
    }),
  );
  const columns: readonly Column<Delivery>[] = [
    { id: 'type', header: t.event, cell: (row) => (isWebhookEvent(row.type) ? t[row.type] : row.type) },
    {
      id: 'status',
      header: t.status,
      cell: (row) => <StatusBadge tone={TONES[row.status]} label={t[row.status]} size="sm" />,
    },
    { id: 'answer', header: t.answer, cell: (row) => row.answerStatus ?? row.answerError ?? '–' },
    { id: 'attempts', header: t.attempts, align: 'end', cell: (row) => row.attempts },
    { id: 'created', header: t.created, cell: (row) => <Ago instant={row.createdAt} /> },
    {
      id: 'again',
      header: t.actions,
      align: 'end',
      cell: (row) =>
        row.status === 'waiting' ? null : (
          <Button
            size="xs"
            variant="subtle"
            loading={redeliver.isPending && redeliver.variables.deliveryId === row.deliveryId}
            onClick={() => redeliver.mutate({ deliveryId: row.deliveryId })}
          >
            {t.redeliver}
          </Button>
        ),
    },
  ];
  return (
    <Dialog onClose={onClose} size="xl" title={t.deliveriesOf(url)}>
      {redeliver.isError && <ErrorAlert error={redeliver.error} />}
      <QueryView query={query} ability="administer">
        {(rows) =>
          rows.length === 0 ? (
            <Text size="sm">{t.nothingSent}</Text>
          ) : (
            <DataTable rows={rows} columns={columns} rowKey={(row) => row.deliveryId} label={t.deliveries} />
          )
        }
      </QueryView>
    </Dialog>
  );
}
