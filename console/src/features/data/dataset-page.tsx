import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { useAmount } from './amount.js';
import { type Dataset, DatasetFigures } from './dataset-figures.js';
import { DatasetMenu } from './dataset-menu.js';
import { ImportButton } from './import-button.js';
import { ImportHistory } from './import-history.js';
import { dataMessages } from './messages.js';
import { datasetRoute } from './routes.js';
import { RunBacktestButton } from './run-backtest-button.js';

/** What is in this dataset, and can it carry a backtest? */
export default function DatasetPage() {
  const { datasetId } = datasetRoute.useParams();
  const query = useQuery(
    trpc.datasets.get.queryOptions(
      { datasetId },
      { refetchInterval: ({ state }) => (hasRunningImport(state.data) ? 3_000 : false) },
    ),
  );
  return (
    <Page>
      <QueryView query={query} skeleton={<LoadingSkeleton shape="page" />}>
        {(dataset) => <DatasetContent dataset={dataset} />}
      </QueryView>
    </Page>
  );
}

interface DatasetContentProps {
  readonly dataset: Dataset;
}

function DatasetContent({ dataset }: DatasetContentProps) {
  const t = useT(dataMessages);
  const formats = useFormats();
  const amount = useAmount();
  const { imported } = datasetRoute.useSearch();
  const { profile } = dataset;
  const done = dataset.imports.find(({ importId }) => importId === imported)?.summary ?? null;
  return (
    <>
      <PageHeader
        title={dataset.name}
        crumbs={[
          <LinkAnchor key="data" to="/data">
            {t.title}
          </LinkAnchor>,
        ]}
        answer={
          profile.invoices === 0
            ? t.datasetEmpty
            : t.datasetAnswer(
                t.countInvoices(profile.invoices, formats.number(profile.invoices)),
                t.countCustomers(profile.customers, formats.number(profile.customers)),
                amount(profile.totalMinor, profile.currency),
                profile.late === null ? t.answerLateUnknown : t.answerLate(profile.late, formats.number(profile.late)),
              )
        }
        actions={
          <>
            <RunBacktestButton dataset={dataset} />
            <ImportButton datasetId={dataset.datasetId} variant="default" />
            <DatasetMenu dataset={dataset} />
          </>
        }
      />
      {done !== null && (
        <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={t.importedTitle} role="status">
          {t.importedText(formats.number(done.accepted), formats.number(done.rejected))}
        </Alert>
      )}
      {profile.invoices > 0 && <DatasetFigures dataset={dataset} />}
      <ImportHistory dataset={dataset} />
    </>
  );
}

function hasRunningImport(dataset: Dataset | undefined): boolean {
  return dataset?.imports.some(({ status }) => status === 'running') === true;
}
