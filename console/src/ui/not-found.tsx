import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useT } from '../i18n/locale-provider.js';
import { EmptyState } from './empty-state.js';
import { uiMessages } from './messages.js';

export function NotFound() {
  const t = useT(uiMessages);
  return (
    <EmptyState
      wholePage
      title={t.notFoundTitle}
      text={t.notFoundText}
      icon={<IconMapQuestion size={22} stroke={1.6} />}
      action={
        <Button component="a" href="/" variant="default">
          {t.backHome}
        </Button>
      }
    />
  );
}
