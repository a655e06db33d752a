import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { VersionStatusBadge } from '../../ui/status-badge.js';
import { overviewMessages } from './messages.js';
import classes from './overview.module.css';

type ScorecardRow = ApiOutput['scorecards']['list'][number];

interface InForceSectionProps {
  readonly query: UseQueryResult<ScorecardRow[], unknown>;
}

/** Which version of each scorecard decides, and what takes over when. */
export function InForceSection({ query }: InForceSectionProps) {
  const t = useT(overviewMessages);
  return (
    <Section
      title={t.inForce}
      actions={
        <LinkAnchor to="/scorecards" size="sm">
          {t.seeScorecards}
        </LinkAnchor>
      }
    >
      <QueryView query={query} skeleton={<LoadingSkeleton rows={2} />}>
        {(rows) => <InForceList rows={rows.filter((row) => row.inForce !== null || row.scheduled !== null)} />}
      </QueryView>
    </Section>
  );
}

interface InForceListProps {
  readonly rows: readonly ScorecardRow[];
}

function InForceList({ rows }: InForceListProps) {
  const t = useT(overviewMessages);
  const text = useText();
  const formats = useFormats();
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.inForceNone}
      </Text>
    );
  }
  return (
    <ul className={classes.inForce}>
      {rows.map((row) => (
        <li key={row.id}>
          <LinkAnchor to="/scorecards/$scorecardId" params={{ scorecardId: row.id }} fw={600} c="inherit">
            {text(row.name)}
          </LinkAnchor>
          {row.inForce !== null && (
            <span className={classes.versionLine}>
              <VersionStatusBadge status="in_force" />
              {t.versionSince(row.inForce.version, formats.date(row.inForce.effectiveFrom ?? row.inForce.publishedAt))}
            </span>
          )}
          {row.scheduled?.effectiveFrom != null && (
            <span className={classes.versionLine}>
              <VersionStatusBadge status="scheduled" />
              {t.nextVersion(row.scheduled.version, formats.date(row.scheduled.effectiveFrom))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
