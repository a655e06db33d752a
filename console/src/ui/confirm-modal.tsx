import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../i18n/locale-provider.js';
import { ErrorAlert } from './error-alert.js';
import { uiMessages } from './messages.js';

interface ConfirmModalProps {
  readonly opened: boolean;
  readonly title: string;
  /** The consequence, in a sentence. */
  readonly children: ReactNode;
  /** A verb: what will happen, never "OK". */
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly pending?: boolean;
  readonly error?: unknown;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before an act that cannot be taken back. Stays open with the error when it fails. */
export function ConfirmModal(props: ConfirmModalProps) {
  const t = useT(uiMessages);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <Stack>
        <div>{props.children}</div>
        {props.error !== undefined && props.error !== null && <ErrorAlert error={props.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {t.cancel}
          </Button>
          <Button
            color={props.danger === true ? 'red' : 'ink'}
            loading={props.pending === true}
            disabled={props.disabled === true}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
