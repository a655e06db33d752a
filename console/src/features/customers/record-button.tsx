import { Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import type { Customer } from './customer-page.js';
import { customerMessages } from './messages.js';

interface RecordButtonProps {
  readonly scorecardId: string;
  readonly application: NonNullable<NonNullable<Customer['rating']>['application']>;
}

/** Makes the decision that is shown a recorded one, and opens it. */
export function RecordButton({ scorecardId, application }: RecordButtonProps) {
  const t = useT(customerMessages);
  const navigate = useNavigate();
  const allowed = can(useMe(), 'decide');
  const [opened, { open, close }] = useDisclosure(false);
  const decide = useMutation(
    trpc.decisions.decide.mutationOptions({
      onSuccess: async ({ decisionId }) => {
        await Promise.all([
          queryClient.invalidateQueries(trpc.decisions.pathFilter()),
          queryClient.invalidateQueries(trpc.customers.pathFilter()),
          queryClient.invalidateQueries(trpc.portfolio.pathFilter()),
        ]);
        await navigate({ to: '/decisions/$decisionId', params: { decisionId } });
      },
    }),
  );
  return (
    <>
      <GuardedButton variant="light" blockedBecause={allowed ? null : t.recordForbidden} onClick={open}>
        {t.record}
      </GuardedButton>
      <ConfirmModal
        opened={opened}
        onClose={close}
        title={t.recordTitle}
        confirmLabel={t.record}
        pending={decide.isPending}
        error={decide.error}
        onConfirm={() => decide.mutate({ scorecardId, application: { ...application } })}
      >
        <Text size="sm">{t.recordText}</Text>
      </ConfirmModal>
    </>
  );
}
