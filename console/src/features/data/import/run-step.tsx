import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queryClient, trpc } from '../../../api/trpc.js';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { JobProgress } from '../../../jobs/job-progress.js';
import { useJob } from '../../../jobs/use-job.js';
import { LinkButton } from '../../../ui/link.js';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.js';
import { QueryView } from '../../../ui/query-view.js';
import { Section } from '../../../ui/section.js';
import { importRoute } from '../routes.js';
import { importMessages } from './messages.js';
import { RejectsTable } from './rejects-table.js';

interface RunStepProps {
  readonly jobId: string;
}

/** Step 5: the import at work; it opens the dataset when it is done. */
export function RunStep({ jobId }: RunStepProps) {
  const t = useT(importMessages);
  const navigate = useNavigate();
  const { dataset } = importRoute.useSearch();
  const { query, live, asOf } = useJob(jobId);
  const status = query.data?.status;
  const importId = query.data?.subjectId;
  useEffect(() => {
    if (status !== 'succeeded' || dataset === undefined) return;
    void queryClient.invalidateQueries(trpc.datasets.pathFilter()).then(() =>
      navigate({
        to: '/data/$datasetId',
        params: { datasetId: dataset },
        search: { imported: importId },
        replace: true,
      }),
    );
  }, [status, dataset, importId, navigate]);
  return (
    <Section title={status === 'failed' || status === 'cancelled' ? t.notImported : t.running}>
      <QueryView query={query} skeleton={<LoadingSkeleton rows={2} />}>
        {(job) => (
          <Stack>
            <JobProgress job={job} live={live} asOf={asOf} />
            {job.error?.code === 'nothing_accepted' && <Refused importId={job.subjectId} datasetId={dataset} />}
            {(job.status === 'failed' || job.status === 'cancelled') && (
              <Group gap="xs">
                {/* A dataset without any record is there to be filled; one that was made for an import that broke off is not. */}
                <LinkButton to="/data/import" search={job.error?.code === 'nothing_accepted' ? { dataset } : {}}>
                  {t.restart}
                </LinkButton>
                <LinkButton to="/data" variant="default">
                  {t.backToData}
                </LinkButton>
              </Group>
            )}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

interface RefusedProps {
  readonly importId: string;
  /** Undefined where the address does not say. */
  readonly datasetId: string | undefined;
}

/** What the import refused, when that was every row. */
function Refused({ importId, datasetId }: RefusedProps) {
  const { locale } = useLocale();
  const query = useQuery(trpc.imports.refused.queryOptions({ importId }));
  const file =
    datasetId === undefined ? null : `/api/datasets/${datasetId}/imports/${importId}/rejects.csv?lang=${locale}`;
  return (
    <QueryView query={query} skeleton={<LoadingSkeleton rows={3} />}>
      {(refused) => <RejectsTable check={refused} file={file} />}
    </QueryView>
  );
}
