import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import type { Role } from '../../session/roles.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import { adminMessages } from './messages.js';
import { RolePicker } from './role-picker.js';
import { SecretField } from './secret-field.js';

/** Enough to catch a slip of the finger; the server has the last word. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

interface AddUserModalProps {
  readonly onClose: () => void;
}

/** Creates an account, then shows its initial password this once. */
export function AddUserModal({ onClose }: AddUserModalProps) {
  const t = useT(adminMessages);
  const ui = useT(uiMessages);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>(['analyst']);
  const [tried, setTried] = useState(false);
  const create = useMutation(
    trpc.admin.users.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.admin.users.pathFilter()),
    }),
  );
  const fault = {
    name: name.trim() === '' ? t.nameNeeded : null,
    email: email.trim() === '' ? t.emailNeeded : EMAIL.test(email.trim()) ? null : t.emailForm,
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault.name === null && fault.email === null) create.mutate({ name: name.trim(), email: email.trim(), roles });
  };
  const password = create.data?.password;
  return (
    <Dialog
      onClose={onClose}
      // A click beside the window must not throw away a password that is shown once.
      closeOnClickOutside={password === undefined}
      title={password === undefined ? t.addUserTitle : t.passwordTitle}
    >
      {password === undefined ? (
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              label={t.name}
              value={name}
              required
              maxLength={200}
              error={tried && fault.name}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={t.email}
              type="email"
              value={email}
              required
              maxLength={320}
              error={tried && fault.email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <RolePicker value={roles} onChange={setRoles} />
            {create.isError && <ErrorAlert error={create.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {ui.cancel}
              </Button>
              <Button type="submit" loading={create.isPending} disabled={roles.length === 0}>
                {t.create}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Text size="sm">{t.passwordText(name)}</Text>
          <SecretField label={t.password} value={password} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t.doneUser}</Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
