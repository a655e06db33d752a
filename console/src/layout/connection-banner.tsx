import { Button } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { retryNow, useConnection } from '../api/connection.js';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { useNow } from '../ui/use-now.js';
import classes from './layout.module.css';
import { layoutMessages } from './messages.js';

/** Says that the server is away, from when the figures are and when it will be asked again; nothing else changes. */
export function ConnectionBanner() {
  const t = useT(layoutMessages);
  const { lost, brokenStreams } = useConnection();
  if (!lost && brokenStreams === 0) return null;
  return (
    <div className={classes.banner} role="status" data-lost={lost || undefined}>
      <IconPlugConnectedX size={18} aria-hidden />
      {lost ? <Lost /> : <span>{t.streamLost}</span>}
    </div>
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
