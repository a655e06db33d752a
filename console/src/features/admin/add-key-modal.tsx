import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import { adminMessages } from './messages.js';
import { NewKey } from './new-key.js';

type Scope = ApiOutput['admin']['apiKeys']['list'][number]['scopes'][number];
const USUAL_SCOPES: readonly Scope[] = ['decisions:write', 'decisions:read', 'scorecards:read'];
const SCOPES: readonly Scope[] = [...USUAL_SCOPES, 'decisions:pin', 'datasets:read', 'datasets:write'];

interface AddKeyModalProps {
  readonly onClose: () => void;
}

/** Creates a key, then shows it this once with a call to try it. */
export function AddKeyModal({ onClose }: AddKeyModalProps) {
  const t = useT(adminMessages);
  const ui = useT(uiMessages);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState(USUAL_SCOPES);
  const create = useMutation(
    trpc.admin.apiKeys.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.admin.apiKeys.pathFilter()),
    }),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.mutate({ name, scopes: [...scopes] });
  };
  const secret = create.data?.secret;
  return (
    <Dialog
      onClose={onClose}
      size={secret === undefined ? 'md' : 'lg'}
      // A click beside the window must not throw away a key that is shown once.
      closeOnClickOutside={secret === undefined}
      closeOnEscape={secret === undefined}
      title={secret === undefined ? t.addKeyTitle : t.secretTitle}
    >
      {secret === undefined ? (
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              label={t.keyName}
              description={t.keyNameHelp}
              value={name}
              required
              maxLength={120}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Checkbox.Group
              label={t.scopes}
              value={[...scopes]}
              onChange={(chosen) => setScopes(SCOPES.filter((scope) => chosen.includes(scope)))}
            >
              <Stack gap="xs" mt="xs">
                {SCOPES.map((scope) => (
                  <Checkbox key={scope} value={scope} label={t[`scope_${scope}`]} />
                ))}
              </Stack>
            </Checkbox.Group>
            {create.isError && <ErrorAlert error={create.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {ui.cancel}
              </Button>
              <Button type="submit" loading={create.isPending} disabled={scopes.length === 0 || name.trim() === ''}>
                {t.addKey}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <NewKey secret={secret} onClose={onClose} />
      )}
    </Dialog>
  );
}
