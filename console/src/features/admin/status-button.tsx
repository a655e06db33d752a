import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { adminMessages } from './messages.js';
import type { User } from './users-section.js';

interface StatusButtonProps {
  readonly user: User;
}

/** Shuts an account, after a question, or opens it again. */
export function StatusButton({ user }: StatusButtonProps) {
  const t = useT(adminMessages);
  const [asking, setAsking] = useState(false);
  const set = useMutation(
    trpc.admin.users.setStatus.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.admin.users.pathFilter());
        setAsking(false);
      },
    }),
  );
  const isActive = user.status === 'active';
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        color={isActive ? 'red' : 'ink'}
        aria-label={`${isActive ? t.disable : t.enable} ${user.name}`}
        loading={set.isPending}
        onClick={() => (isActive ? setAsking(true) : set.mutate({ userId: user.userId, status: 'active' }))}
      >
        {isActive ? t.disable : t.enable}
      </Button>
      <ConfirmModal
        opened={asking}
        title={t.disableTitle(user.name)}
        confirmLabel={t.disable}
        danger
        pending={set.isPending}
        error={set.error}
        onConfirm={() => set.mutate({ userId: user.userId, status: 'disabled' })}
        onClose={() => setAsking(false)}
      >
        {t.disableText}
      </ConfirmModal>
    </>
  );
}
