import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import { adminMessages } from './messages.js';
import { SecretField } from './secret-field.js';
import { WEBHOOK_EVENTS, type WebhookEvent, webhookMessages } from './webhook-messages.js';

interface AddWebhookModalProps {
  readonly onClose: () => void;
}

/** Registers an address, then shows its signing secret this once. */
export function AddWebhookModal({ onClose }: AddWebhookModalProps) {
  const t = useT(webhookMessages);
  const admin = useT(adminMessages);
  const ui = useT(uiMessages);
  const [url, setUrl] = useState('https://');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(['decision.recorded']);
  const create = useMutation(
    trpc.admin.webhooks.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.admin.webhooks.pathFilter()),
    }),
  );
  const [tried, setTried] = useState(false);
  const isAddress = URL.canParse(url.trim());
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isAddress) create.mutate({ url: url.trim(), events: [...events] });
  };
  const secret = create.data?.secret;
  return (
    <Dialog
      onClose={onClose}
      // A click beside the window must not throw away a secret that is shown once.
      closeOnClickOutside={secret === undefined}
      closeOnEscape={secret === undefined}
      title={secret === undefined ? t.addTitle : t.secretTitle}
    >
      {secret === undefined ? (
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              label={t.url}
              description={t.urlHelp}
              value={url}
              required
              maxLength={2000}
              error={tried && !isAddress && t.urlNeeded}
              data-autofocus
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
            <Checkbox.Group
              label={t.events}
              value={[...events]}
              onChange={(chosen) => setEvents(WEBHOOK_EVENTS.filter((event) => chosen.includes(event)))}
            >
              <Stack gap="xs" mt="xs">
                {WEBHOOK_EVENTS.map((event) => (
                  <Checkbox key={event} value={event} label={t[event]} />
                ))}
              </Stack>
            </Checkbox.Group>
            {create.isError && <ErrorAlert error={create.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {ui.cancel}
              </Button>
              <Button type="submit" loading={create.isPending} disabled={events.length === 0}>
                {t.add}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Text size="sm">{t.secretText}</Text>
          <SecretField label={t.secret} value={secret} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{admin.doneUser}</Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
