import { Anchor, Text } from '@mantine/core';
import { useFormats, useLocale, useT, useText } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LinkAnchor } from '../../ui/link.js';
import { Section } from '../../ui/section.js';
import { StatusBadge, type Tone } from '../../ui/status-badge.js';
import { DateText } from '../../ui/values.js';
import type { Dataset } from './dataset-figures.js';
import { dataMessages } from './messages.js';

type ImportRow = Dataset['imports'][number];

const TONES: Readonly<Record<ImportRow['status'], Tone>> = {
  running: 'accent',
  succeeded: 'positive',
  failed: 'negative',
  cancelled: 'neutral',
};

interface ImportHistoryProps {
  readonly dataset: Dataset;
}

/** Every file that went into the dataset, with what was refused of it. */
export function ImportHistory({ dataset }: ImportHistoryProps) {
  const t = useT(dataMessages);
  const text = useText();
  const { locale } = useLocale();
  const formats = useFormats();
  const columns: readonly Column<ImportRow>[] = [
    {
      id: 'file',
      header: t.file,
      cell: (row) =>
        row.status === 'running' && row.jobId !== null ? (
          <LinkAnchor to="/data/import" search={{ job: row.jobId, dataset: dataset.datasetId, step: 'run' }}>
            {row.fileName}
          </LinkAnchor>
        ) : (
          row.fileName
        ),
    },
    { id: 'kind', header: t.kind, cell: (row) => text(row.content) },
    {
      id: 'status',
      header: t.status,
      cell: (row) => <StatusBadge tone={TONES[row.status]} label={t[`status_${row.status}`]} size="sm" />,
    },
    {
      id: 'accepted',
      header: t.accepted,
      align: 'end',
      cell: (row) => (row.summary === null ? '–' : formats.number(row.summary.accepted)),
    },
    {
      id: 'rejected',
      header: t.rejected,
      align: 'end',
      cell: (row) =>
        row.summary === null ? (
          '–'
        ) : row.summary.rejected === 0 ? (
          '0'
        ) : (
          <Anchor
            href={`/api/datasets/${dataset.datasetId}/imports/${row.importId}/rejects.csv?lang=${locale}`}
            title={t.rejectsFile}
            download
          >
            {formats.number(row.summary.rejected)} · CSV
          </Anchor>
        ),
    },
    { id: 'by', header: t.by, cell: (row) => row.createdBy.name },
    { id: 'at', header: t.at, cell: (row) => <DateText value={row.createdAt} withTime /> },
  ];
  return (
    <Section title={t.history} note={t.historyNote} flush>
      <DataTable rows={dataset.imports} columns={columns} rowKey={(row) => row.importId} label={t.history} />
      <Text size="xs" c="dimmed" px={20} py={12} style={{ wordBreak: 'break-all' }}>
        {t.fingerprint(dataset.digest)}
      </Text>
    </Section>
  );
}
