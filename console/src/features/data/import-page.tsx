import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { FileStep } from './import/file-step.js';
import { ImportSteps } from './import/import-steps.js';
import { KindsSection } from './import/kinds-section.js';
import { importMessages } from './import/messages.js';
import { ReadFile } from './import/read-file.js';
import { RunStep } from './import/run-step.js';
import { dataMessages } from './messages.js';
import { importRoute } from './routes.js';

/** Brings a file of invoices, customers, payments or any other record into a dataset, step by step. */
export default function ImportPage() {
  const t = useT(importMessages);
  const data = useT(dataMessages);
  const search = importRoute.useSearch();
  const { upload, step = 'file', kind = null, dataset, job } = search;
  const into = useQuery({
    ...trpc.datasets.get.queryOptions({ datasetId: dataset ?? '' }),
    enabled: dataset !== undefined,
  });
  const kinds = useQuery(trpc.imports.kinds.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const inspection = useQuery({
    ...trpc.imports.inspect.queryOptions({ uploadId: upload ?? '', kind }),
    enabled: upload !== undefined && step !== 'file',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page>
      <PageHeader
        title={into.data === undefined ? t.title : t.titleInto(into.data.name)}
        answer={t.answer}
        crumbs={[
          <LinkAnchor key="data" to="/data">
            {data.title}
          </LinkAnchor>,
        ]}
      />
      <ImportSteps />
      {job !== undefined ? (
        <RunStep jobId={job} />
      ) : upload === undefined || step === 'file' ? (
        <>
          <FileStep />
          {kinds.data !== undefined && <KindsSection kinds={kinds.data} />}
        </>
      ) : (
        <QueryView query={inspection} skeleton={<LoadingSkeleton shape="card" />}>
          {(read) =>
            kinds.data === undefined ? null : (
              <ReadFile key={`${upload}.${read.kind}`} kinds={kinds.data} uploadId={upload} inspection={read} />
            )
          }
        </QueryView>
      )}
    </Page>
  );
}
