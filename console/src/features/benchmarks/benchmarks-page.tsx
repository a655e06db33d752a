import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { DateText } from '../../ui/values.js';
import { AddBenchmarkButton } from './add-benchmark-button.js';
import { benchmarkMessages } from './messages.js';

type Row = ApiOutput['benchmarks']['list'][number];

/** With whom are customers compared? */
export default function BenchmarksPage() {
  const t = useT(benchmarkMessages);
  const query = useQuery(trpc.benchmarks.list.queryOptions());
  return (
    <Page>
      <PageHeader
        title={t.title}
        answer={t.answer}
        crumbs={[
          <LinkAnchor key="data" to="/data" c="dimmed">
            {t.data}
          </LinkAnchor>,
        ]}
        actions={<AddBenchmarkButton />}
      />
      <QueryView query={query} skeleton={<LoadingSkeleton rows={3} />}>
        {(rows) => (
          <Section title={t.list} flush>
            {rows.length === 0 ? (
              <EmptyState title={t.emptyTitle} text={t.emptyText} />
            ) : (
              <BenchmarkTable rows={rows} />
            )}
          </Section>
        )}
      </QueryView>
    </Page>
  );
}

interface BenchmarkTableProps {
  readonly rows: readonly Row[];
}

function BenchmarkTable({ rows }: BenchmarkTableProps) {
  const t = useT(benchmarkMessages);
  const text = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const paramsOf = (row: Row) => ({ benchmarkId: row.id, version: String(row.version) });
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: t.name,
      sortBy: (row) => text(row.name),
      cell: (row) => (
        <Stack gap={0}>
          <LinkAnchor to="/data/benchmarks/$benchmarkId/$version" params={paramsOf(row)} fw={600} c="inherit">
            {text(row.name)}
          </LinkAnchor>
          <Text size="xs" c="dimmed">
            {row.id}
          </Text>
        </Stack>
      ),
    },
    { id: 'version', header: t.versionColumn, align: 'end', sortBy: (row) => row.version, cell: (row) => row.version },
    {
      id: 'nomenclature',
      header: t.nomenclature,
      sortBy: (row) => t[row.nomenclature],
      cell: (row) => (
        <>
          {t[row.nomenclature]}
          {row.translates !== null && (
            <Text size="xs" c="dimmed">
              {t.alsoFrom(t[row.translates])}
            </Text>
          )}
        </>
      ),
    },
    { id: 'year', header: t.year, align: 'end', sortBy: (row) => row.year, cell: (row) => row.year },
    {
      id: 'cells',
      header: t.cells,
      align: 'end',
      sortBy: (row) => row.cells,
      cell: (row) => formats.number(row.cells),
    },
    {
      id: 'installed',
      header: t.installed,
      sortBy: (row) => row.installedAt,
      cell: (row) => <DateText value={row.installedAt} />,
    },
  ];
  return (
    <DataTable
      rows={rows}
      columns={columns}
      rowKey={(row) => `${row.id}@${row.version}`}
      label={t.list}
      onOpen={(row) => void navigate({ to: '/data/benchmarks/$benchmarkId/$version', params: paramsOf(row) })}
    />
  );
}
