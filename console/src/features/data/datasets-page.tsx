import { IconRulerMeasure } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { DatasetTable } from './dataset-table.js';
import { ImportButton } from './import-button.js';
import { dataMessages } from './messages.js';

/** Which past can policies be tried on? */
export default function DatasetsPage() {
  const t = useT(dataMessages);
  const formats = useFormats();
  const query = useQuery(trpc.datasets.list.queryOptions(undefined, { refetchInterval: refetchWhileImporting }));
  const datasets = query.data;
  const answer =
    datasets === undefined
      ? undefined
      : datasets.length === 0
        ? t.answerNone
        : t.answer(datasets.length, formats.number(datasets.reduce((sum, { invoices }) => sum + invoices, 0)));
  return (
    <Page>
      <PageHeader
        title={t.title}
        {...(answer === undefined ? {} : { answer })}
        actions={
          <>
            <LinkButton
              to="/data/benchmarks"
              variant="default"
              leftSection={<IconRulerMeasure size={16} aria-hidden />}
            >
              {t.benchmarks}
            </LinkButton>
            {datasets !== undefined && datasets.length > 0 && <ImportButton />}
          </>
        }
      />
      <QueryView query={query} ability="read_data" skeleton={<LoadingSkeleton rows={4} />}>
        {(rows) => (
          <Section title={t.list} flush>
            {rows.length === 0 ? (
              <EmptyState title={t.emptyTitle} text={t.emptyText} action={<ImportButton />} />
            ) : (
              <DatasetTable rows={rows} />
            )}
          </Section>
        )}
      </QueryView>
    </Page>
  );
}

interface ListState {
  readonly state: { readonly data?: readonly { readonly status: string }[] | undefined };
}

function refetchWhileImporting({ state }: ListState): number | false {
  return state.data?.some(({ status }) => status === 'importing') === true ? 3_000 : false;
}
