import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { adminMessages } from './messages.js';
import type { User } from './users-section.js';

interface EndSessionsButtonProps {
  readonly user: User;
}

/** Signs somebody out everywhere; they may sign in again. */
export function EndSessionsButton({ user }: EndSessionsButtonProps) {
  const t = useT(adminMessages);
  const end = useMutation(
    trpc.admin.users.endSessions.mutationOptions({
      onSuccess: () => notifications.show({ message: t.sessionsEnded(user.name) }),
    }),
  );
  return (
    <Button
      size="xs"
      variant="subtle"
      color="gray"
      aria-label={t.endSessionsOf(user.name)}
      loading={end.isPending}
      onClick={() => end.mutate({ userId: user.userId })}
    >
      {t.endSessions}
    </Button>
  );
}
