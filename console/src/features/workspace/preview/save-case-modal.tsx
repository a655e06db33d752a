import type { Application, Decision } from '@encours/engine';
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../../api/trpc.js';
import { useT } from '../../../i18n/locale-provider.js';
import { ConfirmModal } from '../../../ui/confirm-modal.js';
import { previewMessages } from './messages.js';

interface SaveCaseModalProps {
  readonly opened: boolean;
  readonly scorecardId: string;
  readonly suggestedName: string;
  readonly application: Application;
  readonly decision: Decision | null;
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

/** Keeps the case under a name; as a test it must go on being decided as it is now. */
export function SaveCaseModal(props: SaveCaseModalProps) {
  const t = useT(previewMessages);
  const [name, setName] = useState(props.suggestedName);
  const [isTest, setIsTest] = useState(false);
  const { decision } = props;
  const save = useMutation(
    trpc.cases.save.mutationOptions({
      onSuccess: async (_result, input) => {
        await queryClient.invalidateQueries(trpc.cases.pathFilter());
        props.onSaved(input.name);
      },
    }),
  );
  return (
    <ConfirmModal
      opened={props.opened}
      title={t.saveTitle}
      confirmLabel={t.saveConfirm}
      disabled={name.trim() === ''}
      pending={save.isPending}
      error={save.error}
      onClose={props.onClose}
      onConfirm={() =>
        save.mutate({
          scorecardId: props.scorecardId,
          name: name.trim(),
          application: { ...props.application },
          expect:
            isTest && decision !== null
              ? { outcome: decision.outcome, rating: decision.rating, limitMinor: decision.limit.amountMinor }
              : null,
        })
      }
    >
      <Stack>
        <TextInput
          label={t.saveName}
          description={t.saveNameHint}
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t.saveExpect}
          checked={isTest}
          disabled={decision === null}
          onChange={(event) => setIsTest(event.currentTarget.checked)}
        />
      </Stack>
    </ConfirmModal>
  );
}
