import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import { adminMessages } from './messages.js';
import { RolePicker } from './role-picker.js';
import type { User } from './users-section.js';

interface EditRolesModalProps {
  readonly user: User;
  readonly onClose: () => void;
}

export function EditRolesModal({ user, onClose }: EditRolesModalProps) {
  const t = useT(adminMessages);
  const ui = useT(uiMessages);
  const [roles, setRoles] = useState([...user.roles]);
  const save = useMutation(
    trpc.admin.users.setRoles.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.admin.users.pathFilter());
        await queryClient.invalidateQueries(trpc.session.me.queryFilter());
        onClose();
      },
    }),
  );
  return (
    <Dialog onClose={onClose} title={t.editRoles(user.name)}>
      <Stack>
        <RolePicker value={roles} onChange={setRoles} />
        {save.isError && <ErrorAlert error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button
            loading={save.isPending}
            disabled={roles.length === 0}
            onClick={() => save.mutate({ userId: user.userId, roles })}
          >
            {t.save}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
