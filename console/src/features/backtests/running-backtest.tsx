import { BacktestPartial } from '@encours/engine';
import { Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { JobProgress } from '../../jobs/job-progress.js';
import { isFinished, useJob } from '../../jobs/use-job.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { LinkButton } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { backtestMessages } from './messages.js';

interface RunningBacktestProps {
  readonly backtest: ApiOutput['backtests']['get'];
}

/** A backtest at work, or one that came to no report; the page turns into the report as soon as there is one. */
export function RunningBacktest({ backtest }: RunningBacktestProps) {
  const t = useT(backtestMessages);
  const me = useMe();
  const { backtestId, jobId } = backtest;
  const { query, live, asOf } = useJob(jobId);
  const status = query.data?.status;
  const ended = status !== undefined && isFinished(status);
  useEffect(() => {
    if (ended) void queryClient.invalidateQueries(trpc.backtests.pathFilter());
  }, [ended]);
  if (backtest.reportDigest !== null) {
    return (
      <Section title={t.oldReport}>
        <Stack>
          <Text>{t.oldReportHint}</Text>
          <div>
            <RunAgain backtest={backtest} />
          </div>
        </Stack>
      </Section>
    );
  }
  return (
    <Section title={status === 'failed' || status === 'cancelled' ? t.noReport : t.running}>
      <QueryView query={query} skeleton={<LoadingSkeleton rows={2} />}>
        {(job) => (
          <Stack>
            <JobProgress key={backtestId} job={job} live={live} asOf={asOf} mayCancel={can(me, 'run_backtests')} />
            <Headlines result={job.result} />
            {(job.status === 'failed' || job.status === 'cancelled') && (
              <div>
                <RunAgain backtest={backtest} />
              </div>
            )}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

function RunAgain({ backtest: { dataset, challenger } }: RunningBacktestProps) {
  const t = useT(backtestMessages);
  return (
    <LinkButton to="/backtests/new" search={{ dataset: dataset.id, scorecard: challenger.scorecardId }}>
      {t.runAgain}
    </LinkButton>
  );
}

/** First figures of a backtest at work, over more and more observations. */
function Headlines({ result }: { readonly result: unknown }) {
  const t = useT(backtestMessages);
  const formats = useFormats();
  const partial = BacktestPartial.safeParse(result);
  if (!partial.success) return null;
  const { n, champion, challenger } = partial.data.headline;
  const share = (value: number | null) => (value === null ? '–' : formats.percent(value, 1));
  return (
    <div>
      <Text fw={600}>{t.soFar(n, formats.number(n))}</Text>
      <Text>{t.soFarSide(t.champion, share(champion.approvalRate), share(champion.badRate))}</Text>
      <Text>{t.soFarSide(t.challenger, share(challenger.approvalRate), share(challenger.badRate))}</Text>
    </div>
  );
}
