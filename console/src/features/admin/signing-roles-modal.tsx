import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import { delegationMessages } from './delegation-messages.js';
import { type Delegations, type Signatory, useSigningRoles } from './signing-roles.js';

interface SigningRolesModalProps {
  readonly person: Signatory;
  readonly delegations: Delegations;
  readonly onClose: () => void;
}

export function SigningRolesModal({ person, delegations, onClose }: SigningRolesModalProps) {
  const t = useT(delegationMessages);
  const ui = useT(uiMessages);
  const names = useSigningRoles(delegations);
  const [roles, setRoles] = useState<readonly string[]>(person.roles);
  const save = useMutation(
    trpc.admin.delegations.setRoles.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.admin.delegations.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <Dialog onClose={onClose} title={t.editTitle(person.name)}>
      <Stack>
        <Checkbox.Group
          label={t.signsAs}
          description={t.signsAsHelp}
          value={[...roles]}
          onChange={(chosen) => setRoles(chosen)}
        >
          <Stack gap="xs" mt="xs">
            {[...names].map(([role, name]) => (
              <Checkbox key={role} value={role} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
        {save.isError && <ErrorAlert error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate({ userId: person.userId, roles: [...roles] })}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
