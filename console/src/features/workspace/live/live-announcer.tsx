import type { LiveFigures } from '@encours/engine';
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { sayRate } from './describe-change.js';
import { liveMessages } from './messages.js';

/** Spoken at most so often, and only once nothing newer came in between. */
const QUIET_MS = 2_000;

interface LiveAnnouncerProps {
  readonly figures: LiveFigures;
  /** The text has an error, so that the figures are not its own. */
  readonly isStale: boolean;
}

/** The summary for those who hear it: each key may break the text or move a figure, and only what lasts is said. */
export function LiveAnnouncer({ figures, isStale }: LiveAnnouncerProps) {
  const t = useT(liveMessages);
  const formats = useFormats();
  const [spoken, setSpoken] = useState('');
  const { baseline, draft } = figures;
  const summary = isStale
    ? t.stale
    : t.announce(
        sayRate(baseline.approvalRate, draft.approvalRate, t, formats),
        sayRate(baseline.outcomes.approve.badRate, draft.outcomes.approve.badRate, t, formats),
      );
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(summary), QUIET_MS);
    return () => clearTimeout(timer);
  }, [summary]);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-live-summary>
      {spoken}
    </VisuallyHidden>
  );
}
