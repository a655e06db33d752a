import { Button, Group, Stack, Text } from '@mantine/core';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { useNewerVersion } from '../../policy/use-newer-version.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { scorecardMessages } from './messages.js';

interface BeginModalProps {
  /** The last version, which is not the one on the screen. */
  readonly last: ApiOutput['scorecards']['get']['versions'][number];
  readonly shown: number;
  /** The version that a draft is being made from. */
  readonly pending: number | null;
  readonly error: unknown;
  readonly onBegin: (fromVersion: number) => void;
  readonly onClose: () => void;
}

/** From which version, where a later one is published: what that one changed ends with a draft that does not have it. */
export function BeginModal({ last, shown, pending, error, onBegin, onClose }: BeginModalProps) {
  const t = useT(scorecardMessages);
  const nameNewer = useNewerVersion();
  return (
    <Dialog onClose={onClose} title={t.beginTitle}>
      <Stack>
        <Text size="sm">{t.beginText(nameNewer(last), shown)}</Text>
        {error !== null && <ErrorAlert error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            loading={pending === shown}
            disabled={pending === last.version}
            onClick={() => onBegin(shown)}
          >
            {t.beginFrom(shown)}
          </Button>
          <Button
            data-autofocus
            loading={pending === last.version}
            disabled={pending === shown}
            onClick={() => onBegin(last.version)}
          >
            {t.beginFrom(last.version)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
