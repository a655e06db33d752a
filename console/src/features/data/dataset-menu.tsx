import { ActionIcon, Button, Group, Menu, Stack, TextInput } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import type { Dataset } from './dataset-figures.js';
import { dataMessages } from './messages.js';

interface DatasetMenuProps {
  readonly dataset: Dataset;
}

/** Renames and removes a dataset. */
export function DatasetMenu({ dataset }: DatasetMenuProps) {
  const t = useT(dataMessages);
  const me = useMe();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  if (!can(me, 'import_data')) return null;
  const close = () => setOpen(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t.more}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('rename')}>
            {t.rename}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setOpen('remove')}>
            {t.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'rename' && <RenameModal dataset={dataset} onClose={close} />}
      <RemoveModal dataset={dataset} opened={open === 'remove'} onClose={close} />
    </>
  );
}

interface RenameModalProps {
  readonly dataset: Dataset;
  readonly onClose: () => void;
}

function RenameModal({ dataset, onClose }: RenameModalProps) {
  const t = useT(dataMessages);
  const ui = useT(uiMessages);
  const [name, setName] = useState(dataset.name);
  const rename = useMutation(
    trpc.datasets.rename.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.datasets.pathFilter());
        onClose();
      },
    }),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    rename.mutate({ datasetId: dataset.datasetId, name: name.trim() });
  };
  return (
    <Dialog onClose={onClose} title={t.renameTitle}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t.name}
            value={name}
            maxLength={200}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {rename.isError && <ErrorAlert error={rename.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {ui.cancel}
            </Button>
            <Button type="submit" loading={rename.isPending} disabled={name.trim() === '' || name === dataset.name}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface RemoveModalProps extends RenameModalProps {
  readonly opened: boolean;
}

function RemoveModal({ dataset, opened, onClose }: RemoveModalProps) {
  const t = useT(dataMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const remove = useMutation(
    trpc.datasets.remove.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/data' });
        await queryClient.invalidateQueries(trpc.datasets.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmModal
      opened={opened}
      title={t.removeTitle(dataset.name)}
      confirmLabel={t.remove}
      danger
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ datasetId: dataset.datasetId })}
      onClose={onClose}
    >
      {t.removeText(formats.number(dataset.profile.invoices), dataset.backtests)}
    </ConfirmModal>
  );
}
