import { Alert, Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { DiffView } from '../../editor/diff-view.js';
import { useT } from '../../i18n/locale-provider.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import { workspaceMessages } from './messages.js';

interface ConflictBannerProps {
  readonly draftId: string;
  readonly mine: string;
  /** Called with what the server has; `text` is what is to remain. */
  readonly onResolve: (keep: 'mine' | 'theirs', server: { revision: number; text: string; updatedAt: string }) => void;
}

/** The draft was saved elsewhere: shows both texts and lets the person choose. Nothing is lost before that. */
export function ConflictBanner({ draftId, mine, onResolve }: ConflictBannerProps) {
  const t = useT(workspaceMessages);
  const ui = useT(uiMessages);
  const [comparing, { open, close }] = useDisclosure(false);
  const other = useQuery(
    trpc.drafts.get.queryOptions({ draftId }, { staleTime: 0, refetchOnMount: 'always', refetchOnWindowFocus: false }),
  );
  const ready = other.data !== undefined && !other.isFetching;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t.conflictTitle} radius={0}>
      {t.conflictText}
      {other.isError && <ErrorAlert error={other.error} onRetry={() => void other.refetch()} />}
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" disabled={!ready} onClick={open}>
          {t.conflictCompare}
        </Button>
        <Button
          size="xs"
          disabled={!ready}
          onClick={() => {
            if (other.data !== undefined) onResolve('mine', other.data);
          }}
        >
          {t.conflictMine}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!ready}
          onClick={() => {
            if (other.data !== undefined) onResolve('theirs', other.data);
          }}
        >
          {t.conflictTheirs}
        </Button>
      </Group>
      <Modal
        opened={comparing}
        onClose={close}
        size="90%"
        title={t.conflictCompare}
        closeButtonProps={{ 'aria-label': ui.close }}
      >
        {other.data !== undefined && <DiffView before={other.data.text} after={mine} label={t.conflictCompare} />}
      </Modal>
    </Alert>
  );
}
