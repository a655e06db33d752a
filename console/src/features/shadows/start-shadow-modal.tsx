import { Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { shadowMessages } from './messages.js';

interface StartShadowModalProps {
  readonly scorecard: ApiOutput['scorecards']['get'];
  readonly onClose: () => void;
}

export function StartShadowModal({ scorecard, onClose }: StartShadowModalProps) {
  const t = useT(shadowMessages);
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = [
    ...scorecard.drafts.map(({ draftId, author }) => ({
      value: draftId,
      label: t.choiceDraft(author.name),
      challenger: { draftId },
    })),
    ...scorecard.versions
      .filter(({ status }) => status !== 'in_force')
      .map(({ version }) => ({ value: String(version), label: t.choiceVersion(version), challenger: { version } })),
  ];
  const challenger = choices.find(({ value }) => value === chosen)?.challenger;
  const start = useMutation(
    trpc.shadows.start.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.shadows.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <ConfirmModal
      opened
      title={t.startTitle}
      confirmLabel={t.startConfirm}
      pending={start.isPending}
      error={start.error}
      disabled={challenger === undefined}
      onClose={onClose}
      onConfirm={() => {
        if (challenger !== undefined) start.mutate({ scorecardId: scorecard.id, challenger });
      }}
    >
      <Stack>
        <Text size="sm">{t.startText}</Text>
        <Select
          label={t.challenger}
          value={chosen}
          data={choices.map(({ value, label }) => ({ value, label }))}
          onChange={setChosen}
        />
      </Stack>
    </ConfirmModal>
  );
}
