import { Button, Group, Stack, Text } from '@mantine/core';
import { useT } from '../i18n/locale-provider.js';
import { ErrorAlert } from './error-alert.js';
import { uiMessages } from './messages.js';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly error: unknown;
  readonly fetchNextPage: () => Promise<unknown>;
}

interface ListFootProps {
  /** A list that is read page by page. */
  readonly query: Pages;
  /** Said below the last row. */
  readonly end: string;
}

/** Below a list: the way to its next rows, what went wrong with them, or that there are no more. */
export function ListFoot({ query, end }: ListFootProps) {
  const t = useT(uiMessages);
  if (query.isFetchNextPageError) {
    return (
      <Stack p="md">
        <ErrorAlert error={query.error} onRetry={() => void query.fetchNextPage()} />
      </Stack>
    );
  }
  return (
    <Group justify="center" p="md">
      {query.hasNextPage ? (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.more}
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          {end}
        </Text>
      )}
    </Group>
  );
}
