import { Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconCloudUp, IconPencil } from '@tabler/icons-react';
import { readApiError } from '../../errors/api-error.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import type { SaveState } from './draft-saver.js';
import { workspaceMessages } from './messages.js';
import classes from './workspace.module.css';

interface SaveIndicatorProps {
  readonly state: SaveState;
}

/** Whether the text is safe on the server, in words. */
export function SaveIndicator({ state }: SaveIndicatorProps) {
  const t = useT(workspaceMessages);
  const formats = useFormats();
  const text = useText();
  const looks = {
    saved: { Icon: IconCloudCheck, words: state.kind === 'saved' ? t.saved(formats.time(state.at)) : '' },
    dirty: { Icon: IconPencil, words: t.unsaved },
    saving: { Icon: IconCloudUp, words: t.saving },
    failed: { Icon: IconAlertTriangle, words: t.saveFailed },
    conflict: { Icon: IconAlertTriangle, words: t.saveConflict },
  };
  const { Icon, words } = looks[state.kind];
  const reason = state.kind === 'failed' ? text(readApiError(state.error).message) : '';
  return (
    <Tooltip label={reason} disabled={reason === ''}>
      <Text size="sm" className={classes.saveState} data-kind={state.kind} role="status">
        <Icon size={16} stroke={1.7} aria-hidden />
        {words}
      </Text>
    </Tooltip>
  );
}
