import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { queryClient, trpc } from '../../../api/trpc.js';
import { useT } from '../../../i18n/locale-provider.js';
import { ConfirmModal } from '../../../ui/confirm-modal.js';
import { submitMessages } from './messages.js';

interface WithdrawButtonProps {
  readonly draftId: string;
}

/** Takes one's own draft back from review to go on writing. */
export function WithdrawButton({ draftId }: WithdrawButtonProps) {
  const t = useT(submitMessages);
  const [opened, { open, close }] = useDisclosure(false);
  const withdraw = useMutation(
    trpc.drafts.withdraw.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        close();
      },
    }),
  );
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t.withdraw}
      </Button>
      <ConfirmModal
        opened={opened}
        title={t.withdrawTitle}
        confirmLabel={t.withdraw}
        pending={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate({ draftId })}
        onClose={close}
      >
        {t.withdrawText}
      </ConfirmModal>
    </>
  );
}
