import { Popover, Text, UnstyledButton } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { memo } from 'react';
import { useT } from '../../i18n/locale-provider.js';
import { workspaceMessages } from './messages.js';
import classes from './workspace.module.css';

interface EditorHintProps {
  /** Names the whole text, which the editor has as its description. */
  readonly id: string;
}

/** The keys of the editor: those used most on one line, all of them on demand. */
export const EditorHint = memo(function EditorHint({ id }: EditorHintProps) {
  const t = useT(workspaceMessages);
  return (
    <div className={classes.hint}>
      <span className={classes.hintKeys}>{t.editorKeys}</span>
      <Popover position="top-end" width={360} withArrow shadow="md">
        <Popover.Target>
          <UnstyledButton className={classes.hintMore}>
            <IconKeyboard size={14} aria-hidden /> {t.keyboard}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Text size="sm">{t.editorHint}</Text>
        </Popover.Dropdown>
      </Popover>
      <p id={id} hidden>
        {t.editorHint}
      </p>
    </div>
  );
});
