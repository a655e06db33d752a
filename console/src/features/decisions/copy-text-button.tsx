import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useT } from '../../i18n/locale-provider.js';
import { decisionsMessages } from './messages.js';

interface CopyTextButtonProps {
  readonly text: string;
}

export function CopyTextButton({ text }: CopyTextButtonProps) {
  const t = useT(decisionsMessages);
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          size="xs"
          variant="default"
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          onClick={copy}
        >
          {copied ? t.copied : t.copyText}
        </Button>
      )}
    </CopyButton>
  );
}
