import { Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { scorecardMessages } from './messages.js';

interface RollBackButtonProps {
  readonly scorecardId: string;
  readonly version: number;
}

/** Makes the text of a retired version decide again, as a new version, from today. */
export function RollBackButton({ scorecardId, version }: RollBackButtonProps) {
  const t = useT(scorecardMessages);
  const allowed = can(useMe(), 'approve');
  const [opened, { open, close }] = useDisclosure(false);
  const [comment, setComment] = useState('');
  const rollBack = useMutation(
    trpc.scorecards.rollBack.mutationOptions({
      onSuccess: async (published) => {
        await queryClient.invalidateQueries();
        notifications.show({ color: 'teal', message: t.rolledBack(published.version) });
        close();
      },
    }),
  );
  return (
    <>
      <GuardedButton variant="light" blockedBecause={allowed ? null : t.activateForbidden} onClick={open}>
        {t.rollBack}
      </GuardedButton>
      <ConfirmModal
        opened={opened}
        title={t.rollBackTitle(version)}
        confirmLabel={t.rollBackConfirm}
        pending={rollBack.isPending}
        error={rollBack.error}
        disabled={comment.trim() === ''}
        onClose={close}
        onConfirm={() => rollBack.mutate({ scorecardId, toVersion: version, comment: comment.trim() })}
      >
        <Stack>
          <Text size="sm">{t.rollBackText}</Text>
          <Textarea
            label={t.comment}
            required
            autosize
            minRows={2}
            maxLength={4000}
            data-autofocus
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        </Stack>
      </ConfirmModal>
    </>
  );
}
