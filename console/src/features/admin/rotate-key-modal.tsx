import { useMutation } from '@tanstack/react-query';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { Dialog } from '../../ui/dialog.js';
import { adminMessages } from './messages.js';
import { NewKey } from './new-key.js';

interface RotateKeyModalProps {
  readonly apiKeyId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Gives an application a new key in place of its old one, and shows it this once. */
export function RotateKeyModal({ apiKeyId, name, onClose }: RotateKeyModalProps) {
  const t = useT(adminMessages);
  const rotate = useMutation(
    trpc.admin.apiKeys.rotate.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.admin.apiKeys.pathFilter()),
    }),
  );
  if (rotate.data === undefined) {
    return (
      <ConfirmModal
        opened
        title={t.rotateTitle(name)}
        confirmLabel={t.rotate}
        pending={rotate.isPending}
        error={rotate.error}
        onConfirm={() => rotate.mutate({ apiKeyId })}
        onClose={onClose}
      >
        {t.rotateText}
      </ConfirmModal>
    );
  }
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      // A click beside the window must not throw away a key that is shown once.
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t.secretTitle}
    >
      <NewKey secret={rotate.data.secret} onClose={onClose} />
    </Dialog>
  );
}
