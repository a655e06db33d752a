import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onReconnected, useConnection } from '../api/connection.js';
import { useT } from '../i18n/locale-provider.js';
import { ErrorAlert } from '../ui/error-alert.js';
import { Page } from '../ui/page.js';
import { layoutMessages } from './messages.js';
import { fetchMissingPart } from './missing-part.js';

/** A page that could not be shown, below the menu, which still works. */
export function PageFailure({ error }: ErrorComponentProps) {
  const t = useT(layoutMessages);
  const { lost } = useConnection();
  useEffect(() => void fetchMissingPart(), []);
  // What could not be fetched is not asked for again by the page itself.
  useEffect(() => onReconnected(() => window.location.reload()), []);
  // Where the server is away, any fault of a page is its absence.
  const shown = lost ? new TypeError('the server does not answer') : error;
  return (
    <Page>
      <ErrorAlert error={shown} title={t.failureTitle} {...(lost ? {} : { onRetry: () => window.location.reload() })} />
    </Page>
  );
}
