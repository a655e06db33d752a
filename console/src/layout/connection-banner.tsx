import { Button } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { retryNow, useConnection } from '../api/connection.js';
import { type FailedReads, readAgain, useFailedReads } from '../api/failed-reads.js';
import { useIsErrorShown } from '../errors/shown-errors.js';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { uiMessages } from '../ui/messages.js';
import { useNow } from '../ui/use-now.js';
import classes from './layout.module.css';
import { layoutMessages } from './messages.js';

/**
 * Says that the server is away, or that it fails to give a part of the page: from when the figures are and how to ask
 * again. Nothing else changes.
 */
export function ConnectionBanner() {
  const t = useT(layoutMessages);
  const { lost, brokenStreams } = useConnection();
  const failed = useFailedReads();
  // A part that tells of its failure itself comes first; the banner is for those that cannot.
  const isTold = useIsErrorShown();
  const isPartial = failed !== null && !isTold;
  if (!lost && !isPartial && brokenStreams === 0) return null;
  return (
    <div className={classes.banner} role="status" data-lost={lost || undefined}>
      <IconPlugConnectedX size={18} aria-hidden />
      {lost ? <Lost /> : isPartial ? <Partial failed={failed} /> : <span>{t.streamLost}</span>}
    </div>
  );
}

interface PartialProps {
  readonly failed: FailedReads;
}

function Partial({ failed: { since } }: PartialProps) {
  const t = useT(layoutMessages);
  const ui = useT(uiMessages);
  const formats = useFormats();
  return (
    <>
      <span>{since === null ? t.unread : t.unrefreshed(formats.time(new Date(since).toISOString()))}</span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        onClick={readAgain}
      >
        {ui.retry}
      </Button>
    </>
  );
}

function Lost() {
  const t = useT(layoutMessages);
  const formats = useFormats();
  const { answeredAt, retryAt } = useConnection();
  const now = useNow(1_000);
  return (
    <>
      <span>{t.lost(formats.time(new Date(answeredAt).toISOString()))}</span>
      {/* Counted down for the eye alone: read out, it would never end. */}
      <span aria-hidden className={classes.countdown}>
        {retryAt === null ? t.retrying : t.retryIn(Math.max(1, Math.ceil((retryAt - now) / 1_000)))}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={retryAt === null}
        onClick={retryNow}
      >
        {t.retryNow}
      </Button>
    </>
  );
}
