import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkAnchor, LinkButton } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { ComparisonFields } from './comparison-fields.js';
import { backtestMessages, formMessages } from './messages.js';
import { PlanForm } from './plan-form.js';
import { newBacktestRoute } from './routes.js';
import { useComparison } from './use-comparison.js';

/** What to compare, on which past, and what counts as bad? */
export default function NewBacktestPage() {
  const t = useT(formMessages);
  const list = useT(backtestMessages);
  return (
    <Page width="reading">
      <PageHeader
        title={t.title}
        answer={t.answer}
        crumbs={[
          <LinkAnchor key="backtests" to="/backtests">
            {list.title}
          </LinkAnchor>,
        ]}
      />
      <NewBacktest />
    </Page>
  );
}

function NewBacktest() {
  const t = useT(formMessages);
  const datasets = useQuery(trpc.datasets.list.queryOptions());
  return (
    <QueryView query={datasets} ability="read_data" skeleton={<LoadingSkeleton shape="card" />}>
      {(rows) =>
        rows.length === 0 ? (
          <Section title={t.what}>
            <EmptyState
              title={t.noDatasetTitle}
              text={t.noDatasetText}
              action={<LinkButton to="/data/import">{t.importData}</LinkButton>}
            />
          </Section>
        ) : (
          <Choices datasets={rows} />
        )
      }
    </QueryView>
  );
}

interface ChoicesProps {
  readonly datasets: Parameters<typeof ComparisonFields>[0]['datasets'];
}

function Choices({ datasets }: ChoicesProps) {
  const search = newBacktestRoute.useSearch();
  const usual = datasets.find(({ judgeable }) => judgeable) ?? datasets[0];
  const datasetId = search.dataset ?? usual?.datasetId ?? '';
  const dataset = useQuery(trpc.datasets.get.queryOptions({ datasetId }));
  const comparison = useComparison();
  return (
    <Stack gap="lg">
      <ComparisonFields datasets={datasets} datasetId={datasetId} comparison={comparison} />
      <QueryView query={dataset} skeleton={<LoadingSkeleton shape="card" />}>
        {(chosen) => <PlanForm key={chosen.digest} dataset={chosen} comparison={comparison} />}
      </QueryView>
    </Stack>
  );
}
