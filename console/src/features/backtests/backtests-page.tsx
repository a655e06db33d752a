import { IconChartHistogram } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { isFinished } from '../../jobs/use-job.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { BacktestTable } from './backtest-table.js';
import { backtestMessages } from './messages.js';
import { StartButton } from './start-button.js';

const REFRESH_MS = 2_000;

/** Which comparisons were made, and what did they say? */
export default function BacktestsPage() {
  const t = useT(backtestMessages);
  const query = useQuery(
    trpc.backtests.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some(({ status }) => !isFinished(status)) ? REFRESH_MS : false),
    }),
  );
  const isEmpty = query.data?.length === 0;
  return (
    <Page>
      <PageHeader title={t.title} answer={t.answer} actions={isEmpty ? undefined : <StartButton />} />
      <QueryView query={query} ability="read_backtests">
        {(rows) => (
          <Section title={t.list} flush>
            {rows.length === 0 ? (
              <EmptyState
                title={t.emptyTitle}
                text={t.emptyText}
                icon={<IconChartHistogram size={22} stroke={1.6} />}
                action={<StartButton />}
              />
            ) : (
              <BacktestTable rows={rows} />
            )}
          </Section>
        )}
      </QueryView>
    </Page>
  );
}
