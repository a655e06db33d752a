import { Alert, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { approvalMessages } from './messages.js';

interface DecideButtonsProps {
  readonly review: ApiOutput['approvals']['get'];
  readonly effectiveFrom: string | null;
}

/** Approve or send back; closed to the author and to those without the role, with the reason. */
export function DecideButtons({ review, effectiveFrom }: DecideButtonsProps) {
  const t = useT(approvalMessages);
  const [approving, approve] = useDisclosure(false);
  const [rejecting, reject] = useDisclosure(false);
  const person = review.whyNot === 'author' ? t.whyNotAuthor : review.whyNot === 'role' ? t.whyNotRole : null;
  return (
    <Group gap="xs">
      <GuardedButton
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        blockedBecause={person}
        onClick={reject.open}
      >
        {t.reject}
      </GuardedButton>
      <GuardedButton
        leftSection={<IconCheck size={16} aria-hidden />}
        blockedBecause={
          person ?? (review.mayApprove ? null : review.baseMoved !== null ? t.whyNotBase : t.whyNotStatus)
        }
        onClick={approve.open}
      >
        {t.approve}
      </GuardedButton>
      {approving && <ApproveModal review={review} effectiveFrom={effectiveFrom} onClose={approve.close} />}
      {rejecting && <RejectModal review={review} onClose={reject.close} />}
    </Group>
  );
}

interface ApproveModalProps extends DecideButtonsProps {
  readonly onClose: () => void;
}

function ApproveModal({ review, effectiveFrom, onClose }: ApproveModalProps) {
  const t = useT(approvalMessages);
  const formats = useFormats();
  const [comment, setComment] = useState('');
  const [exception, setException] = useState('');
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const approve = useMutation(
    trpc.approvals.approve.mutationOptions({
      onSuccess: async (version) => {
        await queryClient.invalidateQueries();
        notifications.show({
          color: 'teal',
          message:
            version.status === 'in_force'
              ? t.inForceNow(version.version)
              : t.inForceLater(version.version, formats.dateLong(version.effectiveFrom)),
        });
        onClose();
      },
    }),
  );
  const when =
    effectiveFrom !== null && effectiveFrom > today ? t.decidesOn(formats.dateLong(effectiveFrom)) : t.decidesNow;
  const { digest, suspends } = review;
  const gated = review.unmet.length > 0;
  return (
    <ConfirmModal
      opened
      title={t.approveTitle(review.newVersion)}
      confirmLabel={t.approveConfirm}
      disabled={comment.trim() === '' || digest === null || (gated && exception.trim() === '')}
      pending={approve.isPending}
      error={approve.error}
      onClose={onClose}
      onConfirm={() => {
        // The digests of the text and of the report on this page: an edit made meanwhile is refused by the server.
        if (digest === null) return;
        approve.mutate({
          draftId: review.draftId,
          digest,
          reportDigest: review.backtest?.reportDigest ?? null,
          comment: comment.trim(),
          exception: gated ? exception.trim() : null,
        });
      }}
    >
      <Stack>
        <Text size="sm">{t.approveText(review.newVersion, when)}</Text>
        {suspends.map((version) => (
          <Alert key={version.version} color="yellow" p="xs">
            {t.suspends(version.version, version.author?.name ?? null)}
          </Alert>
        ))}
        <Textarea
          label={t.approveComment}
          description={t.approveCommentHint}
          required
          autosize
          minRows={3}
          maxLength={4000}
          data-autofocus
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {gated && (
          <Textarea
            label={t.exception}
            description={
              review.unmet.includes('backtest') ? t.exceptionNoBacktest : t.exceptionHint(review.unmet.length)
            }
            required
            autosize
            minRows={2}
            maxLength={4000}
            value={exception}
            onChange={(event) => setException(event.currentTarget.value)}
          />
        )}
      </Stack>
    </ConfirmModal>
  );
}

interface RejectModalProps {
  readonly review: ApiOutput['approvals']['get'];
  readonly onClose: () => void;
}

function RejectModal({ review, onClose }: RejectModalProps) {
  const t = useT(approvalMessages);
  const [comment, setComment] = useState('');
  const reject = useMutation(
    trpc.approvals.reject.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        notifications.show({ message: t.rejected });
        onClose();
      },
    }),
  );
  return (
    <ConfirmModal
      opened
      title={t.rejectTitle}
      confirmLabel={t.rejectConfirm}
      disabled={comment.trim() === ''}
      pending={reject.isPending}
      error={reject.error}
      onClose={onClose}
      onConfirm={() => reject.mutate({ draftId: review.draftId, comment: comment.trim() })}
    >
      <Stack>
        <Text size="sm">{t.rejectText}</Text>
        <Textarea
          label={t.rejectComment}
          required
          autosize
          minRows={3}
          maxLength={4000}
          data-autofocus
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmModal>
  );
}
