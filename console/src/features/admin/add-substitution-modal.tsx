import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { DateField } from '../../ui/date-field.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import { delegationMessages } from './delegation-messages.js';
import type { Delegations } from './signing-roles.js';

interface AddSubstitutionModalProps {
  readonly delegations: Delegations;
  readonly onClose: () => void;
}

/** Who is away, who signs instead, and on which days; days on which somebody does already are said before saving. */
export function AddSubstitutionModal({ delegations, onClose }: AddSubstitutionModalProps) {
  const t = useT(delegationMessages);
  const ui = useT(uiMessages);
  const [absentId, setAbsentId] = useState<string | null>(null);
  const [substituteId, setSubstituteId] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(delegations.today);
  const [to, setTo] = useState<string | null>(null);
  const add = useMutation(
    trpc.admin.delegations.addSubstitution.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.admin.delegations.pathFilter());
        onClose();
      },
    }),
  );
  const people = delegations.people.filter(({ status }) => status === 'active');
  const choices = (wanted: (person: (typeof people)[number]) => boolean) =>
    people.filter(wanted).map(({ userId, name }) => ({ value: userId, label: name }));
  const overlapping = delegations.substitutions.find(
    (row) =>
      row.absent.id === absentId &&
      row.state !== 'ended' &&
      from !== null &&
      to !== null &&
      row.from <= to &&
      row.to >= from,
  );
  return (
    <Dialog onClose={onClose} title={t.add}>
      <Stack>
        <Select
          label={t.absent}
          required
          value={absentId}
          data={choices(({ roles }) => roles.length > 0)}
          onChange={setAbsentId}
        />
        <Select
          label={t.substitute}
          description={t.substituteHelp}
          required
          value={substituteId}
          data={choices(({ userId, maySign }) => maySign && userId !== absentId)}
          onChange={setSubstituteId}
        />
        <Group grow>
          <DateField label={t.from} value={from} onChange={setFrom} min={delegations.today} />
          <DateField label={t.to} value={to} onChange={setTo} min={from} />
        </Group>
        {overlapping !== undefined && (
          <Text size="sm" c="red" role="alert">
            {t.overlaps(overlapping.substitute.name)}
          </Text>
        )}
        {add.isError && <ErrorAlert error={add.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button
            loading={add.isPending}
            disabled={
              absentId === null || substituteId === null || from === null || to === null || overlapping !== undefined
            }
            onClick={() => {
              if (absentId === null || substituteId === null || from === null || to === null) return;
              add.mutate({ absentId, substituteId, from, to });
            }}
          >
            {t.save}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
