import { Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { LinkAnchor } from '../../ui/link.js';
import { Section } from '../../ui/section.js';
import { DraftStatusBadge, VersionStatusBadge } from '../../ui/status-badge.js';
import { Ago } from '../../ui/values.js';
import { scorecardMessages } from './messages.js';
import classes from './scorecards.module.css';

interface VersionTimelineProps {
  readonly scorecard: ApiOutput['scorecards']['get'];
  readonly shown: number | null;
}

/** Drafts first, then every version, newest on top; choosing one shows it beside. */
export function VersionTimeline({ scorecard, shown }: VersionTimelineProps) {
  const t = useT(scorecardMessages);
  const formats = useFormats();
  return (
    <Section title={t.timeline} note={t.timelineNote}>
      <ol className={classes.timeline}>
        {scorecard.drafts.map((draft) => {
          const base = t.versionShort(draft.baseVersion);
          return (
            <li key={draft.draftId} className={classes.draft}>
              <DraftStatusBadge status={draft.status} />
              <Text size="sm" fw={550} mt={4}>
                {draft.mine ? t.myDraft(base) : t.draftOf(draft.author.name, base)}
              </Text>
              <Text size="xs" c="dimmed">
                {t.changed} <Ago instant={draft.updatedAt} /> ·{' '}
                <LinkAnchor
                  to="/scorecards/$scorecardId/drafts/$draftId"
                  params={{ scorecardId: scorecard.id, draftId: draft.draftId }}
                  inherit
                  underline="always"
                >
                  {t.openDraftLink}
                </LinkAnchor>
              </Text>
            </li>
          );
        })}
        {scorecard.versions.map((version) => (
          <li key={version.version} className={classes.version} data-status={version.status}>
            <UnstyledButton
              className={classes.versionLink}
              aria-current={version.version === shown ? 'true' : undefined}
              renderRoot={(props) => (
                <Link
                  to="/scorecards/$scorecardId"
                  params={{ scorecardId: scorecard.id }}
                  search={(previous) => ({ ...previous, version: version.version })}
                  {...props}
                />
              )}
            >
              <span className={classes.versionHead}>
                <span className={classes.versionName}>{t.version(version.version)}</span>
                <VersionStatusBadge status={version.status} />
              </span>
              <span className={classes.versionMeta}>
                {version.author === null
                  ? t.publishedOn(formats.date(version.publishedAt))
                  : t.writtenBy(version.author.name, formats.date(version.publishedAt))}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </Section>
  );
}
