import { Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconGhost2 } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { shadowMessages } from './messages.js';
import { shadowRoute } from './routes.js';
import { ShadowStatistics } from './shadow-statistics.js';
import { StartShadowModal } from './start-shadow-modal.js';

type Trial = ApiOutput['shadows']['list'][number];

/** What would the challenger have decided on the real requests? */
export default function ShadowPage() {
  const { scorecardId } = shadowRoute.useParams();
  const trials = useQuery(trpc.shadows.list.queryOptions({ scorecardId }));
  const scorecard = useQuery(trpc.scorecards.get.queryOptions({ scorecardId }));
  return (
    <Page>
      <QueryView query={scorecard} skeleton={<LoadingSkeleton shape="page" />}>
        {(card) => <QueryView query={trials}>{(list) => <Shadow scorecard={card} trials={list} />}</QueryView>}
      </QueryView>
    </Page>
  );
}

interface ShadowProps {
  readonly scorecard: ApiOutput['scorecards']['get'];
  readonly trials: readonly Trial[];
}

function Shadow({ scorecard, trials }: ShadowProps) {
  const t = useT(shadowMessages);
  const text = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const allowed = can(useMe(), 'run_shadows');
  const [starting, { open, close }] = useDisclosure(false);
  const { trial: wanted } = shadowRoute.useSearch();
  const shown = trials.find(({ shadowId }) => shadowId === wanted) ?? trials[0];
  const running = trials.find(({ stoppedAt }) => stoppedAt === null);
  const nameOf = (trial: Trial): string => (trial.version === null ? t.nameDraft : t.nameVersion(trial.version));
  const stop = useMutation(
    trpc.shadows.stop.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.shadows.pathFilter()),
    }),
  );
  const blockedBecause = allowed ? null : t.forbidden;
  return (
    <>
      <PageHeader
        title={t.title}
        crumbs={[
          <LinkAnchor key="scorecards" to="/scorecards" c="dimmed">
            {t.scorecards}
          </LinkAnchor>,
          <LinkAnchor
            key="card"
            to="/scorecards/$scorecardId"
            params={{ scorecardId: scorecard.id }}
            search={{}}
            c="dimmed"
          >
            {text(scorecard.name)}
          </LinkAnchor>,
        ]}
        answer={
          running !== undefined
            ? t.answerRunning(nameOf(running))
            : shown?.stoppedAt == null
              ? t.answerNone
              : t.answerStopped(nameOf(shown), formats.dateLong(shown.stoppedAt))
        }
        actions={
          running === undefined ? (
            <GuardedButton blockedBecause={blockedBecause} onClick={open}>
              {t.start}
            </GuardedButton>
          ) : (
            <GuardedButton
              variant="default"
              loading={stop.isPending}
              blockedBecause={blockedBecause}
              onClick={() => stop.mutate({ shadowId: running.shadowId })}
            >
              {t.stop}
            </GuardedButton>
          )
        }
      />
      {stop.isError && <ErrorAlert error={stop.error} />}
      {trials.length > 1 && (
        <Select
          label={t.trial}
          maw={360}
          allowDeselect={false}
          value={shown?.shadowId ?? null}
          data={trials.map((trial) => ({
            value: trial.shadowId,
            label: t.trialName(nameOf(trial), formats.date(trial.startedAt)),
          }))}
          onChange={(trial) =>
            void navigate({
              to: '/scorecards/$scorecardId/shadow',
              params: { scorecardId: scorecard.id },
              search: { trial: trial ?? undefined },
              replace: true,
            })
          }
        />
      )}
      {shown === undefined ? (
        <Card>
          <EmptyState title={t.noneTitle} text={t.noneText} icon={<IconGhost2 size={22} stroke={1.6} />} />
        </Card>
      ) : (
        <ShadowStatistics
          shadowId={shown.shadowId}
          currency={scorecard.currency}
          isRunning={shown.stoppedAt === null}
        />
      )}
      {starting && <StartShadowModal scorecard={scorecard} onClose={close} />}
    </>
  );
}
