import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconRefresh } from '@tabler/icons-react';
import { readApiError } from '../errors/api-error.js';
import { useShowsError } from '../errors/shown-errors.js';
import { useT, useText } from '../i18n/locale-provider.js';
import { uiMessages } from './messages.js';

interface ErrorAlertProps {
  /** Whatever was thrown. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** What could not be done, when the screen can say it better than "that did not work". */
  readonly title?: string;
}

/** A failure in place: what happened, how to go on, the code, and the details for support. */
export function ErrorAlert({ error, onRetry, title }: ErrorAlertProps) {
  const t = useT(uiMessages);
  const text = useText();
  const failure = readApiError(error);
  useShowsError(onRetry !== undefined);
  const details = JSON.stringify(
    {
      code: failure.code,
      message: failure.message,
      requestId: failure.requestId,
      page: window.location.pathname,
      at: new Date().toISOString(),
    },
    null,
    2,
  );
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title ?? t.errorTitle} role="alert">
      <Stack gap="xs">
        <Text size="sm">{text(failure.message)}</Text>
        {failure.help !== null && <Text size="sm">{text(failure.help)}</Text>}
        <Group gap="xs">
          {onRetry !== undefined && (
            <Button size="xs" variant="default" leftSection={<IconRefresh size={14} aria-hidden />} onClick={onRetry}>
              {t.retry}
            </Button>
          )}
          <CopyButton value={details}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                leftSection={<IconCopy size={14} aria-hidden />}
                onClick={copy}
              >
                {copied ? t.copied : t.copyDetails}
              </Button>
            )}
          </CopyButton>
          <Code>{failure.code}</Code>
        </Group>
      </Stack>
    </Alert>
  );
}
