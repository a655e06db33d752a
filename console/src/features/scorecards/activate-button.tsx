import { Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { scorecardMessages } from './messages.js';

interface ActivateButtonProps {
  readonly scorecardId: string;
  readonly version: number;
  readonly inForce: number | null;
}

/** Puts a published version in force, today or on a later day. */
export function ActivateButton({ scorecardId, version, inForce }: ActivateButtonProps) {
  const t = useT(scorecardMessages);
  const formats = useFormats();
  const allowed = can(useMe(), 'approve');
  const [opened, { open, close }] = useDisclosure(false);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [date, setDate] = useState(today);
  const activate = useMutation(
    trpc.scorecards.activate.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.scorecards.pathFilter());
        notifications.show({ color: 'teal', message: t.activated(version, formats.dateLong(date)) });
        close();
      },
    }),
  );
  return (
    <>
      <GuardedButton variant="light" blockedBecause={allowed ? null : t.activateForbidden} onClick={open}>
        {t.activate}
      </GuardedButton>
      <ConfirmModal
        opened={opened}
        title={t.activateTitle(version)}
        confirmLabel={t.activateConfirm}
        pending={activate.isPending}
        error={activate.error}
        disabled={date < today}
        onClose={close}
        onConfirm={() => activate.mutate({ scorecardId, version, effectiveFrom: date })}
      >
        <Stack>
          <TextInput
            type="date"
            label={t.activateOn}
            value={date}
            min={today}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <Text size="sm">{t.activateText(inForce === null ? '' : t.insteadOf(inForce))}</Text>
        </Stack>
      </ConfirmModal>
    </>
  );
}
