import { Button, Stack } from '@mantine/core';
import { useT } from '../i18n/locale-provider.js';
import { ErrorAlert } from '../ui/error-alert.js';
import { layoutMessages } from './messages.js';

interface CrashPageProps {
  readonly error: unknown;
}

/** The last resort: nothing of the page could be shown. */
export function CrashPage({ error }: CrashPageProps) {
  const t = useT(layoutMessages);
  return (
    <Stack maw={620} mx="auto" my={80} px="md">
      <ErrorAlert error={error} title={t.crashTitle} />
      <div>
        <Button variant="default" onClick={() => window.location.reload()}>
          {t.reload}
        </Button>
      </div>
    </Stack>
  );
}
