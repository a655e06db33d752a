import { Group } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { LinkAnchor, LinkButton } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { EditButton } from './edit-button.js';
import { scorecardMessages } from './messages.js';
import { scorecardRoute } from './routes.js';
import classes from './scorecards.module.css';
import { VersionPanel } from './version-panel.js';
import { VersionTimeline } from './version-timeline.js';

/** Which version of this policy decides, what came before, and what is being prepared? */
export default function ScorecardPage() {
  const { scorecardId } = scorecardRoute.useParams();
  const scorecard = useQuery(trpc.scorecards.get.queryOptions({ scorecardId }));
  return (
    <Page>
      <QueryView query={scorecard} skeleton={<LoadingSkeleton shape="page" />}>
        {(data) => <ScorecardView scorecard={data} />}
      </QueryView>
    </Page>
  );
}

interface ScorecardViewProps {
  readonly scorecard: ApiOutput['scorecards']['get'];
}

function ScorecardView({ scorecard }: ScorecardViewProps) {
  const t = useT(scorecardMessages);
  const text = useText();
  const answer = useAnswer(scorecard);
  const search = scorecardRoute.useSearch();
  const inForce = scorecard.versions.find((version) => version.status === 'in_force');
  const shown =
    scorecard.versions.find((version) => version.version === search.version) ?? inForce ?? scorecard.versions[0];
  return (
    <>
      <PageHeader
        title={text(scorecard.name)}
        badges={<StatusBadge tone="neutral" label={scorecard.segment} />}
        answer={answer}
        crumbs={[
          <LinkAnchor key="list" to="/scorecards" c="dimmed">
            {t.title}
          </LinkAnchor>,
        ]}
        actions={
          <Group gap={8}>
            <LinkButton
              to="/scorecards/$scorecardId/shadow"
              params={{ scorecardId: scorecard.id }}
              search={{}}
              variant="default"
            >
              {t.shadow}
            </LinkButton>
            {scorecard.versions.length > 1 && (
              <LinkButton
                to="/scorecards/$scorecardId/compare"
                params={{ scorecardId: scorecard.id }}
                variant="default"
                leftSection={<IconArrowsDiff size={16} aria-hidden />}
              >
                {t.compare}
              </LinkButton>
            )}
            {shown !== undefined && <EditButton scorecard={scorecard} fromVersion={shown.version} />}
          </Group>
        }
      />
      <div className={classes.columns}>
        <VersionTimeline scorecard={scorecard} shown={shown?.version ?? null} />
        {shown !== undefined && (
          <VersionPanel scorecard={scorecard} version={shown.version} inForce={inForce?.version ?? null} />
        )}
      </div>
    </>
  );
}

/** In force since when, what takes over, what waits. */
function useAnswer(scorecard: ApiOutput['scorecards']['get']): string {
  const t = useT(scorecardMessages);
  const formats = useFormats();
  const inForce = scorecard.versions.find((version) => version.status === 'in_force');
  const scheduled = scorecard.versions.find((version) => version.status === 'scheduled');
  const waiting = scorecard.versions.find(
    (version) =>
      version.status === 'published' && version.version > Math.max(inForce?.version ?? 0, scheduled?.version ?? 0),
  );
  const sentences = [
    inForce === undefined || inForce.effectiveFrom === null
      ? t.answerNone
      : t.answerInForce(inForce.version, formats.dateLong(inForce.effectiveFrom)),
  ];
  if (scheduled !== undefined && scheduled.effectiveFrom !== null) {
    sentences.push(t.answerScheduled(scheduled.version, formats.dateLong(scheduled.effectiveFrom)));
  }
  if (waiting !== undefined) sentences.push(t.answerPublished(waiting.version));
  return sentences.join(' ');
}
