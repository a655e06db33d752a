import type { Diagnostic } from '@encours/engine';
import { Alert, Button, FileButton, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconFileUpload, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { readApiError } from '../../errors/api-error.js';
import { useT, useText } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { benchmarkMessages } from './messages.js';

/** As many bytes as the server takes. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Faults listed; a file with more is wrong as a whole. */
const SHOWN_FAULTS = 8;

/** Publishes a document as the next version, or says who may. */
export function AddBenchmarkButton() {
  const t = useT(benchmarkMessages);
  const allowed = can(useMe(), 'add_benchmarks');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <GuardedButton
        leftSection={<IconUpload size={16} aria-hidden />}
        blockedBecause={allowed ? null : t.addForbidden}
        onClick={open}
      >
        {t.add}
      </GuardedButton>
      <Modal opened={opened} onClose={close} title={t.addTitle} size="lg">
        <AddForm onDone={close} />
      </Modal>
    </>
  );
}

interface AddFormProps {
  readonly onDone: () => void;
}

function AddForm({ onDone }: AddFormProps) {
  const t = useT(benchmarkMessages);
  const navigate = useNavigate();
  const [isTooLarge, setTooLarge] = useState(false);
  const add = useMutation(
    trpc.benchmarks.add.mutationOptions({
      onSuccess: async ({ id, version }) => {
        await queryClient.invalidateQueries(trpc.benchmarks.pathFilter());
        notifications.show({ color: 'teal', message: t.added(`${id}@${version}`) });
        onDone();
        await navigate({
          to: '/data/benchmarks/$benchmarkId/$version',
          params: { benchmarkId: id, version: String(version) },
        });
      },
    }),
  );
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    add.reset();
    setTooLarge(file.size > MAX_BYTES);
    if (file.size <= MAX_BYTES) add.mutate({ text: await file.text() });
  };
  return (
    <Stack>
      <Text size="sm">{t.addText}</Text>
      {isTooLarge && <Alert color="red">{t.tooLarge}</Alert>}
      {add.isError && (
        <>
          <ErrorAlert error={add.error} />
          <Faults error={add.error} />
        </>
      )}
      <Group justify="flex-end">
        <FileButton accept=".json,application/json" onChange={(file) => void take(file)}>
          {(props) => (
            <Button
              {...props}
              data-autofocus
              loading={add.isPending}
              leftSection={<IconFileUpload size={16} aria-hidden />}
            >
              {t.choose}
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  );
}

interface FaultsProps {
  readonly error: unknown;
}

/** What the server found in the document, each with its mend. */
function Faults({ error }: FaultsProps) {
  const t = useT(benchmarkMessages);
  const text = useText();
  const { diagnostics } = readApiError(error);
  const faults: readonly Diagnostic[] = Array.isArray(diagnostics) ? diagnostics : [];
  if (faults.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t.faults}
      </Text>
      <List size="sm">
        {faults.slice(0, SHOWN_FAULTS).map((fault, index) => (
          <List.Item key={index}>
            {text(fault.message)} {fault.help !== undefined && text(fault.help)}
          </List.Item>
        ))}
        {faults.length > SHOWN_FAULTS && <List.Item>{t.moreFaults(faults.length - SHOWN_FAULTS)}</List.Item>}
      </List>
    </div>
  );
}
